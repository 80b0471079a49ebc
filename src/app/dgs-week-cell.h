/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-week-strip.h"

G_BEGIN_DECLS

/* A week in a timeline. Opening one activates the action "weeks.open" while it has the keyboard.
 * Property "sample" (string, writable): "unread", "read", "saved", "missing" or "days", to show in
 * a legend how such a week looks. */
#define DGS_TYPE_WEEK_CELL (dgs_week_cell_get_type ())
G_DECLARE_FINAL_TYPE (DgsWeekCell, dgs_week_cell, DGS, WEEK_CELL, GtkWidget)

DgsWeekCell *dgs_week_cell_new (void);

void dgs_week_cell_set_week (DgsWeekCell *self, DgsWeekStrip *strip, const DgsWeek *week);

DgsWeekStrip *dgs_week_cell_get_strip (DgsWeekCell *self);

const DgsWeek *dgs_week_cell_get_week (DgsWeekCell *self);

G_END_DECLS
