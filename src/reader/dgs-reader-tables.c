/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-reader-view-private.h"

/* Sets each table in the form that there is room for. */
void
dgs_reader_view_fit_tables (DgsReaderView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - gtk_text_view_get_left_margin (view) -
              gtk_text_view_get_right_margin (view);
  g_autoptr (GPtrArray) tags = NULL;
  guint i;

  /* It has no width before it is shown. */
  if (width <= 0)
    return;
  tags = dgs_typesetter_list_unfit_tables (gtk_text_view_get_buffer (view),
                                           gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL,
                                           width);
  /* Where the view is on its way to somewhere, that is the place to keep. */
  if (tags->len > 0 && !self->destination)
    dgs_held_place_hold (self->held_place);
  for (i = 0; i < tags->len; i++)
    dgs_typesetter_turn_table (gtk_text_view_get_buffer (view), tags->pdata[i]);
}

static void
fit_tables_cb (gpointer user_data)
{
  DgsReaderView *self = user_data;

  self->tables_source = 0;
  dgs_reader_view_fit_tables (self);
}

/* The width changes while widgets get their places, when the text must not. */
void
dgs_reader_view_queue_fit_tables (DgsReaderView *self)
{
  if (!self->tables_source && self->held_place)
    self->tables_source = g_idle_add_once (fit_tables_cb, self);
}
