/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-folders.h"

/**
 * dgs_folder_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_folder_record_free (DgsFolderRecord *self)
{
  g_free (self->name);
  g_free (self);
}

/**
 * dgs_store_folders_list:
 * @db: the connection
 * @error: return location for an error
 *
 * Reads the folders, in the user's order.
 *
 * Returns: (transfer full) (element-type DgsFolderRecord) (nullable): the records
 */
GPtrArray *
dgs_store_folders_list (DgsSqlite *db, GError **error)
{
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (DgsStatement) row = NULL;

  folders = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_folder_record_free);
  row = dgs_sqlite_query (
      db, error,
      "SELECT id, name, collapsed, unread FROM folders"
      " LEFT JOIN (SELECT folder_id, count(DISTINCT article_id) AS unread"
      "  FROM articles CROSS JOIN entries ON article_id = articles.id"
      "  JOIN feeds ON feeds.id = feed_id AND subscribed = 1 AND folder_id IS NOT NULL"
      "  WHERE read = 0 GROUP BY folder_id) ON folder_id = folders.id"
      " WHERE removed = 0 ORDER BY position, id",
      NULL);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    DgsFolderRecord *folder = g_new0 (DgsFolderRecord, 1);

    folder->id = dgs_statement_int (row, 0);
    folder->name = dgs_statement_dup_text (row, 1);
    folder->collapsed = dgs_statement_int (row, 2) != 0;
    folder->unread = (guint) dgs_statement_int (row, 3);
    g_ptr_array_add (folders, folder);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&folders);
}

/**
 * dgs_store_folders_add:
 * @db: the connection
 * @name: plain text
 * @error: return location for an error
 *
 * Makes a folder after the others, unless there is one of that name.
 *
 * Returns: its row id, 0 on an error
 */
gint64
dgs_store_folders_add (DgsSqlite *db, const char *name, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 id;

  id = dgs_sqlite_query_int (
      db, 0, &local_error,
      "SELECT id FROM folders WHERE name = ? AND removed = 0 ORDER BY position, id LIMIT 1", "t",
      name);
  if (local_error) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return 0;
  }
  if (id)
    return id;
  return dgs_sqlite_query_int (db, 0, error,
                               "INSERT INTO folders (name, position) VALUES (?,"
                               " (SELECT coalesce(max(position), 0) + 1 FROM folders))"
                               " RETURNING id",
                               "t", name);
}

/**
 * dgs_store_folders_rename:
 * @db: the connection
 * @id: row id of a folder
 * @name: plain text
 * @error: return location for an error
 *
 * Gives a folder another name.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_folders_rename (DgsSqlite *db, gint64 id, const char *name, GError **error)
{
  return dgs_sqlite_run (db, error, "UPDATE folders SET name = ? WHERE id = ?", "ti", name, id);
}

/**
 * dgs_store_folders_set_collapsed:
 * @db: the connection
 * @id: row id of a folder
 * @collapsed: whether its feeds are not shown
 * @error: return location for an error
 *
 * Keeps whether a folder is open.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_folders_set_collapsed (DgsSqlite *db, gint64 id, gboolean collapsed, GError **error)
{
  return dgs_sqlite_run (db, error, "UPDATE folders SET collapsed = ? WHERE id = ?", "ii",
                         (gint64) collapsed, id);
}

/**
 * dgs_store_folders_remove:
 * @db: the connection
 * @id: row id of a folder
 * @error: return location for an error
 *
 * Removes a folder. Its feeds stand, in their order, after those that have a place in no folder,
 * and before those that stand by their title; they know where they were until another folder is
 * removed.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_folders_remove (DgsSqlite *db, gint64 id, GError **error)
{
  return dgs_sqlite_run (db, error, "DELETE FROM folders WHERE removed = 1", NULL) &&
         dgs_sqlite_run (db, error,
                         "UPDATE feeds SET position = position +"
                         " (SELECT coalesce(max(position), 0) FROM feeds WHERE folder_id IS NULL)"
                         " WHERE folder_id = ?",
                         "i", id) &&
         dgs_sqlite_run (db, error, "UPDATE folders SET removed = 1 WHERE id = ?", "i", id);
}

/**
 * dgs_store_folders_restore:
 * @db: the connection
 * @id: row id of the folder that was removed last
 * @error: return location for an error
 *
 * Takes the removing of a folder back: the feeds that nobody has moved since are in it again.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_folders_restore (DgsSqlite *db, gint64 id, GError **error)
{
  return dgs_sqlite_run (db, error, "UPDATE folders SET removed = 0 WHERE id = ?", "i", id);
}

static GArray *
read_ids (DgsStatement *row, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (dgs_statement_next (row, error)) {
    gint64 id = dgs_statement_int (row, 0);

    g_array_append_val (ids, id);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&ids);
}

/* Takes @id out of the row and puts it beside its anchor, at the end where that is not there. */
static void
put_beside (GArray *ids, gint64 id, gint64 anchor_id, gboolean after)
{
  guint place;
  guint i;

  for (i = 0; i < ids->len; i++) {
    if (g_array_index (ids, gint64, i) == id) {
      g_array_remove_index (ids, i);
      break;
    }
  }
  place = ids->len;
  for (i = 0; i < ids->len; i++) {
    if (g_array_index (ids, gint64, i) == anchor_id)
      place = after ? i + 1 : i;
  }
  g_array_insert_val (ids, place, id);
}

static gboolean
write_order (DgsSqlite *db, GArray *ids, const char *sql, GError **error)
{
  guint i;

  for (i = 0; i < ids->len; i++) {
    if (!dgs_sqlite_run (db, error, sql, "ii", (gint64) i + 1, g_array_index (ids, gint64, i)))
      return FALSE;
  }
  return TRUE;
}

/**
 * dgs_store_folders_move:
 * @db: the connection
 * @id: row id of a folder
 * @anchor_id: row id of the folder that it goes beside, 0 for the end
 * @after: whether it goes after that one, or before
 * @error: return location for an error
 *
 * Moves a folder among the others.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_folders_move (DgsSqlite *db, gint64 id, gint64 anchor_id, gboolean after, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;
  g_autoptr (GArray) ids = NULL;

  if (id == anchor_id)
    return TRUE;
  row = dgs_sqlite_query (db, error,
                          "SELECT id FROM folders WHERE removed = 0 ORDER BY position, id", NULL);
  ids = row ? read_ids (row, error) : NULL;
  if (!ids)
    return FALSE;
  g_clear_pointer (&row, dgs_statement_free);
  put_beside (ids, id, anchor_id, after);
  return write_order (db, ids, "UPDATE folders SET position = ? WHERE id = ?", error);
}

/**
 * dgs_store_feeds_rename:
 * @db: the connection
 * @feed_id: row id of a feed
 * @own_title: (nullable): what the user calls it, %NULL for what its publisher calls it
 * @error: return location for an error
 *
 * Gives a feed a title of the user's own.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_feeds_rename (DgsSqlite *db, gint64 feed_id, const char *own_title, GError **error)
{
  return dgs_sqlite_run (db, error, "UPDATE feeds SET own_title = ? WHERE id = ?", "ti", own_title,
                         feed_id);
}

/**
 * dgs_store_feeds_move:
 * @db: the connection
 * @feed_id: row id of a feed
 * @folder_id: row id of the folder that it goes to, 0 for none
 * @anchor_id: row id of the feed there that it goes beside, 0 for the end
 * @after: whether it goes after that one, or before
 * @error: return location for an error
 *
 * Moves a feed. All that stand there keep the order that they are shown in.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_feeds_move (DgsSqlite *db,
                      gint64 feed_id,
                      gint64 folder_id,
                      gint64 anchor_id,
                      gboolean after,
                      GError **error)
{
  g_autoptr (DgsStatement) row = NULL;
  g_autoptr (GArray) ids = NULL;

  if (feed_id == anchor_id)
    return TRUE;
  row = dgs_sqlite_query (db, error,
                          "SELECT feeds.id FROM feeds"
                          " LEFT JOIN folders ON folders.id = folder_id AND removed = 0"
                          " WHERE subscribed = 1 AND coalesce(folders.id, 0) = ?"
                          " ORDER BY feeds.position IS NULL, feeds.position,"
                          " coalesce(own_title, title) COLLATE NOCASE, feeds.id",
                          "i", folder_id);
  ids = row ? read_ids (row, error) : NULL;
  if (!ids)
    return FALSE;
  g_clear_pointer (&row, dgs_statement_free);
  put_beside (ids, feed_id, anchor_id, after);
  /* A folder that another process has removed meanwhile is none. */
  return dgs_sqlite_run (db, error,
                         "UPDATE feeds SET folder_id ="
                         " (SELECT id FROM folders WHERE id = ? AND removed = 0)"
                         " WHERE id = ?",
                         "ii", folder_id, feed_id) &&
         write_order (db, ids, "UPDATE feeds SET position = ? WHERE id = ?", error);
}

/**
 * dgs_store_feeds_count_articles:
 * @db: the connection
 * @feed_id: row id of a feed
 * @error: return location for an error
 *
 * Counts the articles that came by a feed.
 *
 * Returns: their number, -1 on an error
 */
gint64
dgs_store_feeds_count_articles (DgsSqlite *db, gint64 feed_id, GError **error)
{
  return dgs_sqlite_query_int (db, -1, error,
                               "SELECT count(DISTINCT article_id) FROM entries WHERE feed_id = ?",
                               "i", feed_id);
}
