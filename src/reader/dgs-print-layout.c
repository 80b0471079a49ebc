/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-print-layout.h"

#include <glib/gi18n.h>

#include "dgs-fold-tag.h"
#include "dgs-print-paragraph.h"
#include "dgs-reader-styles.h"

/* The size of text that the distances of the reader are made for. */
#define STYLES_SIZE 16.0

#define LINE_HEIGHT 1.25

/* Points at the top of a page for the title, and at its end for its number. */
#define MARGIN 28.0

/* What is small is so much smaller than the text. */
#define SMALL 0.85

#define CODE_PADDING 6.0
#define BAR_DISTANCE 10.0

/* More folds than this stay closed. */
#define MAX_FOLDS 2000

/* A line on its page. */
typedef struct {
  DgsPrintParagraph *paragraph;
  guint line;
  guint page;
  double y;
  double height;
  double baseline;
} Line;

struct _DgsPrintLayout {
  PangoContext *context;
  PangoFontDescription *font;
  char *title;
  double width;
  double height;
  gboolean with_addresses;
  GPtrArray *paragraphs;
  GArray *lines;
  guint n_pages;

  /* While the lines are placed. */
  double y;
};

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
make_paragraphs (DgsPrintLayout *self, DgsDocument *document, const DgsTypesetting *typesetting)
{
  g_autoptr (GtkTextBuffer) buffer = dgs_reader_styles_new_buffer ();
  double size = (double) pango_font_description_get_size (self->font) / PANGO_SCALE;
  GtkTextIter iter;

  dgs_reader_styles_set_text (buffer, size / STYLES_SIZE, LINE_HEIGHT);
  dgs_typesetter_set (buffer, document, typesetting);
  open_folds (buffer);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (!gtk_text_iter_is_end (&iter)) {
    g_ptr_array_add (self->paragraphs, dgs_print_paragraph_new (self->context, &iter, self->font,
                                                                self->width, self->with_addresses));
    gtk_text_iter_forward_line (&iter);
  }
}

/* --- From paragraphs to pages --- */

static double
get_room (DgsPrintLayout *self)
{
  return self->height - 2 * MARGIN;
}

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

/* How much has to fit on a page for a paragraph to begin there: two lines, or all of a heading and
 * two lines of what comes under it. */
static double
get_beginning (DgsPrintLayout *self, guint index)
{
  double needed = 0;

  for (; index < self->paragraphs->len; index++) {
    DgsPrintParagraph *paragraph = self->paragraphs->pdata[index];
    int height = 0;
    int n_lines = pango_layout_get_line_count (paragraph->layout);

    needed += paragraph->above;
    if (!paragraph->keep && n_lines > 1)
      return needed + get_line_height (paragraph, 0) + get_line_height (paragraph, 1);
    pango_layout_get_size (paragraph->layout, NULL, &height);
    needed += (double) height / PANGO_SCALE;
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
place_line (DgsPrintLayout *self, DgsPrintParagraph *paragraph, guint number, PangoLayoutIter *iter)
{
  Line line = { .paragraph = paragraph, .line = number };
  guint n_lines = (guint) pango_layout_get_line_count (paragraph->layout);
  int top = 0;
  int bottom = 0;
  double next;

  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  line.height = (double) (bottom - top) / PANGO_SCALE;
  line.baseline = (double) (pango_layout_iter_get_baseline (iter) - top) / PANGO_SCALE;
  /* No last line stands on a page of its own: it takes the one before it along. */
  next = number + 2 == n_lines && number > 0 ? get_line_height (paragraph, number + 1) : 0;
  if (self->y > 0 && self->y + line.height + next > get_room (self))
    begin_page (self);
  line.page = self->n_pages - 1;
  line.y = self->y;
  self->y += line.height;
  g_array_append_val (self->lines, line);
}

static void
place_paragraph (DgsPrintLayout *self, guint index)
{
  DgsPrintParagraph *paragraph = self->paragraphs->pdata[index];
  PangoLayoutIter *iter = pango_layout_get_iter (paragraph->layout);
  double needed = get_beginning (self, index);
  guint number = 0;

  if (self->y > 0 && self->y + needed > get_room (self) && needed < get_room (self))
    begin_page (self);
  if (self->y > 0)
    self->y += paragraph->above;
  do
    place_line (self, paragraph, number++, iter);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  self->y += paragraph->below;
}

/**
 * dgs_print_layout_new:
 * @context: what measures text; its units are points
 * @document: what to print
 * @typesetting: what to print besides
 * @setup: the pages
 *
 * Lays a document out on pages. All that is folded is unfolded; images are the words for them.
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
  self->with_addresses = setup->with_addresses;
  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_print_paragraph_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
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

/* --- On paper --- */

static void
draw_decor (DgsPrintLayout *self, const Line *line, cairo_t *cr)
{
  const DgsPrintParagraph *paragraph = line->paragraph;
  double y = MARGIN + line->y;

  if (paragraph->is_code) {
    cairo_set_source_rgb (cr, 0.93, 0.93, 0.93);
    cairo_rectangle (cr, paragraph->left - CODE_PADDING, y,
                     self->width - paragraph->left + CODE_PADDING, line->height);
    cairo_fill (cr);
  }
  if (paragraph->is_quote) {
    cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
    cairo_rectangle (cr, paragraph->left - BAR_DISTANCE, y, 2, line->height);
    cairo_fill (cr);
  }
  if (paragraph->is_rule) {
    cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
    cairo_rectangle (cr, 0, y + line->height / 2, self->width, 0.5);
    cairo_fill (cr);
  }
}

/* The areas of a line that lead somewhere, where what is drawn on knows links. */
static void
draw_links (const Line *line, PangoLayoutLine *text, double x, cairo_t *cr)
{
  const DgsPrintParagraph *paragraph = line->paragraph;
  guint i;
  int j;

  for (i = 0; i < paragraph->links->len; i++) {
    const DgsPrintLink *link = paragraph->links->pdata[i];
    int start = MAX (link->start, text->start_index);
    int end = MIN (link->end, text->start_index + text->length);
    g_autofree int *ranges = NULL;
    g_autofree char *uri = NULL;
    int n_ranges = 0;

    if (start >= end)
      continue;
    uri = g_uri_escape_string (link->address, "%:/?#[]@!$&()*+,;=", FALSE);
    pango_layout_line_get_x_ranges (text, start, end, &ranges, &n_ranges);
    for (j = 0; j < n_ranges; j++) {
      double from = x + (double) ranges[2 * j] / PANGO_SCALE;
      double width = (double) (ranges[2 * j + 1] - ranges[2 * j]) / PANGO_SCALE;
      char numbers[4][G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *attributes = NULL;

      g_ascii_formatd (numbers[0], sizeof numbers[0], "%.2f", from);
      g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", MARGIN + line->y);
      g_ascii_formatd (numbers[2], sizeof numbers[2], "%.2f", width);
      g_ascii_formatd (numbers[3], sizeof numbers[3], "%.2f", line->height);
      attributes = g_strdup_printf ("rect=[ %s %s %s %s ] uri='%s'", numbers[0], numbers[1],
                                    numbers[2], numbers[3], uri);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
      cairo_tag_end (cr, CAIRO_TAG_LINK);
    }
  }
}

static void
draw_line (DgsPrintLayout *self, const Line *line, cairo_t *cr)
{
  const DgsPrintParagraph *paragraph = line->paragraph;
  PangoLayoutLine *text = pango_layout_get_line_readonly (paragraph->layout, (int) line->line);
  int indent = pango_layout_get_indent (paragraph->layout);
  double x = paragraph->left;

  /* A positive indent moves the first line, a negative one all the others. */
  if (line->line == 0 ? indent > 0 : indent < 0)
    x += (double) ABS (indent) / PANGO_SCALE;
  draw_decor (self, line, cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x, MARGIN + line->y + line->baseline);
  pango_cairo_show_layout_line (cr, text);
  draw_links (line, text, paragraph->left, cr);
}

static void
draw_small (DgsPrintLayout *self, cairo_t *cr, const char *text, double y, PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (self->font);

  pango_font_description_set_size (font, (int) (pango_font_description_get_size (font) * SMALL));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (self->width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, alignment);
  cairo_set_source_rgb (cr, 0.33, 0.33, 0.33);
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, layout);
}

/**
 * dgs_print_layout_draw_page:
 * @self: a document on pages
 * @page: which, from 0
 * @cr: where to draw, in points, from the top left corner of what can be printed on
 *
 * Draws a page, with the title above all pages but the first, and its number below.
 */
void
dgs_print_layout_draw_page (DgsPrintLayout *self, guint page, cairo_t *cr)
{
  g_autofree char *number = NULL;
  guint i;

  g_return_if_fail (page < self->n_pages);

  for (i = 0; i < self->lines->len; i++) {
    const Line *line = &g_array_index (self->lines, Line, i);

    if (line->page == page)
      draw_line (self, line, cr);
  }
  if (page > 0)
    draw_small (self, cr, self->title, 0, PANGO_ALIGN_LEFT);
  /* Translators: the number of a page, and how many there are. */
  number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->n_pages);
  draw_small (self, cr, number, self->height - MARGIN / 2, PANGO_ALIGN_CENTER);
}
