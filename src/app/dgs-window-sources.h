/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dgs_window_sources_install_actions (GtkWidgetClass *widget_class);

void dgs_window_sources_set_enabled (GtkWidget *window, gboolean enabled);

G_END_DECLS
