/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-window-actions.h"
#include "dgs-window.h"

G_BEGIN_DECLS

/* The ways in and out for subscriptions. */
extern const DgsWindowAction dgs_window_opml_actions[];

void dgs_window_opml_import (DgsWindow *window, GFile *file);

G_END_DECLS
