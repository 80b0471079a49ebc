/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-markdown.h"

#include <string.h>

#include "dgs-block.h"
#include "dgs-stories.h"
#include "dgs-text.h"

/* What means something wherever it stands in a line (CommonMark 0.31, GitHub's strikethrough). */
#define SPECIAL "\\`*_[]<~"

static void append_blocks (GString *out, GPtrArray *blocks);

/* At the beginning of a line, a number before a dot or bracket, or one of some marks, would make a
 * list, a heading, a quote or a rule. */
static gboolean
begins_block (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits > 0)
    return text[digits] == '.' || text[digits] == ')';
  return strchr ("#>-+=", *text) != NULL;
}

static gboolean
begins_reference (const char *text)
{
  gsize length = *text == '&' ? 1 + (text[1] == '#') : 0;
  gsize start = length;

  while (length > 0 && g_ascii_isalnum (text[length]))
    length++;
  return length > start && text[length] == ';';
}

static void
append_escaped (GString *out, const char *text)
{
  gboolean line_start = out->len == 0 || out->str[out->len - 1] == '\n';
  const char *cursor;

  for (cursor = text; *cursor; cursor++) {
    if (line_start && begins_block (cursor)) {
      gsize digits = strspn (cursor, "0123456789");

      g_string_append_len (out, cursor, (gssize) digits);
      cursor += digits;
      g_string_append_c (out, '\\');
    } else if (strchr (SPECIAL, *cursor) || begins_reference (cursor)) {
      g_string_append_c (out, '\\');
    }
    /* A break that stays one. */
    if (*cursor == '\n')
      g_string_append_c (out, '\\');
    g_string_append_c (out, *cursor);
    line_start = *cursor == '\n';
  }
}

/* One more backtick than the longest run inside. */
static char *
make_fence (const char *text, guint least)
{
  guint longest = 0;
  guint run = 0;
  const char *cursor;

  for (cursor = text; *cursor; cursor++) {
    run = *cursor == '`' ? run + 1 : 0;
    longest = MAX (longest, run);
  }
  return g_strnfill (longest > 0 ? MAX (longest + 1, least) : least, '`');
}

static void
append_code_span (GString *out, const char *text)
{
  g_autofree char *fence = make_fence (text, 1);
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');
  gsize length = strlen (line);
  gboolean pad = line[0] == '`' || line[length - 1] == '`' ||
                 (line[0] == ' ' && line[length - 1] == ' ' && !dgs_text_is_blank (line));

  g_string_append_printf (out, "%s%s%s%s%s", fence, pad ? " " : "", line, pad ? " " : "", fence);
}

/* White space inside of the marks would take their meaning away. */
static void
append_marked (GString *out, const char *text, DgsSpanStyle style)
{
  g_autofree char *core = g_strstrip (g_strdup (text));
  const char *found = strstr (text, core);
  g_autoptr (GString) marks = g_string_new (NULL);

  if (*core == '\0') {
    g_string_append (out, text);
    return;
  }
  if (style & DGS_SPAN_STRIKE)
    g_string_append (marks, "~~");
  if (style & DGS_SPAN_STRONG)
    g_string_append (marks, "**");
  if (style & DGS_SPAN_EMPHASIS)
    g_string_append_c (marks, '*');
  g_string_append_len (out, text, found - text);
  g_string_append (out, marks->str);
  if (style & DGS_SPAN_CODE)
    append_code_span (out, core);
  else
    append_escaped (out, core);
  g_strreverse (marks->str);
  g_string_append (out, marks->str);
  g_string_append (out, found + strlen (core));
}

static void
append_destination (GString *out, const char *address)
{
  const char *cursor;

  g_string_append_c (out, '<');
  for (cursor = address; *cursor; cursor++) {
    if (strchr ("<>\\", *cursor) || g_ascii_isspace (*cursor))
      g_string_append_printf (out, "%%%02X", (guint) (guchar) *cursor);
    else
      g_string_append_c (out, *cursor);
  }
  g_string_append_c (out, '>');
}

static gboolean
is_soft_break (const DgsSpan *span)
{
  return span->style == DGS_SPAN_SOFT_BREAK && !span->href;
}

/* Neighbours that look alike are one run: marks that meet would cancel each other. */
static guint
take_run (GPtrArray *spans, guint from, GString *text)
{
  const guint looks = ~(guint) DGS_SPAN_SOFT_BREAK;
  const DgsSpan *first = g_ptr_array_index (spans, from);
  guint i;

  for (i = from; i < spans->len; i++) {
    const DgsSpan *span = g_ptr_array_index (spans, i);

    if (is_soft_break (span) || (span->style & looks) != (first->style & looks) ||
        g_strcmp0 (span->href, first->href) != 0)
      break;
    g_string_append (text, span->text);
  }
  return i;
}

static void
append_spans (GString *out, GPtrArray *spans)
{
  guint i = 0;

  while (i < spans->len) {
    const DgsSpan *span = g_ptr_array_index (spans, i);
    g_autoptr (GString) text = g_string_new (NULL);

    /* Where the publisher breaks the line without showing it, so may Markdown. */
    if (is_soft_break (span)) {
      g_string_append_c (out, '\n');
      i++;
      continue;
    }
    i = take_run (spans, i, text);
    if (span->href)
      g_string_append_c (out, '[');
    append_marked (out, text->str, span->style);
    if (span->href) {
      g_string_append (out, "](");
      append_destination (out, span->href);
      g_string_append_c (out, ')');
    }
  }
}

/* Every line after the first of what is in a list or a quote stands behind a prefix. */
static void
append_prefixed (GString *out, const char *text, const char *first, const char *rest)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint i;

  for (i = 0; lines[i]; i++) {
    g_autofree char *line = g_strconcat (i == 0 ? first : rest, lines[i], NULL);

    if (i > 0)
      g_string_append_c (out, '\n');
    g_string_append (out, *lines[i] ? line : g_strchomp (line));
  }
}

static void
append_list (GString *out, const DgsBlock *list)
{
  guint i;

  for (i = 0; i < list->children->len; i++) {
    const DgsBlock *item = g_ptr_array_index (list->children, i);
    g_autoptr (GString) inner = g_string_new (NULL);
    g_autofree char *mark =
        list->ordered ? g_strdup_printf ("%u. ", list->level + i) : g_strdup ("- ");
    g_autofree char *indent = g_strnfill (strlen (mark), ' ');

    append_spans (inner, item->spans);
    append_blocks (inner, item->children);
    if (i > 0)
      g_string_append_c (out, '\n');
    append_prefixed (out, inner->str, mark, indent);
  }
}

static void
append_code (GString *out, const DgsBlock *block)
{
  g_autofree char *text = dgs_spans_to_text (block->spans);
  g_autofree char *fence = make_fence (text, 3);

  g_string_append_printf (out, "%s\n%s%s%s", fence, text,
                          *text && !g_str_has_suffix (text, "\n") ? "\n" : "", fence);
}

static void
append_row (GString *out, const DgsBlock *row, guint n_columns)
{
  guint i;

  for (i = 0; i < n_columns; i++) {
    g_autoptr (GString) cell = g_string_new (NULL);

    if (row && i < row->children->len)
      append_spans (cell, ((DgsBlock *) g_ptr_array_index (row->children, i))->spans);
    g_string_replace (cell, "\\\n", "<br>", 0);
    g_strdelimit (cell->str, "\n", ' ');
    g_string_replace (cell, "|", "\\|", 0);
    g_string_append_printf (out, "| %s ", cell->str);
  }
  g_string_append (out, "|\n");
}

static gboolean
is_header (const DgsBlock *row)
{
  return row->children->len > 0 && ((DgsBlock *) g_ptr_array_index (row->children, 0))->ordered;
}

/* A table of GitHub's kind has a header always; it may be empty. */
static void
append_table (GString *out, const DgsBlock *table)
{
  guint n_columns = 0;
  gboolean has_header;
  guint i;

  for (i = 0; i < table->children->len; i++)
    n_columns =
        MAX (n_columns, ((DgsBlock *) g_ptr_array_index (table->children, i))->children->len);
  if (n_columns == 0)
    return;
  has_header = is_header (g_ptr_array_index (table->children, 0));
  append_row (out, has_header ? g_ptr_array_index (table->children, 0) : NULL, n_columns);
  for (i = 0; i < n_columns; i++)
    g_string_append (out, "| --- ");
  g_string_append (out, "|\n");
  for (i = has_header ? 1 : 0; i < table->children->len; i++)
    append_row (out, g_ptr_array_index (table->children, i), n_columns);
  g_string_truncate (out, out->len - 1);
}

static void
append_figure (GString *out, const DgsBlock *block)
{
  g_autofree char *text = dgs_spans_to_text (block->spans);
  g_autofree char *alternative = dgs_text_collapse (text);

  if (block->address)
    g_string_append (out, "![");
  append_escaped (out, alternative);
  if (block->address) {
    g_string_append (out, "](");
    append_destination (out, block->address);
    g_string_append_c (out, ')');
  }
}

static void
append_block (GString *out, const DgsBlock *block)
{
  g_autoptr (GString) inner = g_string_new (NULL);

  switch (block->kind) {
  case DGS_BLOCK_HEADING: {
    g_autofree char *marks = g_strnfill (CLAMP (block->level, 1, 6), '#');

    append_spans (inner, block->spans);
    g_string_replace (inner, "\\\n", " ", 0);
    g_strdelimit (inner->str, "\n", ' ');
    g_string_append_printf (out, "%s %s", marks, inner->str);
    break;
  }
  case DGS_BLOCK_LIST:
    append_list (out, block);
    break;
  case DGS_BLOCK_QUOTE:
    append_spans (inner, block->spans);
    append_blocks (inner, block->children);
    append_prefixed (out, inner->str, "> ", "> ");
    break;
  case DGS_BLOCK_CODE:
    append_code (out, block);
    break;
  case DGS_BLOCK_TABLE:
    append_table (out, block);
    break;
  case DGS_BLOCK_FIGURE:
    append_figure (out, block);
    break;
  case DGS_BLOCK_RULE:
    g_string_append (out, "---");
    break;
  case DGS_BLOCK_PARAGRAPH:
  case DGS_BLOCK_LIST_ITEM:
  case DGS_BLOCK_TABLE_ROW:
  case DGS_BLOCK_TABLE_CELL:
  case DGS_BLOCK_DISCLOSURE:
  default:
    append_spans (out, block->spans);
    append_blocks (out, block->children);
  }
}

static void
append_blocks (GString *out, GPtrArray *blocks)
{
  guint i;

  for (i = 0; i < blocks->len; i++) {
    g_autoptr (GString) text = g_string_new (NULL);

    append_block (text, g_ptr_array_index (blocks, i));
    if (text->len == 0)
      continue;
    if (out->len > 0)
      g_string_append (out, "\n\n");
    g_string_append (out, text->str);
  }
}

static char *
finish (GString *out)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/**
 * dgs_markdown_from_document:
 * @document: a document
 *
 * Writes a document as Markdown: CommonMark 0.31, with tables and strikethrough as GitHub has
 * them.
 *
 * Returns: (transfer full): text that ends with a line break, empty where there is nothing
 */
char *
dgs_markdown_from_document (DgsDocument *document)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (document != NULL, NULL);

  append_blocks (out, dgs_document_get_blocks (document));
  return finish (out);
}

/**
 * dgs_markdown_from_story:
 * @document: the text of a digest
 * @story: the number of one of its stories, from 0
 *
 * Writes one story of a digest as Markdown.
 *
 * Returns: (transfer full): as dgs_markdown_from_document(); empty where there is no such story
 */
char *
dgs_markdown_from_story (DgsDocument *document, guint story)
{
  g_autoptr (GArray) places = NULL;
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  GPtrArray *blocks;
  const DgsStoryPlace *place;
  GString *out = g_string_new (NULL);
  guint from;
  guint to;

  g_return_val_if_fail (document != NULL, NULL);

  places = dgs_stories_find_places (document);
  if (story >= places->len)
    return finish (out);
  place = &g_array_index (places, DgsStoryPlace, story);
  blocks = dgs_document_get_blocks (document);
  if (g_ptr_array_find (blocks, place->first, &from) &&
      g_ptr_array_find (blocks, place->last, &to)) {
    for (; from <= to; from++)
      g_ptr_array_add (taken, g_ptr_array_index (blocks, from));
    append_blocks (out, taken);
  } else {
    append_block (out, place->first);
  }
  return finish (out);
}

/**
 * dgs_markdown_link:
 * @text: plain text
 * @address: (nullable): where the link leads
 *
 * Writes a link in Markdown.
 *
 * Returns: (transfer full): one line without a line break; the text alone for no address
 */
char *
dgs_markdown_link (const char *text, const char *address)
{
  GString *out = g_string_new (NULL);

  if (address)
    g_string_append_c (out, '[');
  append_escaped (out, text);
  if (address) {
    g_string_append (out, "](");
    append_destination (out, address);
    g_string_append_c (out, ')');
  }
  return g_string_free (out, FALSE);
}
