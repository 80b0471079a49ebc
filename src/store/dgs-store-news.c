/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-news.h"

/* States of the table; the statements below have the numbers. 0 KNOWN: never due, or not yet in
 * this round; 1 DUE; 2 CLAIMED: a process is showing it; 3 SHOWN: a notification stands; and 4
 * OVER: read, withdrawn, or told in the window. */

/* Who claimed something or began a round this long ago is not there any more, in seconds. */
#define STALE 120

/**
 * dgs_news_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_news_record_free (DgsNewsRecord *self)
{
  g_free (self->key);
  g_free (self->notice);
  g_free (self);
}

/**
 * dgs_news_choice_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_news_choice_record_free (DgsNewsChoiceRecord *self)
{
  g_free (self->name);
  g_free (self);
}

/* A kind is 0 for what is no digest, 1 for a daily one and 2 for a weekly one. */
static gboolean
is_wanted (DgsSqlite *db, gint64 feed_id, const DgsArticleRecord *record)
{
  if (record->kind == 0)
    return dgs_sqlite_query_int (db, 0, NULL, "SELECT notify FROM feeds WHERE id = ?", "i",
                                 feed_id) != 0;
  return dgs_sqlite_query_int (db, record->kind == 2, NULL,
                               "SELECT iif(?1 = 2, notify_weekly, notify_daily) FROM series"
                               " WHERE key = ?2",
                               "it", (gint64) record->kind, record->series_key) != 0;
}

/**
 * dgs_store_news_note:
 * @db: the connection, in the transaction that puts the article
 * @feed_id: row id of the feed that carries it
 * @record: the article
 * @is_new: whether it was put for the first time
 * @was_read: whether the feed had been read before
 * @round: the refresh that it came by, %DGS_NO_ROUND for none
 * @now: seconds since 1970
 * @error: return location for an error
 *
 * Decides whether the user is to be told of an article: once for a key, and only by a feed that
 * had been read before. Which feed of a round was stored first makes no difference.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_news_note (DgsSqlite *db,
                     gint64 feed_id,
                     const DgsArticleRecord *record,
                     gboolean is_new,
                     gboolean was_read,
                     gint64 round,
                     gint64 now,
                     GError **error)
{
  gboolean due = was_read && is_wanted (db, feed_id, record);

  if (is_new && (due || record->kind != 0) &&
      !dgs_sqlite_run (db, error,
                       "INSERT OR IGNORE INTO news (key, state, round, found) VALUES (?, ?, ?, ?)",
                       "tiii", record->key, (gint64) due, round, now))
    return FALSE;
  if (!due || round == DGS_NO_ROUND)
    return TRUE;
  return dgs_sqlite_run (db, error,
                         "UPDATE news SET state = 1 WHERE key = ? AND state = 0 AND round = ?",
                         "ti", record->key, round);
}

/**
 * dgs_store_news_end_round:
 * @db: the connection, in a transaction
 * @round: a refresh
 * @error: return location for an error
 *
 * Says that a refresh has ended: what it found can be shown, together.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_news_end_round (DgsSqlite *db, gint64 round, GError **error)
{
  return dgs_sqlite_run (db, error, "UPDATE news SET round = 0 WHERE round <> 0 AND round = ?", "i",
                         round);
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
 * dgs_store_news_standing:
 * @db: the connection
 * @error: return location for an error
 *
 * Reads the notifications that stand.
 *
 * Returns: (transfer full) (nullable): their names
 */
GStrv
dgs_store_news_standing (DgsSqlite *db, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (
      db, error, "SELECT DISTINCT notice FROM news WHERE state IN (2, 3) AND notice IS NOT NULL",
      NULL);
  return row ? read_texts (row, error) : NULL;
}

/**
 * dgs_store_news_close_read:
 * @db: the connection, in a transaction
 * @error: return location for an error
 *
 * Closes what has been read or is gone, whoever read it.
 *
 * Returns: (transfer full) (nullable): the names of the notifications that nothing is left of
 */
GStrv
dgs_store_news_close_read (DgsSqlite *db, GError **error)
{
  g_autoptr (GStrvBuilder) gone = g_strv_builder_new ();
  g_auto (GStrv) before = dgs_store_news_standing (db, error);
  g_auto (GStrv) after = NULL;
  guint i;

  if (!before ||
      !dgs_sqlite_run (db, error,
                       "UPDATE news SET state = 4 WHERE state IN (1, 2, 3) AND NOT EXISTS"
                       " (SELECT 1 FROM articles WHERE articles.key = news.key AND read = 0)",
                       NULL))
    return NULL;
  after = dgs_store_news_standing (db, error);
  if (!after)
    return NULL;
  for (i = 0; before[i]; i++) {
    if (!g_strv_contains ((const char *const *) after, before[i]))
      g_strv_builder_add (gone, before[i]);
  }
  return g_strv_builder_end (gone);
}

static gboolean
name_claimed (DgsSqlite *db, GPtrArray *claimed, gint64 now, GError **error)
{
  g_autofree char *several = g_strdup_printf ("news-%" G_GINT64_FORMAT, g_get_real_time ());
  guint i;

  for (i = 0; i < claimed->len; i++) {
    DgsNewsRecord *record = g_ptr_array_index (claimed, i);

    /* One that was claimed before keeps its name, so that it replaces what may stand already. */
    if (!record->notice)
      record->notice = g_strdup (claimed->len == 1 ? record->key : several);
    if (!dgs_sqlite_run (db, error,
                         "UPDATE news SET state = 2, claimed = ?, notice = ? WHERE key = ?", "itt",
                         now, record->notice, record->key))
      return FALSE;
  }
  return TRUE;
}

/**
 * dgs_store_news_claim:
 * @db: the connection, in a transaction
 * @now: seconds since 1970
 * @error: return location for an error
 *
 * Takes what is due, to show it: what one process takes no other gets. What was taken and never
 * resolved, for its process died, can be taken again after two minutes.
 *
 * Returns: (transfer full) (element-type DgsNewsRecord) (nullable): newest first
 */
GPtrArray *
dgs_store_news_claim (DgsSqlite *db, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) claimed = NULL;
  g_autoptr (DgsStatement) row = NULL;

  claimed = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_news_record_free);
  row = dgs_sqlite_query (db, error,
                          "SELECT news.key, articles.id, notice"
                          " FROM news JOIN articles ON articles.key = news.key"
                          " WHERE state = 1 AND (round = 0 OR found < ?1)"
                          "  OR state = 2 AND claimed < ?1"
                          " ORDER BY day DESC, articles.id DESC",
                          "i", now - STALE);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsNewsRecord *record = g_new0 (DgsNewsRecord, 1);

    record->key = dgs_statement_dup_text (row, 0);
    record->article_id = dgs_statement_int (row, 1);
    record->notice = dgs_statement_dup_text (row, 2);
    g_ptr_array_add (claimed, record);
  }
  if (dgs_statement_failed (row) || !name_claimed (db, claimed, now, error))
    return NULL;
  return g_steal_pointer (&claimed);
}

/**
 * dgs_store_news_resolve:
 * @db: the connection, in a transaction
 * @notice: the name of a notification that was claimed or shown
 * @shown: whether it stands now; else the user was told in another way, or wants to hear nothing
 * @error: return location for an error
 *
 * Keeps what became of what was claimed.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_news_resolve (DgsSqlite *db, const char *notice, gboolean shown, GError **error)
{
  return dgs_sqlite_run (db, error,
                         "UPDATE news SET state = ? WHERE state IN (2, 3) AND notice = ?", "it",
                         (gint64) (shown ? 3 : 4), notice);
}

/**
 * dgs_store_news_choices:
 * @db: the connection
 * @error: return location for an error
 *
 * Reads all that the user can choose to be told of.
 *
 * Returns: (transfer full) (element-type DgsNewsChoiceRecord) (nullable): by topic and name
 */
GPtrArray *
dgs_store_news_choices (DgsSqlite *db, GError **error)
{
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (DgsStatement) row = NULL;

  choices = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_news_choice_record_free);
  row = dgs_sqlite_query (
      db, error,
      "SELECT 0, id, name, notify_weekly FROM series"
      " WHERE EXISTS (SELECT 1 FROM articles WHERE series_id = series.id AND kind = 2)"
      " UNION ALL SELECT 1, id, name, notify_daily FROM series"
      " WHERE EXISTS (SELECT 1 FROM articles WHERE series_id = series.id AND kind = 1)"
      " UNION ALL SELECT 2, id, title, notify FROM feeds WHERE subscribed = 1"
      " ORDER BY 1, 3 COLLATE NOCASE, 2",
      NULL);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsNewsChoiceRecord *record = g_new0 (DgsNewsChoiceRecord, 1);

    record->topic = (guint) dgs_statement_int (row, 0);
    record->id = dgs_statement_int (row, 1);
    record->name = dgs_statement_dup_text (row, 2);
    record->enabled = dgs_statement_int (row, 3) != 0;
    g_ptr_array_add (choices, record);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&choices);
}

/**
 * dgs_store_news_choose:
 * @db: the connection, in a transaction
 * @topic: as in a #DgsNewsChoiceRecord
 * @id: row id of the series or the feed
 * @enabled: whether the user is told
 * @error: return location for an error
 *
 * Keeps the user's choice.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_news_choose (DgsSqlite *db, guint topic, gint64 id, gboolean enabled, GError **error)
{
  if (topic == 0)
    return dgs_sqlite_run (db, error, "UPDATE series SET notify_weekly = ? WHERE id = ?", "ii",
                           (gint64) enabled, id);
  if (topic == 1)
    return dgs_sqlite_run (db, error, "UPDATE series SET notify_daily = ? WHERE id = ?", "ii",
                           (gint64) enabled, id);
  return dgs_sqlite_run (db, error, "UPDATE feeds SET notify = ? WHERE id = ?", "ii",
                         (gint64) enabled, id);
}
