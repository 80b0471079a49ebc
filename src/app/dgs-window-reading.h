/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window.h"

G_BEGIN_DECLS

void dgs_window_reading_install_actions (GtkWidgetClass *widget_class);

void dgs_window_reading_init (DgsWindow *window);

void dgs_window_reading_update (DgsWindow *window);

G_END_DECLS
