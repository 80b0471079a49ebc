/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The weeks that all rows of a timeline share, as one reads, and how far it is scrolled.
 * Signal "changed": what is drawn has to be put elsewhere. */
#define DGS_TYPE_WEEK_AXIS (dgs_week_axis_get_type ())
G_DECLARE_FINAL_TYPE (DgsWeekAxis, dgs_week_axis, DGS, WEEK_AXIS, GObject)

void dgs_week_axis_set_adjustment (DgsWeekAxis *self, GtkAdjustment *adjustment);
void dgs_week_axis_set_weeks (DgsWeekAxis *self, guint first_monday, guint last_monday);
void dgs_week_axis_set_width (DgsWeekAxis *self, int width);
void dgs_week_axis_set_mirrored (DgsWeekAxis *self, gboolean mirrored);
guint dgs_week_axis_get_first (DgsWeekAxis *self);
guint dgs_week_axis_get_last (DgsWeekAxis *self);
int dgs_week_axis_get_start (DgsWeekAxis *self, guint monday);
void dgs_week_axis_show (DgsWeekAxis *self, guint monday, guint n_weeks);

/* How far apart weeks are, in pixels: room for a target of 26 and a gap. */
#define DGS_WEEK_PITCH 30
#define DGS_WEEK_GAP 4

G_END_DECLS
