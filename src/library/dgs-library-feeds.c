/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-private.h"

#include <string.h>

#include "dgs-address.h"
#include "dgs-feed-private.h"
#include "dgs-refresher.h"
#include "dgs-store-news.h"

/**
 * dgs_candidate_free:
 * @self: (transfer full): a candidate
 *
 * Frees it.
 */
void
dgs_candidate_free (DgsCandidate *self)
{
  g_free (self->address);
  g_free (self->title);
  g_free (self);
}

/* What people type or paste: with a scheme, with feed: before it, or a bare host. */
static char *
tidy_address (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *rest = trimmed;

  if (g_ascii_strncasecmp (rest, "feed:", 5) == 0) {
    rest += 5;
    if (g_str_has_prefix (rest, "//"))
      rest += 2;
  }
  if (strstr (rest, "://"))
    return dgs_address_is_web (rest) ? dgs_address_resolve (NULL, rest) : NULL;
  if (strchr (rest, '.') && !strchr (rest, ' ') && !strchr (rest, '@')) {
    g_autofree char *secure = g_strconcat ("https://", rest, NULL);

    return dgs_address_resolve (NULL, secure);
  }
  return NULL;
}

typedef struct {
  char *address;
  GPtrArray *candidates;
} Subscription;

static void
subscription_free (Subscription *subscription)
{
  g_clear_pointer (&subscription->candidates, g_ptr_array_unref);
  g_free (subscription->address);
  g_free (subscription);
}

static void
subscribe_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DgsLibrary *self = g_task_get_source_object (task);
  Subscription *subscription = g_task_get_task_data (task);
  g_autoptr (DgsRefreshOutcome) outcome = NULL;
  g_autoptr (DgsFeedRecord) record = NULL;
  GError *error = NULL;

  outcome =
      dgs_refresh_finish (DGS_STORE (source), result, &record, &subscription->candidates, &error);
  if (!outcome) {
    dgs_library_set_attempt (self, subscription->address,
                             (DgsAttempt) { FALSE, dgs_problem_from_error (error) });
    g_task_return_error (task, error);
    return;
  }
  dgs_library_insert_feed (self, record);
  dgs_library_set_attempt (self, subscription->address, (DgsAttempt) { FALSE, DGS_PROBLEM_NONE });
  dgs_library_queue_reload (self);
  g_task_return_pointer (task, g_object_ref (dgs_library_find_feed_by_id (self, record->id)),
                         g_object_unref);
}

static void
start_subscription (GTask *task, const char *address, gboolean is_page, GBytes *bytes)
{
  DgsLibrary *self = g_task_get_source_object (task);
  Subscription *subscription = g_task_get_task_data (task);
  DgsFeedRecord record = { .address = (char *) address,
                           .title = (char *) address,
                           .is_page = is_page };

  record.full_text = dgs_library_get_full_texts (self);
  subscription->address = g_strdup (address);
  dgs_library_set_attempt (self, address, (DgsAttempt) { TRUE, DGS_PROBLEM_NONE });
  dgs_refresh_async (dgs_library_get_store (self), dgs_library_get_fetcher (self), &record, bytes,
                     DGS_NO_ROUND, g_task_get_cancellable (task), subscribe_cb, task);
}

static void
subscribe (DgsLibrary *self,
           const char *address,
           gboolean is_page,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *tidy = tidy_address (address);

  g_task_set_source_tag (task, subscribe);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_new0 (Subscription, 1), (GDestroyNotify) subscription_free);
  if (!tidy)
    g_task_return_new_error_literal (task, DGS_LIBRARY_ERROR, DGS_PROBLEM_ADDRESS,
                                     "no web address");
  else if (dgs_library_find_feed (self, tidy))
    g_task_return_new_error_literal (task, DGS_LIBRARY_ERROR, DGS_PROBLEM_EXISTS,
                                     "already subscribed");
  else
    start_subscription (g_steal_pointer (&task), tidy, is_page, NULL);
}

/**
 * dgs_library_subscribe_async:
 * @self: an open library
 * @address: what the user typed: a feed's address, a page's, or a bare host
 * @cancellable: (nullable): stops it; a subscription that was written stays
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Subscribes to a feed, by fetching and reading it. A page's address finds its feed.
 */
void
dgs_library_subscribe_async (DgsLibrary *self,
                             const char *address,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  subscribe (self, address, FALSE, cancellable, callback, user_data);
}

/**
 * dgs_library_subscribe_candidate_async:
 * @self: an open library
 * @candidate: what was chosen
 * @cancellable: (nullable): stops it; a subscription that was written stays
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Subscribes to one of the things that an address offered; dgs_library_subscribe_finish() ends it.
 */
void
dgs_library_subscribe_candidate_async (DgsLibrary *self,
                                       const DgsCandidate *candidate,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  subscribe (self, candidate->address, candidate->is_page, cancellable, callback, user_data);
}

/**
 * dgs_library_subscribe_finish:
 * @self: a library
 * @result: what the callback got
 * @out_candidates: (out) (optional) (nullable) (element-type DgsCandidate) (transfer full): with
 *   %DGS_PROBLEM_CHOICE, the feeds to choose from
 * @error: return location for an error
 *
 * Ends dgs_library_subscribe_async().
 *
 * Returns: (transfer full) (nullable): the feed; %NULL with an error for dgs_problem_from_error()
 */
DgsFeed *
dgs_library_subscribe_finish (DgsLibrary *self,
                              GAsyncResult *result,
                              GPtrArray **out_candidates,
                              GError **error)
{
  Subscription *subscription = g_task_get_task_data (G_TASK (result));

  if (out_candidates)
    *out_candidates = g_steal_pointer (&subscription->candidates);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dgs_library_import_async:
 * @self: an open library
 * @address: what to keep as the feed's address
 * @bytes: the feed
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Adds a feed whose bytes are already here, by the same path as one that was fetched.
 */
void
dgs_library_import_async (DgsLibrary *self,
                          const char *address,
                          GBytes *bytes,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dgs_library_import_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_new0 (Subscription, 1), (GDestroyNotify) subscription_free);
  start_subscription (task, address, FALSE, bytes);
}

/**
 * dgs_library_import_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_import_async().
 *
 * Returns: (transfer full) (nullable): the feed; %NULL with an error for dgs_problem_from_error()
 */
DgsFeed *
dgs_library_import_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct {
  gint64 feed_id;
  gboolean purge;
} Removal;

static gpointer
write_removal (DgsSqlite *db, gpointer data, GError **error)
{
  Removal *removal = data;

  return dgs_store_feeds_remove (db, removal->feed_id, removal->purge, error) ? removal : NULL;
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
 * dgs_library_unsubscribe_async:
 * @self: an open library
 * @feed_id: row id of the feed
 * @purge: whether the articles that came by no other feed go too
 * @cancellable: (nullable): not looked at
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Unsubscribes. Without @purge all articles stay, and know where they came from.
 */
void
dgs_library_unsubscribe_async (DgsLibrary *self,
                               gint64 feed_id,
                               gboolean purge,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Removal *removal = g_new0 (Removal, 1);

  removal->feed_id = feed_id;
  removal->purge = purge;
  g_task_set_source_tag (task, dgs_library_unsubscribe_async);
  g_task_set_task_data (task, removal, g_free);
  dgs_store_write_async (dgs_library_get_store (self), write_removal, removal, NULL, NULL,
                         written_cb, task);
}

/**
 * dgs_library_unsubscribe_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_unsubscribe_async().
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_unsubscribe_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
write_for_feed (DgsLibrary *self,
                DgsStoreFunc func,
                gint64 feed_id,
                gpointer source_tag,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  gint64 *data = g_memdup2 (&feed_id, sizeof feed_id);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, data, g_free);
  dgs_store_write_async (dgs_library_get_store (self), func, data, NULL, NULL, written_cb, task);
}

static gpointer
write_restoring (DgsSqlite *db, gpointer data, GError **error)
{
  gint64 *feed_id = data;

  return dgs_store_feeds_restore (db, *feed_id, error) ? feed_id : NULL;
}

/**
 * dgs_library_restore_feed_async:
 * @self: an open library
 * @feed_id: row id of a feed that was unsubscribed, and not purged
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Takes an unsubscribing back, without asking the network.
 */
void
dgs_library_restore_feed_async (DgsLibrary *self,
                                gint64 feed_id,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  write_for_feed (self, write_restoring, feed_id, dgs_library_restore_feed_async, callback,
                  user_data);
}

/**
 * dgs_library_restore_feed_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_restore_feed_async().
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_restore_feed_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
write_undo (DgsSqlite *db, gpointer data, GError **error)
{
  gint64 *feed_id = data;

  return dgs_store_feeds_undo (db, *feed_id, error) ? feed_id : NULL;
}

/**
 * dgs_library_undo_subscribe_async:
 * @self: an open library
 * @feed_id: row id of a feed that was just subscribed to
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Takes a subscription back, with the articles that it brought; nothing that was there before,
 * and nothing that the user has read or saved.
 */
void
dgs_library_undo_subscribe_async (DgsLibrary *self,
                                  gint64 feed_id,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  write_for_feed (self, write_undo, feed_id, dgs_library_undo_subscribe_async, callback, user_data);
}

/**
 * dgs_library_undo_subscribe_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_undo_subscribe_async().
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_undo_subscribe_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct {
  gint64 feed_id;
  gboolean full_text;
} FullTextSwitch;

static gpointer
write_full_text (DgsSqlite *db, gpointer data, GError **error)
{
  FullTextSwitch *change = data;

  return dgs_store_feeds_set_full_text (db, change->feed_id, change->full_text, error) ? change
                                                                                       : NULL;
}

/**
 * dgs_library_set_full_text_async:
 * @self: an open library
 * @feed_id: row id of the feed
 * @full_text: whether the pages behind its entries are fetched
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Chooses whether the pages behind a feed's entries are fetched.
 */
void
dgs_library_set_full_text_async (DgsLibrary *self,
                                 gint64 feed_id,
                                 gboolean full_text,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  FullTextSwitch *change = g_new0 (FullTextSwitch, 1);

  change->feed_id = feed_id;
  change->full_text = full_text;
  g_task_set_source_tag (task, dgs_library_set_full_text_async);
  g_task_set_task_data (task, change, g_free);
  dgs_store_write_async (dgs_library_get_store (self), write_full_text, change, NULL, NULL,
                         written_cb, task);
}

/**
 * dgs_library_set_full_text_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_set_full_text_async().
 *
 * Returns: whether it was written; else an error that is a %DGS_PROBLEM_DISK
 */
gboolean
dgs_library_set_full_text_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
