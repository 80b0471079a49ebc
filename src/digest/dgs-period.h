/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-digest.h"

G_BEGIN_DECLS

/**
 * DgsPeriod:
 * @kind: %DGS_DIGEST_KIND_NONE where there is none
 * @start: first day
 * @end: last day
 *
 * The days that a digest covers.
 */
typedef struct {
  DgsDigestKind kind;
  GDate start;
  GDate end;
} DgsPeriod;

/**
 * DgsLabel:
 * @year: the year of an ISO 8601 week, or 0 for no label
 * @week: its number
 *
 * A week as a publisher labels it, which need not be the week that it covers.
 */
typedef struct {
  guint year;
  guint week;
} DgsLabel;

gboolean dgs_period_split (const char *text, DgsPeriod *period, char **head, gboolean *is_clear);
gboolean dgs_period_find_date (const char *text, GDate *date);
void dgs_period_set_day (DgsPeriod *self, const GDate *day);

gboolean dgs_label_find (const char *text, DgsLabel *label);
gboolean dgs_label_to_period (DgsLabel label, const char *const *skipped, DgsPeriod *period);
char *dgs_label_strip (const char *text);
char *dgs_label_to_string (DgsLabel label);

G_END_DECLS
