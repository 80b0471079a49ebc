/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-search.h"

#include "dgs-window.h"

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_window_show_search (DGS_WINDOW (widget), NULL);
}

static void
leave_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_window_leave_search (DGS_WINDOW (widget));
}

/**
 * dgs_window_search_install_actions:
 * @widget_class: the class of the window
 *
 * Adds searching. What was found is opened by the action win.open-story.
 */
void
dgs_window_search_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.leave-search", NULL, leave_search_action);
}

/**
 * dgs_window_search_set_enabled:
 * @window: a window
 * @enabled: whether it has a library
 *
 * Enables what only makes sense with a library.
 */
void
dgs_window_search_set_enabled (GtkWidget *window, gboolean enabled)
{
  gtk_widget_action_set_enabled (window, "win.search", enabled);
  gtk_widget_action_set_enabled (window, "win.open-story", enabled);
}
