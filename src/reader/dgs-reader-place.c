/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-reader-view-private.h"

/* A place is reached when it did not move for some frames; more than these nobody waits. */
#define STILL_FRAMES 6
#define MAX_FRAMES 180

/* Where the user is in a text: the story, the place to come back to, the ways from one to another.
 */

static GtkTextBuffer *
get_buffer (DgsReaderView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
get_iter (DgsReaderView *self, GtkTextMark *mark, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), iter, mark);
}

DgsOutlineItem *
dgs_reader_view_find_story (DgsReaderView *self, int story)
{
  GListModel *outline = G_LIST_MODEL (self->outline);
  guint n_items = g_list_model_get_n_items (outline);
  guint i;

  for (i = 0; story >= 0 && i < n_items; i++) {
    g_autoptr (DgsOutlineItem) item = g_list_model_get_item (outline, i);

    if (dgs_outline_item_get_story (item) == story)
      return item; /* the outline keeps it */
  }
  return NULL;
}

/* The last story that begins before a place, -1 for none. */
static DgsOutlineItem *
find_before (DgsReaderView *self, const GtkTextIter *iter)
{
  GListModel *outline = G_LIST_MODEL (self->outline);
  guint i;

  for (i = g_list_model_get_n_items (outline); i > 0; i--) {
    g_autoptr (DgsOutlineItem) item = g_list_model_get_item (outline, i - 1);
    GtkTextIter start;

    if (dgs_outline_item_get_story (item) < 0)
      continue;
    get_iter (self, dgs_outline_item_get_start (item), &start);
    if (gtk_text_iter_compare (&start, iter) <= 0)
      return item;
  }
  return NULL;
}

int
dgs_reader_view_story_at (DgsReaderView *self, const GtkTextIter *iter)
{
  DgsOutlineItem *item = find_before (self, iter);
  GtkTextIter end;

  if (!item)
    return -1;
  if (dgs_outline_item_get_end (item)) {
    get_iter (self, dgs_outline_item_get_end (item), &end);
    if (gtk_text_iter_compare (&end, iter) <= 0)
      return -1;
  }
  return dgs_outline_item_get_story (item);
}

void
dgs_reader_view_set_story (DgsReaderView *self, int story)
{
  if (self->story == story)
    return;
  self->story = story;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "story");
}

static void
get_top (DgsReaderView *self, GtkTextIter *iter)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_iter_at_location (view, iter, visible.x + gtk_text_view_get_left_margin (view),
                                      visible.y + 1);
}

static gboolean
is_at_top (DgsReaderView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  return !adjustment || gtk_adjustment_get_value (adjustment) < 1;
}

static gboolean
is_visible (DgsReaderView *self, GtkTextMark *mark)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;
  int y = 0;
  int height = 0;

  get_iter (self, mark, &iter);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_yrange (view, &iter, &y, &height);
  return y + height > visible.y && y < visible.y + visible.height;
}

void
dgs_reader_view_forget_place (DgsReaderView *self)
{
  if (self->settling) {
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->settling);
    self->settling = 0;
  }
  if (self->destination && !gtk_text_mark_get_deleted (self->destination))
    gtk_text_buffer_delete_mark (get_buffer (self), self->destination);
  g_clear_object (&self->destination);
}

/* The view moved. The story that the user went to stays the one while its beginning is seen: near
 * the end of a text it cannot come to the top. */
void
dgs_reader_view_place_changed (DgsReaderView *self)
{
  DgsOutlineItem *item = dgs_reader_view_find_story (self, self->story);
  GtkTextIter top;

  if (self->destination)
    return;
  if (item && is_visible (self, dgs_outline_item_get_start (item)))
    return;
  get_top (self, &top);
  dgs_reader_view_set_story (self, is_at_top (self) ? -1 : dgs_reader_view_story_at (self, &top));
}

static double
get_wanted_value (DgsReaderView *self, GtkAdjustment *adjustment)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle place;
  GtkTextIter iter;
  double last;

  get_iter (self, self->destination, &iter);
  if (gtk_text_iter_starts_line (&iter))
    gtk_text_view_get_line_yrange (view, &iter, &place.y, &place.height);
  else
    gtk_text_view_get_iter_location (view, &iter, &place);
  last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  return MAX (MIN (place.y + gtk_text_view_get_top_margin (view), last), 0);
}

/* The heights of lines that were not seen yet are found out little by little: the place moves until
 * they are known. */
static gboolean
settle_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DgsReaderView *self = DGS_READER_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  double wanted;

  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_height (widget) == 0)
    return G_SOURCE_CONTINUE;
  wanted = get_wanted_value (self, adjustment);
  self->still = ABS (gtk_adjustment_get_value (adjustment) - wanted) < 1 ? self->still + 1 : 0;
  if (self->still == 0)
    gtk_adjustment_set_value (adjustment, wanted);
  if (self->still < STILL_FRAMES && ++self->frames < MAX_FRAMES)
    return G_SOURCE_CONTINUE;
  self->settling = 0;
  dgs_reader_view_forget_place (self);
  return G_SOURCE_REMOVE;
}

/* Brings a place to the top, as soon as it is known where that is. */
void
dgs_reader_view_scroll_to (DgsReaderView *self, const GtkTextIter *iter)
{
  dgs_reader_view_forget_place (self);
  self->destination =
      g_object_ref (gtk_text_buffer_create_mark (get_buffer (self), NULL, iter, TRUE));
  self->frames = 0;
  self->still = 0;
  self->settling = gtk_widget_add_tick_callback (GTK_WIDGET (self), settle_cb, NULL, NULL);
}

/**
 * dgs_reader_view_get_outline:
 * @self: a reader view
 *
 * Gets the headings and stories of what is shown.
 *
 * Returns: (transfer none): a list of #DgsOutlineItem, in order
 */
GListModel *
dgs_reader_view_get_outline (DgsReaderView *self)
{
  g_return_val_if_fail (DGS_IS_READER_VIEW (self), NULL);

  return G_LIST_MODEL (self->outline);
}

/**
 * dgs_reader_view_get_story:
 * @self: a reader view
 *
 * Gets the story that the user is at: the one that was gone to, clicked in, or is at the top.
 *
 * Returns: its number in the digest, -1 where it is none
 */
int
dgs_reader_view_get_story (DgsReaderView *self)
{
  g_return_val_if_fail (DGS_IS_READER_VIEW (self), -1);

  return self->story;
}

/**
 * dgs_reader_view_go_to:
 * @self: a reader view
 * @item: an item of its outline
 *
 * Goes to a heading or story, and says it to a screen reader.
 */
void
dgs_reader_view_go_to (DgsReaderView *self, DgsOutlineItem *item)
{
  GtkTextIter iter;

  g_return_if_fail (DGS_IS_READER_VIEW (self));
  g_return_if_fail (DGS_IS_OUTLINE_ITEM (item));

  get_iter (self, dgs_outline_item_get_start (item), &iter);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  dgs_reader_view_scroll_to (self, &iter);
  dgs_reader_view_set_story (self, dgs_outline_item_get_story (item));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), dgs_outline_item_get_title (item),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * dgs_reader_view_go_to_story:
 * @self: a reader view
 * @story: the number of a story in the digest
 *
 * Goes to a story.
 *
 * Returns: %FALSE where there is no such story
 */
gboolean
dgs_reader_view_go_to_story (DgsReaderView *self, int story)
{
  DgsOutlineItem *item;

  g_return_val_if_fail (DGS_IS_READER_VIEW (self), FALSE);

  item = dgs_reader_view_find_story (self, story);
  if (item)
    dgs_reader_view_go_to (self, item);
  return item != NULL;
}

/**
 * dgs_reader_view_step_story:
 * @self: a reader view
 * @forward: whether to go on, and not back
 *
 * Goes to the next story or the previous one.
 *
 * Returns: %FALSE where there is no other
 */
gboolean
dgs_reader_view_step_story (DgsReaderView *self, gboolean forward)
{
  DgsOutlineItem *before;
  GtkTextIter top;
  int story = self->story;

  g_return_val_if_fail (DGS_IS_READER_VIEW (self), FALSE);

  if (story < 0) {
    get_top (self, &top);
    before = is_at_top (self) ? NULL : find_before (self, &top);
    story = before ? dgs_outline_item_get_story (before) : -1;
    return dgs_reader_view_go_to_story (self, forward ? story + 1 : story);
  }
  return dgs_reader_view_go_to_story (self, forward ? story + 1 : story - 1);
}

/* Ctrl+End goes to where the text ends, however much of it was not seen yet: the view itself goes
 * by the heights that it has guessed. */
void
dgs_reader_view_move_cursor (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  GtkTextViewClass *parent_class = g_type_class_peek (GTK_TYPE_TEXT_VIEW);
  GtkTextIter end;

  if (step != GTK_MOVEMENT_BUFFER_ENDS || extend) {
    parent_class->move_cursor (view, step, count, extend);
    return;
  }
  dgs_reader_view_forget_place (DGS_READER_VIEW (view));
  parent_class->move_cursor (view, step, count, extend);
  if (count < 0)
    return;
  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (view), &end);
  dgs_reader_view_scroll_to (DGS_READER_VIEW (view), &end);
}

static gboolean
is_going_to_end (DgsReaderView *self)
{
  GtkTextIter iter;

  if (!self->destination)
    return FALSE;
  get_iter (self, self->destination, &iter);
  return gtk_text_iter_is_end (&iter);
}

/**
 * dgs_reader_view_turn_page:
 * @self: a reader view
 * @forward: whether to go on, and not back
 *
 * Goes on by a page.
 *
 * Returns: %FALSE where the text ends
 */
gboolean
dgs_reader_view_turn_page (DgsReaderView *self, gboolean forward)
{
  GtkAdjustment *adjustment;
  double value;
  double last;

  g_return_val_if_fail (DGS_IS_READER_VIEW (self), FALSE);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  value = gtk_adjustment_get_value (adjustment);
  last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  if (forward ? value >= last - 1 || is_going_to_end (self) : value < 1)
    return FALSE;
  dgs_reader_view_forget_place (self);
  g_signal_emit_by_name (self, "move-cursor", GTK_MOVEMENT_PAGES, forward ? 1 : -1, FALSE);
  return TRUE;
}

/**
 * dgs_reader_view_get_position:
 * @self: a reader view
 * @out_story: (out): the last story that begins above the top of the view, -1 for none
 * @out_offset: (out): characters from the beginning of that story, else of the text
 *
 * Tells where the user is, in a way that holds when the text grows or is set anew.
 */
void
dgs_reader_view_get_position (DgsReaderView *self, int *out_story, guint *out_offset)
{
  DgsOutlineItem *item;
  GtkTextIter top;
  GtkTextIter start;

  g_return_if_fail (DGS_IS_READER_VIEW (self));

  *out_story = -1;
  *out_offset = 0;
  if (self->destination)
    get_iter (self, self->destination, &top);
  else if (is_at_top (self))
    return;
  else
    get_top (self, &top);
  item = find_before (self, &top);
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  if (item) {
    *out_story = dgs_outline_item_get_story (item);
    get_iter (self, dgs_outline_item_get_start (item), &start);
  }
  *out_offset = (guint) (gtk_text_iter_get_offset (&top) - gtk_text_iter_get_offset (&start));
}

/**
 * dgs_reader_view_set_position:
 * @self: a reader view
 * @story: a story, -1 before the first
 * @offset: characters from its beginning, else from that of the text
 *
 * Goes to where the user was. A place that is no longer there is the nearest one.
 */
void
dgs_reader_view_set_position (DgsReaderView *self, int story, guint offset)
{
  DgsOutlineItem *item;
  GtkTextIter iter;

  g_return_if_fail (DGS_IS_READER_VIEW (self));

  item = dgs_reader_view_find_story (self, story);
  gtk_text_buffer_get_start_iter (get_buffer (self), &iter);
  if (item)
    get_iter (self, dgs_outline_item_get_start (item), &iter);
  else if (story >= 0)
    return;
  gtk_text_iter_forward_chars (&iter, (int) MIN (offset, G_MAXINT));
  if (gtk_text_iter_is_start (&iter))
    return;
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  dgs_reader_view_scroll_to (self, &iter);
  dgs_reader_view_set_story (self, dgs_reader_view_story_at (self, &iter));
}
