/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window-actions.h"

G_BEGIN_DECLS

/* Everything by which the user puts feeds in order. */
extern const DgsWindowAction dgs_window_organize_actions[];

G_END_DECLS
