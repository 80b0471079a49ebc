/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-organize.h"

#include "dgs-folder-private.h"
#include "dgs-library-private.h"
#include "dgs-text.h"

/* More than this of a name is not kept, in characters. */
#define MAX_NAME 200

/* What a change is about; each kind of change looks at its own part. */
typedef struct {
  gint64 id;
  gint64 folder_id;
  gint64 anchor_id;
  gboolean flag;
  char *title;
  char *folder;
} Change;

static void
change_free (Change *change)
{
  g_free (change->title);
  g_free (change->folder);
  g_free (change);
}

/**
 * dgs_library_tidy_name:
 * @name: (nullable): what somebody calls a feed or a folder
 *
 * Makes a name of it that can be kept: valid, one line, not too long.
 *
 * Returns: (transfer full) (nullable): plain text, %NULL where it is empty
 */
char *
dgs_library_tidy_name (const char *name)
{
  g_autofree char *valid = name ? g_utf8_make_valid (name, -1) : NULL;
  g_autofree char *tidy = dgs_text_excerpt (valid, MAX_NAME);

  return *tidy ? g_steal_pointer (&tidy) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!dgs_store_run_finish (DGS_STORE (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  dgs_library_queue_reload (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

static void
write_change (DgsLibrary *self,
              DgsStoreFunc func,
              const Change *values,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Change *change = g_memdup2 (values, sizeof *values);

  g_task_set_source_tag (task, write_change);
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  dgs_store_write_async (dgs_library_get_store (self), func, change, NULL, NULL, written_cb, task);
}

/**
 * dgs_library_organize_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends a change of the user's order.
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_organize_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Feeds --- */

static gpointer
rename_feed (DgsSqlite *db, gpointer data, GError **error)
{
  Change *change = data;

  return dgs_store_feeds_rename (db, change->id, change->title, error) ? change : NULL;
}

/**
 * dgs_library_rename_feed_async:
 * @self: an open library
 * @feed_id: row id of a feed
 * @title: (nullable): what to call it; %NULL or blank for what its publisher calls it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Gives a feed a title of the user's own. The publisher's goes on being kept beneath.
 */
void
dgs_library_rename_feed_async (DgsLibrary *self,
                               gint64 feed_id,
                               const char *title,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const Change change = { .id = feed_id, .title = dgs_library_tidy_name (title) };

  write_change (self, rename_feed, &change, callback, user_data);
}

static gpointer
move_feed (DgsSqlite *db, gpointer data, GError **error)
{
  Change *change = data;

  return dgs_store_feeds_move (db, change->id, change->folder_id, change->anchor_id, change->flag,
                               error)
             ? change
             : NULL;
}

/**
 * dgs_library_move_feed_async:
 * @self: an open library
 * @feed_id: row id of a feed
 * @folder_id: row id of the folder that it goes to, 0 for none
 * @anchor_id: row id of the feed there that it goes beside, 0 for the end
 * @after: whether it goes after that one, or before
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Moves a feed.
 */
void
dgs_library_move_feed_async (DgsLibrary *self,
                             gint64 feed_id,
                             gint64 folder_id,
                             gint64 anchor_id,
                             gboolean after,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  const Change change = {
    .id = feed_id, .folder_id = folder_id, .anchor_id = anchor_id, .flag = after
  };

  write_change (self, move_feed, &change, callback, user_data);
}

/* --- Folders --- */

static gpointer
create_folder (DgsSqlite *db, gpointer data, GError **error)
{
  Change *change = data;

  change->folder_id = dgs_store_folders_add (db, change->folder, error);
  if (!change->folder_id ||
      (change->id && !dgs_store_feeds_move (db, change->id, change->folder_id, 0, FALSE, error)))
    return NULL;
  return change;
}

/**
 * dgs_library_create_folder_async:
 * @self: an open library
 * @name: plain text, not blank
 * @feed_id: row id of a feed that goes into it, 0 for none
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Makes a folder; where there is one of that name already, it is taken.
 */
void
dgs_library_create_folder_async (DgsLibrary *self,
                                 const char *name,
                                 gint64 feed_id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const Change change = { .id = feed_id, .folder = dgs_library_tidy_name (name) };

  g_return_if_fail (change.folder != NULL);

  write_change (self, create_folder, &change, callback, user_data);
}

/**
 * dgs_library_create_folder_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_create_folder_async().
 *
 * Returns: row id of the folder; 0 with an error that is a %DGS_PROBLEM_DISK
 */
gint64
dgs_library_create_folder_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  Change *change = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? change->folder_id : 0;
}

static gpointer
rename_folder (DgsSqlite *db, gpointer data, GError **error)
{
  Change *change = data;

  return dgs_store_folders_rename (db, change->folder_id, change->folder, error) ? change : NULL;
}

/**
 * dgs_library_rename_folder_async:
 * @self: an open library
 * @folder_id: row id of a folder
 * @name: plain text, not blank
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Gives a folder another name.
 */
void
dgs_library_rename_folder_async (DgsLibrary *self,
                                 gint64 folder_id,
                                 const char *name,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const Change change = { .folder_id = folder_id, .folder = dgs_library_tidy_name (name) };

  g_return_if_fail (change.folder != NULL);

  write_change (self, rename_folder, &change, callback, user_data);
}

static gpointer
move_folder (DgsSqlite *db, gpointer data, GError **error)
{
  Change *change = data;

  return dgs_store_folders_move (db, change->folder_id, change->anchor_id, change->flag, error)
             ? change
             : NULL;
}

/**
 * dgs_library_move_folder_async:
 * @self: an open library
 * @folder_id: row id of a folder
 * @anchor_id: row id of the folder that it goes beside, 0 for the end
 * @after: whether it goes after that one, or before
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Moves a folder among the others.
 */
void
dgs_library_move_folder_async (DgsLibrary *self,
                               gint64 folder_id,
                               gint64 anchor_id,
                               gboolean after,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const Change change = { .folder_id = folder_id, .anchor_id = anchor_id, .flag = after };

  write_change (self, move_folder, &change, callback, user_data);
}

static gpointer
remove_folder (DgsSqlite *db, gpointer data, GError **error)
{
  Change *change = data;

  return dgs_store_folders_remove (db, change->folder_id, error) ? change : NULL;
}

/**
 * dgs_library_remove_folder_async:
 * @self: an open library
 * @folder_id: row id of a folder
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Removes a folder; its feeds stand among those that are in none.
 */
void
dgs_library_remove_folder_async (DgsLibrary *self,
                                 gint64 folder_id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const Change change = { .folder_id = folder_id };

  write_change (self, remove_folder, &change, callback, user_data);
}

static gpointer
restore_folder (DgsSqlite *db, gpointer data, GError **error)
{
  Change *change = data;

  return dgs_store_folders_restore (db, change->folder_id, error) ? change : NULL;
}

/**
 * dgs_library_restore_folder_async:
 * @self: an open library
 * @folder_id: row id of the folder that was removed last
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Takes the removing of a folder back: its feeds are in it again.
 */
void
dgs_library_restore_folder_async (DgsLibrary *self,
                                  gint64 folder_id,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  const Change change = { .folder_id = folder_id };

  write_change (self, restore_folder, &change, callback, user_data);
}

static gpointer
collapse_folder (DgsSqlite *db, gpointer data, GError **error)
{
  Change *change = data;

  return dgs_store_folders_set_collapsed (db, change->folder_id, change->flag, error) ? change
                                                                                      : NULL;
}

/**
 * dgs_library_set_folder_collapsed:
 * @self: an open library
 * @folder_id: row id of a folder
 * @collapsed: whether its feeds are not shown
 *
 * Opens or closes a folder at once, and keeps that.
 */
void
dgs_library_set_folder_collapsed (DgsLibrary *self, gint64 folder_id, gboolean collapsed)
{
  const Change change = { .folder_id = folder_id, .flag = collapsed };
  DgsFolder *folder = dgs_library_find_folder (self, folder_id);

  if (!folder || dgs_folder_get_collapsed (folder) == collapsed)
    return;
  dgs_folder_set_collapsed (folder, collapsed);
  write_change (self, collapse_folder, &change, NULL, NULL);
}

/**
 * dgs_library_find_folder:
 * @self: a library
 * @folder_id: row id of a folder
 *
 * Finds a folder.
 *
 * Returns: (transfer none) (nullable): the folder
 */
DgsFolder *
dgs_library_find_folder (DgsLibrary *self, gint64 folder_id)
{
  GListModel *folders = dgs_library_get_folders (self);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (folders); i++) {
    g_autoptr (DgsFolder) folder = g_list_model_get_item (folders, i);

    if (dgs_folder_get_id (folder) == folder_id)
      return folder;
  }
  return NULL;
}

/**
 * dgs_library_find_folder_by_name:
 * @self: a library
 * @name: (nullable): plain text
 *
 * Finds a folder.
 *
 * Returns: (transfer none) (nullable): the folder
 */
DgsFolder *
dgs_library_find_folder_by_name (DgsLibrary *self, const char *name)
{
  GListModel *folders = dgs_library_get_folders (self);
  g_autofree char *tidy = dgs_library_tidy_name (name);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (folders); i++) {
    g_autoptr (DgsFolder) folder = g_list_model_get_item (folders, i);

    if (g_strcmp0 (dgs_folder_get_name (folder), tidy) == 0)
      return folder;
  }
  return NULL;
}

/* --- What a feed holds --- */

static gpointer
count_articles (DgsSqlite *db, gpointer data, GError **error)
{
  gint64 count = dgs_store_feeds_count_articles (db, *(gint64 *) data, error);

  return count < 0 ? NULL : g_memdup2 (&count, sizeof count);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autofree gint64 *count = dgs_store_run_finish (DGS_STORE (source), result, &error);

  if (count)
    g_task_return_int (task, (gssize) *count);
  else
    g_task_return_error (task, error);
}

/**
 * dgs_library_count_articles_async:
 * @self: an open library
 * @feed_id: row id of a feed
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Counts the articles that came by a feed.
 */
void
dgs_library_count_articles_async (DgsLibrary *self,
                                  gint64 feed_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dgs_library_count_articles_async);
  dgs_store_read_async (dgs_library_get_store (self), count_articles,
                        g_memdup2 (&feed_id, sizeof feed_id), g_free, g_free, cancellable,
                        counted_cb, task);
}

/**
 * dgs_library_count_articles_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_count_articles_async().
 *
 * Returns: their number; -1 with an error
 */
gint64
dgs_library_count_articles_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
