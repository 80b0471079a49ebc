/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-opml-import.h"

#include "dgs-address.h"
#include "dgs-feed-parser.h"
#include "dgs-feed-private.h"
#include "dgs-library-organize.h"
#include "dgs-library-private.h"
#include "dgs-opml.h"
#include "dgs-store-folders.h"

/* A list of two thousand feeds takes half a megabyte. */
#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_FEEDS 2000
#define BLOCK_BYTES (64 * 1024)

typedef struct {
  GFile *file;
  GPtrArray *links;   /* DgsFeedLink, as the file has them */
  GPtrArray *records; /* DgsFeedRecord, those that are new */
  GPtrArray *folders; /* the names of the folders that these go into, each nullable */
  DgsOpmlImport *import;
  DgsProgressFunc progress;
  gpointer progress_data;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->file);
  g_clear_pointer (&job->links, g_ptr_array_unref);
  g_clear_pointer (&job->records, g_ptr_array_unref);
  g_clear_pointer (&job->folders, g_ptr_array_unref);
  g_clear_pointer (&job->import, dgs_opml_import_free);
  g_free (job);
}

static void
failure_free (gpointer data)
{
  DgsImportFailure *failure = data;

  g_free (failure->title);
  g_free (failure->address);
  g_free (failure);
}

static DgsOpmlImport *
import_new (void)
{
  DgsOpmlImport *import = g_new0 (DgsOpmlImport, 1);

  import->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  import->failures = g_ptr_array_new_with_free_func (failure_free);
  return import;
}

/**
 * dgs_opml_import_free:
 * @self: (transfer full): what an import brought
 *
 * Frees it.
 */
void
dgs_opml_import_free (DgsOpmlImport *self)
{
  g_array_unref (self->added);
  g_ptr_array_unref (self->failures);
  g_free (self->site);
  g_free (self);
}

/* --- Reading the file, on a worker thread --- */

static GBytes *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) all = g_byte_array_new ();

  while (stream) {
    g_autoptr (GBytes) block =
        g_input_stream_read_bytes (G_INPUT_STREAM (stream), BLOCK_BYTES, cancellable, error);

    if (!block)
      return NULL;
    if (g_bytes_get_size (block) == 0)
      return g_byte_array_free_to_bytes (g_steal_pointer (&all));
    g_byte_array_append (all, g_bytes_get_data (block, NULL), (guint) g_bytes_get_size (block));
    if (all->len > MAX_BYTES) {
      g_set_error_literal (error, DGS_LIBRARY_ERROR, DGS_PROBLEM_TOO_LARGE, "too large a file");
      return NULL;
    }
  }
  return NULL;
}

/* A feed that was saved as a file does not say where it was fetched from, but where its site is. */
static char *
find_site (GBytes *bytes)
{
  g_autoptr (DgsParsedFeed) feed = dgs_feed_parse (bytes, NULL, NULL, NULL);

  return feed ? g_strdup (feed->link) : NULL;
}

static void
read_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = read_file (job->file, cancellable, &error);

  if (bytes)
    job->links = dgs_opml_parse (bytes, &error);
  if (bytes && !job->links) {
    job->import->site = find_site (bytes);
    if (job->import->site)
      g_clear_error (&error);
  }
  if (job->links && job->links->len > MAX_FEEDS)
    error = g_error_new_literal (DGS_LIBRARY_ERROR, DGS_PROBLEM_TOO_LARGE, "too many feeds");
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* --- Subscribing without asking the network, then asking it --- */

static GHashTable *
known_addresses (DgsLibrary *self)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *feeds = dgs_library_get_feeds (self);
  guint n = g_list_model_get_n_items (feeds);
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);
    char *canonical = dgs_address_canonical (dgs_feed_get_address (feed));

    if (canonical)
      g_hash_table_add (known, canonical);
  }
  return known;
}

static void
choose_new (DgsLibrary *self, Job *job)
{
  g_autoptr (GHashTable) known = known_addresses (self);
  guint i;

  job->records = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_feed_record_free);
  job->folders = g_ptr_array_new_with_free_func (g_free);
  for (i = 0; i < job->links->len; i++) {
    const DgsFeedLink *link = g_ptr_array_index (job->links, i);
    char *canonical = dgs_address_canonical (link->address);
    DgsFeedRecord *record;

    if (!canonical || !g_hash_table_add (known, canonical)) {
      job->import->n_existing++;
      continue;
    }
    record = g_new0 (DgsFeedRecord, 1);
    record->address = g_strdup (link->address);
    record->title = g_strdup (link->title && *link->title ? link->title : link->address);
    record->full_text = dgs_library_get_full_texts (self);
    record->own_title = dgs_library_tidy_name (link->own_title);
    g_ptr_array_add (job->records, record);
    g_ptr_array_add (job->folders, dgs_library_tidy_name (link->folder));
  }
}

/* Puts a feed where the list has it. */
static gboolean
organize (DgsSqlite *db, DgsFeedRecord *record, const char *folder, GError **error)
{
  if (record->own_title && !dgs_store_feeds_rename (db, record->id, record->own_title, error))
    return FALSE;
  if (!folder)
    return TRUE;
  record->folder_id = dgs_store_folders_add (db, folder, error);
  return record->folder_id &&
         dgs_store_feeds_move (db, record->id, record->folder_id, 0, FALSE, error);
}

/* On the store's thread; the job is this function's alone until added_cb. */
static gpointer
write_feeds (DgsSqlite *db, gpointer data, GError **error)
{
  Job *job = data;
  guint i;

  for (i = 0; i < job->records->len; i++) {
    DgsFeedRecord *record = g_ptr_array_index (job->records, i);

    record->id = dgs_store_feeds_add (db, record->address, record->title, FALSE, error);
    if (!record->id)
      return NULL;
    if (!record->full_text && !dgs_store_feeds_set_full_text (db, record->id, FALSE, error))
      return NULL;
    if (!organize (db, record, g_ptr_array_index (job->folders, i), error))
      return NULL;
  }
  return job;
}

static void
look_at_feed (DgsLibrary *self, DgsOpmlImport *import, gint64 id)
{
  DgsFeed *feed = dgs_library_find_feed_by_id (self, id);
  DgsImportFailure *failure;

  if (!feed)
    return;
  if (dgs_feed_get_problem (feed) == DGS_PROBLEM_NONE) {
    if (dgs_feed_get_last_success (feed) == 0)
      import->n_waiting++;
    return;
  }
  failure = g_new0 (DgsImportFailure, 1);
  failure->feed_id = id;
  failure->title = g_strdup (dgs_feed_get_title (feed));
  failure->address = g_strdup (dgs_feed_get_address (feed));
  failure->problem = dgs_feed_get_problem (feed);
  failure->status = dgs_feed_get_status (feed);
  g_ptr_array_add (import->failures, failure);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DgsLibrary *self = DGS_LIBRARY (source);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = dgs_library_refresh_finish (self, result, &error);
  guint i;

  if (error && dgs_problem_from_error (error) != DGS_PROBLEM_CANCELLED) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  /* Each feed knows how it fared, also where the rest was called off. */
  for (i = 0; i < job->import->added->len; i++)
    look_at_feed (self, job->import, g_array_index (job->import->added, gint64, i));
  g_task_return_pointer (task, g_steal_pointer (&job->import),
                         (GDestroyNotify) dgs_opml_import_free);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DgsLibrary *self = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);
  GArray *added = job->import->added;
  GError *error = NULL;
  guint i;

  if (!dgs_store_run_finish (DGS_STORE (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  for (i = 0; i < job->records->len; i++) {
    const DgsFeedRecord *record = g_ptr_array_index (job->records, i);

    dgs_library_insert_feed (self, record);
    g_array_append_val (added, record->id);
  }
  dgs_library_queue_reload (self);
  /* The pages behind so many come with the next refresh, or when one is opened. */
  dgs_library_refresh_watched_async (self, (const gint64 *) added->data, added->len,
                                     DGS_REFRESH_FORCE | DGS_REFRESH_NO_FULL_TEXT, job->progress,
                                     job->progress_data, g_task_get_cancellable (task),
                                     refreshed_cb, g_object_ref (task));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DgsLibrary *self = DGS_LIBRARY (source);
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (job->links)
    choose_new (self, job);
  if (!job->links || job->records->len == 0)
    g_task_return_pointer (task, g_steal_pointer (&job->import),
                           (GDestroyNotify) dgs_opml_import_free);
  else
    dgs_store_write_async (dgs_library_get_store (self), write_feeds, job, NULL, NULL, added_cb,
                           g_object_ref (task));
}

/**
 * dgs_library_import_opml_async:
 * @self: an open library
 * @file: a list of subscriptions, OPML 1.0 to 2.0
 * @progress: (nullable) (scope notified): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): stops asking the feeds; what was subscribed to stays
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Subscribes to all feeds of a list at once, then reads them, some at a time.
 *
 * A feed that cannot be read is kept: the list is the user's, and most failures pass. Feeds that
 * are there already are left as they are. At most 8 MB and 2000 feeds are taken.
 */
void
dgs_library_import_opml_async (DgsLibrary *self,
                               GFile *file,
                               DgsProgressFunc progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) worker = g_task_new (self, cancellable, read_cb, task);
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (file);
  job->import = import_new ();
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_source_tag (task, dgs_library_import_opml_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  /* What was written was written: a late cancellation must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (worker, dgs_library_import_opml_async);
  g_task_set_task_data (worker, job, NULL);
  g_task_run_in_thread (worker, read_thread);
}

/**
 * dgs_library_import_opml_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_import_opml_async().
 *
 * Returns: (transfer full) (nullable): what it brought; %NULL with an error: of #GIOErrorEnum where
 *   the file could not be read, of #DgsFeedError where it is no list, %DGS_PROBLEM_TOO_LARGE, or
 *   %DGS_PROBLEM_DISK
 */
DgsOpmlImport *
dgs_library_import_opml_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Taking it back --- */

static gpointer
write_undo (DgsSqlite *db, gpointer data, GError **error)
{
  GArray *ids = data;
  guint i;

  for (i = 0; i < ids->len; i++) {
    if (!dgs_store_feeds_undo (db, g_array_index (ids, gint64, i), error))
      return NULL;
  }
  return ids;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
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

/**
 * dgs_library_undo_import_async:
 * @self: an open library
 * @feed_ids: (array length=n_feeds): what an import added
 * @n_feeds: how many
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Takes an import back: all its feeds in one step, each as dgs_library_undo_subscribe_async() does.
 */
void
dgs_library_undo_import_async (DgsLibrary *self,
                               const gint64 *feed_ids,
                               gsize n_feeds,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, feed_ids, (guint) n_feeds);
  g_task_set_source_tag (task, dgs_library_undo_import_async);
  g_task_set_task_data (task, ids, (GDestroyNotify) g_array_unref);
  dgs_store_write_async (dgs_library_get_store (self), write_undo, ids, NULL, NULL, undone_cb,
                         task);
}

/**
 * dgs_library_undo_import_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_undo_import_async().
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_undo_import_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * dgs_library_export_opml:
 * @self: an open library
 *
 * Writes the subscriptions for other readers.
 *
 * Returns: (transfer full): OPML 2.0
 */
char *
dgs_library_export_opml (DgsLibrary *self)
{
  g_autoptr (GPtrArray) links =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_feed_link_free);
  GListModel *feeds = dgs_library_get_feeds (self);
  guint n = g_list_model_get_n_items (feeds);
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);
    DgsFolder *folder = dgs_library_find_folder (self, dgs_feed_get_folder_id (feed));
    DgsFeedLink *link = g_new0 (DgsFeedLink, 1);

    link->address = g_strdup (dgs_feed_get_address (feed));
    link->title = g_strdup (dgs_feed_get_published_title (feed));
    link->own_title = g_strdup (dgs_feed_get_own_title (feed));
    link->folder = folder ? g_strdup (dgs_folder_get_name (folder)) : NULL;
    g_ptr_array_add (links, link);
  }
  return dgs_opml_write (links, "Digests");
}
