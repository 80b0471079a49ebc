/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the window can do; tables of them end with one that has no name. */
typedef struct {
  const char *name;
  const char *parameter; /* (nullable): the type of its parameter */
  GtkWidgetActionActivateFunc activate;
} DgsWindowAction;

void dgs_window_actions_install (GtkWidgetClass *widget_class, const DgsWindowAction *actions);

void dgs_window_actions_set_enabled (GtkWidget *window,
                                     const DgsWindowAction *actions,
                                     gboolean enabled);

G_END_DECLS
