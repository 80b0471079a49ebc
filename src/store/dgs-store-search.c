/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-search.h"

/**
 * dgs_elsewhere_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_elsewhere_record_free (DgsElsewhereRecord *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->date);
  g_free (self);
}

/**
 * dgs_story_hit_free:
 * @self: (transfer full): a hit
 *
 * Frees a hit.
 */
void
dgs_story_hit_free (DgsStoryHit *self)
{
  g_free (self->section);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->link);
  g_free (self->article_key);
  g_free (self);
}

/**
 * dgs_store_stories_elsewhere:
 * @db: the connection
 * @article_id: row id of a digest
 * @error: return location for an error
 *
 * Finds the stories of a digest in other digests, and the posts themselves in subscribed feeds,
 * by the canonical form of their link. Both are look-ups in an index.
 *
 * Returns: (transfer full) (element-type DgsElsewhereRecord) (nullable): by story
 */
GPtrArray *
dgs_store_stories_elsewhere (DgsSqlite *db, gint64 article_id, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (DgsStatement) row = NULL;

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_elsewhere_record_free);
  row = dgs_sqlite_query (db, error,
                          "SELECT story.position, articles.id, articles.key, articles.title, 1,"
                          " articles.date, min(other.position)"
                          " FROM stories AS story"
                          " JOIN stories AS other ON other.canonical = story.canonical"
                          "  AND other.article_id <> story.article_id"
                          " JOIN articles ON articles.id = other.article_id"
                          " WHERE story.article_id = ?1"
                          " GROUP BY story.position, articles.id"
                          " UNION"
                          " SELECT story.position, articles.id, articles.key, articles.title, 0,"
                          " articles.date, -1"
                          " FROM stories AS story"
                          " JOIN links ON links.canonical = story.canonical"
                          "  AND links.article_id <> story.article_id"
                          " JOIN articles ON articles.id = links.article_id"
                          " WHERE story.article_id = ?1"
                          " ORDER BY 1, 5, 2 DESC",
                          "i", article_id);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsElsewhereRecord *record = g_new0 (DgsElsewhereRecord, 1);

    record->story = (guint) dgs_statement_int (row, 0);
    record->article_id = dgs_statement_int (row, 1);
    record->key = dgs_statement_dup_text (row, 2);
    record->title = dgs_statement_dup_text (row, 3);
    record->is_digest = dgs_statement_int (row, 4) != 0;
    record->date = dgs_statement_dup_text (row, 5);
    record->other_story = (int) dgs_statement_int (row, 6);
    g_ptr_array_add (found, record);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&found);
}

/**
 * dgs_store_stories_mark_posts_read:
 * @db: the connection
 * @article_id: row id of a digest
 * @error: return location for an error
 *
 * Marks the posts read that a digest's stories are about. Other digests stay as they are.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_stories_mark_posts_read (DgsSqlite *db, gint64 article_id, GError **error)
{
  return dgs_sqlite_run (db, error,
                         "UPDATE articles SET read = 1 WHERE read = 0 AND kind = 0 AND id IN"
                         " (SELECT links.article_id FROM stories"
                         "  JOIN links ON links.canonical = stories.canonical"
                         "  WHERE stories.article_id = ?1)",
                         "i", article_id);
}

/**
 * dgs_store_stories_list:
 * @db: the connection
 * @byline: (nullable): only stories whose byline has this, in whatever case
 * @series: (nullable): only stories of the series of this name, in whatever case
 * @error: return location for an error
 *
 * Reads the stories of all digests, newest first.
 *
 * Returns: (transfer full) (element-type DgsStoryHit) (nullable): the stories
 */
GPtrArray *
dgs_store_stories_list (DgsSqlite *db, const char *byline, const char *series, GError **error)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (DgsStatement) row = NULL;

  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_hit_free);
  row = dgs_sqlite_query (db, error,
                          "SELECT section, stories.title, byline, stories.link, articles.key"
                          " FROM articles JOIN stories ON article_id = articles.id"
                          " LEFT JOIN series ON series.id = series_id"
                          " WHERE (?1 IS NULL OR instr(lower(byline), lower(?1)) > 0)"
                          " AND (?2 IS NULL OR name = ?2 COLLATE NOCASE)"
                          " ORDER BY day DESC, articles.id DESC, position",
                          "tt", byline, series);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsStoryHit *hit = g_new0 (DgsStoryHit, 1);

    hit->section = dgs_statement_dup_text (row, 0);
    hit->title = dgs_statement_dup_text (row, 1);
    hit->byline = dgs_statement_dup_text (row, 2);
    hit->link = dgs_statement_dup_text (row, 3);
    hit->article_key = dgs_statement_dup_text (row, 4);
    g_ptr_array_add (hits, hit);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&hits);
}
