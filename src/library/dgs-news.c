/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-news.h"

#include "dgs-article-private.h"
#include "dgs-library-private.h"
#include "dgs-store-news.h"
#include "dgs-store-queries.h"

static void
news_free (DgsNews *news)
{
  g_free (news->notice);
  g_clear_object (&news->article);
  g_free (news);
}

/**
 * dgs_news_board_free:
 * @self: (transfer full): a board
 *
 * Frees it.
 */
void
dgs_news_board_free (DgsNewsBoard *self)
{
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  g_strfreev (self->gone);
  g_strfreev (self->standing);
  g_free (self);
}

static void
pass_on_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GDestroyNotify free_value = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer value = dgs_store_run_finish (DGS_STORE (source), result, &error);

  if (error)
    g_task_return_error (task, error);
  else if (free_value)
    g_task_return_pointer (task, value, free_value);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
read_fresh (DgsSqlite *db, GPtrArray *records, GPtrArray *fresh, GError **error)
{
  guint i;

  for (i = 0; i < records->len; i++) {
    DgsNewsRecord *record = g_ptr_array_index (records, i);
    DgsArticleRecord *article = dgs_store_articles_get (db, record->article_id, FALSE, error);
    DgsNews *news;

    if (!article)
      return FALSE;
    news = g_new0 (DgsNews, 1);
    news->notice = g_steal_pointer (&record->notice);
    news->article = dgs_article_new (record->article_id, article->week);
    dgs_article_take_record (news->article, article);
    g_ptr_array_add (fresh, news);
  }
  return TRUE;
}

static gpointer
settle (DgsSqlite *db, gpointer data, GError **error)
{
  const gboolean *claim = data;
  g_autoptr (DgsNewsBoard) board = g_new0 (DgsNewsBoard, 1);
  g_autoptr (GPtrArray) records = NULL;

  board->fresh = g_ptr_array_new_with_free_func ((GDestroyNotify) news_free);
  board->gone = dgs_store_news_close_read (db, error);
  if (!board->gone)
    return NULL;
  if (*claim) {
    records = dgs_store_news_claim (db, g_get_real_time () / G_USEC_PER_SEC, error);
    if (!records || !read_fresh (db, records, board->fresh, error))
      return NULL;
  }
  board->standing = dgs_store_news_standing (db, error);
  return board->standing ? g_steal_pointer (&board) : NULL;
}

/**
 * dgs_library_settle_news_async:
 * @self: an open library
 * @claim: whether to take what is due; who takes it shows it, and says so by
 *   dgs_library_resolve_news_async()
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Closes what has been read, by whatever program, and takes what the user is to be told of. No two
 * programs get the same.
 */
void
dgs_library_settle_news_async (DgsLibrary *self,
                               gboolean claim,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, dgs_library_settle_news_async);
  g_task_set_task_data (task, dgs_news_board_free, NULL);
  dgs_store_write_async (dgs_library_get_store (self), settle, g_memdup2 (&claim, sizeof claim),
                         g_free, (GDestroyNotify) dgs_news_board_free, pass_on_cb, task);
}

/**
 * dgs_library_settle_news_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_settle_news_async().
 *
 * Returns: (transfer full) (nullable): how things are, %NULL with a %DGS_PROBLEM_DISK
 */
DgsNewsBoard *
dgs_library_settle_news_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  char *notice;
  gboolean shown;
} Resolution;

static void
resolution_free (Resolution *resolution)
{
  g_free (resolution->notice);
  g_free (resolution);
}

static gpointer
resolve (DgsSqlite *db, gpointer data, GError **error)
{
  const Resolution *resolution = data;

  return dgs_store_news_resolve (db, resolution->notice, resolution->shown, error) ? data : NULL;
}

/**
 * dgs_library_resolve_news_async:
 * @self: an open library
 * @notice: the name of a notification
 * @shown: whether it stands now; else the user was told in another way, or wants to hear nothing
 * @callback: called when it is on the disk
 * @user_data: for @callback
 *
 * Says what became of what was taken.
 */
void
dgs_library_resolve_news_async (DgsLibrary *self,
                                const char *notice,
                                gboolean shown,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Resolution *resolution = g_new (Resolution, 1);

  resolution->notice = g_strdup (notice);
  resolution->shown = shown;
  g_task_set_source_tag (task, dgs_library_resolve_news_async);
  dgs_store_write_async (dgs_library_get_store (self), resolve, resolution,
                         (GDestroyNotify) resolution_free, NULL, pass_on_cb, task);
}

/**
 * dgs_library_resolve_news_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_resolve_news_async().
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_resolve_news_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
news_choice_free (DgsNewsChoice *choice)
{
  g_free (choice->name);
  g_free (choice);
}

static gpointer
read_choices (DgsSqlite *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) records = dgs_store_news_choices (db, error);
  g_autoptr (GPtrArray) choices = NULL;
  guint i;

  choices = g_ptr_array_new_with_free_func ((GDestroyNotify) news_choice_free);
  for (i = 0; records && i < records->len; i++) {
    DgsNewsChoiceRecord *record = g_ptr_array_index (records, i);
    DgsNewsChoice *choice = g_new0 (DgsNewsChoice, 1);

    choice->topic = (DgsNewsTopic) record->topic;
    choice->id = record->id;
    choice->name = g_steal_pointer (&record->name);
    choice->enabled = record->enabled;
    g_ptr_array_add (choices, choice);
  }
  return records ? g_steal_pointer (&choices) : NULL;
}

/**
 * dgs_library_list_news_choices_async:
 * @self: an open library
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Lists all that the user can choose to be told of: every series that has weekly or daily digests,
 * and every feed.
 */
void
dgs_library_list_news_choices_async (DgsLibrary *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dgs_library_list_news_choices_async);
  g_task_set_task_data (task, g_ptr_array_unref, NULL);
  dgs_store_read_async (dgs_library_get_store (self), read_choices, NULL, NULL,
                        (GDestroyNotify) g_ptr_array_unref, cancellable, pass_on_cb, task);
}

/**
 * dgs_library_list_news_choices_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_list_news_choices_async().
 *
 * Returns: (transfer full) (element-type DgsNewsChoice) (nullable): by topic and name
 */
GPtrArray *
dgs_library_list_news_choices_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
choose (DgsSqlite *db, gpointer data, GError **error)
{
  const DgsNewsChoice *choice = data;

  return dgs_store_news_choose (db, choice->topic, choice->id, choice->enabled, error) ? data
                                                                                       : NULL;
}

/**
 * dgs_library_choose_news_async:
 * @self: an open library
 * @topic: what it is about
 * @id: row id of the series or the feed
 * @enabled: whether the user is told
 * @callback: called when it is on the disk
 * @user_data: for @callback
 *
 * Chooses what the user is told of, from now on.
 */
void
dgs_library_choose_news_async (DgsLibrary *self,
                               DgsNewsTopic topic,
                               gint64 id,
                               gboolean enabled,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  DgsNewsChoice *choice = g_new0 (DgsNewsChoice, 1);

  choice->topic = topic;
  choice->id = id;
  choice->enabled = enabled;
  g_task_set_source_tag (task, dgs_library_choose_news_async);
  dgs_store_write_async (dgs_library_get_store (self), choose, choice,
                         (GDestroyNotify) news_choice_free, NULL, pass_on_cb, task);
}

/**
 * dgs_library_choose_news_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_choose_news_async().
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_choose_news_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
