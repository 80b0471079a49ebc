/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-reader-decor.h"

#include "dgs-reader-styles.h"

#define BAR_WIDTH 3
#define BAR_DISTANCE 16
#define RADIUS 9

typedef struct {
  GtkTextView *view;
  GtkSnapshot *snapshot;
  GdkRGBA color;
  GtkTextTag *code;
  GtkTextTag *quote;
  GtkTextTag *rule;
  float width;
  float scale;
} Decor;

static void
fill (Decor *self, float x, float y, float width, float height, float radius, float alpha)
{
  GskRoundedRect outline;
  GdkRGBA color = self->color;

  color.alpha *= alpha;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_push_rounded_clip (self->snapshot, &outline);
  gtk_snapshot_append_color (self->snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (self->snapshot);
}

/* Moves @iter behind the lines that have @tag and gives their place. */
static void
measure_run (Decor *self, GtkTextIter *iter, GtkTextTag *tag, GdkRectangle *area)
{
  GdkRectangle first;
  int y = 0;
  int height = 0;

  if (!gtk_text_iter_starts_tag (iter, tag))
    gtk_text_iter_backward_to_tag_toggle (iter, tag);
  gtk_text_view_get_iter_location (self->view, iter, &first);
  gtk_text_view_get_line_yrange (self->view, iter, &area->y, &height);
  area->x = first.x;
  area->width = (int) self->width - first.x;
  if (!gtk_text_iter_forward_to_tag_toggle (iter, tag))
    gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->view), iter);
  gtk_text_view_get_line_yrange (self->view, iter, &y, &height);
  if (gtk_text_iter_is_end (iter) && !gtk_text_iter_starts_line (iter))
    y += height;
  area->height = y - area->y;
}

static gboolean
draw_line (Decor *self, GtkTextIter *iter)
{
  GdkRectangle area = { 0 };
  float padding = DGS_CODE_PADDING * self->scale;
  float space = DGS_PARAGRAPH_SPACE * self->scale;

  if (gtk_text_iter_has_tag (iter, self->code)) {
    measure_run (self, iter, self->code, &area);
    fill (self, (float) area.x - padding, (float) area.y, (float) area.width + padding,
          (float) area.height - space, RADIUS, 0.07f);
    return TRUE;
  }
  if (gtk_text_iter_has_tag (iter, self->quote)) {
    measure_run (self, iter, self->quote, &area);
    fill (self, (float) area.x - BAR_DISTANCE * self->scale, (float) area.y, BAR_WIDTH,
          (float) area.height - space / 2, 1, 0.25f);
    return TRUE;
  }
  if (gtk_text_iter_has_tag (iter, self->rule)) {
    measure_run (self, iter, self->rule, &area);
    fill (self, (float) area.x, (float) (area.y + area.height / 2), (float) area.width, 1, 0, 0.2f);
    return TRUE;
  }
  return FALSE;
}

/**
 * dgs_reader_decor_snapshot:
 * @view: a view of a buffer with the reader's styles
 * @snapshot: where to draw, in the coordinates of the buffer
 *
 * Draws what stands behind the visible text: the ground of code, the bar of quotes, rules.
 */
void
dgs_reader_decor_snapshot (GtkTextView *view, GtkSnapshot *snapshot)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (view));
  Decor self = { .view = view, .snapshot = snapshot };
  GdkRectangle visible;
  GtkTextIter iter;
  int y = 0;
  int height = 0;

  self.scale = (float) dgs_reader_styles_get_scale (gtk_text_view_get_buffer (view));
  self.code = gtk_text_tag_table_lookup (table, DGS_STYLE_CODE_BLOCK);
  self.quote = gtk_text_tag_table_lookup (table, DGS_STYLE_QUOTE);
  self.rule = gtk_text_tag_table_lookup (table, DGS_STYLE_RULE);
  gtk_widget_get_color (GTK_WIDGET (view), &self.color);
  gtk_text_view_get_visible_rect (view, &visible);
  self.width = (float) (visible.width - gtk_text_view_get_right_margin (view));

  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  while (!gtk_text_iter_is_end (&iter)) {
    gtk_text_view_get_line_yrange (view, &iter, &y, &height);
    if (y > visible.y + visible.height)
      break;
    if (!draw_line (&self, &iter) && !gtk_text_iter_forward_line (&iter))
      break;
  }
}
