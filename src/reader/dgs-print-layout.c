/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-print-layout-private.h"

#include "dgs-figure-tag.h"
#include "dgs-fold-tag.h"
#include "dgs-reader-styles.h"

/* The size of text that the distances of the reader are made for. */
#define STYLES_SIZE 16.0

#define LINE_HEIGHT 1.25

/* How many pixels of a display there are to a point. */
#define PIXELS 0.75

/* More folds than this stay closed. */
#define MAX_FOLDS 2000

/* --- From a document to paragraphs --- */

static void
collect_fold (GtkTextTag *tag, gpointer user_data)
{
  if (DGS_IS_FOLD_TAG (tag) && !dgs_fold_tag_get_open (DGS_FOLD_TAG (tag)))
    g_ptr_array_add (user_data, g_object_ref (tag));
}

/* Paper cannot be unfolded. What is in a fold can have folds again. */
static void
open_folds (GtkTextBuffer *buffer)
{
  guint n_opened = 0;
  guint i;

  while (n_opened < MAX_FOLDS) {
    g_autoptr (GPtrArray) folds = g_ptr_array_new_with_free_func (g_object_unref);

    gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (buffer), collect_fold, folds);
    if (folds->len == 0)
      return;
    for (i = 0; i < folds->len; i++)
      dgs_typesetter_toggle_fold (buffer, folds->pdata[i]);
    n_opened += folds->len;
  }
}

static void
fit_tables (DgsPrintLayout *self)
{
  g_autoptr (GPtrArray) tags = NULL;
  guint i;

  tags = dgs_typesetter_list_unfit_tables (self->buffer, self->context, self->font, self->width);
  for (i = 0; i < tags->len; i++)
    dgs_typesetter_turn_table (self->buffer, tags->pdata[i]);
}

static double
get_room (DgsPrintLayout *self)
{
  return self->height - 2 * DGS_PRINT_MARGIN;
}

static DgsFigureTag *
get_figure (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);
  GSList *item;

  for (item = tags; item; item = item->next) {
    if (DGS_IS_FIGURE_TAG (item->data))
      return item->data;
  }
  return NULL;
}

/* As large as on the display, unless the page is smaller. */
static void
set_picture (DgsPrintLayout *self, DgsPrintParagraph *paragraph, const GtkTextIter *iter)
{
  DgsFigureTag *tag = self->pictures ? get_figure (iter) : NULL;
  GdkTexture *texture =
      tag ? g_hash_table_lookup (self->pictures, dgs_figure_tag_get_address (tag)) : NULL;
  double width;
  double height;
  double scale = PIXELS;
  int said_width = 0;
  int said_height = 0;

  if (!texture)
    return;
  dgs_figure_tag_get_size (tag, &said_width, &said_height);
  width = gdk_texture_get_width (texture);
  height = gdk_texture_get_height (texture);
  if (said_width > 0 && said_width < width)
    scale *= said_width / width;
  scale = MIN (scale, (self->width - paragraph->left - paragraph->right) / width);
  scale = MIN (scale, get_room (self) / height);
  dgs_print_paragraph_set_picture (paragraph, texture, width * scale, height * scale);
}

static void
make_paragraphs (DgsPrintLayout *self, DgsDocument *document, const DgsTypesetting *typesetting)
{
  GtkTextIter iter;

  self->buffer = dgs_reader_styles_new_buffer ();
  dgs_reader_styles_set_text (self->buffer, self->scale, LINE_HEIGHT);
  dgs_typesetter_set (self->buffer, document, typesetting);
  open_folds (self->buffer);
  fit_tables (self);
  gtk_text_buffer_get_start_iter (self->buffer, &iter);
  while (!gtk_text_iter_is_end (&iter)) {
    DgsPrintParagraph *paragraph = dgs_print_paragraph_new (self->context, &iter, self->font,
                                                            self->width, self->with_addresses);

    set_picture (self, paragraph, &iter);
    g_ptr_array_add (self->paragraphs, paragraph);
    gtk_text_iter_forward_line (&iter);
  }
}

/* --- From paragraphs to pages --- */

static double
get_line_height (DgsPrintParagraph *paragraph, guint line)
{
  PangoLayoutIter *iter = pango_layout_get_iter (paragraph->layout);
  int top = 0;
  int bottom = 0;
  guint i;

  for (i = 0; i < line; i++)
    pango_layout_iter_next_line (iter);
  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  pango_layout_iter_free (iter);
  return (double) (bottom - top) / PANGO_SCALE;
}

static double
get_height (const DgsPrintParagraph *paragraph)
{
  int height = 0;

  if (paragraph->texture)
    return paragraph->picture_height;
  pango_layout_get_size (paragraph->layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static gboolean
continues_block (DgsPrintLayout *self, guint index)
{
  const DgsPrintParagraph *paragraph;

  if (index >= self->paragraphs->len)
    return FALSE;
  paragraph = self->paragraphs->pdata[index];
  return paragraph->in_block && !paragraph->begins_block;
}

/* The height of code or of a table from one of its lines on. */
static double
get_block_height (DgsPrintLayout *self, guint index)
{
  double height = 0;

  do {
    const DgsPrintParagraph *paragraph = self->paragraphs->pdata[index];

    height += get_height (paragraph);
  } while (continues_block (self, ++index));
  return height;
}

/* How much of code or a table has to stand on a page: no line is torn, none stands alone at its
 * beginning or its end, and all of it is on one page if there is one for it. */
static double
get_block_beginning (DgsPrintLayout *self, guint index, double before)
{
  const DgsPrintParagraph *paragraph = self->paragraphs->pdata[index];
  double needed = get_height (paragraph);

  if (paragraph->begins_block && before + get_block_height (self, index) <= get_room (self))
    return get_block_height (self, index);
  if (continues_block (self, index + 1) &&
      (paragraph->begins_block || !continues_block (self, index + 2)))
    needed += get_height (self->paragraphs->pdata[index + 1]);
  return needed;
}

/* How much has to fit on a page for a paragraph to begin there: two lines, or all of a heading and
 * the beginning of what comes under it. */
static double
get_beginning (DgsPrintLayout *self, guint index)
{
  double needed = 0;

  for (; index < self->paragraphs->len; index++) {
    DgsPrintParagraph *paragraph = self->paragraphs->pdata[index];

    needed += paragraph->above;
    if (paragraph->in_block)
      return needed + get_block_beginning (self, index, needed);
    if (!paragraph->keep && pango_layout_get_line_count (paragraph->layout) > 1)
      return needed + get_line_height (paragraph, 0) + get_line_height (paragraph, 1);
    needed += get_height (paragraph);
    if (!paragraph->keep)
      break;
    needed += paragraph->below;
  }
  return needed;
}

static void
begin_page (DgsPrintLayout *self)
{
  self->n_pages++;
  self->y = 0;
}

static void
add_line (DgsPrintLayout *self, DgsPrintLine *line)
{
  const DgsPrintLine *last = self->lines->len > 0
                                 ? &g_array_index (self->lines, DgsPrintLine, self->lines->len - 1)
                                 : NULL;

  line->page = self->n_pages - 1;
  line->y = self->y;
  line->gap = last && last->page == line->page ? line->y - last->y - last->height : 0;
  self->y += line->height;
  g_array_append_val (self->lines, *line);
}

static void
place_line (DgsPrintLayout *self, DgsPrintParagraph *paragraph, guint number, PangoLayoutIter *iter)
{
  DgsPrintLine line = { .paragraph = paragraph, .line = number };
  guint n_lines = (guint) pango_layout_get_line_count (paragraph->layout);
  PangoRectangle place;
  int top = 0;
  int bottom = 0;
  double next;

  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  pango_layout_iter_get_line_extents (iter, NULL, &place);
  line.x = (double) place.x / PANGO_SCALE;
  line.height = (double) (bottom - top) / PANGO_SCALE;
  line.baseline = (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE;
  /* No last line stands on a page of its own: it takes the one before it along. */
  next = number + 2 == n_lines && number > 0 ? get_line_height (paragraph, number + 1) : 0;
  if (self->y > 0 && self->y + line.height + next > get_room (self))
    begin_page (self);
  add_line (self, &line);
}

static void
place_text (DgsPrintLayout *self, DgsPrintParagraph *paragraph)
{
  PangoLayoutIter *iter = pango_layout_get_iter (paragraph->layout);
  guint number = 0;

  do
    place_line (self, paragraph, number++, iter);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
place_paragraph (DgsPrintLayout *self, guint index)
{
  DgsPrintParagraph *paragraph = self->paragraphs->pdata[index];
  double needed = get_beginning (self, index);

  if (self->y > 0 && self->y + needed > get_room (self) && needed <= get_room (self))
    begin_page (self);
  if (self->y > 0)
    self->y += paragraph->above;
  if (paragraph->texture) {
    DgsPrintLine line = { .paragraph = paragraph, .height = paragraph->picture_height };

    line.x = paragraph->rtl
                 ? self->width - paragraph->left - paragraph->right - paragraph->picture_width
                 : 0;
    add_line (self, &line);
  } else {
    place_text (self, paragraph);
  }
  self->y += paragraph->below;
}

/**
 * dgs_print_layout_new:
 * @context: what measures text; its units are points
 * @document: what to print
 * @typesetting: what to print besides
 * @setup: the pages
 *
 * Lays a document out on pages. All that is folded is unfolded; images that are not at hand are
 * the words for them.
 *
 * Returns: (transfer full): at least one page
 */
DgsPrintLayout *
dgs_print_layout_new (PangoContext *context,
                      DgsDocument *document,
                      const DgsTypesetting *typesetting,
                      const DgsPrintSetup *setup)
{
  DgsPrintLayout *self;
  guint i;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (typesetting != NULL && setup != NULL, NULL);

  self = g_new0 (DgsPrintLayout, 1);
  self->context = g_object_ref (context);
  self->font = pango_font_description_copy (setup->font);
  self->title = g_strdup (typesetting->title ? typesetting->title : "");
  self->width = setup->width;
  self->height = setup->height;
  self->scale = (double) pango_font_description_get_size (setup->font) / PANGO_SCALE / STYLES_SIZE;
  self->with_addresses = setup->with_addresses;
  self->pictures = setup->pictures ? g_hash_table_ref (setup->pictures) : NULL;
  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_print_paragraph_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (DgsPrintLine));
  make_paragraphs (self, document, typesetting);
  begin_page (self);
  for (i = 0; i < self->paragraphs->len; i++)
    place_paragraph (self, i);
  return self;
}

/**
 * dgs_print_layout_free:
 * @self: a document on pages
 *
 * Frees it.
 */
void
dgs_print_layout_free (DgsPrintLayout *self)
{
  g_array_unref (self->lines);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_object_unref (self->buffer);
  g_ptr_array_unref (self->paragraphs);
  pango_font_description_free (self->font);
  g_object_unref (self->context);
  g_free (self->title);
  g_free (self);
}

/**
 * dgs_print_layout_get_n_pages:
 * @self: a document on pages
 *
 * Counts the pages.
 *
 * Returns: at least 1
 */
guint
dgs_print_layout_get_n_pages (DgsPrintLayout *self)
{
  return self->n_pages;
}
