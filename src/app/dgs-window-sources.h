/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window-actions.h"

G_BEGIN_DECLS

/* What can be done with many sources at once. */
extern const DgsWindowAction dgs_window_sources_actions[];

G_END_DECLS
