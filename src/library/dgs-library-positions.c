/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-private.h"

#include "dgs-store-positions.h"

static gpointer
write_position (DgsSqlite *db, gpointer data, GError **error)
{
  return dgs_store_positions_put (db, data, error) ? data : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dgs_store_run_finish (DGS_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dgs_library_set_position_async:
 * @self: an open library
 * @article_id: row id
 * @position: where the user stopped reading
 * @callback: (nullable): called when it is on the disk
 * @user_data: for @callback
 *
 * Keeps where the user stopped reading an article. Nothing else of it changes. What was asked for
 * before the library is closed is written.
 */
void
dgs_library_set_position_async (DgsLibrary *self,
                                gint64 article_id,
                                const DgsPosition *position,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  DgsPositionRecord *record = g_new (DgsPositionRecord, 1);

  record->article_id = article_id;
  record->story = position->story;
  record->offset = position->offset;
  g_task_set_source_tag (task, dgs_library_set_position_async);
  dgs_store_write_async (dgs_library_get_store (self), write_position, record, g_free, NULL,
                         written_cb, task);
}

/**
 * dgs_library_set_position_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_set_position_async().
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_set_position_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
