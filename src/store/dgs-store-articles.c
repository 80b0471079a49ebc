/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-articles.h"

/**
 * dgs_story_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_story_record_free (DgsStoryRecord *self)
{
  g_free (self->section);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->link);
  g_free (self->canonical);
  g_free (self->text);
  g_free (self);
}

/**
 * dgs_source_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_source_record_free (DgsSourceRecord *self)
{
  g_free (self->title);
  g_free (self->address);
  g_free (self->canonical);
  g_free (self->first);
  g_free (self->last);
  g_free (self);
}

/**
 * dgs_article_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_article_record_free (DgsArticleRecord *self)
{
  g_free (self->entry_key);
  g_free (self->entry_hash);
  g_free (self->key);
  g_free (self->title);
  g_free (self->series_key);
  g_free (self->series);
  g_free (self->start);
  g_free (self->end);
  g_free (self->label);
  g_free (self->date);
  g_free (self->link);
  g_free (self->canonical);
  g_free (self->feed_title);
  g_free (self->excerpt);
  g_free (self->body);
  g_free (self->html);
  g_free (self->base);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}

/**
 * dgs_store_entry_mark:
 * @entry_key: the entry's identity in its feed
 * @entry_hash: hash of what the entry says
 *
 * Makes the text by which an entry that was read before is known again.
 *
 * Returns: (transfer full): a new text
 */
char *
dgs_store_entry_mark (const char *entry_key, const char *entry_hash)
{
  return g_strdup_printf ("%s %s", entry_hash, entry_key);
}

/**
 * dgs_store_entries_known:
 * @db: the connection
 * @feed_id: row id of a feed
 * @error: return location for an error
 *
 * Reads which entries of a feed were read before, so that they need not be understood again.
 *
 * Returns: (transfer full) (nullable): a set of texts of dgs_store_entry_mark()
 */
GHashTable *
dgs_store_entries_known (DgsSqlite *db, gint64 feed_id, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (db, error, "SELECT entry_key, hash FROM entries WHERE feed_id = ?", "i",
                          feed_id);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error))
    g_hash_table_add (
        known, dgs_store_entry_mark (dgs_statement_text (row, 0), dgs_statement_text (row, 1)));
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&known);
}

static gint64
put_series (DgsSqlite *db, const DgsArticleRecord *record, GError **error)
{
  return dgs_sqlite_query_int (db, 0, error,
                               "INSERT INTO series (key, name) VALUES (?, ?)"
                               " ON CONFLICT (key) DO UPDATE SET name = excluded.name RETURNING id",
                               "tt", record->series_key, record->series);
}

static gboolean
insert_article (DgsSqlite *db, DgsArticleRecord *record, gint64 now, GError **error)
{
  if (!dgs_sqlite_run (
          db, error,
          "INSERT INTO articles (key, title, kind, date_origin, day, week, first_seen,"
          " excerpt, story_count, source_count) VALUES (?, '', 0, 0, ?, ?, ?, '', 0, 0)",
          "tiii", record->key, (gint64) record->day, (gint64) record->week, now))
    return FALSE;
  record->id = dgs_sqlite_last_id (db);
  return TRUE;
}

static gboolean
write_facts (DgsSqlite *db, const DgsArticleRecord *record, GError **error)
{
  gint64 series_id = 0;

  if (record->series_key && !(series_id = put_series (db, record, error)))
    return FALSE;
  /* An article without a date keeps the day on which it was first seen. */
  return dgs_sqlite_run (
             db, error,
             "UPDATE articles SET title = ?1, series_id = nullif(?2, 0), kind = ?3, start = ?4,"
             " end = ?5, label = coalesce(?6, label), inferred = ?7, date = ?8,"
             " date_origin = ?9, day = iif(?8 IS NULL, day, ?10),"
             " week = iif(?8 IS NULL, week, ?11), published = nullif(?12, 0),"
             " updated = nullif(?13, 0), excerpt = ?14, story_count = ?15,"
             " source_count = ?16, full_text = ?17, wants_page = ?19 WHERE id = ?18",
             "tiitttitiiiiitiiiii", record->title, series_id, (gint64) record->kind, record->start,
             record->end, record->label, (gint64) record->inferred, record->date,
             (gint64) record->date_origin, (gint64) record->day, (gint64) record->week,
             record->published, record->updated, record->excerpt,
             (gint64) (record->stories ? record->stories->len : 0),
             (gint64) (record->sources ? record->sources->len : 0), (gint64) record->full_text,
             record->id, (gint64) record->wants_page) &&
         dgs_sqlite_run (
             db, error,
             "INSERT INTO texts (article_id, title, body, html, base) VALUES (?, ?, ?, ?, ?)"
             " ON CONFLICT (article_id) DO UPDATE SET title = excluded.title,"
             " body = excluded.body, html = excluded.html, base = excluded.base",
             "itttt", record->id, record->title, record->body, record->html, record->base);
}

static gboolean
write_stories (DgsSqlite *db, const DgsArticleRecord *record, GError **error)
{
  guint i;

  if (!dgs_sqlite_run (db, error, "DELETE FROM stories WHERE article_id = ?", "i", record->id))
    return FALSE;
  for (i = 0; record->stories && i < record->stories->len; i++) {
    const DgsStoryRecord *story = g_ptr_array_index (record->stories, i);

    if (!dgs_sqlite_run (db, error,
                         "INSERT INTO stories (article_id, position, section, title, byline, link,"
                         " canonical, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         "iitttttt", record->id, (gint64) i, story->section, story->title,
                         story->byline, story->link, story->canonical, story->text))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_sources (DgsSqlite *db, const DgsArticleRecord *record, GError **error)
{
  guint i;

  if (!dgs_sqlite_run (db, error, "DELETE FROM article_sources WHERE article_id = ?", "i",
                       record->id))
    return FALSE;
  for (i = 0; record->sources && i < record->sources->len; i++) {
    const DgsSourceRecord *source = g_ptr_array_index (record->sources, i);
    gint64 source_id;

    source_id =
        dgs_sqlite_query_int (db, 0, error,
                              "INSERT INTO sources (canonical, address, title) VALUES (?, ?, ?)"
                              " ON CONFLICT (canonical) DO UPDATE SET title = excluded.title"
                              " RETURNING id",
                              "ttt", source->canonical, source->address, source->title);
    if (!source_id ||
        !dgs_sqlite_run (
            db, error,
            "INSERT INTO article_sources (article_id, position, source_id) VALUES (?, ?, ?)", "iii",
            record->id, (gint64) i, source_id))
      return FALSE;
  }
  return TRUE;
}

/* The last row is the newest address: a digest that moves is read where it is now. */
static gboolean
write_link (DgsSqlite *db, const DgsArticleRecord *record, GError **error)
{
  if (!dgs_sqlite_run (
          db, error,
          "INSERT OR IGNORE INTO links (article_id, address, canonical) VALUES (?, ?, ?)", "itt",
          record->id, record->link, record->canonical))
    return FALSE;
  if (dgs_sqlite_changes (db) == 0)
    return TRUE;
  return dgs_sqlite_run (db, error, "UPDATE articles SET link = ? WHERE id = ?", "ti", record->link,
                         record->id);
}

/* The feed says something else of an article whose whole text is here: the page may too. */
static gboolean
ask_for_page (DgsSqlite *db, gint64 feed_id, const DgsArticleRecord *record, GError **error)
{
  return dgs_sqlite_run (db, error,
                         "UPDATE articles SET wants_page = 1 WHERE id = ?1 AND full_text = 1"
                         " AND EXISTS (SELECT 1 FROM entries WHERE feed_id = ?2 AND entry_key = ?3"
                         "  AND article_id = ?1 AND hash <> ?4)",
                         "iitt", record->id, feed_id, record->entry_key, record->entry_hash);
}

static gboolean
write_entry (
    DgsSqlite *db, gint64 feed_id, const DgsArticleRecord *record, gint64 now, GError **error)
{
  return dgs_sqlite_run (db, error,
                         "INSERT INTO entries (feed_id, entry_key, article_id, hash, first_seen)"
                         " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET hash = excluded.hash",
                         "ititi", feed_id, record->entry_key, record->id, record->entry_hash, now);
}

/* What is kept is only replaced by something else that says at least as much. */
static gboolean
is_news (DgsSqlite *db, const DgsArticleRecord *record)
{
  return dgs_sqlite_query_int (
             db, 0, NULL,
             "SELECT full_text < ?2 OR full_text = ?2 AND (html <> ?3 OR articles.title <> ?4)"
             " FROM articles JOIN texts ON article_id = id WHERE id = ?1",
             "iitt", record->id, (gint64) record->full_text, record->html, record->title) != 0;
}

/**
 * dgs_store_articles_put:
 * @db: the connection, in a transaction
 * @feed_id: row id of the feed that it came by, 0 for none
 * @record: the article; its @id is set
 * @now: seconds since 1970
 * @error: return location for an error
 *
 * Keeps an article: a new one, or one whose key is known and that may have changed.
 *
 * Its state is never touched: a read article stays read.
 *
 * Returns: what was done, %DGS_PUT_FAILED with an error of DGS_SQLITE_ERROR
 */
DgsPutResult
dgs_store_articles_put (
    DgsSqlite *db, gint64 feed_id, DgsArticleRecord *record, gint64 now, GError **error)
{
  DgsPutResult result = DGS_PUT_NEW;

  record->id =
      dgs_sqlite_query_int (db, 0, NULL, "SELECT id FROM articles WHERE key = ?", "t", record->key);
  if (record->id)
    result = is_news (db, record) ? DGS_PUT_UPDATED : DGS_PUT_UNCHANGED;
  else if (!insert_article (db, record, now, error))
    return DGS_PUT_FAILED;

  if (result != DGS_PUT_UNCHANGED &&
      (!write_facts (db, record, error) || !write_stories (db, record, error) ||
       !write_sources (db, record, error)))
    return DGS_PUT_FAILED;
  if (record->link && !write_link (db, record, error))
    return DGS_PUT_FAILED;
  if (feed_id && record->wants_page && !ask_for_page (db, feed_id, record, error))
    return DGS_PUT_FAILED;
  if (feed_id && !write_entry (db, feed_id, record, now, error))
    return DGS_PUT_FAILED;
  return result;
}
