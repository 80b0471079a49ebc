/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-series.h"
#include "dgs-store-feeds.h"

G_BEGIN_DECLS

DgsSeries *dgs_series_new (const DgsSeriesRecord *record);
void dgs_series_update (DgsSeries *self, const DgsSeriesRecord *record);

G_END_DECLS
