/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window.h"

G_BEGIN_DECLS

void dgs_window_controls_reduce (DgsWindow *window);
void dgs_window_controls_restore (DgsWindow *window);

G_END_DECLS
