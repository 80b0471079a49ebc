/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-reader-decor.h"

#include <adwaita.h>

#include "dgs-quote-tag.h"
#include "dgs-reader-styles.h"

#define BAR_WIDTH 3
#define BAR_DISTANCE 16
#define RADIUS 9

/* From the text to the bar beside a story, and from its line to the bar. */
#define STORY_DISTANCE 14
#define STORY_PADDING 10

typedef struct {
  GtkTextView *view;
  GtkSnapshot *snapshot;
  GdkRGBA color;
  gboolean contrast;
  GtkTextTag *rtl;
  float width;
  float scale;
} Decor;

typedef void (*DrawFunc) (Decor *self, const GdkRectangle *area, gboolean rtl);

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

/* Who wants contrast sees bars and rules well; the ground of code would take it from the text. */
static float
get_line_alpha (Decor *self, float usual)
{
  return self->contrast ? 0.6f : usual;
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
  area->width = first.width;
  if (!gtk_text_iter_forward_to_tag_toggle (iter, tag))
    gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->view), iter);
  gtk_text_view_get_line_yrange (self->view, iter, &y, &height);
  if (gtk_text_iter_is_end (iter) && !gtk_text_iter_starts_line (iter))
    y += height;
  area->height = y - area->y;
}

static void
draw_code (Decor *self, const GdkRectangle *area, gboolean rtl)
{
  float left = rtl ? (float) gtk_text_view_get_left_margin (self->view)
                   : (float) area->x - DGS_CODE_PADDING * self->scale;

  fill (self, left, (float) area->y, self->width - left,
        (float) area->height - DGS_PARAGRAPH_SPACE * self->scale, RADIUS, 0.07f);
}

static void
draw_quote (Decor *self, DgsQuoteTag *tag, const GtkTextIter *line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  float indent = (float) dgs_reader_styles_get_indent (buffer, dgs_quote_tag_get_level (tag)) -
                 BAR_DISTANCE * self->scale;
  GdkRectangle area = { 0 };
  GtkTextIter start = *line;
  GtkTextIter iter;
  float x;

  if (!gtk_text_iter_starts_tag (&start, GTK_TEXT_TAG (tag)))
    gtk_text_iter_backward_to_tag_toggle (&start, GTK_TEXT_TAG (tag));
  iter = start;
  measure_run (self, &iter, GTK_TEXT_TAG (tag), &area);
  x = gtk_text_iter_has_tag (&start, self->rtl)
          ? self->width - indent - BAR_WIDTH
          : (float) gtk_text_view_get_left_margin (self->view) + indent;
  fill (self, x, (float) area.y, BAR_WIDTH,
        (float) area.height - DGS_PARAGRAPH_SPACE * self->scale / 2, 1,
        get_line_alpha (self, 0.25f));
}

/* Quotes stand in one another, and one may follow upon the other: each has a bar of its own. */
static void
draw_quotes (Decor *self)
{
  g_autoptr (GPtrArray) drawn = g_ptr_array_new ();
  GdkRectangle visible;
  GtkTextIter iter;
  int y = 0;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  do {
    g_autoptr (GSList) tags = gtk_text_iter_get_tags (&iter);
    GSList *item;

    gtk_text_view_get_line_yrange (self->view, &iter, &y, NULL);
    for (item = tags; item; item = item->next) {
      if (!DGS_IS_QUOTE_TAG (item->data) || g_ptr_array_find (drawn, item->data, NULL))
        continue;
      g_ptr_array_add (drawn, item->data);
      draw_quote (self, item->data, &iter);
    }
  } while (y <= visible.y + visible.height && gtk_text_iter_forward_line (&iter));
}

static void
draw_rule (Decor *self, const GdkRectangle *area, gboolean rtl)
{
  fill (self, (float) area->x, (float) (area->y + area->height / 2), self->width - (float) area->x,
        1, 0, get_line_alpha (self, 0.2f));
}

/* Draws behind every visible run of lines that have a tag. */
static void
draw_runs (Decor *self, const char *style, DrawFunc draw)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (self->view));
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, style);
  GdkRectangle visible;
  GtkTextIter iter;
  int y = 0;
  int height = 0;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, NULL);
  while (!gtk_text_iter_is_end (&iter)) {
    gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
    if (y > visible.y + visible.height)
      break;
    if (gtk_text_iter_has_tag (&iter, tag)) {
      GdkRectangle area = { 0 };
      gboolean rtl = gtk_text_iter_has_tag (&iter, self->rtl);

      measure_run (self, &iter, tag, &area);
      draw (self, &area, rtl);
    } else if (!gtk_text_iter_forward_line (&iter)) {
      break;
    }
  }
}

/* The story that one is at has a bar beside it. */
static void
draw_story (Decor *self, DgsOutlineItem *story, const GdkRGBA *accent)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextMark *end_mark = dgs_outline_item_get_end (story);
  GtkTextIter start;
  GtkTextIter end;
  gboolean rtl;
  int top = 0;
  int bottom = 0;
  int height = 0;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, dgs_outline_item_get_start (story));
  rtl = gtk_text_iter_has_tag (&start, self->rtl);
  end = start;
  if (end_mark)
    gtk_text_buffer_get_iter_at_mark (buffer, &end, end_mark);
  gtk_text_view_get_line_yrange (self->view, &start, &top, &height);
  gtk_text_view_get_line_yrange (self->view, &end, &bottom, &height);
  self->color = *accent;
  fill (self,
        rtl ? self->width + STORY_DISTANCE - BAR_WIDTH
            : (float) (gtk_text_view_get_left_margin (self->view) - STORY_DISTANCE),
        (float) (top + STORY_PADDING), BAR_WIDTH,
        (float) (bottom - top - STORY_PADDING) - DGS_PARAGRAPH_SPACE * self->scale, 1, 1);
}

/**
 * dgs_reader_decor_snapshot:
 * @view: a view of a buffer with the reader's styles
 * @snapshot: where to draw, in the coordinates of the buffer
 * @story: (nullable): the story that the user is at
 * @accent: the colour that marks it
 *
 * Draws what stands behind the visible text: the ground of code, the bars of quotes, rules, and
 * the mark of a story.
 */
void
dgs_reader_decor_snapshot (GtkTextView *view,
                           GtkSnapshot *snapshot,
                           DgsOutlineItem *story,
                           const GdkRGBA *accent)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (view));
  Decor self = { .view = view, .snapshot = snapshot };
  GdkRectangle visible;

  self.scale = (float) dgs_reader_styles_get_scale (gtk_text_view_get_buffer (view));
  self.contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  self.rtl = gtk_text_tag_table_lookup (table, DGS_STYLE_RTL);
  gtk_widget_get_color (GTK_WIDGET (view), &self.color);
  gtk_text_view_get_visible_rect (view, &visible);
  self.width = (float) (visible.width - gtk_text_view_get_right_margin (view));

  draw_runs (&self, DGS_STYLE_CODE_BLOCK, draw_code);
  draw_quotes (&self);
  draw_runs (&self, DGS_STYLE_RULE, draw_rule);
  if (story)
    draw_story (&self, story, accent);
}
