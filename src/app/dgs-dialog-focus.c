/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-dialog-focus.h"

static gboolean
focus_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  gtk_widget_grab_focus (widget);
  return G_SOURCE_REMOVE;
}

static void
mapped_cb (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, focus_cb, NULL, NULL);
}

/**
 * dgs_dialog_focus_shown:
 * @widget: a widget of a dialog or of a sheet
 *
 * Gives the keyboard to a widget each time that it comes to sight, after whoever opens it gave it
 * to another one.
 */
void
dgs_dialog_focus_shown (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_signal_connect (widget, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * dgs_dialog_focus:
 * @dialog: a dialog that is not shown yet
 * @entry: the widget in it that shall have the keyboard when it opens
 *
 * Gives the keyboard to a widget of a dialog. adw_dialog_set_focus() alone does not hold: a sheet
 * at the bottom gives it to its first button once it is open, and a question to its default answer.
 */
void
dgs_dialog_focus (AdwDialog *dialog, GtkWidget *entry)
{
  g_return_if_fail (ADW_IS_DIALOG (dialog));

  adw_dialog_set_focus (dialog, entry);
  dgs_dialog_focus_shown (entry);
}
