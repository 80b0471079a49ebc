/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-private.h"

#include <stdio.h>

#include "dgs-article-text-private.h"
#include "dgs-store-pages.h"
#include "dgs-store-positions.h"
#include "dgs-store-queries.h"
#include "dgs-store-search.h"

/**
 * dgs_library_get_article:
 * @self: a library
 * @article_id: row id
 *
 * Gives the object of an article; if nobody held it yet, what is in it comes soon.
 *
 * Returns: (transfer full): the article
 */
DgsArticle *
dgs_library_get_article (DgsLibrary *self, gint64 article_id)
{
  return dgs_article_cache_get (dgs_library_get_cache (self), article_id, 0);
}

typedef struct {
  GArray *ids;
  DgsMark mark;
  gboolean with_posts;
} Marking;

static void
marking_free (Marking *marking)
{
  g_array_unref (marking->ids);
  g_free (marking);
}

static gboolean
marks_saved (DgsMark mark)
{
  return mark == DGS_MARK_SAVED || mark == DGS_MARK_UNSAVED;
}

static gboolean
marks_true (DgsMark mark)
{
  return mark == DGS_MARK_READ || mark == DGS_MARK_SAVED;
}

static gpointer
write_marks (DgsSqlite *db, gpointer data, GError **error)
{
  Marking *marking = data;
  guint i;

  for (i = 0; i < marking->ids->len; i++) {
    if (!dgs_store_articles_mark (db, g_array_index (marking->ids, gint64, i),
                                  marks_saved (marking->mark), marks_true (marking->mark), error))
      return NULL;
    if (marking->with_posts && marking->mark == DGS_MARK_READ &&
        !dgs_store_stories_mark_posts_read (db, g_array_index (marking->ids, gint64, i), error))
      return NULL;
  }
  return marking;
}

static void
mark_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DgsLibrary *self = g_task_get_source_object (task);
  Marking *marking = g_task_get_task_data (task);
  GError *error = NULL;
  guint i;

  if (!dgs_store_run_finish (DGS_STORE (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  for (i = 0; i < marking->ids->len; i++)
    dgs_article_cache_mark (dgs_library_get_cache (self), g_array_index (marking->ids, gint64, i),
                            marks_saved (marking->mark), marks_true (marking->mark));
  dgs_library_queue_reload (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * dgs_library_mark_async:
 * @self: an open library
 * @article_ids: (array length=n_articles): row ids
 * @n_articles: how many
 * @mark: what to change
 * @cancellable: (nullable): not looked at: a mark is written or fails
 * @callback: called when it is on the disk
 * @user_data: for @callback
 *
 * Changes the state of articles, of all or of none.
 */
void
dgs_library_mark_async (DgsLibrary *self,
                        const gint64 *article_ids,
                        gsize n_articles,
                        DgsMark mark,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Marking *marking = g_new0 (Marking, 1);

  marking->mark = mark;
  marking->with_posts = dgs_library_get_marks_posts (self);
  marking->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (marking->ids, article_ids, (guint) n_articles);
  g_task_set_source_tag (task, dgs_library_mark_async);
  g_task_set_task_data (task, marking, (GDestroyNotify) marking_free);
  dgs_store_write_async (dgs_library_get_store (self), write_marks, marking, NULL, NULL, mark_cb,
                         task);
}

/**
 * dgs_library_mark_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_mark_async().
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_mark_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What the store knows of one article; filled on its thread, and in a worker's. */
typedef struct {
  gint64 id;
  DgsArticleRecord *record;
  GPtrArray *stories;
  GPtrArray *sources;
  GPtrArray *elsewhere;
  DgsPageRecord *page;
  DgsPositionRecord position;
  GStrv links;
  GStrv feeds;
  DgsDocument *document;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->record, dgs_article_record_free);
  g_clear_pointer (&reading->stories, g_ptr_array_unref);
  g_clear_pointer (&reading->sources, g_ptr_array_unref);
  g_clear_pointer (&reading->elsewhere, g_ptr_array_unref);
  g_clear_pointer (&reading->page, dgs_page_record_free);
  g_clear_pointer (&reading->links, g_strfreev);
  g_clear_pointer (&reading->feeds, g_strfreev);
  g_clear_pointer (&reading->document, dgs_document_unref);
  g_free (reading);
}

static gpointer
read_article (DgsSqlite *db, gpointer data, GError **error)
{
  Reading *reading = data;
  GError *local_error = NULL;

  reading->record = dgs_store_articles_get (db, reading->id, TRUE, &local_error);
  if (!reading->record) {
    if (!local_error)
      local_error =
          g_error_new_literal (DGS_LIBRARY_ERROR, DGS_PROBLEM_NOT_FOUND, "no such article");
    g_propagate_error (error, local_error);
    return NULL;
  }
  reading->stories = dgs_store_stories_of (db, reading->id, error);
  if (!reading->stories)
    return NULL;
  reading->sources = dgs_store_sources_of (db, reading->id, error);
  if (!reading->sources)
    return NULL;
  reading->links = dgs_store_articles_links (db, reading->id, error);
  if (!reading->links)
    return NULL;
  reading->feeds = dgs_store_articles_feeds (db, reading->id, error);
  if (!reading->feeds)
    return NULL;
  reading->elsewhere = dgs_store_stories_elsewhere (db, reading->id, error);
  if (!reading->elsewhere)
    return NULL;
  reading->page = dgs_store_pages_get (db, reading->id, NULL);
  reading->position.article_id = reading->id;
  dgs_store_positions_get (db, &reading->position);
  return reading;
}

/* The subscriptions changed: tell a list of sources that somebody shows. */
static void
update_sources (GListModel *sources, DgsLibrary *library)
{
  guint n = g_list_model_get_n_items (sources);
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (DgsSourceItem) item = g_list_model_get_item (sources, i);

    dgs_source_item_update (item, library);
  }
}

static GListModel *
make_sources (DgsLibrary *self, GPtrArray *records)
{
  GListStore *sources = g_list_store_new (DGS_TYPE_SOURCE_ITEM);
  guint i;

  for (i = 0; i < records->len; i++) {
    g_autoptr (DgsSourceItem) item = dgs_source_item_new (g_ptr_array_index (records, i), FALSE);

    g_list_store_append (sources, item);
  }
  update_sources (G_LIST_MODEL (sources), self);
  g_signal_connect_object (self, "changed", G_CALLBACK (update_sources), sources,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "subscribing", G_CALLBACK (update_sources), sources,
                           G_CONNECT_SWAPPED);
  return G_LIST_MODEL (sources);
}

static GPtrArray *
make_stories (GPtrArray *records)
{
  GPtrArray *stories = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_free);
  guint i;

  for (i = 0; i < records->len; i++) {
    DgsStoryRecord *record = g_ptr_array_index (records, i);
    DgsStory *story = g_new0 (DgsStory, 1);

    story->section = g_steal_pointer (&record->section);
    story->title = g_steal_pointer (&record->title);
    story->byline = g_steal_pointer (&record->byline);
    story->link = g_steal_pointer (&record->link);
    story->text = g_steal_pointer (&record->text);
    g_ptr_array_add (stories, story);
  }
  return stories;
}

static void
set_date (GDate *date, const char *text)
{
  guint year;
  guint month;
  guint day;

  g_date_clear (date, 1);
  if (text && sscanf (text, "%4u-%2u-%2u", &year, &month, &day) == 3 &&
      g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static GPtrArray *
make_elsewhere (GPtrArray *records)
{
  GPtrArray *elsewhere = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_elsewhere_free);
  guint i;

  for (i = 0; i < records->len; i++) {
    DgsElsewhereRecord *record = g_ptr_array_index (records, i);
    DgsElsewhere *place = g_new0 (DgsElsewhere, 1);

    place->story = record->story;
    place->article_id = record->article_id;
    place->key = g_steal_pointer (&record->key);
    place->title = g_steal_pointer (&record->title);
    place->is_digest = record->is_digest;
    place->other_story = record->other_story;
    set_date (&place->date, record->date);
    g_ptr_array_add (elsewhere, place);
  }
  return elsewhere;
}

static void
document_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;

  reading->document = dgs_document_new_from_html (
      reading->record->html ? reading->record->html : "", reading->record->base);
  g_task_return_boolean (task, TRUE);
}

static void
document_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DgsLibrary *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  DgsArticleText *text;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_task_return_error (task, error);
    return;
  }
  text = g_new0 (DgsArticleText, 1);
  text->article_id = reading->id;
  text->document = g_steal_pointer (&reading->document);
  text->full = reading->record->full_text;
  text->links = g_steal_pointer (&reading->links);
  text->feeds = g_steal_pointer (&reading->feeds);
  text->wants_page = reading->record->wants_page;
  text->problem = reading->page ? (DgsProblem) reading->page->problem : DGS_PROBLEM_NONE;
  text->stories = make_stories (reading->stories);
  text->elsewhere = make_elsewhere (reading->elsewhere);
  text->sources = make_sources (self, reading->sources);
  text->position.story = reading->position.story;
  text->position.offset = reading->position.offset;
  g_task_return_pointer (task, text, (GDestroyNotify) dgs_article_text_free);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GTask) worker = NULL;
  GError *error = NULL;

  if (!dgs_store_run_finish (DGS_STORE (source), result, &error)) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  worker = g_task_new (NULL, g_task_get_cancellable (task), document_cb, task);
  g_task_set_source_tag (worker, read_cb);
  g_task_set_task_data (worker, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (worker, document_thread);
}

/**
 * dgs_library_load_async:
 * @self: an open library
 * @article_id: row id
 * @cancellable: (nullable): stops it
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Loads what the reader shows of an article.
 */
void
dgs_library_load_async (DgsLibrary *self,
                        gint64 article_id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->id = article_id;
  g_task_set_source_tag (task, dgs_library_load_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  dgs_store_read_async (dgs_library_get_store (self), read_article, reading, NULL, NULL,
                        cancellable, read_cb, task);
}

/**
 * dgs_library_load_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_load_async().
 *
 * Returns: (transfer full) (nullable): the text; %NULL with an error: %DGS_PROBLEM_NOT_FOUND where
 *   there is no such article, or a %DGS_PROBLEM_DISK
 */
DgsArticleText *
dgs_library_load_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
