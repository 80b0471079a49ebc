/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store.h"

#include "dgs-schema.h"

typedef enum {
  JOB_OPEN,
  JOB_READ,
  JOB_WRITE,
} JobKind;

typedef struct {
  JobKind kind;
  DgsStoreFunc func;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gpointer result;
  GError *error;
} Job;

struct _DgsStore {
  GObject parent_instance;

  char *path;
  GThreadPool *worker; /* one thread: its queue is the order of all that happens */
  DgsSqlite *db;       /* the worker's alone */
};

G_DEFINE_FINAL_TYPE (DgsStore, dgs_store, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  if (job->result && job->free_result)
    job->free_result (job->result);
  g_clear_error (&job->error);
  if (job->free_data)
    job->free_data (job->data);
  g_free (job);
}

static gpointer
open_database (DgsStore *self, GError **error)
{
  g_autoptr (DgsSqlite) db = NULL;
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (self->db)
    return self;
  /* Where this fails, opening says why. What a user reads is nobody else's business. */
  g_mkdir_with_parents (folder, 0700);
  db = dgs_sqlite_open (self->path, error);
  if (!db || !dgs_schema_migrate (db, error))
    return NULL;
  self->db = g_steal_pointer (&db);
  return self;
}

static gpointer
run_in_transaction (DgsSqlite *db, Job *job, GError **error)
{
  gpointer result;

  /* IMMEDIATE: a transaction that began as a reader cannot wait for another process. */
  if (!dgs_sqlite_script (db, "BEGIN IMMEDIATE", error))
    return NULL;
  result = job->func (db, job->data, error);
  if (result && dgs_sqlite_script (db, "COMMIT", error))
    return result;

  dgs_sqlite_script (db, "ROLLBACK", NULL);
  if (result && job->free_result)
    job->free_result (result);
  return NULL;
}

static gpointer
run (DgsStore *self, GTask *task, Job *job, GError **error)
{
  if (job->kind == JOB_OPEN)
    return open_database (self, error);
  if (job->kind == JOB_READ &&
      g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), error))
    return NULL;
  if (!self->db) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "the library is not open");
    return NULL;
  }
  if (job->kind == JOB_WRITE)
    return run_in_transaction (self->db, job, error);
  return job->func (self->db, job->data, error);
}

static gboolean
deliver (gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);

  if (job->error)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->result), job->free_result);
  return G_SOURCE_REMOVE;
}

/* The task, and with it the store, is let go on the caller's thread alone: a store that ended
 * here would wait for its own worker. */
static void
work (gpointer task_data, gpointer user_data)
{
  GTask *task = task_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();

  job->result = run (user_data, task, job, &job->error);
  g_assert ((job->result == NULL) == (job->error != NULL));
  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, deliver, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
push (DgsStore *self,
      JobKind kind,
      DgsStoreFunc func,
      gpointer data,
      GDestroyNotify free_data,
      GDestroyNotify free_result,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  g_task_set_source_tag (task, push);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  /* What was written was written: a late cancellation must not hide it. */
  g_task_set_check_cancellable (task, kind == JOB_READ);
  if (self->worker) {
    g_thread_pool_push (self->worker, task, NULL);
  } else {
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "the library is closed");
    g_object_unref (task);
  }
}

static void
dgs_store_finalize (GObject *object)
{
  DgsStore *self = DGS_STORE (object);

  dgs_store_close (self);
  g_free (self->path);
  G_OBJECT_CLASS (dgs_store_parent_class)->finalize (object);
}

static void
dgs_store_class_init (DgsStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dgs_store_finalize;
}

static void
dgs_store_init (DgsStore *self)
{
  self->worker = g_thread_pool_new (work, self, 1, FALSE, NULL);
}

/**
 * dgs_store_new:
 * @path: file name of the database, UTF-8
 *
 * Makes a store; nothing is opened yet.
 *
 * Returns: (transfer full): a new store
 */
DgsStore *
dgs_store_new (const char *path)
{
  DgsStore *self = g_object_new (DGS_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  return self;
}

/**
 * dgs_store_close:
 * @self: a store
 *
 * Works off what is queued, and closes the database. Waits: it is for the end of a program.
 */
void
dgs_store_close (DgsStore *self)
{
  if (self->worker)
    g_thread_pool_free (g_steal_pointer (&self->worker), FALSE, TRUE);
  g_clear_pointer (&self->db, dgs_sqlite_close);
}

/**
 * dgs_store_open_async:
 * @self: a store
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Opens the database and brings it to the newest schema.
 */
void
dgs_store_open_async (DgsStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  push (self, JOB_OPEN, NULL, NULL, NULL, NULL, NULL, callback, user_data);
}

/**
 * dgs_store_open_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_store_open_async().
 *
 * Returns: whether it is open; else an error of DGS_SQLITE_ERROR or DGS_SCHEMA_ERROR
 */
gboolean
dgs_store_open_finish (DgsStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * dgs_store_read_async:
 * @self: a store
 * @func: the job
 * @data: (nullable): for @func
 * @free_data: (nullable): frees @data, on any thread
 * @free_result: (nullable): frees the result where nobody takes it
 * @cancellable: (nullable): keeps a job that has not begun from running
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Runs a job that changes nothing.
 */
void
dgs_store_read_async (DgsStore *self,
                      DgsStoreFunc func,
                      gpointer data,
                      GDestroyNotify free_data,
                      GDestroyNotify free_result,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  push (self, JOB_READ, func, data, free_data, free_result, cancellable, callback, user_data);
}

/**
 * dgs_store_write_async:
 * @self: a store
 * @func: the job
 * @data: (nullable): for @func
 * @free_data: (nullable): frees @data, on any thread
 * @free_result: (nullable): frees the result where nobody takes it
 * @callback: called when it is on the disk, or failed and changed nothing
 * @user_data: for @callback
 *
 * Runs a job as one transaction. It cannot be cancelled.
 */
void
dgs_store_write_async (DgsStore *self,
                       DgsStoreFunc func,
                       gpointer data,
                       GDestroyNotify free_data,
                       GDestroyNotify free_result,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  push (self, JOB_WRITE, func, data, free_data, free_result, NULL, callback, user_data);
}

/**
 * dgs_store_run_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_store_read_async() and dgs_store_write_async().
 *
 * Returns: (transfer full) (nullable): what the job returned, %NULL on an error
 */
gpointer
dgs_store_run_finish (DgsStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
