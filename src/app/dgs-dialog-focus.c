/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-dialog-focus.h"

static gboolean
focus_cb (GtkWidget *entry, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_grab_focus (entry);
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (GtkWidget *entry)
{
  gtk_widget_add_tick_callback (entry, focus_cb, NULL, NULL);
}

/**
 * dgs_dialog_focus:
 * @dialog: a dialog that is not shown yet
 * @entry: the widget in it that shall have the keyboard when it opens
 *
 * Gives the keyboard to a widget of a dialog each time that it comes to sight.
 * adw_dialog_set_focus() alone does not hold: a sheet at the bottom gives it to its first button
 * once it is open, and a question to its default answer.
 */
void
dgs_dialog_focus (AdwDialog *dialog, GtkWidget *entry)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog) && GTK_IS_WIDGET (entry));

  adw_dialog_set_focus (dialog, entry);
  g_signal_connect (entry, "map", G_CALLBACK (mapped_cb), NULL);
}
