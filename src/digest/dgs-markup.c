/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-markup.h"

#include "dgs-block.h"
#include "dgs-link.h"
#include "dgs-text.h"

#include <string.h>

/* More than any text that somebody reads; what is beyond is left out. */
#define MAX_NODES 200000

/* The head of a page is not in it: libxml2 leaves elements there that it does not know where no
 * body begins. All that belongs there is. */
static const char *const dropped[] = {
  "applet",   "audio",    "base",     "button",   "canvas",   "datalist", "dialog",
  "embed",    "form",     "frame",    "frameset", "iframe",   "input",    "link",
  "map",      "meta",     "meter",    "nav",      "noframes", "noscript", "object",
  "optgroup", "option",   "param",    "progress", "script",   "select",   "style",
  "svg",      "template", "textarea", "title",    "video",    NULL,
};

static const char *const blocks[] = {
  "address", "article", "aside",  "body",     "caption",    "center", "dd",     "dir",
  "div",     "dl",      "dt",     "fieldset", "figcaption", "figure", "footer", "header",
  "hgroup",  "html",    "legend", "li",       "main",       "menu",   "p",      "section",
  "tbody",   "td",      "tfoot",  "th",       "thead",      "tr",     NULL,
};

static const struct {
  const char *name;
  DgsSpanStyle style;
} styles[] = {
  { "b", DGS_SPAN_STRONG },     { "strong", DGS_SPAN_STRONG }, { "dt", DGS_SPAN_STRONG },
  { "i", DGS_SPAN_EMPHASIS },   { "em", DGS_SPAN_EMPHASIS },   { "cite", DGS_SPAN_EMPHASIS },
  { "dfn", DGS_SPAN_EMPHASIS }, { "var", DGS_SPAN_EMPHASIS },  { "code", DGS_SPAN_CODE },
  { "kbd", DGS_SPAN_CODE },     { "samp", DGS_SPAN_CODE },     { "tt", DGS_SPAN_CODE },
  { "s", DGS_SPAN_STRIKE },     { "strike", DGS_SPAN_STRIKE }, { "del", DGS_SPAN_STRIKE },
};

/* Tells whether an element stands on lines of its own. */
gboolean
dgs_markup_is_block (xmlNode *node)
{
  return dgs_html_is_one_of (node, blocks);
}

/* Counts a node. Returns whether there is still room for it. */
gboolean
dgs_markup_enter (DgsMarkup *self)
{
  return self->nodes++ < MAX_NODES;
}

/* What the generator of a site adds to its headings is no text. */
static gboolean
is_heading_anchor (xmlNode *node)
{
  static const char *const marks[] = { "", "#", "¶", "§", "🔗", NULL };
  g_autofree char *href = dgs_html_get_attribute (node, "href");
  g_autofree char *text = NULL;

  if (!href || *href != '#')
    return FALSE;
  if (!dgs_html_has_class (node, "anchor") && !dgs_html_has_class (node, "headerlink") &&
      !dgs_html_has_class (node, "heading-anchor") && !dgs_html_has_class (node, "header-anchor"))
    return FALSE;
  text = dgs_html_get_text (node);
  return g_strv_contains (marks, text);
}

/* Tells whether neither an element nor what is in it is text. */
gboolean
dgs_markup_is_dropped (xmlNode *node)
{
  g_autofree char *hidden = NULL;

  if (node->type != XML_ELEMENT_NODE || dgs_html_is_one_of (node, dropped))
    return TRUE;
  if (!node->properties)
    return FALSE;
  if (dgs_html_is (node, "a"))
    return is_heading_anchor (node);
  hidden = dgs_html_get_attribute (node, "hidden");
  return hidden && g_ascii_strcasecmp (hidden, "until-found") != 0;
}

/* Gives the style of what is in an element. @href holds the address of a link. */
DgsInlineStyle
dgs_markup_get_style (DgsMarkup *self, xmlNode *node, const DgsInlineStyle *outer, char **href)
{
  DgsInlineStyle style = *outer;
  g_autofree char *reference = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (styles); i++) {
    if (dgs_html_is (node, styles[i].name))
      style.style |= styles[i].style;
  }
  if (dgs_html_is (node, "a"))
    reference = dgs_html_get_attribute (node, "href");
  if (reference) {
    *href = dgs_link_resolve (self->base, reference);
    style.href = *href;
    style.dead = !*href;
  }
  return style;
}

/* Adds the text of a text node. */
void
dgs_markup_append_text (DgsInline *line, const xmlNode *node, const DgsInlineStyle *style)
{
  g_autofree char *text = NULL;

  if (node->content) {
    text = g_utf8_make_valid ((const char *) node->content, -1);
    dgs_inline_append (line, text, style);
  }
}

/* Collects everything in a node as one run of text, for blocks that hold no others. */
static void
collect (DgsMarkup *self, DgsInline *line, xmlNode *parent, const DgsInlineStyle *style)
{
  xmlNode *node;

  for (node = parent->children; node && dgs_markup_enter (self); node = node->next) {
    g_autofree char *href = NULL;
    DgsInlineStyle inner;

    if (node->type == XML_TEXT_NODE) {
      dgs_markup_append_text (line, node, style);
    } else if (dgs_html_is (node, "br")) {
      dgs_inline_break (line);
    } else if (dgs_html_is (node, "img")) {
      g_autofree char *alternative = dgs_html_get_attribute (node, "alt");

      dgs_inline_append (line, alternative ? alternative : "", style);
    } else if (!dgs_markup_is_dropped (node)) {
      gboolean is_block = dgs_markup_is_block (node);

      inner = dgs_markup_get_style (self, node, style, &href);
      if (is_block)
        dgs_inline_break (line);
      collect (self, line, node, &inner);
      if (is_block)
        dgs_inline_break (line);
    }
  }
}

/* Makes all the text in a node the text of a block. */
void
dgs_markup_collect (DgsMarkup *self, DgsBlock *block, xmlNode *node)
{
  static const DgsInlineStyle plain = { DGS_SPAN_PLAIN, NULL, FALSE };
  g_autoptr (DgsInline) line = dgs_inline_new ();

  collect (self, line, node, &plain);
  g_ptr_array_unref (block->spans);
  block->spans = dgs_inline_take (line);
}
