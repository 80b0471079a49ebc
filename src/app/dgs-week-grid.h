/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-week-axis.h"

G_BEGIN_DECLS

/* Series by weeks. Names stay where they are while weeks scroll below them. It is one stop of the
 * Tab key; arrows, Home and End go from week to week. Scrolls in a GtkScrolledWindow. */
#define DGS_TYPE_WEEK_GRID (dgs_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (DgsWeekGrid, dgs_week_grid, DGS, WEEK_GRID, GtkWidget)

DgsWeekAxis *dgs_week_grid_get_axis (DgsWeekGrid *self);

void dgs_week_grid_set_strips (DgsWeekGrid *self, GListModel *strips);

G_END_DECLS
