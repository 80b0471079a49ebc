/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-marks.h"

#include "dgs-article-filter.h"
#include "dgs-library-private.h"
#include "dgs-store-marks.h"

typedef struct {
  DgsMarkQuery query;
  gint64 batch;
  guint count;
} Marking;

static gpointer
write_marks (DgsSqlite *db, gpointer data, GError **error)
{
  Marking *marking = data;
  gint64 changed = dgs_store_marks_read (db, &marking->query, &marking->batch, error);

  if (changed < 0)
    return NULL;
  marking->count = (guint) changed;
  return marking;
}

static gpointer
write_undo (DgsSqlite *db, gpointer data, GError **error)
{
  Marking *marking = data;

  return dgs_store_marks_undo (db, marking->batch, error) ? marking : NULL;
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

/**
 * dgs_library_mark_scope_async:
 * @self: an open library
 * @scope: which articles
 * @bound: (nullable): how far down the list, %NULL for all of it
 * @callback: called when it is on the disk
 * @user_data: for @callback
 *
 * Marks many articles as read at once, however many they are.
 */
void
dgs_library_mark_scope_async (DgsLibrary *self,
                              const DgsScope *scope,
                              const DgsMarkBound *bound,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Marking *marking = g_new0 (Marking, 1);

  marking->query.filter = dgs_article_filter_of (scope->kind);
  marking->query.id = scope->id;
  marking->query.day = bound ? bound->day : 0;
  marking->query.article_id = bound ? bound->article_id : 0;
  marking->query.newest = bound && bound->newest ? bound->newest : G_MAXINT64;
  g_task_set_source_tag (task, dgs_library_mark_scope_async);
  g_task_set_task_data (task, marking, g_free);
  dgs_store_write_async (dgs_library_get_store (self), write_marks, marking, NULL, NULL, written_cb,
                         task);
}

/**
 * dgs_library_mark_scope_finish:
 * @self: a library
 * @result: what the callback got
 * @out_count: (out): how many articles were unread
 * @error: return location for an error
 *
 * Ends dgs_library_mark_scope_async().
 *
 * Returns: what dgs_library_undo_marks_async() takes; 0 with an error that is a %DGS_PROBLEM_DISK
 */
gint64
dgs_library_mark_scope_finish (DgsLibrary *self,
                               GAsyncResult *result,
                               guint *out_count,
                               GError **error)
{
  Marking *marking = g_task_get_task_data (G_TASK (result));

  *out_count = 0;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return 0;
  *out_count = marking->count;
  return marking->batch;
}

/**
 * dgs_library_undo_marks_async:
 * @self: an open library
 * @batch: what dgs_library_mark_scope_finish() gave
 * @callback: called when it is on the disk
 * @user_data: for @callback
 *
 * Makes those articles unread again that were marked together; what the user has marked by
 * itself since stays as it is.
 */
void
dgs_library_undo_marks_async (DgsLibrary *self,
                              gint64 batch,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Marking *marking = g_new0 (Marking, 1);

  marking->batch = batch;
  g_task_set_source_tag (task, dgs_library_undo_marks_async);
  g_task_set_task_data (task, marking, g_free);
  dgs_store_write_async (dgs_library_get_store (self), write_undo, marking, NULL, NULL, written_cb,
                         task);
}

/**
 * dgs_library_undo_marks_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_undo_marks_async().
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_undo_marks_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
