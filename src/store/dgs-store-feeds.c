/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-feeds.h"

/**
 * dgs_feed_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_feed_record_free (DgsFeedRecord *self)
{
  g_free (self->address);
  g_free (self->title);
  g_free (self->own_title);
  g_free (self->link);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->body_hash);
  g_free (self->former);
  g_free (self->moved_to);
  g_free (self);
}

/**
 * dgs_series_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_series_record_free (DgsSeriesRecord *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * dgs_store_feeds_list:
 * @db: the connection
 * @error: return location for an error
 *
 * Reads all subscriptions, in the user's order: those in folders, then the others.
 *
 * Returns: (transfer full) (element-type DgsFeedRecord) (nullable): the records
 */
GPtrArray *
dgs_store_feeds_list (DgsSqlite *db, GError **error)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_feed_record_free);
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (
      db, error,
      "SELECT feeds.id, address, title, link, is_page, full_text, etag, last_modified,"
      " body_hash, last_success, next_due, failures, problem, status, unread,"
      " own_title, folders.id, feeds.position, moved_to, moved_since, moved_reads,"
      " ttl, skipped_hours, skipped_days, former"
      " FROM feeds LEFT JOIN folders ON folders.id = folder_id AND removed = 0 LEFT JOIN (SELECT feed_id, count(DISTINCT article_id) AS unread"
      "  FROM articles CROSS JOIN entries ON article_id = articles.id"
      "  WHERE read = 0 GROUP BY feed_id) ON feed_id = feeds.id"
      " WHERE subscribed = 1 ORDER BY folders.id IS NULL, folders.position, folders.id,"
      " feeds.position IS NULL, feeds.position,"
      " coalesce(own_title, title) COLLATE NOCASE, feeds.id",
      NULL);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsFeedRecord *feed = g_new0 (DgsFeedRecord, 1);

    feed->id = dgs_statement_int (row, 0);
    feed->address = dgs_statement_dup_text (row, 1);
    feed->title = dgs_statement_dup_text (row, 2);
    feed->link = dgs_statement_dup_text (row, 3);
    feed->is_page = dgs_statement_int (row, 4) != 0;
    feed->full_text = dgs_statement_int (row, 5) != 0;
    feed->etag = dgs_statement_dup_text (row, 6);
    feed->last_modified = dgs_statement_dup_text (row, 7);
    feed->body_hash = dgs_statement_dup_text (row, 8);
    feed->last_success = dgs_statement_int (row, 9);
    feed->next_due = dgs_statement_int (row, 10);
    feed->failures = (guint) dgs_statement_int (row, 11);
    feed->problem = (guint) dgs_statement_int (row, 12);
    feed->status = (guint) dgs_statement_int (row, 13);
    feed->unread = (guint) dgs_statement_int (row, 14);
    feed->own_title = dgs_statement_dup_text (row, 15);
    feed->folder_id = dgs_statement_int (row, 16);
    feed->placed = dgs_statement_text (row, 17) != NULL;
    feed->moved_to = dgs_statement_dup_text (row, 18);
    feed->moved_since = dgs_statement_int (row, 19);
    feed->moved_reads = (guint) dgs_statement_int (row, 20);
    feed->schedule.ttl = (guint) dgs_statement_int (row, 21);
    feed->schedule.skipped_hours = (guint) dgs_statement_int (row, 22);
    feed->schedule.skipped_days = (guint) dgs_statement_int (row, 23);
    feed->former = dgs_statement_dup_text (row, 24);
    g_ptr_array_add (feeds, feed);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&feeds);
}

/**
 * dgs_store_feeds_add:
 * @db: the connection
 * @address: what to fetch
 * @title: what to call it
 * @is_page: whether it is a page that is followed like a feed
 * @error: return location for an error
 *
 * Subscribes; a feed that was unsubscribed comes back with its articles.
 *
 * A feed that comes back counts as never read, so that what it brings now is no news.
 *
 * Returns: its row id, 0 on an error
 */
gint64
dgs_store_feeds_add (
    DgsSqlite *db, const char *address, const char *title, gboolean is_page, GError **error)
{
  return dgs_sqlite_query_int (db, 0, error,
                               "INSERT INTO feeds (address, title, is_page) VALUES (?, ?, ?)"
                               " ON CONFLICT (address) DO UPDATE SET subscribed = 1,"
                               " last_success = iif(subscribed, last_success, 0),"
                               " body_hash = NULL, etag = NULL, last_modified = NULL"
                               " RETURNING id",
                               "tti", address, title, (gint64) is_page);
}

/**
 * dgs_store_feeds_update:
 * @db: the connection
 * @record: what to keep; @unread, @full_text and what the user arranged are not looked at
 * @error: return location for an error
 *
 * Keeps what an attempt brought.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_feeds_update (DgsSqlite *db, const DgsFeedRecord *record, GError **error)
{
  return dgs_sqlite_run (
      db, error,
      "UPDATE feeds SET address = ?, title = ?, link = ?, etag = ?,"
      " last_modified = ?, body_hash = ?, last_success = ?, next_due = ?,"
      " failures = ?, problem = ?, status = ?, moved_to = ?, moved_since = ?,"
      " moved_reads = ?, ttl = ?, skipped_hours = ?, skipped_days = ?, former = ?"
      " WHERE id = ?",
      "ttttttiiiiitiiiiiti", record->address, record->title, record->link, record->etag,
      record->last_modified, record->body_hash, record->last_success, record->next_due,
      (gint64) record->failures, (gint64) record->problem, (gint64) record->status,
      record->moved_to, record->moved_since, (gint64) record->moved_reads,
      (gint64) record->schedule.ttl, (gint64) record->schedule.skipped_hours,
      (gint64) record->schedule.skipped_days, record->former, record->id);
}

/**
 * dgs_store_feeds_set_full_text:
 * @db: the connection
 * @feed_id: row id of a feed
 * @full_text: whether the pages behind its entries are fetched
 * @error: return location for an error
 *
 * Keeps the user's choice.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_feeds_set_full_text (DgsSqlite *db, gint64 feed_id, gboolean full_text, GError **error)
{
  return dgs_sqlite_run (db, error, "UPDATE feeds SET full_text = ? WHERE id = ?", "ii",
                         (gint64) full_text, feed_id);
}

/**
 * dgs_store_feeds_remove:
 * @db: the connection
 * @feed_id: row id of a feed
 * @purge: whether the articles that came by no other feed go too
 * @error: return location for an error
 *
 * Unsubscribes. Without @purge the articles stay, and know where they came from.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_feeds_remove (DgsSqlite *db, gint64 feed_id, gboolean purge, GError **error)
{
  if (!purge)
    return dgs_sqlite_run (db, error, "UPDATE feeds SET subscribed = 0 WHERE id = ?", "i", feed_id);

  return dgs_sqlite_run (
             db, error,
             "DELETE FROM articles WHERE id IN (SELECT article_id FROM entries WHERE feed_id = ?1)"
             " AND NOT EXISTS (SELECT 1 FROM entries WHERE article_id = articles.id"
             "  AND feed_id <> ?1)",
             "i", feed_id) &&
         dgs_sqlite_run (db, error, "DELETE FROM feeds WHERE id = ?", "i", feed_id);
}

/**
 * dgs_store_feeds_undo:
 * @db: the connection
 * @feed_id: row id of a feed that was just subscribed to
 * @error: return location for an error
 *
 * Takes a subscription back, with the articles that it brought. What was there before, what came
 * by another feed too, and what the user has read or saved since stays. One that was never read
 * brought nothing.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_feeds_undo (DgsSqlite *db, gint64 feed_id, GError **error)
{
  return dgs_sqlite_run (db, error,
                         "DELETE FROM articles WHERE read = 0 AND saved = 0"
                         " AND first_seen >= (SELECT nullif(last_success, 0) FROM feeds"
                         "  WHERE id = ?1)"
                         " AND id IN (SELECT article_id FROM entries WHERE feed_id = ?1)"
                         " AND NOT EXISTS (SELECT 1 FROM entries WHERE article_id = articles.id"
                         "  AND feed_id <> ?1)",
                         "i", feed_id) &&
         dgs_store_feeds_remove (db, feed_id, FALSE, error);
}

/**
 * dgs_store_feeds_restore:
 * @db: the connection
 * @feed_id: row id of a feed that was unsubscribed, and not purged
 * @error: return location for an error
 *
 * Takes an unsubscribing back: the feed is as it was.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_feeds_restore (DgsSqlite *db, gint64 feed_id, GError **error)
{
  return dgs_sqlite_run (db, error, "UPDATE feeds SET subscribed = 1 WHERE id = ?", "i", feed_id);
}

/**
 * dgs_store_series_list:
 * @db: the connection
 * @error: return location for an error
 *
 * Reads every series that has a digest, by name.
 *
 * Returns: (transfer full) (element-type DgsSeriesRecord) (nullable): the records
 */
GPtrArray *
dgs_store_series_list (DgsSqlite *db, GError **error)
{
  g_autoptr (GPtrArray) series = NULL;
  g_autoptr (DgsStatement) row = NULL;

  series = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_series_record_free);
  row = dgs_sqlite_query (
      db, error,
      "SELECT id, name,"
      " (SELECT count(*) FROM articles WHERE series_id = series.id AND read = 0)"
      " FROM series WHERE EXISTS (SELECT 1 FROM articles WHERE series_id = series.id)"
      " ORDER BY name COLLATE NOCASE, id",
      NULL);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsSeriesRecord *record = g_new0 (DgsSeriesRecord, 1);

    record->id = dgs_statement_int (row, 0);
    record->name = dgs_statement_dup_text (row, 1);
    record->unread = (guint) dgs_statement_int (row, 2);
    g_ptr_array_add (series, record);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&series);
}
