/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsDays:
 * @start: first day
 * @end: last day
 *
 * Days in a row: the period of a digest, or a hole between two.
 */
typedef struct {
  GDate start;
  GDate end;
} DgsDays;

guint dgs_weeks_of_date (const GDate *date);
GArray *dgs_weeks_find_missing (const DgsDays *periods, gsize n_periods);
GArray *dgs_weeks_find_holes (const DgsDays *periods, gsize n_periods);

G_END_DECLS
