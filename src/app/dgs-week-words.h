/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-week-strip.h"

G_BEGIN_DECLS

char *dgs_week_words_sum (DgsWeekStrip *strip, const char *between);

char *dgs_week_words_days (DgsWeekStrip *strip, const DgsWeek *week);

char *dgs_week_words_summary (DgsWeekStrip *strip, const DgsWeek *week);

G_END_DECLS
