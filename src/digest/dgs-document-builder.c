/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-document-builder.h"

#include "dgs-address.h"
#include "dgs-block.h"
#include "dgs-inline.h"
#include "dgs-markup.h"
#include "dgs-table.h"
#include "dgs-text.h"

#include <string.h>

/* Blocks deeper than this stand in the block around them. */
#define MAX_DEPTH 32

/* No image is said to be larger, in pixels. */
#define MAX_IMAGE_LENGTH 100000

/* Where blocks go that are found at one level of the tree. */
typedef struct {
  GPtrArray *blocks;
  DgsInline *line;
  GPtrArray *figures;
  guint depth;
} Sink;

static const DgsInlineStyle plain = { DGS_SPAN_PLAIN, NULL, FALSE };

static void walk (DgsMarkup *self, Sink *sink, xmlNode *parent, const DgsInlineStyle *style);
static void walk_node (DgsMarkup *self, Sink *sink, xmlNode *node, const DgsInlineStyle *style);

static void
add_if_filled (GPtrArray *blocks, DgsBlock *block)
{
  g_autofree char *text = block->children->len > 0 ? NULL : dgs_spans_to_text (block->spans);

  if (block->children->len > 0 || !dgs_text_is_blank (text))
    g_ptr_array_add (blocks, block);
  else
    dgs_block_free (block);
}

/* Ends the paragraph. The images in it follow it. */
static void
flush (Sink *sink)
{
  DgsBlock *paragraph = dgs_block_new (DGS_BLOCK_PARAGRAPH);

  g_ptr_array_unref (paragraph->spans);
  paragraph->spans = dgs_inline_take (sink->line);
  add_if_filled (sink->blocks, paragraph);
  g_ptr_array_extend_and_steal (sink->blocks, g_steal_pointer (&sink->figures));
  sink->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_block_free);
}

/* Fills a block with the blocks in a node, or with the node itself. */
static void
fill (DgsMarkup *self, DgsBlock *block, xmlNode *node, guint depth, gboolean itself)
{
  g_autoptr (DgsInline) line = dgs_inline_new ();
  Sink sink = {
    block->children,
    line,
    g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_block_free),
    depth,
  };

  if (itself)
    walk_node (self, &sink, node, &plain);
  else
    walk (self, &sink, node, &plain);
  flush (&sink);
  g_ptr_array_unref (sink.figures);
}

static void
add_heading (DgsMarkup *self, Sink *sink, xmlNode *node)
{
  DgsBlock *heading = dgs_block_new (DGS_BLOCK_HEADING);

  heading->level = (guint) (node->name[1] - '0');
  dgs_markup_collect (self, heading, node);
  add_if_filled (sink->blocks, heading);
}

static guint
get_first_number (xmlNode *node)
{
  g_autofree char *start = dgs_html_get_attribute (node, "start");
  guint64 number = 1;

  if (start)
    g_ascii_string_to_unsigned (start, 10, 0, G_MAXINT32, &number, NULL);
  return (guint) number;
}

/* What stands in a list and is no item is one all the same. */
static void
add_list (DgsMarkup *self, Sink *sink, xmlNode *node)
{
  DgsBlock *list = dgs_block_new (DGS_BLOCK_LIST);
  xmlNode *child;

  list->ordered = dgs_html_is (node, "ol");
  list->level = list->ordered ? get_first_number (node) : 0;
  for (child = node->children; child && dgs_markup_enter (self); child = child->next) {
    DgsBlock *item = dgs_block_new (DGS_BLOCK_LIST_ITEM);

    fill (self, item, child, sink->depth + 1, !dgs_html_is (child, "li"));
    add_if_filled (list->children, item);
  }
  add_if_filled (sink->blocks, list);
}

static void
add_quote (DgsMarkup *self, Sink *sink, xmlNode *node)
{
  DgsBlock *quote = dgs_block_new (DGS_BLOCK_QUOTE);

  fill (self, quote, node, sink->depth + 1, FALSE);
  add_if_filled (sink->blocks, quote);
}

static void
add_disclosure (DgsMarkup *self, Sink *sink, xmlNode *node)
{
  DgsBlock *disclosure = dgs_block_new (DGS_BLOCK_DISCLOSURE);
  xmlNode *child;

  for (child = node->children; child; child = child->next) {
    if (dgs_html_is (child, "summary")) {
      dgs_markup_collect (self, disclosure, child);
      break;
    }
  }
  fill (self, disclosure, node, sink->depth + 1, FALSE);
  add_if_filled (sink->blocks, disclosure);
}

static void
add_code (DgsMarkup *self, Sink *sink, xmlNode *node)
{
  DgsBlock *code = dgs_block_new (DGS_BLOCK_CODE);
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *text = g_utf8_make_valid (content ? (const char *) content : "", -1);

  xmlFree (content);
  g_strchomp (text);
  if (*text)
    g_ptr_array_add (code->spans,
                     dgs_span_new (text + (*text == '\n'), DGS_SPAN_CODE, NULL, FALSE));
  add_if_filled (sink->blocks, code);
}

static void
add_table (DgsMarkup *self, Sink *sink, xmlNode *node)
{
  xmlNode *child;

  if (dgs_table_is_layout (node)) {
    walk (self, sink, node, &plain);
    flush (sink);
    return;
  }
  for (child = node->children; child; child = child->next) {
    if (dgs_html_is (child, "caption")) {
      walk (self, sink, child, &plain);
      flush (sink);
    }
  }
  add_if_filled (sink->blocks, dgs_table_build (self, node));
}

static void
add_rule (DgsMarkup *self, Sink *sink, xmlNode *node)
{
  g_ptr_array_add (sink->blocks, dgs_block_new (DGS_BLOCK_RULE));
}

/* A length in pixels, as HTML takes it: digits at the beginning. Percents say nothing of pixels. */
static gboolean
get_length (xmlNode *node, const char *name, guint *length)
{
  g_autofree char *value = dgs_html_get_attribute (node, name);
  char *end = NULL;

  *length = 0;
  if (!value || !g_ascii_isdigit (*value))
    return FALSE;
  *length = (guint) MIN (g_ascii_strtoull (value, &end, 10), MAX_IMAGE_LENGTH);
  return strchr (end, '%') == NULL;
}

/* Pages that load images late have the address elsewhere, and a stand-in where it belongs. */
static char *
get_image_address (DgsMarkup *self, xmlNode *node)
{
  static const char *const names[] = { "src", "data-src", "data-original" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *source = dgs_html_get_attribute (node, names[i]);
    g_autofree char *address = source ? dgs_address_resolve (self->base, source) : NULL;

    if (address && dgs_address_is_web (address))
      return g_steal_pointer (&address);
  }
  return NULL;
}

static void
add_figure (DgsMarkup *self, Sink *sink, xmlNode *node)
{
  g_autofree char *alternative = dgs_html_get_attribute (node, "alt");
  g_autofree char *text = dgs_text_collapse (alternative);
  g_autofree char *address = get_image_address (self, node);
  DgsBlock *figure;
  guint width = 0;
  guint height = 0;
  gboolean wide = get_length (node, "width", &width);
  gboolean high = get_length (node, "height", &height);

  /* Images of one pixel count readers, nothing else. */
  if ((wide && width <= 1) || (high && height <= 1) || (!address && !*text))
    return;
  figure = dgs_block_new (DGS_BLOCK_FIGURE);
  figure->address = g_steal_pointer (&address);
  figure->width = wide ? width : 0;
  figure->height = high ? height : 0;
  if (*text)
    g_ptr_array_add (figure->spans, dgs_span_new (text, DGS_SPAN_PLAIN, NULL, FALSE));
  g_ptr_array_add (sink->figures, figure);
}

static const struct {
  const char *name;
  void (*add) (DgsMarkup *self, Sink *sink, xmlNode *node);
} handlers[] = {
  { "h1", add_heading },
  { "h2", add_heading },
  { "h3", add_heading },
  { "h4", add_heading },
  { "h5", add_heading },
  { "h6", add_heading },
  { "ul", add_list },
  { "ol", add_list },
  { "blockquote", add_quote },
  { "pre", add_code },
  { "details", add_disclosure },
  { "table", add_table },
  { "hr", add_rule },
};

static gboolean
handle (DgsMarkup *self, Sink *sink, xmlNode *node)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (handlers); i++) {
    if (dgs_html_is (node, handlers[i].name))
      break;
  }
  if (i == G_N_ELEMENTS (handlers) || sink->depth >= MAX_DEPTH)
    return FALSE;
  flush (sink);
  handlers[i].add (self, sink, node);
  return TRUE;
}

static void
walk_element (DgsMarkup *self, Sink *sink, xmlNode *node, const DgsInlineStyle *style)
{
  g_autofree char *href = NULL;
  DgsInlineStyle inner;
  gboolean is_block = dgs_markup_is_block (node) || sink->depth >= MAX_DEPTH;

  if (dgs_html_is (node, "br")) {
    dgs_inline_break (sink->line);
  } else if (dgs_html_is (node, "img")) {
    add_figure (self, sink, node);
  } else if (!handle (self, sink, node)) {
    inner = dgs_markup_get_style (self, node, style, &href);
    if (is_block)
      flush (sink);
    walk (self, sink, node, &inner);
    if (is_block)
      flush (sink);
  }
}

static void
walk_node (DgsMarkup *self, Sink *sink, xmlNode *node, const DgsInlineStyle *style)
{
  if (node->type == XML_TEXT_NODE)
    dgs_markup_append_text (sink->line, node, style);
  else if (!dgs_markup_is_dropped (node) && !dgs_html_is (node, "summary"))
    walk_element (self, sink, node, style);
}

static void
walk (DgsMarkup *self, Sink *sink, xmlNode *parent, const DgsInlineStyle *style)
{
  xmlNode *node;

  for (node = parent->children; node && dgs_markup_enter (self); node = node->next)
    walk_node (self, sink, node, style);
}

/* Makes the blocks of a document out of a parsed page. Only what dgs-markup.c and this file know
 * gets in. */
GPtrArray *
dgs_document_builder_run (xmlDoc *html, const char *base)
{
  g_autoptr (DgsBlock) top = dgs_block_new (DGS_BLOCK_QUOTE);
  DgsMarkup markup = { base, 0 };

  fill (&markup, top, (xmlNode *) html, 0, FALSE);
  return g_ptr_array_ref (top->children);
}
