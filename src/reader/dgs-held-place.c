/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-held-place.h"

struct _DgsHeldPlace {
  GtkTextView *view;
  /* The line at the top, %NULL while nothing changes, and how far it reaches out of sight. */
  GtkTextMark *held;
  int offset;
  guint source;
};

static int
get_top (DgsHeldPlace *self)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (self->view, &visible);
  return visible.y;
}

static void
let_go (DgsHeldPlace *self)
{
  if (self->held && !gtk_text_mark_get_deleted (self->held))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->held), self->held);
  g_clear_object (&self->held);
  g_clear_handle_id (&self->source, g_source_remove);
}

static gboolean
release_cb (gpointer user_data)
{
  DgsHeldPlace *self = user_data;
  GtkAdjustment *adjustment = NULL;
  GtkTextIter iter;
  int y = 0;
  int moved;

  self->source = 0;
  if (self->view)
    adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  if (adjustment && !gtk_text_mark_get_deleted (self->held)) {
    gtk_text_buffer_get_iter_at_mark (gtk_text_mark_get_buffer (self->held), &iter, self->held);
    gtk_text_view_get_line_yrange (self->view, &iter, &y, NULL);
    moved = y + self->offset - get_top (self);
    if (moved != 0)
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + moved);
  }
  let_go (self);
  return G_SOURCE_REMOVE;
}

/**
 * dgs_held_place_new:
 * @view: a text view
 *
 * Makes what keeps the place in a text.
 *
 * Returns: (transfer full): a place that is not held yet
 */
DgsHeldPlace *
dgs_held_place_new (GtkTextView *view)
{
  DgsHeldPlace *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  self = g_new0 (DgsHeldPlace, 1);
  g_set_weak_pointer (&self->view, view);
  return self;
}

/**
 * dgs_held_place_free:
 * @self: a place
 *
 * Frees it, and keeps nothing any more.
 */
void
dgs_held_place_free (DgsHeldPlace *self)
{
  let_go (self);
  g_clear_weak_pointer (&self->view);
  g_free (self);
}

/**
 * dgs_held_place_hold:
 * @self: a place
 *
 * Keeps what is read where it is, over the changes of this turn of the main loop. The lines have
 * their new heights only some turns later, so it is put back when nothing is left to be measured.
 * At the beginning of a text there is nothing above that could move it.
 */
void
dgs_held_place_hold (DgsHeldPlace *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter iter;
  int top;
  int y = 0;

  g_return_if_fail (self != NULL);

  if (self->held || !self->view)
    return;
  top = get_top (self);
  if (top <= gtk_text_view_get_top_margin (self->view))
    return;
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_view_get_line_at_y (self->view, &iter, top, &y);
  self->held = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &iter, TRUE));
  self->offset = top - y;
  self->source = g_idle_add_full (G_PRIORITY_LOW, release_cb, self, NULL);
}
