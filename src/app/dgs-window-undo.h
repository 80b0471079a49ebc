/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window.h"

G_BEGIN_DECLS

void dgs_window_tell_undoable (DgsWindow *window,
                               const char *words,
                               const char *action,
                               GVariant *target);

G_END_DECLS
