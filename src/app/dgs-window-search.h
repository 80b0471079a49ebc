/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window-actions.h"

G_BEGIN_DECLS

/* Searching, and opening what was found. */
extern const DgsWindowAction dgs_window_search_actions[];

G_END_DECLS
