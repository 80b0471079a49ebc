/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-marks.h"

/* So many of the last batches can be taken back. */
#define MAX_BATCHES 8

#define INSERT                                                                   \
  "INSERT OR REPLACE INTO marks (article_id, batch) SELECT id, ?5 FROM articles" \
  " WHERE read = 0 AND (day > ?2 OR day = ?2 AND id >= ?3) AND id <= ?4"

static const char *
insert_sql (DgsArticleFilter filter)
{
  switch (filter) {
  case DGS_ARTICLE_FILTER_ALL:
  case DGS_ARTICLE_FILTER_UNREAD:
    return INSERT " AND ?1 = ?1";
  case DGS_ARTICLE_FILTER_SAVED:
    return INSERT " AND saved = 1 AND ?1 = ?1";
  case DGS_ARTICLE_FILTER_FEED:
    return INSERT " AND id IN (SELECT article_id FROM entries WHERE feed_id = ?1)";
  case DGS_ARTICLE_FILTER_SERIES:
    return INSERT " AND series_id = ?1";
  case DGS_ARTICLE_FILTER_FOLDER:
    return INSERT " AND id IN (SELECT article_id FROM entries JOIN feeds ON feeds.id = feed_id"
                  "  WHERE folder_id = ?1 AND subscribed = 1)";
  default:
    g_assert_not_reached ();
  }
}

/**
 * dgs_store_marks_read:
 * @db: the connection, in a transaction
 * @query: which articles
 * @out_batch: (out): what takes it back
 * @error: return location for an error
 *
 * Marks articles as read together, and remembers which of them were not.
 *
 * Returns: how many were unread, -1 on an error
 */
gint64
dgs_store_marks_read (DgsSqlite *db, const DgsMarkQuery *query, gint64 *out_batch, GError **error)
{
  gint64 batch;
  gint64 changed;

  batch =
      dgs_sqlite_query_int (db, 0, error, "SELECT coalesce(max(batch), 0) + 1 FROM marks", NULL);
  if (!batch ||
      !dgs_sqlite_run (db, error, "DELETE FROM marks WHERE batch <= ?", "i", batch - MAX_BATCHES) ||
      !dgs_sqlite_run (db, error, insert_sql (query->filter), "iiiii", query->id,
                       (gint64) query->day, query->article_id, query->newest, batch))
    return -1;
  changed = dgs_sqlite_changes (db);
  if (!dgs_sqlite_run (
          db, error,
          "UPDATE articles SET read = 1 WHERE id IN (SELECT article_id FROM marks WHERE batch = ?)",
          "i", batch))
    return -1;
  *out_batch = batch;
  return changed;
}

/**
 * dgs_store_marks_undo:
 * @db: the connection, in a transaction
 * @batch: what dgs_store_marks_read() gave
 * @error: return location for an error
 *
 * Makes those articles unread again that were marked together, and nothing else.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_marks_undo (DgsSqlite *db, gint64 batch, GError **error)
{
  return dgs_sqlite_run (db, error,
                         "UPDATE articles SET read = 0"
                         " WHERE id IN (SELECT article_id FROM marks WHERE batch = ?)",
                         "i", batch) &&
         dgs_sqlite_run (db, error, "DELETE FROM marks WHERE batch = ?", "i", batch);
}
