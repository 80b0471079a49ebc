/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-private.h"

#include "dgs-address.h"
#include "dgs-feed-private.h"
#include "dgs-full-text.h"
#include "dgs-page-round.h"
#include "dgs-refresher.h"
#include "dgs-store-news.h"

/* More at once would only fill memory: few connections a host, and two cores to read with. */
#define MAX_RUNNING 8

typedef struct {
  GQueue *waiting; /* DgsFeedRecord */
  GPtrArray *outcomes;
  GArray *feed_ids; /* all that were chosen, due or not */
  DgsRefreshFlags flags;
  DgsProgressFunc progress;
  gpointer progress_data;
  GError *error; /* the first that stopped everything */
  gint64 id;     /* for what is found by this refresh and shown together */
  guint running;
  guint total;
  guint done;
  guint n_new;
  guint n_failed;
} Round;

static void
round_free (Round *round)
{
  g_queue_free_full (round->waiting, (GDestroyNotify) dgs_feed_record_free);
  g_clear_pointer (&round->outcomes, g_ptr_array_unref);
  g_array_unref (round->feed_ids);
  g_clear_error (&round->error);
  g_free (round);
}

static void advance (GTask *task);

static void
set_feed_refreshing (DgsLibrary *self, gint64 id, gboolean refreshing)
{
  DgsFeed *feed = dgs_library_find_feed_by_id (self, id);

  if (feed)
    dgs_feed_set_refreshing (feed, refreshing);
}

static void
take_outcome (DgsLibrary *self, Round *round, DgsRefreshOutcome *outcome, DgsFeedRecord *record)
{
  dgs_library_update_feed (self, record);
  round->n_new += outcome->n_new;
  if (outcome->status == DGS_REFRESH_FAILED)
    round->n_failed++;
  if (outcome->n_new > 0 || outcome->n_updated > 0)
    dgs_library_queue_reload (self);
  g_ptr_array_add (round->outcomes, outcome);
}

typedef struct {
  GTask *task;
  gint64 feed_id;
} Run;

static void
refresh_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Run *run = user_data;
  g_autoptr (GTask) task = run->task;
  DgsLibrary *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFeedRecord) record = NULL;
  DgsRefreshOutcome *outcome;

  outcome = dgs_refresh_finish (DGS_STORE (source), result, &record, NULL, &error);
  round->running--;
  round->done++;
  set_feed_refreshing (self, run->feed_id, FALSE);
  if (outcome)
    take_outcome (self, round, outcome, record);
  else if (!round->error)
    round->error = g_steal_pointer (&error);
  advance (task);
}

static void
start (GTask *task, DgsFeedRecord *record)
{
  DgsLibrary *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);
  Run *run = g_new (Run, 1);

  run->task = g_object_ref (task);
  run->feed_id = record->id;
  set_feed_refreshing (self, record->id, TRUE);
  dgs_refresh_async (dgs_library_get_store (self), dgs_library_get_fetcher (self), record, NULL,
                     round->id, g_task_get_cancellable (task), refresh_cb, run);
}

static void
add_all (GHashTable *ids, GArray *more)
{
  guint i;

  for (i = 0; i < more->len; i++)
    g_hash_table_add (ids, &g_array_index (more, gint64, i));
}

/* A new week is due a notification where a feed that had been read before carries it. Which of
 * the feeds of a round was stored first makes no difference. */
static void
keep_due_weeks (GPtrArray *outcomes)
{
  g_autoptr (GHashTable) due = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) carried = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint i, j;

  for (i = 0; i < outcomes->len; i++) {
    const DgsRefreshOutcome *outcome = g_ptr_array_index (outcomes, i);

    if (outcome->was_read) {
      add_all (carried, outcome->new_weeks);
      add_all (carried, outcome->old_weeks);
    }
  }
  /* Taking one out moves the others: what points into the arrays is done with before. */
  for (i = 0; i < outcomes->len; i++) {
    const DgsRefreshOutcome *outcome = g_ptr_array_index (outcomes, i);

    for (j = 0; j < outcome->new_weeks->len; j++) {
      gint64 id = g_array_index (outcome->new_weeks, gint64, j);

      if (g_hash_table_contains (carried, &id))
        g_hash_table_add (due, g_memdup2 (&id, sizeof id));
    }
  }
  for (i = 0; i < outcomes->len; i++) {
    const DgsRefreshOutcome *outcome = g_ptr_array_index (outcomes, i);

    for (j = outcome->new_weeks->len; j > 0; j--) {
      if (!g_hash_table_contains (due, &g_array_index (outcome->new_weeks, gint64, j - 1)))
        g_array_remove_index (outcome->new_weeks, j - 1);
    }
  }
}

static gpointer
end_news_round (DgsSqlite *db, gpointer data, GError **error)
{
  const gint64 *id = data;

  return dgs_store_news_end_round (db, *id, error) ? data : NULL;
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DgsLibrary *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);

  dgs_store_run_finish (DGS_STORE (source), result, round->error ? NULL : &round->error);
  dgs_library_set_progress (self, round->total, round->total);
  dgs_library_announce_refreshed (self, round->n_new, round->n_failed);
  if (round->error)
    g_task_return_error (task, g_steal_pointer (&round->error));
  else
    g_task_return_pointer (task, g_steal_pointer (&round->outcomes),
                           (GDestroyNotify) g_ptr_array_unref);
}

static void
end (GTask *task)
{
  DgsLibrary *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);

  keep_due_weeks (round->outcomes);
  dgs_store_write_async (dgs_library_get_store (self), end_news_round, &round->id, NULL, NULL,
                         ended_cb, g_object_ref (task));
}

static void
pages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Round *round = g_task_get_task_data (task);

  if (dgs_page_round_finish (DGS_STORE (source), result, &round->error) > 0)
    dgs_library_queue_reload (g_task_get_source_object (task));
  end (task);
}

static void
fetch_pages (GTask *task)
{
  DgsLibrary *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);

  if (round->error || (round->flags & DGS_REFRESH_NO_FULL_TEXT)) {
    end (task);
    return;
  }
  dgs_page_round_async (dgs_library_get_store (self), dgs_library_get_fetcher (self),
                        (const gint64 *) round->feed_ids->data, round->feed_ids->len,
                        g_task_get_cancellable (task), pages_cb, g_object_ref (task));
}

static void
advance (GTask *task)
{
  DgsLibrary *self = g_task_get_source_object (task);
  Round *round = g_task_get_task_data (task);

  while (!round->error && round->running < MAX_RUNNING && !g_queue_is_empty (round->waiting)) {
    g_autoptr (DgsFeedRecord) record = g_queue_pop_head (round->waiting);

    round->running++;
    start (task, record);
  }
  if (round->progress)
    round->progress (round->done, round->total, round->progress_data);
  if (round->running > 0)
    dgs_library_set_progress (self, round->done, round->total);
  else
    fetch_pages (task);
}

/* Sample feeds have an address that RFC 2606 keeps from ever answering. */
static gboolean
is_fetchable (const DgsFeedRecord *record)
{
  g_autofree char *host = dgs_address_get_host (record->address);

  return host && !g_str_has_suffix (host, ".invalid");
}

static gboolean
is_chosen (const DgsFeedRecord *record, const gint64 *feed_ids, gsize n_feeds)
{
  gsize i;

  for (i = 0; i < n_feeds; i++) {
    if (feed_ids[i] == record->id)
      return TRUE;
  }
  return feed_ids == NULL;
}

static void
choose (DgsLibrary *self, Round *round, const gint64 *feed_ids, gsize n_feeds)
{
  GListModel *feeds = dgs_library_get_feeds (self);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint n = g_list_model_get_n_items (feeds);
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);
    const DgsFeedRecord *record = dgs_feed_get_record (feed);

    if (!is_chosen (record, feed_ids, n_feeds))
      continue;
    if (is_fetchable (record))
      g_array_append_val (round->feed_ids, record->id);
    if (is_fetchable (record) && dgs_feed_get_state (feed) != DGS_FEED_STATE_REFRESHING &&
        ((round->flags & DGS_REFRESH_FORCE) || dgs_feed_is_due (feed, now)))
      g_queue_push_tail (round->waiting, dgs_feed_record_copy (record));
    else
      g_ptr_array_add (round->outcomes, dgs_refresh_outcome_new (record->address));
  }
  round->total = g_queue_get_length (round->waiting);
}

/**
 * dgs_library_refresh_async:
 * @self: an open library
 * @feed_ids: (array length=n_feeds) (nullable): row ids of feeds, %NULL for all
 * @n_feeds: how many
 * @flags: what to do
 * @cancellable: (nullable): stops it; what was written stays
 * @callback: called when all are done
 * @user_data: for @callback
 *
 * Refreshes feeds. One that fails does not stop the others: its outcome and its row say why.
 */
void
dgs_library_refresh_async (DgsLibrary *self,
                           const gint64 *feed_ids,
                           gsize n_feeds,
                           DgsRefreshFlags flags,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  dgs_library_refresh_watched_async (self, feed_ids, n_feeds, flags, NULL, NULL, cancellable,
                                     callback, user_data);
}

/**
 * dgs_library_refresh_watched_async:
 * @self: an open library
 * @feed_ids: (array length=n_feeds) (nullable): row ids of feeds, %NULL for all
 * @n_feeds: how many
 * @flags: what to do
 * @progress: (nullable): told how many feeds are done, on the main loop
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it; what was written stays
 * @callback: called when all are done
 * @user_data: for @callback
 *
 * Refreshes feeds as dgs_library_refresh_async() does, and tells how far it is.
 */
void
dgs_library_refresh_watched_async (DgsLibrary *self,
                                   const gint64 *feed_ids,
                                   gsize n_feeds,
                                   DgsRefreshFlags flags,
                                   DgsProgressFunc progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Round *round = g_new0 (Round, 1);

  round->waiting = g_queue_new ();
  round->outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_refresh_outcome_free);
  round->feed_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  round->flags = flags;
  round->progress = progress;
  round->progress_data = progress_data;
  round->id = g_get_real_time ();
  choose (self, round, feed_ids, n_feeds);
  g_task_set_source_tag (task, dgs_library_refresh_async);
  g_task_set_task_data (task, round, (GDestroyNotify) round_free);
  advance (task);
}

/**
 * dgs_library_refresh_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_refresh_async().
 *
 * Returns: (transfer full) (element-type DgsRefreshOutcome) (nullable): what each feed brought;
 *   %NULL with an error: it was cancelled, or the library could not be written
 */
GPtrArray *
dgs_library_refresh_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
full_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!dgs_full_text_finish (DGS_STORE (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  dgs_library_queue_reload (g_task_get_source_object (task));
  g_task_return_boolean (task, TRUE);
}

/**
 * dgs_library_fetch_text_async:
 * @self: an open library
 * @article_id: row id
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Fetches the page behind an article, for its whole text.
 */
void
dgs_library_fetch_text_async (DgsLibrary *self,
                              gint64 article_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dgs_library_fetch_text_async);
  dgs_full_text_async (dgs_library_get_store (self), dgs_library_get_fetcher (self), article_id,
                       cancellable, full_text_cb, task);
}

/**
 * dgs_library_fetch_text_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_fetch_text_async().
 *
 * Returns: whether the whole text is here; else an error for dgs_problem_from_error(). The text
 *   of the feed stays where there is none
 */
gboolean
dgs_library_fetch_text_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
