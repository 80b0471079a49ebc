/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window-actions.h"

G_BEGIN_DECLS

/* Everything that marks articles in a list. */
extern const DgsWindowAction dgs_window_marks_actions[];

G_END_DECLS
