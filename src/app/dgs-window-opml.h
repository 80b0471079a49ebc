/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window.h"

G_BEGIN_DECLS

void dgs_window_opml_install_actions (GtkWidgetClass *widget_class);

void dgs_window_opml_set_enabled (GtkWidget *window, gboolean enabled);

void dgs_window_opml_import (DgsWindow *window, GFile *file);

G_END_DECLS
