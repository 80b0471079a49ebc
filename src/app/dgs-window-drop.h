/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window.h"

G_BEGIN_DECLS

void dgs_window_drop_install_actions (GtkWidgetClass *widget_class);

void dgs_window_drop_set_up (GtkDropTarget *target);

gboolean dgs_window_drop_take (DgsWindow *window, const GValue *value);

G_END_DECLS
