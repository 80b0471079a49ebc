/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-subscribe-all.h"

#include "dgs-address.h"
#include "dgs-library-private.h"

/* As many as a refresh fetches at a time. */
#define MAX_RUNNING 8

typedef struct {
  GQueue waiting; /* char * */
  GArray *feed_ids;
  GArray *problems; /* DgsProblem */
  guint running;
} Batch;

static void
batch_free (Batch *batch)
{
  g_queue_clear_full (&batch->waiting, g_free);
  g_array_unref (batch->feed_ids);
  g_array_unref (batch->problems);
  g_free (batch);
}

/**
 * dgs_library_set_attempt:
 * @self: a library
 * @address: an address
 * @attempt: what is known of subscribing to it
 *
 * Remembers that somebody subscribes to an address, or why that came to nothing, so that all that
 * show the address can tell.
 */
void
dgs_library_set_attempt (DgsLibrary *self, const char *address, DgsAttempt attempt)
{
  char *canonical = dgs_address_canonical (address);

  if (!canonical)
    return;
  if (!attempt.running && attempt.problem == DGS_PROBLEM_NONE) {
    g_hash_table_remove (dgs_library_get_attempts (self), canonical);
    g_free (canonical);
  } else {
    g_hash_table_replace (dgs_library_get_attempts (self), canonical,
                          g_memdup2 (&attempt, sizeof attempt));
  }
  g_signal_emit_by_name (self, "subscribing");
}

/**
 * dgs_library_get_attempt:
 * @self: a library
 * @canonical: the comparing form of an address
 *
 * Tells what became of subscribing to an address.
 *
 * Returns: what is known; nothing where nobody tried, or it is followed
 */
DgsAttempt
dgs_library_get_attempt (DgsLibrary *self, const char *canonical)
{
  const DgsAttempt *attempt = g_hash_table_lookup (dgs_library_get_attempts (self), canonical);

  return attempt ? *attempt : (DgsAttempt) { FALSE, DGS_PROBLEM_NONE };
}

/**
 * dgs_subscribe_all_outcome_free:
 * @self: (transfer full): an outcome
 *
 * Frees it.
 */
void
dgs_subscribe_all_outcome_free (DgsSubscribeAllOutcome *self)
{
  g_array_unref (self->feed_ids);
  g_free (self);
}

static DgsProblem
find_most_frequent (GArray *problems)
{
  DgsProblem best = DGS_PROBLEM_NONE;
  guint best_count = 0;
  guint i, j;

  for (i = 0; i < problems->len; i++) {
    DgsProblem problem = g_array_index (problems, DgsProblem, i);
    guint count = 0;

    for (j = 0; j < problems->len; j++)
      count += g_array_index (problems, DgsProblem, j) == problem ? 1 : 0;
    if (count > best_count) {
      best = problem;
      best_count = count;
    }
  }
  return best;
}

static void
end (GTask *task)
{
  Batch *batch = g_task_get_task_data (task);
  DgsSubscribeAllOutcome *outcome = g_new0 (DgsSubscribeAllOutcome, 1);

  outcome->feed_ids = g_array_ref (batch->feed_ids);
  outcome->n_failed = batch->problems->len;
  outcome->problem = find_most_frequent (batch->problems);
  g_task_return_pointer (task, outcome, (GDestroyNotify) dgs_subscribe_all_outcome_free);
}

static void advance (GTask *task);

typedef struct {
  GTask *task;
  char *address;
} Run;

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Run *run = user_data;
  g_autoptr (GTask) task = run->task;
  g_autofree char *address = run->address;
  DgsLibrary *self = DGS_LIBRARY (source);
  Batch *batch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFeed) feed = dgs_library_subscribe_finish (self, result, NULL, &error);
  DgsProblem problem = feed ? DGS_PROBLEM_NONE : dgs_problem_from_error (error);

  if (feed) {
    gint64 id = dgs_feed_get_id (feed);

    g_array_append_val (batch->feed_ids, id);
  } else if (problem != DGS_PROBLEM_EXISTS) {
    g_array_append_val (batch->problems, problem);
  }
  /* It was said to be under way before its turn; one that never began is told of here. */
  if (problem == DGS_PROBLEM_EXISTS)
    dgs_library_set_attempt (self, address, (DgsAttempt) { FALSE, DGS_PROBLEM_NONE });
  else if (!feed)
    dgs_library_set_attempt (self, address, (DgsAttempt) { FALSE, problem });
  batch->running--;
  advance (task);
}

static void
advance (GTask *task)
{
  DgsLibrary *self = g_task_get_source_object (task);
  Batch *batch = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  while (batch->running < MAX_RUNNING && !g_queue_is_empty (&batch->waiting)) {
    Run *run = g_new0 (Run, 1);

    run->address = g_queue_pop_head (&batch->waiting);
    run->task = g_object_ref (task);
    batch->running++;
    dgs_library_subscribe_async (self, run->address, cancellable, subscribed_cb, run);
  }
  if (batch->running == 0 && !g_task_get_completed (task))
    end (task);
}

/**
 * dgs_library_subscribe_all_async:
 * @self: an open library
 * @addresses: (array zero-terminated=1): addresses of feeds; those that are followed are passed
 * over
 * @cancellable: (nullable): stops it; subscriptions that were written stay
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Subscribes to several feeds, some at a time. How far each is, its #DgsSourceItem tells.
 */
void
dgs_library_subscribe_all_async (DgsLibrary *self,
                                 const char *const *addresses,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Batch *batch = g_new0 (Batch, 1);
  gsize i;

  g_task_set_source_tag (task, dgs_library_subscribe_all_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, batch, (GDestroyNotify) batch_free);
  g_queue_init (&batch->waiting);
  batch->feed_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  batch->problems = g_array_new (FALSE, FALSE, sizeof (DgsProblem));
  for (i = 0; addresses[i]; i++) {
    g_autofree char *canonical = dgs_address_canonical (addresses[i]);

    /* One that is twice in the list, or is under way already, is subscribed to once. */
    if (canonical && (dgs_library_find_feed_by_canonical (self, canonical) ||
                      dgs_library_get_attempt (self, canonical).running))
      continue;
    g_queue_push_tail (&batch->waiting, g_strdup (addresses[i]));
    dgs_library_set_attempt (self, addresses[i], (DgsAttempt) { TRUE, DGS_PROBLEM_NONE });
  }
  advance (task);
}

/**
 * dgs_library_subscribe_all_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_subscribe_all_async().
 *
 * Returns: (transfer full) (nullable): what became of it
 */
DgsSubscribeAllOutcome *
dgs_library_subscribe_all_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
