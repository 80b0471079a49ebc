/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-typesetter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dgs-figure-tag.h"
#include "dgs-link-tag.h"
#include "dgs-quote-tag.h"
#include "dgs-reader-styles.h"
#include "dgs-story-heading.h"
#include "dgs-text.h"
#include "dgs-typesetter-private.h"

/* U+2028 breaks a line without ending the paragraph, so that its style goes on. */
#define LINE_BREAK "\342\200\250"

/* From here on a number is wider than a step of indentation. */
#define WIDE_NUMBER 100

static void
make_link (DgsTypesetter *self, const char *address, int start)
{
  g_autoptr (GtkTextTag) link = dgs_link_tag_new (address);

  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (self->buffer), link);
  dgs_typesetter_apply (self, link, start);
  dgs_typesetter_apply (self, dgs_typesetter_get_tag (self, DGS_STYLE_LINK), start);
}

static void
set_span (DgsTypesetter *self, const DgsSpan *span)
{
  static const struct {
    DgsSpanStyle flag;
    const char *style;
  } flags[] = {
    { DGS_SPAN_STRONG, DGS_STYLE_STRONG },
    { DGS_SPAN_EMPHASIS, DGS_STYLE_EMPHASIS },
    { DGS_SPAN_CODE, DGS_STYLE_CODE },
    { DGS_SPAN_STRIKE, DGS_STYLE_STRIKE },
  };
  g_auto (GStrv) lines = g_strsplit (span->text, "\n", -1);
  g_autofree char *text = g_strjoinv (LINE_BREAK, lines);
  int start = dgs_typesetter_get_offset (self);
  gsize i;

  dgs_typesetter_insert (self, text);
  for (i = 0; i < G_N_ELEMENTS (flags); i++) {
    if (span->style & flags[i].flag)
      dgs_typesetter_apply (self, dgs_typesetter_get_tag (self, flags[i].style), start);
  }
  if (span->href)
    make_link (self, span->href, start);
}

static void
set_spans (DgsTypesetter *self, GPtrArray *spans, guint first)
{
  guint i;

  for (i = first; i < spans->len; i++)
    set_span (self, spans->pdata[i]);
}

static void
set_story_line (DgsTypesetter *self, const DgsStoryHeading *line)
{
  int start = dgs_typesetter_get_offset (self);

  set_spans (self, line->title, 0);
  dgs_typesetter_end_paragraph (self, DGS_STYLE_STORY, start);
  if (line->byline->len > 0) {
    start = dgs_typesetter_get_offset (self);
    set_spans (self, line->byline, 0);
    dgs_typesetter_end_paragraph (self, DGS_STYLE_BYLINE, start);
  }
}

static void
set_paragraph (DgsTypesetter *self, const DgsBlock *block)
{
  g_autoptr (DgsStoryHeading) line = dgs_story_heading_new (block->spans);
  guint first = line ? line->n_spans : 0;
  int start;

  if (line)
    set_story_line (self, line);
  if (line)
    dgs_typesetter_set_note (self);
  if (first == block->spans->len)
    return;
  start = dgs_typesetter_get_offset (self);
  set_spans (self, block->spans, first);
  dgs_typesetter_end_paragraph (self, DGS_STYLE_PARAGRAPH, start);
}

static void
set_heading (DgsTypesetter *self, const DgsBlock *block)
{
  int start = dgs_typesetter_get_offset (self);

  dgs_typesetter_note_heading (self, block);
  set_spans (self, block->spans, 0);
  dgs_typesetter_end_paragraph (self, dgs_reader_styles_get_heading (block->level), start);
}

/* The first paragraph of an item stands beside its mark, what follows below it. */
static void
set_item (DgsTypesetter *self, const DgsBlock *item, const char *mark, gboolean wide)
{
  const DgsBlock *first = item->children->len > 0 ? item->children->pdata[0] : NULL;
  gboolean beside = first && first->kind == DGS_BLOCK_PARAGRAPH;
  int start = dgs_typesetter_get_offset (self);
  guint i;

  dgs_typesetter_insert (self, mark);
  dgs_typesetter_insert (self, "\t");
  if (beside)
    set_spans (self, first->spans, 0);
  else
    set_spans (self, item->spans, 0);
  dgs_typesetter_end_paragraph (self, DGS_STYLE_ITEM, start);
  dgs_typesetter_apply (
      self, dgs_typesetter_get_tag (self, wide ? DGS_STYLE_HANGING_WIDE : DGS_STYLE_HANGING),
      start);

  self->level += wide ? 2 : 1;
  dgs_typesetter_set_note (self);
  for (i = beside ? 1 : 0; i < item->children->len; i++) {
    g_autoptr (GPtrArray) one = g_ptr_array_new ();

    g_ptr_array_add (one, item->children->pdata[i]);
    dgs_typesetter_set_blocks (self, one);
  }
  self->level -= wide ? 2 : 1;
}

/* Gives the first or the last line of what was inserted since @start a style of its own. */
static void
apply_to_line (DgsTypesetter *self, const char *style, int start, gboolean last)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, start);
  if (gtk_text_iter_equal (&from, &self->iter))
    return;
  if (last) {
    from = self->iter;
    gtk_text_iter_backward_line (&from);
  }
  to = from;
  gtk_text_iter_forward_line (&to);
  gtk_text_buffer_apply_tag_by_name (self->buffer, style, &from, &to);
}

static void
set_list (DgsTypesetter *self, const DgsBlock *list)
{
  gboolean wide = list->ordered && list->level + list->children->len > WIDE_NUMBER;
  int start = dgs_typesetter_get_offset (self);
  guint i;

  self->lists++;
  for (i = 0; i < list->children->len; i++) {
    g_autofree char *mark = NULL;

    mark = list->ordered ? g_strdup_printf ("%u.", list->level + i) : g_strdup ("•");
    dgs_typesetter_begin_block (self, list->children->pdata[i]);
    set_item (self, list->children->pdata[i], mark, wide);
    dgs_typesetter_end_block (self, list->children->pdata[i]);
  }
  self->lists--;
  if (self->lists == 0)
    apply_to_line (self, DGS_STYLE_LIST_END, start, TRUE);
}

static void
set_quote (DgsTypesetter *self, const DgsBlock *quote)
{
  g_autoptr (GtkTextTag) tag = dgs_quote_tag_new (self->level + 1);
  int start = dgs_typesetter_get_offset (self);

  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (self->buffer), tag);
  self->level++;
  set_spans (self, quote->spans, 0);
  if (quote->spans->len > 0)
    dgs_typesetter_end_paragraph (self, DGS_STYLE_PARAGRAPH, start);
  dgs_typesetter_set_blocks (self, quote->children);
  self->level--;
  dgs_typesetter_apply (self, dgs_typesetter_get_tag (self, DGS_STYLE_QUOTE), start);
  dgs_typesetter_apply (self, tag, start);
}

static void
set_lines (DgsTypesetter *self, const char *text, const char *style)
{
  int start = dgs_typesetter_get_offset (self);

  dgs_typesetter_insert (self, text);
  dgs_typesetter_end_paragraph (self, style, start);
}

static void
set_code (DgsTypesetter *self, const DgsBlock *block)
{
  g_autofree char *text = dgs_block_to_text (block);
  gsize length = strlen (text);
  int start = dgs_typesetter_get_offset (self);

  while (length > 0 && text[length - 1] == '\n')
    text[--length] = '\0';
  set_lines (self, text, DGS_STYLE_CODE_BLOCK);
  apply_to_line (self, DGS_STYLE_CODE_FIRST, start, FALSE);
  apply_to_line (self, DGS_STYLE_CODE_LAST, start, TRUE);
}

static void
set_figure (DgsTypesetter *self, const DgsBlock *block)
{
  g_autofree char *alternative = dgs_block_to_text (block);
  g_autofree char *text = dgs_text_collapse (alternative);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  int start = dgs_typesetter_get_offset (self);

  if (*text == '\0' && !block->address)
    return;
  if (*text == '\0')
    name = g_path_get_basename (block->address);
  if (!block->address) {
    /* Translators: what an image shows, or the name of its file. */
    words = g_strdup_printf (_ ("Image: %s"), text);
    dgs_typesetter_insert (self, words);
  } else {
    g_autoptr (GtkTextTag) figure = dgs_figure_tag_new (block, name ? name : text);

    words = dgs_figure_tag_get_caption (DGS_FIGURE_TAG (figure));
    dgs_typesetter_insert (self, words);
    gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (self->buffer), figure);
    dgs_typesetter_apply (self, figure, start);
    dgs_typesetter_apply (self, dgs_typesetter_get_tag (self, DGS_STYLE_LINK), start);
  }
  dgs_typesetter_end_paragraph (self, DGS_STYLE_FIGURE, start);
}

static void
set_disclosure (DgsTypesetter *self, const DgsBlock *block)
{
  g_autoptr (GtkTextTag) fold = dgs_fold_tag_new (self->document, block, self->level);
  int start = dgs_typesetter_get_offset (self);

  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (self->buffer), fold);
  dgs_typesetter_insert (self, DGS_CLOSED_MARK);
  if (block->spans->len > 0)
    set_spans (self, block->spans, 0);
  else
    dgs_typesetter_insert (self, "…");
  dgs_typesetter_apply (self, fold, start);
  dgs_typesetter_end_paragraph (self, DGS_STYLE_FOLD, start);
}

static void
set_any_block (DgsTypesetter *self, const DgsBlock *block)
{
  switch (block->kind) {
  case DGS_BLOCK_HEADING:
    set_heading (self, block);
    break;
  case DGS_BLOCK_PARAGRAPH:
    set_paragraph (self, block);
    break;
  case DGS_BLOCK_LIST:
    set_list (self, block);
    break;
  case DGS_BLOCK_QUOTE:
    set_quote (self, block);
    break;
  case DGS_BLOCK_CODE:
    set_code (self, block);
    break;
  case DGS_BLOCK_TABLE:
    dgs_typesetter_set_table (self, block);
    break;
  case DGS_BLOCK_FIGURE:
    set_figure (self, block);
    break;
  case DGS_BLOCK_DISCLOSURE:
    set_disclosure (self, block);
    break;
  case DGS_BLOCK_RULE:
    set_lines (self, " ", DGS_STYLE_RULE);
    break;
  case DGS_BLOCK_LIST_ITEM:
  case DGS_BLOCK_TABLE_ROW:
  case DGS_BLOCK_TABLE_CELL:
    dgs_typesetter_set_blocks (self, block->children);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
set_block (DgsTypesetter *self, const DgsBlock *block)
{
  dgs_typesetter_begin_block (self, block);
  set_any_block (self, block);
  dgs_typesetter_end_block (self, block);
}

/* Sets blocks one below the other. */
void
dgs_typesetter_set_blocks (DgsTypesetter *self, GPtrArray *blocks)
{
  guint i;

  for (i = 0; i < blocks->len; i++)
    set_block (self, blocks->pdata[i]);
}

static gboolean
is_link_list (const DgsBlock *block)
{
  guint i;

  if (block->kind == DGS_BLOCK_LIST_ITEM || block->kind == DGS_BLOCK_PARAGRAPH) {
    for (i = 0; i < block->spans->len; i++) {
      const DgsSpan *span = block->spans->pdata[i];

      if (!span->href && !dgs_text_is_blank (span->text))
        return FALSE;
    }
  } else if (block->kind != DGS_BLOCK_LIST && block->kind != DGS_BLOCK_DISCLOSURE) {
    return FALSE;
  }
  for (i = 0; i < block->children->len; i++) {
    if (!is_link_list (block->children->pdata[i]))
      return FALSE;
  }
  return TRUE;
}

/* "Name" and "Name — Week of …" say the same: what is more stands in the line of details. */
static gboolean
repeats (const char *title, const DgsBlock *heading)
{
  g_autofree char *text = dgs_block_to_text (heading);
  g_autofree char *collapsed = dgs_text_collapse (text);
  g_autofree char *folded = g_utf8_casefold (collapsed, -1);
  g_autofree char *name = g_utf8_casefold (title, -1);
  const char *rest;

  if (!g_str_has_prefix (folded, name))
    return FALSE;
  rest = folded + strlen (name);
  return *rest == '\0' || g_str_has_prefix (rest, " — ") || g_str_has_prefix (rest, " – ") ||
         g_str_has_prefix (rest, " - ");
}

static void
set_outermost (DgsTypesetter *self, const DgsTypesetting *typesetting)
{
  GPtrArray *blocks = dgs_document_get_blocks (self->document);
  gboolean seen_heading = FALSE;
  guint i;

  for (i = 0; i < blocks->len; i++) {
    const DgsBlock *block = blocks->pdata[i];
    gboolean first = block->kind == DGS_BLOCK_HEADING && !seen_heading;

    seen_heading = seen_heading || first;
    if (first && typesetting->title && repeats (typesetting->title, block))
      continue;
    if (block->kind == DGS_BLOCK_DISCLOSURE && typesetting->leave_out_links && is_link_list (block))
      continue;
    set_block (self, block);
  }
}

/* Links, images, quotes, tables and folds have a tag each, which would pile up. */
static void
collect_tag (GtkTextTag *tag, gpointer user_data)
{
  if (DGS_IS_LINK_TAG (tag) || DGS_IS_FIGURE_TAG (tag) || DGS_IS_QUOTE_TAG (tag) ||
      DGS_IS_TABLE_TAG (tag) || DGS_IS_FOLD_TAG (tag))
    g_ptr_array_add (user_data, g_object_ref (tag));
}

static void
clear (GtkTextBuffer *buffer)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_object_unref);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  guint i;

  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_tag_table_foreach (table, collect_tag, tags);
  for (i = 0; i < tags->len; i++)
    gtk_text_tag_table_remove (table, tags->pdata[i]);
}

/**
 * dgs_typesetter_set:
 * @buffer: a buffer with styles
 * @document: (nullable): what to set
 * @typesetting: what to set besides
 *
 * Replaces what is in a buffer by a document, set with the styles of the reader.
 */
void
dgs_typesetter_set (GtkTextBuffer *buffer, DgsDocument *document, const DgsTypesetting *typesetting)
{
  DgsTypesetter self = { .buffer = buffer, .document = document, .typesetting = typesetting };

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));
  g_return_if_fail (typesetting != NULL);

  clear (buffer);
  if (typesetting->outline)
    g_list_store_remove_all (typesetting->outline);
  gtk_text_buffer_get_start_iter (buffer, &self.iter);
  if (typesetting->title)
    set_lines (&self, typesetting->title, DGS_STYLE_TITLE);
  if (typesetting->details)
    set_lines (&self, typesetting->details, DGS_STYLE_DETAILS);
  if (document) {
    dgs_typesetter_find_stories (&self);
    set_outermost (&self, typesetting);
    dgs_typesetter_clear_stories (&self);
  }
  gtk_text_buffer_get_start_iter (buffer, &self.iter);
  gtk_text_buffer_place_cursor (buffer, &self.iter);
}
