/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-schema.h"

G_DEFINE_QUARK (dgs - schema - error - quark, dgs_schema_error)

/* Dates are texts as 2026-05-01, moments are seconds since 1970, a week is year * 100 + number,
 * a day is a Julian day number as GDate counts it. */
static const char *const migrations[] = {
  /* 1: the beginning */
  "CREATE TABLE feeds ("
  "  id INTEGER PRIMARY KEY,"
  "  address TEXT NOT NULL UNIQUE,"
  "  title TEXT NOT NULL,"
  "  link TEXT,"
  "  is_page INTEGER NOT NULL DEFAULT 0,"
  "  full_text INTEGER NOT NULL DEFAULT 1,"
  "  subscribed INTEGER NOT NULL DEFAULT 1,"
  "  etag TEXT,"
  "  last_modified TEXT,"
  "  body_hash TEXT,"
  "  last_success INTEGER NOT NULL DEFAULT 0,"
  "  next_due INTEGER NOT NULL DEFAULT 0,"
  "  failures INTEGER NOT NULL DEFAULT 0,"
  "  problem INTEGER NOT NULL DEFAULT 0,"
  "  status INTEGER NOT NULL DEFAULT 0"
  ");"
  "CREATE TABLE series ("
  "  id INTEGER PRIMARY KEY,"
  "  key TEXT NOT NULL UNIQUE,"
  "  name TEXT NOT NULL"
  ");"
  "CREATE TABLE articles ("
  "  id INTEGER PRIMARY KEY,"
  "  key TEXT NOT NULL UNIQUE,"
  "  title TEXT NOT NULL,"
  "  series_id INTEGER REFERENCES series,"
  "  kind INTEGER NOT NULL,"
  "  start TEXT,"
  "  end TEXT,"
  "  label TEXT,"
  "  inferred INTEGER NOT NULL DEFAULT 0,"
  "  date TEXT,"
  "  date_origin INTEGER NOT NULL,"
  "  day INTEGER NOT NULL,"
  "  week INTEGER NOT NULL,"
  "  published INTEGER,"
  "  updated INTEGER,"
  "  first_seen INTEGER NOT NULL,"
  "  link TEXT,"
  "  excerpt TEXT NOT NULL,"
  "  story_count INTEGER NOT NULL,"
  "  source_count INTEGER NOT NULL,"
  "  full_text INTEGER NOT NULL DEFAULT 0,"
  "  read INTEGER NOT NULL DEFAULT 0,"
  "  saved INTEGER NOT NULL DEFAULT 0"
  ");"
  "CREATE INDEX articles_by_day ON articles (day DESC, id DESC, week);"
  "CREATE INDEX articles_unread ON articles (day DESC, id DESC, week) WHERE read = 0;"
  "CREATE INDEX articles_saved ON articles (day DESC, id DESC, week) WHERE saved = 1;"
  "CREATE INDEX articles_by_series ON articles (series_id, day DESC, id DESC, week, read);"
  /* The texts stand apart so that a list never reads past them. */
  "CREATE TABLE texts ("
  "  article_id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,"
  "  title TEXT NOT NULL,"
  "  body TEXT NOT NULL,"
  "  html TEXT NOT NULL,"
  "  base TEXT"
  ");"
  "CREATE VIRTUAL TABLE search USING fts5 (title, body, content = 'texts',"
  "  content_rowid = 'article_id', tokenize = 'unicode61 remove_diacritics 2');"
  "CREATE TRIGGER texts_insert AFTER INSERT ON texts BEGIN"
  "  INSERT INTO search (rowid, title, body) VALUES (new.article_id, new.title, new.body);"
  "END;"
  "CREATE TRIGGER texts_delete AFTER DELETE ON texts BEGIN"
  "  INSERT INTO search (search, rowid, title, body)"
  "  VALUES ('delete', old.article_id, old.title, old.body);"
  "END;"
  "CREATE TRIGGER texts_update AFTER UPDATE ON texts BEGIN"
  "  INSERT INTO search (search, rowid, title, body)"
  "  VALUES ('delete', old.article_id, old.title, old.body);"
  "  INSERT INTO search (rowid, title, body) VALUES (new.article_id, new.title, new.body);"
  "END;"
  /* What is on the wire: one article may come as several entries, by several feeds. */
  "CREATE TABLE entries ("
  "  feed_id INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,"
  "  entry_key TEXT NOT NULL,"
  "  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,"
  "  hash TEXT NOT NULL,"
  "  first_seen INTEGER NOT NULL,"
  "  PRIMARY KEY (feed_id, entry_key, article_id)"
  ") WITHOUT ROWID;"
  "CREATE INDEX entries_by_article ON entries (article_id, feed_id);"
  "CREATE TABLE links ("
  "  id INTEGER PRIMARY KEY,"
  "  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,"
  "  address TEXT NOT NULL,"
  "  canonical TEXT,"
  "  UNIQUE (article_id, address)"
  ");"
  "CREATE INDEX links_by_canonical ON links (canonical);"
  "CREATE TABLE stories ("
  "  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  section TEXT,"
  "  title TEXT NOT NULL,"
  "  byline TEXT,"
  "  link TEXT,"
  "  canonical TEXT,"
  "  text TEXT NOT NULL,"
  "  PRIMARY KEY (article_id, position)"
  ");"
  "CREATE INDEX stories_by_canonical ON stories (canonical) WHERE canonical IS NOT NULL;"
  "CREATE TABLE sources ("
  "  id INTEGER PRIMARY KEY,"
  "  canonical TEXT NOT NULL UNIQUE,"
  "  address TEXT NOT NULL,"
  "  title TEXT NOT NULL"
  ");"
  "CREATE TABLE article_sources ("
  "  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  source_id INTEGER NOT NULL REFERENCES sources,"
  "  PRIMARY KEY (article_id, position)"
  ") WITHOUT ROWID;"
  "CREATE INDEX article_sources_by_source ON article_sources (source_id, article_id);",
  /* 2: the pages behind the articles */
  "ALTER TABLE articles ADD COLUMN wants_page INTEGER NOT NULL DEFAULT 0;"
  "UPDATE articles SET wants_page = 1 WHERE full_text = 0 AND kind <> 0 AND link IS NOT NULL;"
  "CREATE INDEX articles_wanting ON articles (day DESC, id DESC) WHERE wants_page = 1;"
  "CREATE TABLE pages ("
  "  article_id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,"
  "  address TEXT NOT NULL,"
  "  etag TEXT,"
  "  last_modified TEXT,"
  "  tried INTEGER NOT NULL,"
  "  problem INTEGER NOT NULL"
  ");",
  /* 3: the weeks of a series, without a look at the articles */
  "CREATE INDEX articles_by_period ON articles (series_id, kind, end, start, read, saved)"
  " WHERE kind <> 0;",
  /* 4: searching story by story, in every script. The tokenizer is ours (dgs-tokenizer.c). An
   * index over the stories needs rows whose ids stay, and those of a table that names none may
   * change; so the stories move to one that does. The prefixes make it quick while it is typed. */
  "DROP TRIGGER texts_insert;"
  "DROP TRIGGER texts_delete;"
  "DROP TRIGGER texts_update;"
  "DROP TABLE search;"
  "CREATE VIRTUAL TABLE search USING fts5 (title, body, content = 'texts',"
  "  content_rowid = 'article_id', tokenize = 'digests', prefix = '2 3');"
  "INSERT INTO search (search) VALUES ('rebuild');"
  "CREATE TRIGGER texts_insert AFTER INSERT ON texts BEGIN"
  "  INSERT INTO search (rowid, title, body) VALUES (new.article_id, new.title, new.body);"
  "END;"
  "CREATE TRIGGER texts_delete AFTER DELETE ON texts BEGIN"
  "  INSERT INTO search (search, rowid, title, body)"
  "  VALUES ('delete', old.article_id, old.title, old.body);"
  "END;"
  "CREATE TRIGGER texts_update AFTER UPDATE OF article_id, title, body ON texts BEGIN"
  "  INSERT INTO search (search, rowid, title, body)"
  "  VALUES ('delete', old.article_id, old.title, old.body);"
  "  INSERT INTO search (rowid, title, body) VALUES (new.article_id, new.title, new.body);"
  "END;"
  "ALTER TABLE stories RENAME TO stories_before;"
  "DROP INDEX stories_by_canonical;"
  "CREATE TABLE stories ("
  "  id INTEGER PRIMARY KEY,"
  "  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,"
  "  position INTEGER NOT NULL,"
  "  section TEXT,"
  "  title TEXT NOT NULL,"
  "  byline TEXT,"
  "  link TEXT,"
  "  canonical TEXT,"
  "  text TEXT NOT NULL,"
  "  UNIQUE (article_id, position)"
  ");"
  "INSERT INTO stories (article_id, position, section, title, byline, link, canonical, text)"
  "  SELECT article_id, position, section, title, byline, link, canonical, text"
  "  FROM stories_before ORDER BY article_id, position;"
  "DROP TABLE stories_before;"
  "CREATE INDEX stories_by_canonical ON stories (canonical) WHERE canonical IS NOT NULL;"
  "CREATE INDEX articles_by_week ON articles (week);"
  "CREATE INDEX stories_by_byline ON stories (byline) WHERE byline IS NOT NULL;"
  "CREATE VIRTUAL TABLE story_search USING fts5 (title, byline, text, content = 'stories',"
  "  content_rowid = 'id', tokenize = 'digests', prefix = '2 3');"
  "INSERT INTO story_search (story_search) VALUES ('rebuild');"
  "CREATE TRIGGER stories_insert AFTER INSERT ON stories BEGIN"
  "  INSERT INTO story_search (rowid, title, byline, text)"
  "  VALUES (new.id, new.title, new.byline, new.text);"
  "END;"
  "CREATE TRIGGER stories_delete AFTER DELETE ON stories BEGIN"
  "  INSERT INTO story_search (story_search, rowid, title, byline, text)"
  "  VALUES ('delete', old.id, old.title, old.byline, old.text);"
  "END;"
  "CREATE TRIGGER stories_update AFTER UPDATE OF id, title, byline, text ON stories BEGIN"
  "  INSERT INTO story_search (story_search, rowid, title, byline, text)"
  "  VALUES ('delete', old.id, old.title, old.byline, old.text);"
  "  INSERT INTO story_search (rowid, title, byline, text)"
  "  VALUES (new.id, new.title, new.byline, new.text);"
  "END;",
  /* 5: the user's own order. What has no position comes after the rest, by title. A folder that
   * is removed stays until the next one is, so that it can be taken back. */
  "CREATE TABLE folders ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL,"
  "  position INTEGER NOT NULL,"
  "  collapsed INTEGER NOT NULL DEFAULT 0,"
  "  removed INTEGER NOT NULL DEFAULT 0"
  ");"
  "ALTER TABLE feeds ADD COLUMN folder_id INTEGER REFERENCES folders ON DELETE SET NULL;"
  "ALTER TABLE feeds ADD COLUMN position INTEGER;"
  "ALTER TABLE feeds ADD COLUMN own_title TEXT;"
  "CREATE INDEX feeds_by_folder ON feeds (folder_id);"
  /* Which articles were marked as read together, so that just these can be taken back. */
  "CREATE TABLE marks ("
  "  article_id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,"
  "  batch INTEGER NOT NULL"
  ");"
  "CREATE INDEX marks_by_batch ON marks (batch);",
  /* 6: where the user stopped reading; the beginning has no row */
  "CREATE TABLE positions ("
  "  article_id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,"
  "  story INTEGER NOT NULL,"
  "  offset INTEGER NOT NULL"
  ");",
  /* 7: what the user is told of. The key of a digest refers to nothing: what is purged and comes
   * back is no news. */
  "ALTER TABLE series ADD COLUMN notify_weekly INTEGER NOT NULL DEFAULT 1;"
  "ALTER TABLE series ADD COLUMN notify_daily INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE feeds ADD COLUMN notify INTEGER NOT NULL DEFAULT 0;"
  "CREATE TABLE news ("
  "  key TEXT PRIMARY KEY,"
  "  state INTEGER NOT NULL,"
  "  round INTEGER NOT NULL,"
  "  found INTEGER NOT NULL,"
  "  claimed INTEGER NOT NULL DEFAULT 0,"
  "  notice TEXT"
  ") WITHOUT ROWID;"
  "CREATE INDEX news_open ON news (state) WHERE state IN (1, 2, 3);"
  "CREATE INDEX news_by_round ON news (round) WHERE round <> 0;"
  "INSERT INTO news (key, state, round, found)"
  "  SELECT key, 0, 0, first_seen FROM articles WHERE kind <> 0;",
  /* 8: where feeds say that they have moved for good, and when they want to be fetched */
  "ALTER TABLE feeds ADD COLUMN moved_to TEXT;"
  "ALTER TABLE feeds ADD COLUMN moved_since INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE feeds ADD COLUMN moved_reads INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE feeds ADD COLUMN ttl INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE feeds ADD COLUMN skipped_hours INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE feeds ADD COLUMN skipped_days INTEGER NOT NULL DEFAULT 0;",
  /* 9: the addresses that a feed has moved from */
  "ALTER TABLE feeds ADD COLUMN former TEXT;",
};

static gboolean
migrate_in_transaction (DgsSqlite *db, gsize from, gsize to, GError **error)
{
  gsize i;

  for (i = from; i < to; i++) {
    g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %" G_GSIZE_FORMAT, i + 1);

    if (!dgs_sqlite_script (db, migrations[i], error) || !dgs_sqlite_script (db, version, error))
      return FALSE;
  }
  return dgs_sqlite_script (db, "COMMIT", error);
}

/**
 * dgs_schema_migrate:
 * @db: a connection
 * @error: return location for an error
 *
 * Brings a library to the newest schema, from nothing or from any earlier one.
 *
 * All steps are one transaction: a program that is killed leaves the old library whole.
 *
 * Returns: whether the library is usable; else an error of DGS_SCHEMA_ERROR or DGS_SQLITE_ERROR
 */
gboolean
dgs_schema_migrate (DgsSqlite *db, GError **error)
{
  return dgs_schema_migrate_to (db, G_N_ELEMENTS (migrations), error);
}

/**
 * dgs_schema_migrate_to:
 * @db: a connection
 * @newest: how many of the steps there are to be
 * @error: return location for an error
 *
 * Makes a library as an earlier version of the program did, to test the steps after it.
 *
 * Returns: as dgs_schema_migrate()
 */
gboolean
dgs_schema_migrate_to (DgsSqlite *db, gsize newest, GError **error)
{
  g_autoptr (GError) read_error = NULL;
  gint64 version = dgs_sqlite_query_int (db, 0, &read_error, "PRAGMA user_version", NULL);

  if (read_error) {
    g_propagate_error (error, g_steal_pointer (&read_error));
    return FALSE;
  }
  if (version == (gint64) newest)
    return TRUE;
  if (!dgs_sqlite_script (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  /* Another process may have migrated while this one waited for the lock. */
  version = dgs_sqlite_query_int (db, 0, NULL, "PRAGMA user_version", NULL);
  if (version > (gint64) newest) {
    g_set_error_literal (error, DGS_SCHEMA_ERROR, DGS_SCHEMA_ERROR_NEWER,
                         "the library was made by a newer version");
  } else if (migrate_in_transaction (db, (gsize) version, newest, error)) {
    return TRUE;
  }
  dgs_sqlite_script (db, "ROLLBACK", NULL);
  return FALSE;
}
