/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window-actions.h"
#include "dgs-window.h"

G_BEGIN_DECLS

/* The way in for what other programs hand over. */
extern const DgsWindowAction dgs_window_drop_actions[];

void dgs_window_drop_set_up (GtkDropTarget *target);

gboolean dgs_window_drop_take (DgsWindow *window, const GValue *value);

G_END_DECLS
