/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-lookup.h"

#include "dgs-catalog.h"

static void
loaded_cb (DgsArticle *article, GParamSpec *pspec, GTask *task)
{
  if (dgs_article_get_loaded (article) && !g_task_get_completed (task))
    g_task_return_pointer (task, g_object_ref (article), g_object_unref);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DgsArticle) article = NULL;
  GError *error = NULL;
  gint64 id = dgs_library_find_article_finish (DGS_LIBRARY (source), result, &error);

  if (!id) {
    g_task_return_error (task, error);
    return;
  }
  article = dgs_library_get_article (DGS_LIBRARY (source), id);
  if (dgs_article_get_loaded (article)) {
    g_task_return_pointer (task, g_steal_pointer (&article), g_object_unref);
    return;
  }
  g_signal_connect_data (article, "notify::loaded", G_CALLBACK (loaded_cb), g_object_ref (task),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  /* Nobody else holds it until it is there. */
  g_task_set_task_data (task, g_steal_pointer (&article), g_object_unref);
}

/**
 * dgs_article_lookup_async:
 * @library: an open library
 * @key: an article's key
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Finds an article by its identity, with what is in it.
 */
void
dgs_article_lookup_async (DgsLibrary *library,
                          const char *key,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (library, NULL, callback, user_data);

  g_task_set_source_tag (task, dgs_article_lookup_async);
  dgs_library_find_article_async (library, key, NULL, found_cb, task);
}

/**
 * dgs_article_lookup_finish:
 * @library: the library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_article_lookup_async().
 *
 * Returns: (transfer full) (nullable): the article; %NULL with an error, %DGS_PROBLEM_NOT_FOUND
 *   where there is no such article
 */
DgsArticle *
dgs_article_lookup_finish (DgsLibrary *library, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
