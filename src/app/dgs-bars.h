/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Counts drawn as small bars, one a week. What they say in words is their accessible name, given
 * with them. */
#define DGS_TYPE_BARS (dgs_bars_get_type ())
G_DECLARE_FINAL_TYPE (DgsBars, dgs_bars, DGS, BARS, GtkWidget)

void dgs_bars_set_counts (DgsBars *self, const guint *counts, guint n_counts, const char *words);

G_END_DECLS
