/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "dgs-print-layout-private.h"
#include "dgs-quote-tag.h"
#include "dgs-reader-styles.h"

/* What is small is so much smaller than the text. */
#define SMALL 0.85

/* From the text of a quote to its bar, in points. */
#define BAR_DISTANCE 10.0
#define BAR_WIDTH 2.0

/* All lines of code have one ground, from one to the next. */
static void
draw_ground (DgsPrintLayout *self, const DgsPrintLine *line, cairo_t *cr)
{
  const DgsPrintParagraph *paragraph = line->paragraph;
  double padding = DGS_CODE_PADDING * self->scale;
  double above =
      paragraph->begins_block && line->line == 0 ? MIN (line->gap, paragraph->above) : line->gap;
  gboolean ends = paragraph->is_code_last &&
                  (int) line->line + 1 == pango_layout_get_line_count (paragraph->layout);

  cairo_set_source_rgb (cr, 0.93, 0.93, 0.93);
  cairo_rectangle (cr, paragraph->left - padding, DGS_PRINT_MARGIN + line->y - above,
                   self->width - paragraph->left - paragraph->right + 2 * padding,
                   line->height + above + (ends ? padding : 0));
  cairo_fill (cr);
}

/* The bar of a quote goes on between its paragraphs. */
static void
draw_bars (DgsPrintLayout *self, const DgsPrintLine *line, const DgsPrintLine *last, cairo_t *cr)
{
  const DgsPrintParagraph *paragraph = line->paragraph;
  guint i;

  cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
  for (i = 0; i < paragraph->quotes->len; i++) {
    DgsQuoteTag *tag = paragraph->quotes->pdata[i];
    gboolean goes_on = last && g_ptr_array_find (last->paragraph->quotes, tag, NULL);
    double above = goes_on ? line->gap : 0;
    double x =
        dgs_reader_styles_get_indent (self->buffer, dgs_quote_tag_get_level (tag)) - BAR_DISTANCE;

    cairo_rectangle (cr, paragraph->rtl ? self->width - x - BAR_WIDTH : x,
                     DGS_PRINT_MARGIN + line->y - above, BAR_WIDTH, line->height + above);
    cairo_fill (cr);
  }
}

static void
draw_rule (DgsPrintLayout *self, const DgsPrintLine *line, cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.7, 0.7, 0.7);
  cairo_rectangle (cr, 0, DGS_PRINT_MARGIN + line->y + line->height / 2, self->width, 0.5);
  cairo_fill (cr);
}

static void
draw_picture (const DgsPrintLine *line, cairo_t *cr)
{
  const DgsPrintParagraph *paragraph = line->paragraph;
  int width = gdk_texture_get_width (paragraph->texture);
  int height = gdk_texture_get_height (paragraph->texture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS) {
    gdk_texture_download (paragraph->texture, cairo_image_surface_get_data (surface),
                          (gsize) cairo_image_surface_get_stride (surface));
    cairo_surface_mark_dirty (surface);
    cairo_save (cr);
    cairo_translate (cr, paragraph->left + line->x, DGS_PRINT_MARGIN + line->y);
    cairo_scale (cr, paragraph->picture_width / width, paragraph->picture_height / height);
    cairo_set_source_surface (cr, surface, 0, 0);
    cairo_paint (cr);
    cairo_restore (cr);
  }
  cairo_surface_destroy (surface);
}

/* The areas of a line that lead somewhere, where what is drawn on knows links. */
static void
draw_links (const DgsPrintLine *line, PangoLayoutLine *text, double x, cairo_t *cr)
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
      g_ascii_formatd (numbers[1], sizeof numbers[1], "%.2f", DGS_PRINT_MARGIN + line->y);
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
draw_text (const DgsPrintLine *line, cairo_t *cr)
{
  const DgsPrintParagraph *paragraph = line->paragraph;
  PangoLayoutLine *text = pango_layout_get_line_readonly (paragraph->layout, (int) line->line);

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, paragraph->left + line->x, DGS_PRINT_MARGIN + line->y + line->baseline);
  pango_cairo_show_layout_line (cr, text);
  draw_links (line, text, paragraph->left, cr);
}

static void
draw_line (DgsPrintLayout *self, const DgsPrintLine *line, const DgsPrintLine *last, cairo_t *cr)
{
  const DgsPrintParagraph *paragraph = line->paragraph;

  if (paragraph->is_code)
    draw_ground (self, line, cr);
  draw_bars (self, line, last, cr);
  if (paragraph->is_rule)
    draw_rule (self, line, cr);
  if (paragraph->texture)
    draw_picture (line, cr);
  else
    draw_text (line, cr);
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
  const DgsPrintLine *last = NULL;
  guint i;

  g_return_if_fail (page < self->n_pages);

  for (i = 0; i < self->lines->len; i++) {
    const DgsPrintLine *line = &g_array_index (self->lines, DgsPrintLine, i);

    if (line->page != page)
      continue;
    draw_line (self, line, last, cr);
    last = line;
  }
  if (page > 0)
    draw_small (self, cr, self->title, 0, PANGO_ALIGN_LEFT);
  /* Translators: the number of a page, and how many there are. */
  number = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->n_pages);
  draw_small (self, cr, number, self->height - DGS_PRINT_MARGIN / 2, PANGO_ALIGN_CENTER);
}
