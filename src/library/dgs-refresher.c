/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-refresher.h"

#include "dgs-address.h"
#include "dgs-discovery.h"
#include "dgs-feed-move.h"
#include "dgs-feed-parser.h"
#include "dgs-feed-private.h"
#include "dgs-fetch-policy.h"
#include "dgs-ingest.h"
#include "dgs-library.h"
#include "dgs-publisher.h"
#include "dgs-store-news.h"

/* How long a feed rests that asks for nothing, in seconds. */
#define DEFAULT_INTERVAL (60 * 60)

/* One attempt at one feed. It goes through fetch, known, parse and store, each step taking it on.
 */
typedef struct {
  DgsStore *store;
  DgsFetcher *fetcher;
  DgsFeedRecord *feed; /* id 0: a subscription that is still to be made */
  DgsFetchResult *answer;
  GBytes *bytes;
  GHashTable *known;
  DgsIngest *ingest;
  GPtrArray *candidates;
  DgsRefreshOutcome *outcome;
  guint hops;
  gint64 round;
  gint64 now;
} Attempt;

static void
attempt_free (Attempt *attempt)
{
  g_clear_object (&attempt->store);
  g_clear_object (&attempt->fetcher);
  g_clear_pointer (&attempt->feed, dgs_feed_record_free);
  g_clear_pointer (&attempt->answer, dgs_fetch_result_free);
  g_clear_pointer (&attempt->bytes, g_bytes_unref);
  g_clear_pointer (&attempt->known, g_hash_table_unref);
  g_clear_pointer (&attempt->ingest, dgs_ingest_free);
  g_clear_pointer (&attempt->candidates, g_ptr_array_unref);
  g_clear_pointer (&attempt->outcome, dgs_refresh_outcome_free);
  g_free (attempt);
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Attempt *attempt = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dgs_store_run_finish (DGS_STORE (source), result, &error)) {
    g_task_return_error (task, error);
    return;
  }
  g_task_return_pointer (task, g_steal_pointer (&attempt->outcome),
                         (GDestroyNotify) dgs_refresh_outcome_free);
}

static void
count_put (DgsRefreshOutcome *outcome, const DgsArticleRecord *record, DgsPutResult put)
{
  if (put == DGS_PUT_UPDATED)
    outcome->n_updated++;
  else if (put == DGS_PUT_NEW)
    outcome->n_new++;
  if (record->kind == DGS_DIGEST_KIND_WEEKLY)
    g_array_append_val (put == DGS_PUT_NEW ? outcome->new_weeks : outcome->old_weeks, record->id);
}

/* On the store's thread; the attempt is this job's alone until write_cb. */
static gpointer
write_attempt (DgsSqlite *db, gpointer data, GError **error)
{
  Attempt *attempt = data;
  DgsFeedRecord *feed = attempt->feed;
  gboolean was_read = feed->last_success > 0;
  guint i;

  if (!feed->id) {
    feed->id = dgs_store_feeds_add (db, feed->address, feed->title, feed->is_page, error);
    if (!feed->id ||
        (!feed->full_text && !dgs_store_feeds_set_full_text (db, feed->id, FALSE, error)))
      return NULL;
  }
  for (i = 0; attempt->ingest && i < attempt->ingest->records->len; i++) {
    DgsArticleRecord *record = g_ptr_array_index (attempt->ingest->records, i);
    DgsPutResult put = dgs_store_articles_put (db, feed->id, record, attempt->now, error);

    if (put == DGS_PUT_FAILED ||
        !dgs_store_news_note (db, feed->id, record, put == DGS_PUT_NEW, was_read, attempt->round,
                              attempt->now, error))
      return NULL;
    count_put (attempt->outcome, record, put);
  }
  attempt->outcome->was_read = was_read;
  if (attempt->outcome->status != DGS_REFRESH_FAILED) {
    feed->last_success = attempt->now;
    if (!dgs_feed_move_settle (db, feed, attempt->now, error))
      return NULL;
  }
  return dgs_store_feeds_update (db, feed, error) ? attempt : NULL;
}

static void
write_out (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);

  dgs_store_write_async (attempt->store, write_attempt, attempt, NULL, NULL, write_cb, task);
}

/* Takes over what a whole answer says, and when the next one is wanted. */
static void
succeed (GTask *task, DgsRefreshStatus status)
{
  Attempt *attempt = g_task_get_task_data (task);
  DgsFeedRecord *feed = attempt->feed;
  guint max_age = attempt->answer ? attempt->answer->max_age : 0;

  attempt->outcome->status = status;
  feed->failures = 0;
  feed->problem = DGS_PROBLEM_NONE;
  feed->status = attempt->outcome->http;
  if (attempt->ingest)
    feed->schedule = attempt->ingest->schedule;
  feed->next_due = dgs_schedule_get_next (
      &feed->schedule, attempt->now + dgs_fetch_policy_next_delay (DEFAULT_INTERVAL, max_age,
                                                                   feed->schedule.ttl * 60, 0, 0));
  if (attempt->answer) {
    g_set_str (&feed->etag, attempt->answer->validators.etag);
    g_set_str (&feed->last_modified, attempt->answer->validators.last_modified);
    dgs_feed_move_note (feed, attempt->answer->permanent_address, attempt->now);
  }
  write_out (task);
}

/* A subscription that cannot be made is an error; a refresh that fails is remembered. */
static void
fail (GTask *task, GError *error)
{
  g_autoptr (GError) owned = error;
  Attempt *attempt = g_task_get_task_data (task);
  DgsFeedRecord *feed = attempt->feed;
  DgsProblem problem = dgs_problem_from_error (error);
  guint retry_after = attempt->answer ? attempt->answer->retry_after : 0;

  if (!feed->id || problem == DGS_PROBLEM_CANCELLED || problem == DGS_PROBLEM_DISK) {
    g_task_return_error (task, g_steal_pointer (&owned));
    g_object_unref (task);
    return;
  }
  attempt->outcome->status = DGS_REFRESH_FAILED;
  attempt->outcome->problem = problem;
  feed->failures++;
  feed->problem = problem;
  feed->status = attempt->outcome->http;
  feed->next_due = problem == DGS_PROBLEM_GONE
                       ? 0
                       : attempt->now + dgs_fetch_policy_next_delay (DEFAULT_INTERVAL, 0, 0,
                                                                     retry_after, feed->failures);
  g_clear_pointer (&attempt->ingest, dgs_ingest_free);
  write_out (task);
}

static void fetch (GTask *task);
static void parse (GTask *task);

static void
fail_with_problem (GTask *task, DgsProblem problem, const char *message)
{
  fail (task, g_error_new_literal (DGS_LIBRARY_ERROR, (int) problem, message));
}

static void
add_candidate (GPtrArray *candidates, const char *address, const char *title, gboolean is_page)
{
  DgsCandidate *candidate;
  guint i;

  for (i = 0; i < candidates->len; i++) {
    candidate = g_ptr_array_index (candidates, i);
    if (g_str_equal (candidate->address, address))
      return;
  }
  candidate = g_new0 (DgsCandidate, 1);
  candidate->address = g_strdup (address);
  candidate->title = g_strdup (title ? title : address);
  candidate->is_page = is_page;
  g_ptr_array_add (candidates, candidate);
}

static gboolean
is_weekly (const DgsIngest *page)
{
  const DgsArticleRecord *record;

  if (page->records->len == 0)
    return FALSE;
  record = g_ptr_array_index (page->records, 0);
  return record->kind == DGS_DIGEST_KIND_WEEKLY;
}

/* What can be followed at a page, the best first. A page with the digest of a week comes before
 * the feeds, which learn of that week later; any other digest after them. */
static GPtrArray *
find_candidates (const DgsIngestSource *source, const DgsIngest *page)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_candidate_free);
  g_autoptr (DgsDiscovery) discovery = NULL;
  g_autoptr (GPtrArray) suggestions = dgs_publisher_get_suggestions (source->base);
  guint i;

  if (page && is_weekly (page))
    add_candidate (candidates, source->address, page->title, TRUE);
  discovery = dgs_discovery_new_from_page (source->bytes, source->base, source->content_type);
  for (i = 0; i < discovery->feeds->len; i++) {
    const DgsFeedLink *link = g_ptr_array_index (discovery->feeds, i);

    add_candidate (candidates, link->address, link->title, FALSE);
  }
  for (i = 0; suggestions && i < suggestions->len; i++) {
    const DgsPublisherFeed *feed = g_ptr_array_index (suggestions, i);

    add_candidate (candidates, feed->address, feed->title, feed->is_page);
  }
  if (page)
    add_candidate (candidates, source->address, page->title, TRUE);
  return candidates;
}

/* The address given for a new subscription is a page. */
static void
look_at_page (Attempt *attempt, const DgsIngestSource *source)
{
  attempt->ingest = dgs_ingest_new_from_page (source, NULL, attempt->now, NULL);
  attempt->candidates = find_candidates (source, attempt->ingest);
}

/* Goes on with the only thing that can be followed there, or lets the user choose. */
static void
take_candidates (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);
  const DgsCandidate *candidate;

  if (attempt->candidates->len == 0 || attempt->hops > 0) {
    g_clear_pointer (&attempt->candidates, g_ptr_array_unref);
    fail_with_problem (task, DGS_PROBLEM_PAGE, "a page that names no feed and holds no digest");
    return;
  }
  if (attempt->candidates->len > 1) {
    fail_with_problem (task, DGS_PROBLEM_CHOICE, "a page where several things can be followed");
    return;
  }
  candidate = g_ptr_array_index (attempt->candidates, 0);
  attempt->hops++;
  attempt->feed->is_page = candidate->is_page;
  g_set_str (&attempt->feed->address, candidate->address);
  g_clear_pointer (&attempt->candidates, g_ptr_array_unref);
  g_clear_pointer (&attempt->ingest, dgs_ingest_free);
  if (attempt->feed->is_page)
    parse (task);
  else
    fetch (task);
}

static void
parse_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Attempt *attempt = task_data;
  DgsIngestSource source = { 0 };
  GError *error = NULL;

  source.bytes = attempt->bytes;
  source.address = attempt->feed->address;
  source.base = attempt->answer ? attempt->answer->address : attempt->feed->address;
  source.content_type = attempt->answer ? attempt->answer->content_type : NULL;
  if (attempt->feed->is_page)
    attempt->ingest = dgs_ingest_new_from_page (&source, attempt->known, attempt->now, &error);
  else
    attempt->ingest = dgs_ingest_new (&source, attempt->known, attempt->now, &error);
  if (!attempt->feed->id && attempt->answer && !attempt->feed->is_page &&
      g_error_matches (error, DGS_FEED_ERROR, DGS_FEED_ERROR_IS_PAGE)) {
    g_clear_error (&error);
    look_at_page (attempt, &source);
  }
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
parse_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Attempt *attempt = g_task_get_task_data (task);
  DgsFeedRecord *feed = attempt->feed;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    fail (task, error);
    return;
  }
  if (attempt->candidates) {
    take_candidates (task);
    return;
  }
  if (attempt->ingest->title && *attempt->ingest->title)
    g_set_str (&feed->title, attempt->ingest->title);
  g_set_str (&feed->link, attempt->ingest->link);
  g_free (feed->body_hash);
  feed->body_hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, attempt->bytes);
  succeed (task, attempt->ingest->records->len > 0 ? DGS_REFRESH_CHANGED : DGS_REFRESH_UNCHANGED);
}

static void
parse (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);
  g_autoptr (GTask) worker = g_task_new (NULL, g_task_get_cancellable (task), parse_cb, task);

  g_task_set_source_tag (worker, parse);
  g_task_set_task_data (worker, attempt, NULL);
  g_task_run_in_thread (worker, parse_thread);
}

static gpointer
read_known (DgsSqlite *db, gpointer data, GError **error)
{
  const gint64 *feed_id = data;

  return dgs_store_entries_known (db, *feed_id, error);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Attempt *attempt = g_task_get_task_data (task);
  GError *error = NULL;

  attempt->known = dgs_store_run_finish (DGS_STORE (source), result, &error);
  if (error)
    fail (task, error);
  else
    parse (task);
}

/* The bytes are here. What was read before need not be read again, as a whole or by entries. */
static void
take_bytes (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, attempt->bytes);

  if (!attempt->feed->id)
    parse (task);
  else if (g_strcmp0 (hash, attempt->feed->body_hash) == 0)
    succeed (task, DGS_REFRESH_UNCHANGED);
  else
    dgs_store_read_async (
        attempt->store, read_known, g_memdup2 (&attempt->feed->id, sizeof (gint64)), g_free,
        (GDestroyNotify) g_hash_table_unref, g_task_get_cancellable (task), known_cb, task);
}

static void
fetch_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Attempt *attempt = g_task_get_task_data (task);
  GError *error = NULL;
  DgsProblem problem;

  g_clear_pointer (&attempt->answer, dgs_fetch_result_free);
  attempt->answer = dgs_fetcher_fetch_finish (DGS_FETCHER (source), result, &error);
  if (!attempt->answer) {
    fail (task, error);
    return;
  }
  attempt->outcome->http = attempt->answer->status;
  problem = dgs_problem_from_status (attempt->answer->status);
  if (problem != DGS_PROBLEM_NONE) {
    fail_with_problem (task, problem, "an answer that is no success");
  } else if (attempt->answer->status == 304) {
    succeed (task, DGS_REFRESH_UNCHANGED);
  } else {
    g_clear_pointer (&attempt->bytes, g_bytes_unref);
    attempt->bytes = g_bytes_ref (attempt->answer->body);
    take_bytes (task);
  }
}

static void
fetch (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);
  DgsValidators validators = { attempt->feed->etag, attempt->feed->last_modified };

  dgs_fetcher_fetch_async (attempt->fetcher, attempt->feed->address, &validators,
                           g_task_get_cancellable (task), fetch_cb, task);
}

/**
 * dgs_refresh_async:
 * @store: an open store
 * @fetcher: what fetches
 * @feed: the feed; one with id 0 is subscribed to if it turns out to be one
 * @bytes: (nullable): what to read in place of what the address answers
 * @round: the refresh of many feeds that it is part of, 0 for none
 * @cancellable: (nullable): stops everything but a write that has begun
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Fetches one feed, finds out what it brought, and keeps it: all of it or, on an error, nothing.
 */
void
dgs_refresh_async (DgsStore *store,
                   DgsFetcher *fetcher,
                   const DgsFeedRecord *feed,
                   GBytes *bytes,
                   gint64 round,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->store = g_object_ref (store);
  attempt->fetcher = g_object_ref (fetcher);
  attempt->feed = dgs_feed_record_copy (feed);
  attempt->outcome = dgs_refresh_outcome_new (feed->address);
  attempt->round = round;
  attempt->now = g_get_real_time () / G_USEC_PER_SEC;
  g_task_set_source_tag (task, dgs_refresh_async);
  g_task_set_task_data (task, attempt, (GDestroyNotify) attempt_free);
  /* What was written was written: a late cancellation must not hide it. */
  g_task_set_check_cancellable (task, FALSE);
  if (bytes) {
    attempt->bytes = g_bytes_ref (bytes);
    take_bytes (task);
  } else {
    fetch (task);
  }
}

/**
 * dgs_refresh_finish:
 * @store: the store
 * @result: what the callback got
 * @out_record: (out) (optional) (transfer full): the feed as it is kept now
 * @out_candidates: (out) (optional) (nullable) (element-type DgsCandidate): with
 *   %DGS_PROBLEM_CHOICE, the feeds to choose from
 * @error: return location for an error
 *
 * Ends dgs_refresh_async().
 *
 * Returns: (transfer full) (nullable): how it ended; %NULL on an error: a subscription that could
 *   not be made, a cancellation, or a store that could not be written
 */
DgsRefreshOutcome *
dgs_refresh_finish (DgsStore *store,
                    GAsyncResult *result,
                    DgsFeedRecord **out_record,
                    GPtrArray **out_candidates,
                    GError **error)
{
  Attempt *attempt = g_task_get_task_data (G_TASK (result));

  if (out_record)
    *out_record = g_steal_pointer (&attempt->feed);
  if (out_candidates)
    *out_candidates = g_steal_pointer (&attempt->candidates);
  return g_task_propagate_pointer (G_TASK (result), error);
}
