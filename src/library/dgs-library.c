/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-struct.h"

#include "dgs-feed-list.h"
#include "dgs-snapshot.h"

/* What arrives during a refresh is shown in steps this far apart, in milliseconds. */
#define RELOAD_PAUSE_MS 150

enum {
  PROP_0,
  PROP_FEEDS,
  PROP_FULL_TEXTS,
  PROP_MARKS_POSTS,
  PROP_PROGRESS,
  PROP_REFRESHING,
  PROP_SAVED,
  PROP_SERIES,
  PROP_UNREAD,
  N_PROPS,
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_REFRESHED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsLibrary, dgs_library, G_TYPE_OBJECT)

static void
set_count (DgsLibrary *self, guint *count, guint value, guint property)
{
  if (*count == value)
    return;
  *count = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
apply_snapshot (DgsLibrary *self, DgsSnapshot *snapshot)
{
  dgs_snapshot_apply_folders (snapshot, self->folders);
  dgs_snapshot_apply_feeds (snapshot, self->feeds);
  dgs_feed_index_invalidate (self->index);
  dgs_snapshot_apply_series (snapshot, self->series);
  set_count (self, &self->unread, snapshot->unread, PROP_UNREAD);
  set_count (self, &self->saved, snapshot->saved, PROP_SAVED);
  dgs_article_cache_reload (self->cache);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
reload_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsLibrary) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsSnapshot) snapshot = dgs_store_run_finish (DGS_STORE (source), result, &error);

  self->reloading = FALSE;
  if (snapshot)
    apply_snapshot (self, snapshot);
  else
    g_info ("the library could not be read: %s", error->message);
  if (self->reload_again)
    dgs_library_queue_reload (self);
}

static gboolean
reload (gpointer user_data)
{
  DgsLibrary *self = user_data;

  self->reload_timeout = 0;
  self->reloading = TRUE;
  self->reload_again = FALSE;
  dgs_store_read_async (self->store, dgs_snapshot_read, NULL, NULL,
                        (GDestroyNotify) dgs_snapshot_free, NULL, reload_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/**
 * dgs_library_queue_reload:
 * @self: an open library
 *
 * Says that the store holds something else than the models show. Many calls make one reading.
 */
void
dgs_library_queue_reload (DgsLibrary *self)
{
  if (self->reloading)
    self->reload_again = TRUE;
  else if (!self->reload_timeout)
    self->reload_timeout = g_timeout_add (RELOAD_PAUSE_MS, reload, self);
}

static void
dgs_library_dispose (GObject *object)
{
  DgsLibrary *self = DGS_LIBRARY (object);

  g_clear_handle_id (&self->reload_timeout, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->cache);
  g_clear_object (&self->store);
  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->index, dgs_feed_index_free);
  g_clear_object (&self->feeds);
  g_clear_object (&self->folders);
  g_clear_object (&self->series);
  G_OBJECT_CLASS (dgs_library_parent_class)->dispose (object);
}

static void
dgs_library_finalize (GObject *object)
{
  DgsLibrary *self = DGS_LIBRARY (object);

  g_hash_table_unref (self->attempts);
  g_free (self->path);
  G_OBJECT_CLASS (dgs_library_parent_class)->finalize (object);
}

static void
dgs_library_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsLibrary *self = DGS_LIBRARY (object);

  switch (property_id) {
  case PROP_FEEDS:
    g_value_set_object (value, self->feeds);
    break;
  case PROP_FULL_TEXTS:
    g_value_set_boolean (value, self->full_texts);
    break;
  case PROP_MARKS_POSTS:
    g_value_set_boolean (value, self->marks_posts);
    break;
  case PROP_PROGRESS:
    g_value_set_double (value, self->progress);
    break;
  case PROP_REFRESHING:
    g_value_set_boolean (value, self->refreshing);
    break;
  case PROP_SAVED:
    g_value_set_uint (value, self->saved);
    break;
  case PROP_SERIES:
    g_value_set_object (value, self->series);
    break;
  case PROP_UNREAD:
    g_value_set_uint (value, self->unread);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_library_set_property (GObject *object,
                          guint property_id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  if (property_id == PROP_MARKS_POSTS)
    dgs_library_set_marks_posts (DGS_LIBRARY (object), g_value_get_boolean (value));
  else if (property_id == PROP_FULL_TEXTS)
    DGS_LIBRARY (object)->full_texts = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dgs_library_class_init (DgsLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dgs_library_dispose;
  object_class->finalize = dgs_library_finalize;
  object_class->get_property = dgs_library_get_property;
  object_class->set_property = dgs_library_set_property;

  props[PROP_FEEDS] = g_param_spec_object ("feeds", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_FULL_TEXTS] =
      g_param_spec_boolean ("full-texts", NULL, NULL, TRUE, flags | G_PARAM_WRITABLE);
  props[PROP_MARKS_POSTS] =
      g_param_spec_boolean ("marks-posts", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  props[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0, 1, 0, flags);
  props[PROP_REFRESHING] = g_param_spec_boolean ("refreshing", NULL, NULL, FALSE, flags);
  props[PROP_SAVED] = g_param_spec_uint ("saved", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_SERIES] = g_param_spec_object ("series", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DGS_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REFRESHED] =
      g_signal_new ("refreshed", DGS_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new ("subscribing", DGS_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
dgs_library_init (DgsLibrary *self)
{
  self->feeds = g_list_store_new (DGS_TYPE_FEED);
  self->attempts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->index = dgs_feed_index_new (G_LIST_MODEL (self->feeds));
  self->folders = g_list_store_new (DGS_TYPE_FOLDER);
  self->series = g_list_store_new (DGS_TYPE_SERIES);
  self->full_texts = TRUE;
}

/**
 * dgs_library_new:
 * @folder: where the library is, or will be made
 * @fetcher: what fetches
 *
 * Makes a library that is still to be opened.
 *
 * Returns: (transfer full): a new library
 */
DgsLibrary *
dgs_library_new (const char *folder, DgsFetcher *fetcher)
{
  DgsLibrary *self = g_object_new (DGS_TYPE_LIBRARY, NULL);

  self->path = g_build_filename (folder, "library.db", NULL);
  self->fetcher = g_object_ref (fetcher);
  self->store = dgs_store_new (self->path);
  self->cache = dgs_article_cache_new (self->store);
  return self;
}

/**
 * dgs_library_close:
 * @self: a library
 *
 * Writes what is still to be written and closes the library. Waits: it is for the end of a
 * program.
 */
void
dgs_library_close (DgsLibrary *self)
{
  g_clear_handle_id (&self->reload_timeout, g_source_remove);
  dgs_store_close (self->store);
}

/* Another process that writes, the command line for one, changes the log beside the database. */
static void
watch (DgsLibrary *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (log);

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (dgs_library_queue_reload), self,
                             G_CONNECT_SWAPPED);
}

static void
first_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DgsLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (DgsSnapshot) snapshot = dgs_store_run_finish (DGS_STORE (source), result, &error);

  if (!snapshot) {
    g_task_return_error (task, error);
    return;
  }
  apply_snapshot (self, snapshot);
  watch (self);
  g_task_return_boolean (task, TRUE);
}

static void
store_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (!dgs_store_open_finish (DGS_STORE (source), result, &error)) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  dgs_store_read_async (DGS_STORE (source), dgs_snapshot_read, NULL, NULL,
                        (GDestroyNotify) dgs_snapshot_free, g_task_get_cancellable (task),
                        first_read_cb, task);
}

/**
 * dgs_library_open_async:
 * @self: a library
 * @cancellable: (nullable): stops waiting
 * @callback: called when the models are filled
 * @user_data: for @callback
 *
 * Opens the library, makes it where there is none, and fills the models.
 */
void
dgs_library_open_async (DgsLibrary *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dgs_library_open_async);
  dgs_store_open_async (self->store, store_open_cb, task);
}

/**
 * dgs_library_open_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_open_async().
 *
 * Returns: whether it is open; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_open_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dgs_library_get_unread:
 * @self: a library
 *
 * Counts what is unread.
 *
 * Returns: a number of articles
 */
guint
dgs_library_get_unread (DgsLibrary *self)
{
  return self->unread;
}

/**
 * dgs_library_get_refreshing:
 * @self: a library
 *
 * Tells whether a refresh is running.
 *
 * Returns: whether it is
 */
gboolean
dgs_library_get_refreshing (DgsLibrary *self)
{
  return self->refreshing;
}

/**
 * dgs_library_get_marks_posts:
 * @self: a library
 *
 * Tells whether reading a digest marks the posts read that its stories are about.
 *
 * Returns: %FALSE until the user chose so
 */
gboolean
dgs_library_get_marks_posts (DgsLibrary *self)
{
  return self->marks_posts;
}

/**
 * dgs_library_set_marks_posts:
 * @self: a library
 * @marks_posts: whether it does
 *
 * Chooses whether reading a digest marks the posts read that its stories are about.
 */
void
dgs_library_set_marks_posts (DgsLibrary *self, gboolean marks_posts)
{
  if (self->marks_posts == marks_posts)
    return;
  self->marks_posts = marks_posts;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MARKS_POSTS]);
}

/**
 * dgs_library_get_full_texts:
 * @self: a library
 *
 * Tells whether the pages behind the entries of a new feed are fetched.
 *
 * Returns: %TRUE until the user chose otherwise
 */
gboolean
dgs_library_get_full_texts (DgsLibrary *self)
{
  return self->full_texts;
}

/**
 * dgs_library_get_progress:
 * @self: a library
 *
 * Tells how far the refresh is.
 *
 * Returns: from 0 to 1
 */
double
dgs_library_get_progress (DgsLibrary *self)
{
  return self->progress;
}

/**
 * dgs_library_set_progress:
 * @self: a library
 * @done: how many feeds are done
 * @total: of how many; as many as are done when the refresh has ended
 *
 * Says how far the refresh is.
 */
void
dgs_library_set_progress (DgsLibrary *self, guint done, guint total)
{
  gboolean refreshing = done < total;

  self->progress = refreshing ? (double) done / total : 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROGRESS]);
  if (self->refreshing != refreshing) {
    self->refreshing = refreshing;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REFRESHING]);
  }
}

/**
 * dgs_library_announce_refreshed:
 * @self: a library
 * @n_new: how many articles are new
 * @n_failed: how many feeds failed
 *
 * Says that a refresh has ended.
 */
void
dgs_library_announce_refreshed (DgsLibrary *self, guint n_new, guint n_failed)
{
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0, n_new, n_failed);
}
