/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-week-axis.h"
#include "dgs-week-strip.h"

G_BEGIN_DECLS

/* A series in a timeline: its name, what there is of it, and its weeks. */
#define DGS_TYPE_WEEK_ROW (dgs_week_row_get_type ())
G_DECLARE_FINAL_TYPE (DgsWeekRow, dgs_week_row, DGS, WEEK_ROW, GtkBox)

DgsWeekRow *dgs_week_row_new (DgsWeekStrip *strip, DgsWeekAxis *axis);

DgsWeekStrip *dgs_week_row_get_strip (DgsWeekRow *self);

gboolean dgs_week_row_focus_week (DgsWeekRow *self, guint position);

G_END_DECLS
