/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-html.h"

#include "dgs-text.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <string.h>

/* No page that people write is nested like this. libxml2 searches its stack of open elements at
 * each tag, and its list of attributes at each attribute: with limits for both the time that it
 * needs is linear. */
#define MAX_DEPTH 200
#define MAX_ATTRIBUTES 64

#define PARSE_OPTIONS                                                                  \
  (HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | \
   HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC)

typedef struct {
  guint depth;
  gboolean too_deep;
} Nesting;

static void
start_element_cb (void *user_data, const xmlChar *name, const xmlChar **attributes)
{
  xmlParserCtxt *context = user_data;
  Nesting *nesting = context->_private;

  if (++nesting->depth > MAX_DEPTH) {
    nesting->too_deep = TRUE;
    xmlStopParser (context);
    return;
  }
  xmlSAX2StartElement (context, name, attributes);
}

static void
end_element_cb (void *user_data, const xmlChar *name)
{
  xmlParserCtxt *context = user_data;
  Nesting *nesting = context->_private;

  if (nesting->depth > 0)
    nesting->depth--;
  if (!nesting->too_deep)
    xmlSAX2EndElement (context, name);
}

/* Copies a tag whose '<' is at @tag and returns where it ends. Attributes beyond the limit are
 * left out. */
static const char *
copy_tag (const char *tag, GString *out)
{
  const char *cursor;
  char quote = '\0';
  guint separators = 0;

  for (cursor = tag; *cursor; cursor++) {
    gboolean ends = !quote && *cursor == '>';

    if (quote && *cursor == quote)
      quote = '\0';
    else if (!quote && (*cursor == '"' || *cursor == '\'') && cursor[-1] == '=')
      quote = *cursor;
    if (!quote && (g_ascii_isspace (*cursor) || *cursor == '"' || *cursor == '\''))
      separators++;
    if (separators <= MAX_ATTRIBUTES * 2 || ends)
      g_string_append_c (out, *cursor);
    if (ends)
      return cursor + 1;
  }
  return cursor;
}

static gboolean
starts_with_tag (const char *text, const char *tag)
{
  gsize length = strlen (tag);

  return g_ascii_strncasecmp (text, tag, length) == 0 && !g_ascii_isalnum (text[length]);
}

/* Returns where the element that begins at @text ends, if it holds no text but something that
 * only looks like markup. */
static const char *
skip_raw (const char *text)
{
  static const char *const raw[][2] = { { "<script", "</script" }, { "<style", "</style" } };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (raw); i++) {
    if (!starts_with_tag (text, raw[i][0]))
      continue;
    while (*text && !starts_with_tag (text, raw[i][1]))
      text++;
    text += strcspn (text, ">");
    return *text ? text + 1 : text;
  }
  return NULL;
}

static const char *
skip_comment (const char *text, gboolean *unclosed)
{
  const char *end = *unclosed ? NULL : strstr (text + 4, "-->");

  *unclosed = !end;
  return end ? end + 3 : text + 4;
}

/* Makes valid UTF-8 of at most @max_bytes, without control characters, scripts and comments, and
 * without tags that take more than their share of time. */
static char *
clean (const char *html, gsize max_bytes)
{
  g_autofree char *valid = g_utf8_make_valid (html, (gssize) strnlen (html, max_bytes));
  g_autoptr (GString) out = g_string_sized_new (strlen (valid));
  const char *cursor = valid;
  gboolean unclosed = FALSE;

  while (*cursor) {
    const char *end = *cursor == '<' ? skip_raw (cursor) : NULL;

    if (end) {
      cursor = end;
    } else if (strncmp (cursor, "<!--", 4) == 0) {
      cursor = skip_comment (cursor, &unclosed);
    } else if (*cursor == '<' && (g_ascii_isalpha (cursor[1]) || cursor[1] == '/')) {
      cursor = copy_tag (cursor, out);
    } else {
      if ((guchar) *cursor >= 0x20 || strchr ("\t\n\r", *cursor))
        g_string_append_c (out, *cursor);
      cursor++;
    }
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What is nested too deep for a tree still has words. */
static char *
strip_tags (const char *html)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (html));
  gboolean is_open = TRUE;
  const char *cursor = html;

  while (*cursor) {
    const char *end = *cursor == '<' && is_open ? strchr (cursor, '>') : NULL;

    if (*cursor == '<' && !end) {
      is_open = FALSE;
      g_string_append (out, "&lt;");
    } else {
      g_string_append_c (out, end ? ' ' : *cursor);
    }
    cursor = end ? end + 1 : cursor + 1;
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static xmlDoc *
parse_clean (const char *html, gboolean *too_deep)
{
  htmlParserCtxt *context = htmlNewParserCtxt ();
  Nesting nesting = {
    0,
  };
  g_autoptr (xmlDoc) document = NULL;

  context->sax->startElement = start_element_cb;
  context->sax->endElement = end_element_cb;
  context->_private = &nesting;
  document = htmlCtxtReadMemory (context, html, (int) strlen (html), NULL, "UTF-8", PARSE_OPTIONS);
  htmlFreeParserCtxt (context);
  *too_deep = nesting.too_deep;
  return nesting.too_deep ? NULL : g_steal_pointer (&document);
}

/**
 * dgs_html_parse:
 * @html: HTML, in whatever state
 * @max_bytes: how much of it to read
 *
 * Parses HTML, well-formed or not, in a time that grows with its length and no faster.
 *
 * What is nested deeper than any text is becomes one run of words.
 *
 * Returns: (transfer full) (nullable): the tree, not nested deeper than a recursive function can
 *   go; %NULL where there is nothing in it
 */
xmlDoc *
dgs_html_parse (const char *html, gsize max_bytes)
{
  g_autofree char *cleaned = clean (html, MIN (max_bytes, G_MAXINT / 8));
  g_autofree char *words = NULL;
  gboolean too_deep = FALSE;
  xmlDoc *document;

  if (dgs_text_is_blank (cleaned))
    return NULL;
  document = parse_clean (cleaned, &too_deep);
  if (!too_deep)
    return document;
  words = strip_tags (cleaned);
  return dgs_text_is_blank (words) ? NULL : parse_clean (words, &too_deep);
}

/**
 * dgs_html_is:
 * @node: (nullable): a node
 * @name: an element's name in lower case
 *
 * Tells whether a node is an element of a name.
 *
 * Returns: whether it is
 */
gboolean
dgs_html_is (const xmlNode *node, const char *name)
{
  return node && node->type == XML_ELEMENT_NODE && g_str_equal (node->name, name);
}

/**
 * dgs_html_is_one_of:
 * @node: (nullable): a node
 * @names: (array zero-terminated=1): names of elements in lower case
 *
 * Tells whether a node is an element of one of several names.
 *
 * Returns: whether it is
 */
gboolean
dgs_html_is_one_of (const xmlNode *node, const char *const *names)
{
  for (; *names; names++) {
    if (dgs_html_is (node, *names))
      return TRUE;
  }
  return FALSE;
}

/**
 * dgs_html_get_attribute:
 * @node: an element
 * @name: an attribute's name
 *
 * Reads an attribute.
 *
 * Returns: (transfer full) (nullable): its value as valid UTF-8, %NULL where there is none
 */
char *
dgs_html_get_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *result = value ? g_utf8_make_valid ((const char *) value, -1) : NULL;

  xmlFree (value);
  return result;
}

/**
 * dgs_html_has_class:
 * @node: an element
 * @name: a class
 *
 * Tells whether an element is of a class.
 *
 * Returns: whether its class attribute lists @name
 */
gboolean
dgs_html_has_class (xmlNode *node, const char *name)
{
  g_autofree char *value = NULL;
  g_auto (GStrv) classes = NULL;

  if (node->type != XML_ELEMENT_NODE || !node->properties)
    return FALSE;
  value = dgs_html_get_attribute (node, "class");
  if (!value)
    return FALSE;
  classes = g_strsplit_set (value, " \t\r\n", -1);
  return g_strv_contains ((const char *const *) classes, name);
}

/**
 * dgs_html_get_text:
 * @node: a node
 *
 * Reads all the text in a node.
 *
 * Returns: (transfer full): valid UTF-8, white space collapsed
 */
char *
dgs_html_get_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *valid = g_utf8_make_valid (content ? (const char *) content : "", -1);

  xmlFree (content);
  return dgs_text_collapse (valid);
}

/**
 * dgs_html_next:
 * @node: where to go on from
 * @top: the node not to leave
 *
 * Walks a tree in the order of the text.
 *
 * Returns: (transfer none) (nullable): the next node under @top, %NULL after the last one
 */
xmlNode *
dgs_html_next (const xmlNode *node, const xmlNode *top)
{
  if (node->children && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node != top && !node->next)
    node = node->parent;
  return node == top ? NULL : node->next;
}
