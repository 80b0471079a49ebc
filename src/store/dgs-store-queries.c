/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-queries.h"

static const char *
order_sql (DgsArticleFilter filter)
{
  switch (filter) {
  case DGS_ARTICLE_FILTER_ALL:
    return "SELECT id, day, week FROM articles WHERE ?1 = ?1 ORDER BY day DESC, id DESC";
  case DGS_ARTICLE_FILTER_UNREAD:
    return "SELECT id, day, week FROM articles WHERE read = 0 AND ?1 = ?1 ORDER BY day DESC, id DESC";
  case DGS_ARTICLE_FILTER_SAVED:
    return "SELECT id, day, week FROM articles WHERE saved = 1 AND ?1 = ?1 ORDER BY day DESC, id DESC";
  case DGS_ARTICLE_FILTER_FEED:
    return "SELECT id, day, week FROM articles WHERE id IN"
           " (SELECT article_id FROM entries WHERE feed_id = ?1) ORDER BY day DESC, id DESC";
  case DGS_ARTICLE_FILTER_FOLDER:
    return "SELECT id, day, week FROM articles WHERE id IN"
           " (SELECT article_id FROM entries JOIN feeds ON feeds.id = feed_id"
           "  WHERE folder_id = ?1 AND subscribed = 1) ORDER BY day DESC, id DESC";
  case DGS_ARTICLE_FILTER_SERIES:
    return "SELECT id, day, week FROM articles WHERE series_id = ?1 ORDER BY day DESC, id DESC";
  default:
    g_assert_not_reached ();
  }
}

/**
 * dgs_store_articles_order:
 * @db: the connection
 * @filter: which articles
 * @id: row id of the feed or series, else not looked at
 * @error: return location for an error
 *
 * Reads which articles a list holds, newest first: 16 bytes a row, from an index alone.
 *
 * Returns: (transfer full) (element-type DgsArticleOrder) (nullable): the rows
 */
GArray *
dgs_store_articles_order (DgsSqlite *db, DgsArticleFilter filter, gint64 id, GError **error)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (DgsArticleOrder));
  g_autoptr (DgsStatement) row = dgs_sqlite_query (db, error, order_sql (filter), "i", id);

  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsArticleOrder item;

    item.id = dgs_statement_int (row, 0);
    item.day = (guint) dgs_statement_int (row, 1);
    item.week = (guint) dgs_statement_int (row, 2);
    g_array_append_val (order, item);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&order);
}

static gboolean
read_text (DgsSqlite *db, DgsArticleRecord *record, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (db, error, "SELECT body, html, base FROM texts WHERE article_id = ?", "i",
                          record->id);
  if (!row)
    return FALSE;
  if (dgs_statement_next (row, error)) {
    record->body = dgs_statement_dup_text (row, 0);
    record->html = dgs_statement_dup_text (row, 1);
    record->base = dgs_statement_dup_text (row, 2);
  }
  return !dgs_statement_failed (row);
}

static DgsArticleRecord *
record_from_row (DgsStatement *row)
{
  DgsArticleRecord *record = g_new0 (DgsArticleRecord, 1);

  record->id = dgs_statement_int (row, 0);
  record->key = dgs_statement_dup_text (row, 1);
  record->title = dgs_statement_dup_text (row, 2);
  record->series = dgs_statement_dup_text (row, 3);
  record->kind = (guint) dgs_statement_int (row, 4);
  record->start = dgs_statement_dup_text (row, 5);
  record->end = dgs_statement_dup_text (row, 6);
  record->label = dgs_statement_dup_text (row, 7);
  record->inferred = dgs_statement_int (row, 8) != 0;
  record->date = dgs_statement_dup_text (row, 9);
  record->date_origin = (guint) dgs_statement_int (row, 10);
  record->day = (guint) dgs_statement_int (row, 11);
  record->week = (guint) dgs_statement_int (row, 12);
  record->published = dgs_statement_int (row, 13);
  record->updated = dgs_statement_int (row, 14);
  record->link = dgs_statement_dup_text (row, 15);
  record->excerpt = dgs_statement_dup_text (row, 16);
  record->story_count = (guint) dgs_statement_int (row, 17);
  record->source_count = (guint) dgs_statement_int (row, 18);
  record->full_text = dgs_statement_int (row, 19) != 0;
  record->read = dgs_statement_int (row, 20) != 0;
  record->saved = dgs_statement_int (row, 21) != 0;
  record->feed_title = dgs_statement_dup_text (row, 22);
  record->wants_page = dgs_statement_int (row, 23) != 0;
  return record;
}

/**
 * dgs_store_articles_get:
 * @db: the connection
 * @id: row id
 * @with_text: whether the texts are wanted too
 * @error: return location for an error
 *
 * Reads one article.
 *
 * Returns: (transfer full) (nullable): the article; %NULL on an error, and without one where
 *   there is no such article
 */
DgsArticleRecord *
dgs_store_articles_get (DgsSqlite *db, gint64 id, gboolean with_text, GError **error)
{
  g_autoptr (DgsArticleRecord) record = NULL;
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (
      db, error,
      "SELECT articles.id, articles.key, title, name, kind, start, end, label,"
      " inferred, date, date_origin, day, week, published, updated, link, excerpt,"
      " story_count, source_count, full_text, read, saved,"
      " (SELECT coalesce(own_title, title) FROM feeds WHERE id = (SELECT feed_id FROM entries"
      "  WHERE article_id = articles.id LIMIT 1)), wants_page"
      " FROM articles LEFT JOIN series ON series.id = series_id"
      " WHERE articles.id = ?",
      "i", id);
  if (!row || !dgs_statement_next (row, error))
    return NULL;
  record = record_from_row (row);
  if (with_text && !read_text (db, record, error))
    return NULL;
  return g_steal_pointer (&record);
}

/**
 * dgs_store_articles_find:
 * @db: the connection
 * @key: an article's key
 * @error: return location for an error
 *
 * Finds an article by its identity.
 *
 * Returns: its row id, 0 where there is none and on an error
 */
gint64
dgs_store_articles_find (DgsSqlite *db, const char *key, GError **error)
{
  return dgs_sqlite_query_int (db, 0, error, "SELECT id FROM articles WHERE key = ?", "t", key);
}

static GStrv
read_texts (DgsStatement *row, GError **error)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  while (dgs_statement_next (row, error))
    g_strv_builder_add (texts, dgs_statement_text (row, 0));
  return dgs_statement_failed (row) ? NULL : g_strv_builder_end (texts);
}

/**
 * dgs_store_articles_links:
 * @db: the connection
 * @id: row id of an article
 * @error: return location for an error
 *
 * Reads every address that an article came by, newest first.
 *
 * Returns: (transfer full) (nullable): the addresses
 */
GStrv
dgs_store_articles_links (DgsSqlite *db, gint64 id, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (
      db, error, "SELECT address FROM links WHERE article_id = ? ORDER BY id DESC", "i", id);
  return row ? read_texts (row, error) : NULL;
}

/**
 * dgs_store_articles_feeds:
 * @db: the connection
 * @id: row id of an article
 * @error: return location for an error
 *
 * Reads the addresses of every feed that an article came by.
 *
 * Returns: (transfer full) (nullable): the addresses
 */
GStrv
dgs_store_articles_feeds (DgsSqlite *db, gint64 id, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (db, error,
                          "SELECT DISTINCT address FROM entries JOIN feeds ON feeds.id = feed_id"
                          " WHERE article_id = ? ORDER BY feeds.id",
                          "i", id);
  return row ? read_texts (row, error) : NULL;
}

/**
 * dgs_store_articles_mark:
 * @db: the connection
 * @id: row id of an article
 * @saved: %TRUE to change whether it is saved, %FALSE to change whether it is read
 * @value: what to set
 * @error: return location for an error
 *
 * Changes an article's state.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_articles_mark (DgsSqlite *db, gint64 id, gboolean saved, gboolean value, GError **error)
{
  /* What is marked by itself is no longer part of what was marked together. */
  if (!saved && !dgs_sqlite_run (db, error, "DELETE FROM marks WHERE article_id = ?", "i", id))
    return FALSE;
  return dgs_sqlite_run (db, error,
                         saved ? "UPDATE articles SET saved = ? WHERE id = ?"
                               : "UPDATE articles SET read = ? WHERE id = ?",
                         "ii", (gint64) value, id);
}

/**
 * dgs_store_articles_count:
 * @db: the connection
 * @filter: all, unread or saved
 * @error: return location for an error
 *
 * Counts articles.
 *
 * Returns: their number, -1 on an error
 */
gint64
dgs_store_articles_count (DgsSqlite *db, DgsArticleFilter filter, GError **error)
{
  const char *sql = "SELECT count(*) FROM articles";

  if (filter == DGS_ARTICLE_FILTER_UNREAD)
    sql = "SELECT count(*) FROM articles WHERE read = 0";
  else if (filter == DGS_ARTICLE_FILTER_SAVED)
    sql = "SELECT count(*) FROM articles WHERE saved = 1";
  return dgs_sqlite_query_int (db, -1, error, sql, NULL);
}

/**
 * dgs_store_stories_of:
 * @db: the connection
 * @article_id: row id of an article
 * @error: return location for an error
 *
 * Reads the stories of a digest, in order.
 *
 * Returns: (transfer full) (element-type DgsStoryRecord) (nullable): the stories
 */
GPtrArray *
dgs_store_stories_of (DgsSqlite *db, gint64 article_id, GError **error)
{
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (DgsStatement) row = NULL;

  stories = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_record_free);
  row = dgs_sqlite_query (db, error,
                          "SELECT section, title, byline, link, text FROM stories"
                          " WHERE article_id = ? ORDER BY position",
                          "i", article_id);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsStoryRecord *story = g_new0 (DgsStoryRecord, 1);

    story->section = dgs_statement_dup_text (row, 0);
    story->title = dgs_statement_dup_text (row, 1);
    story->byline = dgs_statement_dup_text (row, 2);
    story->link = dgs_statement_dup_text (row, 3);
    story->text = dgs_statement_dup_text (row, 4);
    g_ptr_array_add (stories, story);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&stories);
}

static GPtrArray *
read_sources (DgsStatement *row, GError **error)
{
  g_autoptr (GPtrArray) sources = NULL;

  sources = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_source_record_free);
  while (dgs_statement_next (row, error)) {
    DgsSourceRecord *source = g_new0 (DgsSourceRecord, 1);

    source->title = dgs_statement_dup_text (row, 0);
    source->address = dgs_statement_dup_text (row, 1);
    source->canonical = dgs_statement_dup_text (row, 2);
    source->digests = (guint) dgs_statement_int (row, 3);
    source->first = dgs_statement_dup_text (row, 4);
    source->last = dgs_statement_dup_text (row, 5);
    g_ptr_array_add (sources, source);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&sources);
}

/**
 * dgs_store_sources_of:
 * @db: the connection
 * @article_id: row id of an article
 * @error: return location for an error
 *
 * Reads the sources that a digest lists, in its order.
 *
 * Returns: (transfer full) (element-type DgsSourceRecord) (nullable): the sources
 */
GPtrArray *
dgs_store_sources_of (DgsSqlite *db, gint64 article_id, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (db, error,
                          "SELECT title, address, canonical, 0, NULL, NULL FROM article_sources"
                          " JOIN sources ON sources.id = source_id"
                          " WHERE article_id = ? ORDER BY position",
                          "i", article_id);
  return row ? read_sources (row, error) : NULL;
}

/**
 * dgs_store_sources_list:
 * @db: the connection
 * @error: return location for an error
 *
 * Reads every source of all digests, the one that most digests list first.
 *
 * Returns: (transfer full) (element-type DgsSourceRecord) (nullable): the sources
 */
GPtrArray *
dgs_store_sources_list (DgsSqlite *db, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (db, error,
                          "SELECT sources.title, address, canonical, count(DISTINCT article_id),"
                          " min(date), max(date) FROM sources"
                          " JOIN article_sources ON source_id = sources.id"
                          " JOIN articles ON articles.id = article_id"
                          " GROUP BY sources.id"
                          " ORDER BY 4 DESC, sources.title COLLATE NOCASE",
                          NULL);
  return row ? read_sources (row, error) : NULL;
}
