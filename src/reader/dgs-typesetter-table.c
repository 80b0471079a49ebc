/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "dgs-reader-styles.h"
#include "dgs-table-text.h"
#include "dgs-typesetter-private.h"

/* Until it is known how much room there is: a line of this many characters seldom is too long. */
#define USUAL_WIDTH 64

/* A mark in a table, and the row that it stands in. */
typedef struct {
  GtkTextMark *mark;
  guint row;
} Place;

static void
apply_to_line (GtkTextBuffer *buffer, const char *style, GtkTextIter *start)
{
  GtkTextIter end = *start;

  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag_by_name (buffer, style, start, &end);
}

/* Names of columns are bold; below the last line is room. */
static void
style_lines (GtkTextBuffer *buffer, DgsTableTag *tag, int offset, int end_offset)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, end_offset);
  gtk_text_buffer_remove_tag_by_name (buffer, DGS_STYLE_STRONG, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, DGS_STYLE_TABLE_LAST, &start, &end);
  if (dgs_table_tag_get_columns (tag) && dgs_table_text_has_header (dgs_table_tag_get_block (tag)))
    apply_to_line (buffer, DGS_STYLE_STRONG, &start);
  gtk_text_iter_backward_line (&end);
  apply_to_line (buffer, DGS_STYLE_TABLE_LAST, &end);
}

void
dgs_typesetter_set_table (DgsTypesetter *self, const DgsBlock *block)
{
  gboolean columns = dgs_table_text_get_width (block) <= USUAL_WIDTH;
  g_autoptr (GtkTextTag) tag = dgs_table_tag_new (self->document, block, self->level, columns);
  g_autofree char *text = dgs_table_text_new (block, columns);
  int start = dgs_typesetter_get_offset (self);

  if (*text == '\0')
    return;
  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (self->buffer), tag);
  dgs_typesetter_insert (self, text);
  dgs_typesetter_end_paragraph (self, DGS_STYLE_TABLE, start);
  dgs_typesetter_apply (self, tag, start);
  style_lines (self->buffer, DGS_TABLE_TAG (tag), start, dgs_typesetter_get_offset (self));
}

/* --- Tables in another form --- */

static GArray *
collect_places (DgsTableTag *tag, const GtkTextIter *start, const GtkTextIter *end)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  GtkTextIter iter = *start;

  while (gtk_text_iter_forward_char (&iter) && gtk_text_iter_compare (&iter, end) < 0) {
    g_autoptr (GSList) marks = gtk_text_iter_get_marks (&iter);
    guint line = (guint) (gtk_text_iter_get_line (&iter) - gtk_text_iter_get_line (start));
    GSList *item;

    for (item = marks; item; item = item->next) {
      Place place = { item->data };

      place.row = dgs_table_text_get_row (dgs_table_tag_get_block (tag),
                                          dgs_table_tag_get_columns (tag), line);
      g_array_append_val (places, place);
    }
  }
  return places;
}

static void
restore_places (GtkTextBuffer *buffer, DgsTableTag *tag, int offset, GArray *places)
{
  GtkTextIter iter;
  guint i;

  for (i = 0; i < places->len; i++) {
    const Place *place = &g_array_index (places, Place, i);
    guint line = dgs_table_text_get_line (dgs_table_tag_get_block (tag),
                                          dgs_table_tag_get_columns (tag), place->row);

    gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
    gtk_text_iter_forward_lines (&iter, (int) line);
    gtk_text_buffer_move_mark (buffer, place->mark, &iter);
  }
}

/* What was there is taken out around the new text, so that the marks before and behind the table
 * stay there, and the tags on all of it stay on it. */
static void
replace (GtkTextBuffer *buffer, GtkTextIter *start, const GtkTextIter *end, const char *text)
{
  int offset = gtk_text_iter_get_offset (start);
  int length = (int) g_utf8_strlen (text, -1);
  int old_end = gtk_text_iter_get_offset (end) - 1;
  GtkTextIter iter = *start;
  GtkTextIter to;

  gtk_text_iter_forward_char (&iter);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, old_end + length);
  gtk_text_buffer_delete (buffer, &iter, &to);
  gtk_text_buffer_get_iter_at_offset (buffer, start, offset);
  to = *start;
  gtk_text_iter_forward_char (&to);
  gtk_text_buffer_delete (buffer, start, &to);
}

/**
 * dgs_typesetter_turn_table:
 * @buffer: a buffer with styles
 * @tag: the tag of a table in it
 *
 * Sets a table that is set in columns as records, or the other way round. Marks in it go to the
 * row that they were in.
 */
void
dgs_typesetter_turn_table (GtkTextBuffer *buffer, DgsTableTag *tag)
{
  gboolean columns;
  g_autoptr (GArray) places = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;
  int offset;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer) && DGS_IS_TABLE_TAG (tag));

  columns = !dgs_table_tag_get_columns (tag);
  gtk_text_buffer_get_start_iter (buffer, &start);
  if (!gtk_text_iter_starts_tag (&start, GTK_TEXT_TAG (tag)) &&
      !gtk_text_iter_forward_to_tag_toggle (&start, GTK_TEXT_TAG (tag)))
    return;
  end = start;
  gtk_text_iter_forward_to_tag_toggle (&end, GTK_TEXT_TAG (tag));
  offset = gtk_text_iter_get_offset (&start);
  places = collect_places (tag, &start, &end);
  text = dgs_table_text_new (dgs_table_tag_get_block (tag), columns);
  replace (buffer, &start, &end, text);
  dgs_table_tag_set_columns (tag, columns);
  style_lines (buffer, tag, offset, offset + (int) g_utf8_strlen (text, -1) + 1);
  restore_places (buffer, tag, offset, places);
}

static void
collect_table (GtkTextTag *tag, gpointer user_data)
{
  if (DGS_IS_TABLE_TAG (tag))
    g_ptr_array_add (user_data, g_object_ref (tag));
}

static gboolean
is_fit (GtkTextBuffer *buffer,
        DgsTableTag *tag,
        PangoContext *context,
        const PangoFontDescription *font,
        double width)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  int indent = dgs_reader_styles_get_indent (buffer, dgs_table_tag_get_level (tag));
  gboolean columns = FALSE;
  double scale = 1;

  g_object_get (gtk_text_tag_table_lookup (table, DGS_STYLE_TABLE), "scale", &scale, NULL);
  if (dgs_table_text_get_width (dgs_table_tag_get_block (tag)) < G_MAXUINT)
    columns = dgs_table_tag_measure (tag, context, font, scale) <= (width - indent) * PANGO_SCALE;
  return columns == dgs_table_tag_get_columns (tag);
}

/**
 * dgs_typesetter_list_unfit_tables:
 * @buffer: a buffer with styles
 * @context: what measures text
 * @font: (nullable): what the text is set in, %NULL for the font of @context
 * @width: how long lines are that are not indented, in units of @context
 *
 * Finds the tables that are in columns where these have no room, or as records where they have.
 *
 * Returns: (transfer full) (element-type DgsTableTag): their tags
 */
GPtrArray *
dgs_typesetter_list_unfit_tables (GtkTextBuffer *buffer,
                                  PangoContext *context,
                                  const PangoFontDescription *font,
                                  double width)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_object_unref);
  guint i = 0;

  g_return_val_if_fail (GTK_IS_TEXT_BUFFER (buffer), tags);

  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (buffer), collect_table, tags);
  while (i < tags->len) {
    if (is_fit (buffer, tags->pdata[i], context, font, width))
      g_ptr_array_remove_index (tags, i);
    else
      i++;
  }
  return tags;
}
