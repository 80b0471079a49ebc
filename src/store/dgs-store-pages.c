/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-pages.h"

/**
 * dgs_page_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_page_record_free (DgsPageRecord *self)
{
  g_free (self->address);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self);
}

/**
 * dgs_store_pages_wanted:
 * @db: the connection
 * @feed_id: row id of a feed
 * @not_since: pass over what was tried in vain after this, seconds since 1970
 * @limit: the most to give
 * @error: return location for an error
 *
 * Reads which of the newest articles of a feed want the page behind them, untried ones first.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): row ids; none where the feed's pages
 *   are not to be fetched
 */
GArray *
dgs_store_pages_wanted (
    DgsSqlite *db, gint64 feed_id, gint64 not_since, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (db, error,
                          "SELECT id FROM articles LEFT JOIN pages ON article_id = id"
                          " WHERE wants_page = 1 AND (coalesce(problem, 0) = 0 OR tried <= ?2)"
                          " AND EXISTS (SELECT 1 FROM entries JOIN feeds ON feeds.id = feed_id"
                          "  WHERE entries.article_id = articles.id AND feed_id = ?1"
                          "  AND feeds.full_text = 1)"
                          " ORDER BY tried IS NOT NULL, day DESC, id DESC LIMIT ?3",
                          "iii", feed_id, not_since, (gint64) limit);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    gint64 id = dgs_statement_int (row, 0);

    g_array_append_val (ids, id);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&ids);
}

/**
 * dgs_store_pages_get:
 * @db: the connection
 * @article_id: row id of an article
 * @error: return location for an error
 *
 * Reads the last attempt at an article's page.
 *
 * Returns: (transfer full) (nullable): the record; %NULL on an error, and without one where there
 *   was no attempt
 */
DgsPageRecord *
dgs_store_pages_get (DgsSqlite *db, gint64 article_id, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;
  DgsPageRecord *record;

  row = dgs_sqlite_query (db, error,
                          "SELECT address, etag, last_modified, tried, problem FROM pages"
                          " WHERE article_id = ?",
                          "i", article_id);
  if (!row || !dgs_statement_next (row, error))
    return NULL;
  record = g_new0 (DgsPageRecord, 1);
  record->article_id = article_id;
  record->address = dgs_statement_dup_text (row, 0);
  record->etag = dgs_statement_dup_text (row, 1);
  record->last_modified = dgs_statement_dup_text (row, 2);
  record->tried = dgs_statement_int (row, 3);
  record->problem = (guint) dgs_statement_int (row, 4);
  return record;
}

/**
 * dgs_store_pages_put:
 * @db: the connection
 * @record: the attempt
 * @error: return location for an error
 *
 * Keeps an attempt. After a good one the page is not wanted again until the feed says something
 * else.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_pages_put (DgsSqlite *db, const DgsPageRecord *record, GError **error)
{
  if (!dgs_sqlite_run (
          db, error,
          "INSERT INTO pages (article_id, address, etag, last_modified, tried, problem)"
          " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (article_id) DO UPDATE SET"
          " address = excluded.address, etag = excluded.etag,"
          " last_modified = excluded.last_modified, tried = excluded.tried,"
          " problem = excluded.problem",
          "itttii", record->article_id, record->address, record->etag, record->last_modified,
          record->tried, (gint64) record->problem))
    return FALSE;
  return record->problem != 0 ||
         dgs_sqlite_run (db, error, "UPDATE articles SET wants_page = 0 WHERE id = ?", "i",
                         record->article_id);
}

/**
 * dgs_store_pages_allowed:
 * @db: the connection
 * @article_id: row id of an article
 *
 * Tells whether the page behind an article may be fetched: one of its feeds wants full texts.
 *
 * Returns: whether it may
 */
gboolean
dgs_store_pages_allowed (DgsSqlite *db, gint64 article_id)
{
  return dgs_sqlite_query_int (db, 0, NULL,
                               "SELECT 1 FROM entries JOIN feeds ON feeds.id = feed_id"
                               " WHERE article_id = ? AND feeds.full_text = 1 LIMIT 1",
                               "i", article_id) != 0;
}
