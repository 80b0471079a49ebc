/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-weeks.h"

/**
 * dgs_series_weeks_free:
 * @self: (transfer full): a series
 *
 * Frees it.
 */
void
dgs_series_weeks_free (DgsSeriesWeeks *self)
{
  g_free (self->key);
  g_free (self->name);
  g_array_unref (self->digests);
  g_free (self);
}

/**
 * dgs_source_week_free:
 * @self: (transfer full): a record
 *
 * Frees it.
 */
void
dgs_source_week_free (DgsSourceWeek *self)
{
  g_free (self->canonical);
  g_free (self);
}

static DgsSeriesWeeks *
series_from_row (DgsStatement *row)
{
  DgsSeriesWeeks *series = g_new0 (DgsSeriesWeeks, 1);

  series->series_id = dgs_statement_int (row, 0);
  series->key = dgs_statement_dup_text (row, 1);
  series->name = dgs_statement_dup_text (row, 2);
  series->digests = g_array_new (FALSE, FALSE, sizeof (DgsWeekRecord));
  return series;
}

/**
 * dgs_store_weeks_list:
 * @db: the connection
 * @error: return location for an error
 *
 * Reads the digests of every series, from an index alone: neither texts nor titles are touched.
 *
 * Returns: (transfer full) (element-type DgsSeriesWeeks) (nullable): the series, by name
 */
GPtrArray *
dgs_store_weeks_list (DgsSqlite *db, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_series_weeks_free);
  DgsSeriesWeeks *series = NULL;
  g_autoptr (DgsStatement) row = NULL;

  /* GDate counts days from 1 January of year 1; SQLite from 1721424.5 days earlier. */
  row = dgs_sqlite_query (
      db, error,
      "SELECT series.id, series.key, name, articles.id, kind,"
      " CAST(julianday(start) - 1721424.5 AS INTEGER), CAST(julianday(end) - 1721424.5 AS INTEGER),"
      " read, saved FROM series CROSS JOIN articles ON series_id = series.id"
      " WHERE kind <> 0 AND start IS NOT NULL AND end IS NOT NULL"
      " ORDER BY name COLLATE NOCASE, series.id, kind DESC, end, articles.id",
      NULL);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsWeekRecord record = { .series_id = dgs_statement_int (row, 0) };

    if (!series || series->series_id != record.series_id) {
      series = series_from_row (row);
      g_ptr_array_add (list, series);
    }
    record.article_id = dgs_statement_int (row, 3);
    record.kind = (guint) dgs_statement_int (row, 4);
    record.first_day = (guint) dgs_statement_int (row, 5);
    record.last_day = (guint) dgs_statement_int (row, 6);
    record.read = dgs_statement_int (row, 7) != 0;
    record.saved = dgs_statement_int (row, 8) != 0;
    g_array_append_val (series->digests, record);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&list);
}

/**
 * dgs_store_sources_weeks:
 * @db: the connection
 * @from_day: Julian day: what is older is not counted
 * @error: return location for an error
 *
 * Counts how many digests list each source, by the week of the digests. Only the digests of the
 * days that are asked for are looked at.
 *
 * Returns: (transfer full) (element-type DgsSourceWeek) (nullable): the counts, by source
 */
GPtrArray *
dgs_store_sources_weeks (DgsSqlite *db, guint from_day, GError **error)
{
  g_autoptr (GPtrArray) weeks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_source_week_free);
  g_autoptr (DgsStatement) row = NULL;

  /* Day 1 was a Monday. */
  row = dgs_sqlite_query (db, error,
                          "SELECT canonical, day - (day - 1) % 7, count(DISTINCT article_id)"
                          " FROM articles INDEXED BY articles_by_day"
                          " CROSS JOIN article_sources ON article_id = articles.id"
                          " JOIN sources ON sources.id = source_id"
                          " WHERE day >= ? GROUP BY source_id, 2 ORDER BY canonical, 2",
                          "i", (gint64) from_day);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsSourceWeek *week = g_new0 (DgsSourceWeek, 1);

    week->canonical = dgs_statement_dup_text (row, 0);
    week->monday = (guint) dgs_statement_int (row, 1);
    week->digests = (guint) dgs_statement_int (row, 2);
    g_ptr_array_add (weeks, week);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&weeks);
}

/**
 * dgs_store_sources_digests:
 * @db: the connection
 * @canonical: the comparing form of a source's address
 * @limit: the most to give
 * @error: return location for an error
 *
 * Finds the digests that list a source.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): row ids, the newest digest first
 */
GArray *
dgs_store_sources_digests (DgsSqlite *db, const char *canonical, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (db, error,
                          "SELECT articles.id FROM articles WHERE id IN"
                          " (SELECT article_id FROM sources"
                          "  JOIN article_sources ON source_id = sources.id WHERE canonical = ?)"
                          " ORDER BY day DESC, id DESC LIMIT ?",
                          "ti", canonical, (gint64) limit);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    gint64 id = dgs_statement_int (row, 0);

    g_array_append_val (ids, id);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&ids);
}
