/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-store-weeks.h"
#include "dgs-week-strip.h"

G_BEGIN_DECLS

DgsWeekStrip *dgs_week_strip_new (const DgsSeriesWeeks *series, DgsDigestKind kind);
void dgs_week_strip_update (DgsWeekStrip *self, const DgsSeriesWeeks *series);
gint64 dgs_week_strip_get_series_id (DgsWeekStrip *self);

G_END_DECLS
