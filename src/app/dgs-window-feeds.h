/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window-actions.h"

G_BEGIN_DECLS

/* Everything that can be done with feeds and addresses. */
extern const DgsWindowAction dgs_window_feeds_actions[];

char *dgs_window_feeds_describe_refresh (guint n_new, guint n_failed);

G_END_DECLS
