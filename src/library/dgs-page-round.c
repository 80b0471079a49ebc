/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-page-round.h"

#include "dgs-full-text.h"
#include "dgs-problem.h"
#include "dgs-store-pages.h"

/* The newest pages of a feed are fetched by themselves; older ones when they are opened. */
#define MAX_PAGES_A_FEED 10

#define MAX_RUNNING 4

/* A page that failed is tried again after this many seconds. */
#define RETRY_AFTER (24 * 60 * 60)

typedef struct {
  DgsStore *store;
  DgsFetcher *fetcher;
  GArray *feed_ids;
  GArray *article_ids;
  guint next;
  guint running;
  int n_full;
} Round;

static void
round_free (Round *round)
{
  g_clear_object (&round->store);
  g_clear_object (&round->fetcher);
  g_clear_pointer (&round->feed_ids, g_array_unref);
  g_clear_pointer (&round->article_ids, g_array_unref);
  g_free (round);
}

static void advance (GTask *task);

static void
full_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Round *round = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  round->running--;
  if (dgs_full_text_finish (DGS_STORE (source), result, &error))
    round->n_full++;
  else
    g_debug ("a page was not read: %s", error->message);
  advance (task);
}

static void
advance (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  while (round->running < MAX_RUNNING && round->next < round->article_ids->len &&
         !g_cancellable_is_cancelled (g_task_get_cancellable (task))) {
    gint64 id = g_array_index (round->article_ids, gint64, round->next++);

    round->running++;
    dgs_full_text_async (round->store, round->fetcher, id, g_task_get_cancellable (task),
                         full_text_cb, g_object_ref (task));
  }
  if (round->running == 0)
    g_task_return_int (task, round->n_full);
}

static gboolean
contains (GArray *ids, gint64 id)
{
  guint i;

  for (i = 0; i < ids->len; i++) {
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  }
  return FALSE;
}

static gpointer
read_wanted (DgsSqlite *db, gpointer data, GError **error)
{
  Round *round = data;
  gint64 not_since = g_get_real_time () / G_USEC_PER_SEC - RETRY_AFTER;
  guint i, j;

  for (i = 0; i < round->feed_ids->len; i++) {
    g_autoptr (GArray) ids = NULL;

    ids = dgs_store_pages_wanted (db, g_array_index (round->feed_ids, gint64, i), not_since,
                                  MAX_PAGES_A_FEED, error);
    if (!ids)
      return NULL;
    for (j = 0; j < ids->len; j++) {
      gint64 id = g_array_index (ids, gint64, j);

      if (!contains (round->article_ids, id))
        g_array_append_val (round->article_ids, id);
    }
  }
  return round;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dgs_store_run_finish (DGS_STORE (source), result, &error))
    advance (task);
  else
    g_task_return_error (task, error);
}

/**
 * dgs_page_round_async:
 * @store: an open store
 * @fetcher: what fetches
 * @feed_ids: (array length=n_feeds): row ids of feeds
 * @n_feeds: how many
 * @cancellable: (nullable): stops it; what was written stays
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Fetches the pages behind the newest articles of feeds that carry only their beginning.
 */
void
dgs_page_round_async (DgsStore *store,
                      DgsFetcher *fetcher,
                      const gint64 *feed_ids,
                      gsize n_feeds,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Round *round = g_new0 (Round, 1);

  round->store = g_object_ref (store);
  round->fetcher = g_object_ref (fetcher);
  round->feed_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  round->article_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (round->feed_ids, feed_ids, (guint) n_feeds);
  g_task_set_source_tag (task, dgs_page_round_async);
  g_task_set_task_data (task, round, (GDestroyNotify) round_free);
  dgs_store_read_async (store, read_wanted, round, NULL, NULL, cancellable, read_cb, task);
}

/**
 * dgs_page_round_finish:
 * @store: the store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_page_round_async().
 *
 * Returns: how many articles are whole now, -1 on an error
 */
int
dgs_page_round_finish (DgsStore *store, GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}
