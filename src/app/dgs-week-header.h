/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-week-axis.h"

G_BEGIN_DECLS

/* The months and the numbers of the weeks along an axis. To look at: each week says its days
 * itself. */
#define DGS_TYPE_WEEK_HEADER (dgs_week_header_get_type ())
G_DECLARE_FINAL_TYPE (DgsWeekHeader, dgs_week_header, DGS, WEEK_HEADER, GtkWidget)

void dgs_week_header_set_axis (DgsWeekHeader *self, DgsWeekAxis *axis);

G_END_DECLS
