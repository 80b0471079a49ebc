/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-sqlite.h"

G_BEGIN_DECLS

/**
 * DgsWeekRecord:
 * @series_id: row id of its series
 * @article_id: row id
 * @kind: daily or weekly, as #DgsDigestKind
 * @first_day: Julian day of its period's first day
 * @last_day: Julian day of its period's last day
 * @read: whether it is read
 * @saved: whether it is saved
 *
 * A digest, as far as a timeline needs it.
 */
typedef struct {
  gint64 series_id;
  gint64 article_id;
  guint kind;
  guint first_day;
  guint last_day;
  gboolean read;
  gboolean saved;
} DgsWeekRecord;

/**
 * DgsSeriesWeeks:
 * @series_id: row id
 * @key: what makes the series one
 * @name: plain text
 * @digests: (element-type DgsWeekRecord): the weekly ones first, earliest first
 *
 * A series with all its digests.
 */
typedef struct {
  gint64 series_id;
  char *key;
  char *name;
  GArray *digests;
} DgsSeriesWeeks;

void dgs_series_weeks_free (DgsSeriesWeeks *self);

GPtrArray *dgs_store_weeks_list (DgsSqlite *db, GError **error);

/**
 * DgsSourceWeek:
 * @canonical: the comparing form of a source's address
 * @monday: Julian day that the week begins on
 * @digests: how many digests of that week list it
 *
 * How often a source was listed in a week.
 */
typedef struct {
  char *canonical;
  guint monday;
  guint digests;
} DgsSourceWeek;

void dgs_source_week_free (DgsSourceWeek *self);

GPtrArray *dgs_store_sources_weeks (DgsSqlite *db, guint from_day, GError **error);

GArray *dgs_store_sources_digests (DgsSqlite *db,
                                   const char *canonical,
                                   guint limit,
                                   GError **error);

G_END_DECLS
