/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-catalog.h"

#include "dgs-article-private.h"
#include "dgs-library-private.h"
#include "dgs-store-queries.h"
#include "dgs-store-search.h"

static void
article_summary_free (DgsArticleSummary *summary)
{
  g_clear_object (&summary->article);
  g_strfreev (summary->links);
  g_strfreev (summary->feeds);
  g_free (summary);
}

static void
source_summary_free (DgsSourceSummary *summary)
{
  g_free (summary->title);
  g_free (summary->address);
  g_free (summary->first);
  g_free (summary->last);
  g_free (summary);
}

static DgsArticleSummary *
read_summary (DgsSqlite *db, const DgsArticleOrder *order, GError **error)
{
  DgsArticleRecord *record = dgs_store_articles_get (db, order->id, FALSE, error);
  DgsArticleSummary *summary;

  if (!record)
    return NULL;
  summary = g_new0 (DgsArticleSummary, 1);
  summary->full_text = record->full_text;
  summary->article = dgs_article_new (order->id, order->week);
  dgs_article_take_record (summary->article, record);
  summary->links = dgs_store_articles_links (db, order->id, error);
  if (summary->links)
    summary->feeds = dgs_store_articles_feeds (db, order->id, error);
  if (!summary->feeds)
    g_clear_pointer (&summary, article_summary_free);
  return summary;
}

static gpointer
read_articles (DgsSqlite *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) summaries = NULL;
  g_autoptr (GArray) order = dgs_store_articles_order (db, DGS_ARTICLE_FILTER_ALL, 0, error);
  guint i;

  summaries = g_ptr_array_new_with_free_func ((GDestroyNotify) article_summary_free);
  for (i = 0; order && i < order->len; i++) {
    DgsArticleSummary *summary;

    summary = read_summary (db, &g_array_index (order, DgsArticleOrder, i), error);
    if (!summary)
      return NULL;
    g_ptr_array_add (summaries, summary);
  }
  return order ? g_steal_pointer (&summaries) : NULL;
}

static void
pass_on_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer value = dgs_store_run_finish (DGS_STORE (source), result, &error);

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, g_task_get_task_data (task));
}

static void
ask (DgsLibrary *self,
     DgsStoreFunc func,
     gpointer data,
     GDestroyNotify free_data,
     GDestroyNotify free_result,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, free_result, NULL);
  dgs_store_read_async (dgs_library_get_store (self), func, data, free_data, free_result,
                        cancellable, pass_on_cb, task);
}

/**
 * dgs_library_list_articles_async:
 * @self: an open library
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Lists every article, newest first, with all that the library knows of where it came from.
 */
void
dgs_library_list_articles_async (DgsLibrary *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  ask (self, read_articles, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
       user_data);
}

/**
 * dgs_library_list_articles_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_list_articles_async().
 *
 * Returns: (transfer full) (element-type DgsArticleSummary) (nullable): the articles
 */
GPtrArray *
dgs_library_list_articles_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
read_sources (DgsSqlite *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) records = dgs_store_sources_list (db, error);
  g_autoptr (GPtrArray) summaries = NULL;
  guint i;

  summaries = g_ptr_array_new_with_free_func ((GDestroyNotify) source_summary_free);
  for (i = 0; records && i < records->len; i++) {
    DgsSourceRecord *record = g_ptr_array_index (records, i);
    DgsSourceSummary *summary = g_new0 (DgsSourceSummary, 1);

    summary->title = g_steal_pointer (&record->title);
    summary->address = g_steal_pointer (&record->address);
    summary->digests = record->digests;
    summary->first = g_steal_pointer (&record->first);
    summary->last = g_steal_pointer (&record->last);
    g_ptr_array_add (summaries, summary);
  }
  return records ? g_steal_pointer (&summaries) : NULL;
}

/**
 * dgs_library_list_sources_async:
 * @self: an open library
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Lists every source of all digests, the one that most digests list first.
 */
void
dgs_library_list_sources_async (DgsLibrary *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ask (self, read_sources, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, cancellable, callback,
       user_data);
}

/**
 * dgs_library_list_sources_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_list_sources_async().
 *
 * Returns: (transfer full) (element-type DgsSourceSummary) (nullable): the sources
 */
GPtrArray *
dgs_library_list_sources_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) summaries = g_task_propagate_pointer (G_TASK (result), error);
  guint i;

  for (i = 0; summaries && i < summaries->len; i++) {
    DgsSourceSummary *summary = g_ptr_array_index (summaries, i);

    summary->subscribed = dgs_library_find_feed (self, summary->address) != NULL;
  }
  return g_steal_pointer (&summaries);
}

static gpointer
find_article (DgsSqlite *db, gpointer data, GError **error)
{
  GError *local_error = NULL;
  gint64 id = dgs_store_articles_find (db, data, &local_error);

  if (!id && !local_error)
    local_error = g_error_new_literal (DGS_LIBRARY_ERROR, DGS_PROBLEM_NOT_FOUND, "no such article");
  if (local_error) {
    g_propagate_error (error, local_error);
    return NULL;
  }
  return g_memdup2 (&id, sizeof id);
}

/**
 * dgs_library_find_article_async:
 * @self: an open library
 * @key: an article's key
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Finds an article by its identity.
 */
void
dgs_library_find_article_async (DgsLibrary *self,
                                const char *key,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ask (self, find_article, g_strdup (key), g_free, g_free, cancellable, callback, user_data);
}

/**
 * dgs_library_find_article_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_find_article_async().
 *
 * Returns: the row id; 0 with an error, %DGS_PROBLEM_NOT_FOUND where there is no such article
 */
gint64
dgs_library_find_article_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  return id ? *id : 0;
}

static void
story_summary_free (DgsStorySummary *summary)
{
  g_free (summary->section);
  g_free (summary->title);
  g_free (summary->byline);
  g_free (summary->link);
  g_free (summary->article_key);
  g_free (summary);
}

typedef struct {
  char *byline;
  char *series;
} StoryQuery;

static void
story_query_free (StoryQuery *query)
{
  g_free (query->byline);
  g_free (query->series);
  g_free (query);
}

static gpointer
read_stories (DgsSqlite *db, gpointer data, GError **error)
{
  const StoryQuery *query = data;
  g_autoptr (GPtrArray) hits = dgs_store_stories_list (db, query->byline, query->series, error);
  g_autoptr (GPtrArray) summaries = NULL;
  guint i;

  summaries = g_ptr_array_new_with_free_func ((GDestroyNotify) story_summary_free);
  for (i = 0; hits && i < hits->len; i++) {
    DgsStoryHit *hit = g_ptr_array_index (hits, i);
    DgsStorySummary *summary = g_new0 (DgsStorySummary, 1);

    summary->section = g_steal_pointer (&hit->section);
    summary->title = g_steal_pointer (&hit->title);
    summary->byline = g_steal_pointer (&hit->byline);
    summary->link = g_steal_pointer (&hit->link);
    summary->article_key = g_steal_pointer (&hit->article_key);
    g_ptr_array_add (summaries, summary);
  }
  return hits ? g_steal_pointer (&summaries) : NULL;
}

/**
 * dgs_library_list_stories_async:
 * @self: an open library
 * @byline: (nullable): only stories whose byline has this, in whatever case
 * @series: (nullable): only stories of the series of this name, in whatever case
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Lists the stories of all digests, newest first.
 */
void
dgs_library_list_stories_async (DgsLibrary *self,
                                const char *byline,
                                const char *series,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  StoryQuery *query = g_new0 (StoryQuery, 1);

  query->byline = g_strdup (byline);
  query->series = g_strdup (series);
  ask (self, read_stories, query, (GDestroyNotify) story_query_free,
       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * dgs_library_list_stories_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_list_stories_async().
 *
 * Returns: (transfer full) (element-type DgsStorySummary) (nullable): the stories
 */
GPtrArray *
dgs_library_list_stories_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
