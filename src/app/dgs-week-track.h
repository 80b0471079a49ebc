/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-week-axis.h"
#include "dgs-week-strip.h"

G_BEGIN_DECLS

/* The weeks of one series along an axis; only those that can be seen are widgets. */
#define DGS_TYPE_WEEK_TRACK (dgs_week_track_get_type ())
G_DECLARE_FINAL_TYPE (DgsWeekTrack, dgs_week_track, DGS, WEEK_TRACK, GtkWidget)

void dgs_week_track_set_strip (DgsWeekTrack *self, DgsWeekStrip *strip, DgsWeekAxis *axis);

gboolean dgs_week_track_focus_week (DgsWeekTrack *self, guint position);

G_END_DECLS
