/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-actions.h"

/**
 * dgs_window_actions_install:
 * @widget_class: the class of the window
 * @actions: (array zero-terminated=1): a table
 *
 * Adds what the window can do.
 */
void
dgs_window_actions_install (GtkWidgetClass *widget_class, const DgsWindowAction *actions)
{
  for (; actions->name; actions++)
    gtk_widget_class_install_action (widget_class, actions->name, actions->parameter,
                                     actions->activate);
}

/**
 * dgs_window_actions_set_enabled:
 * @window: a window
 * @actions: (array zero-terminated=1): a table that is installed
 * @enabled: whether they can be done now
 *
 * Enables all actions of a table, or none.
 */
void
dgs_window_actions_set_enabled (GtkWidget *window, const DgsWindowAction *actions, gboolean enabled)
{
  for (; actions->name; actions++)
    gtk_widget_action_set_enabled (window, actions->name, enabled);
}
