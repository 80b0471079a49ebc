/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-full-text.h"

#include "dgs-encoding.h"
#include "dgs-page.h"
#include "dgs-problem.h"
#include "dgs-publisher.h"
#include "dgs-row.h"
#include "dgs-store-pages.h"
#include "dgs-store-queries.h"

/* One attempt at the page behind one article. */
typedef struct {
  DgsStore *store;
  DgsFetcher *fetcher;
  gint64 article_id;
  gint64 now;
  DgsArticleRecord *article; /* what is kept */
  DgsPageRecord *page;       /* the last attempt, then this one */
  DgsFetchResult *answer;
  DgsArticleRecord *row; /* what the page says */
  char *address;
  gboolean moved;
  GError *problem; /* written down, then returned */
} Attempt;

static void
attempt_free (Attempt *attempt)
{
  g_clear_object (&attempt->store);
  g_clear_object (&attempt->fetcher);
  g_clear_pointer (&attempt->article, dgs_article_record_free);
  g_clear_pointer (&attempt->page, dgs_page_record_free);
  g_clear_pointer (&attempt->answer, dgs_fetch_result_free);
  g_clear_pointer (&attempt->row, dgs_article_record_free);
  g_free (attempt->address);
  g_clear_error (&attempt->problem);
  g_free (attempt);
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Attempt *attempt = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dgs_store_run_finish (DGS_STORE (source), result, &error))
    g_task_return_error (task, error);
  else if (attempt->problem)
    g_task_return_error (task, g_steal_pointer (&attempt->problem));
  else
    g_task_return_boolean (task, TRUE);
}

static gpointer
write_attempt (DgsSqlite *db, gpointer data, GError **error)
{
  Attempt *attempt = data;

  if (attempt->row &&
      dgs_store_articles_put (db, 0, attempt->row, attempt->now, error) == DGS_PUT_FAILED)
    return NULL;
  return dgs_store_pages_put (db, attempt->page, error) ? attempt : NULL;
}

static void
write_out (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);

  if (!attempt->page)
    attempt->page = g_new0 (DgsPageRecord, 1);
  attempt->page->article_id = attempt->article_id;
  attempt->page->tried = attempt->now;
  attempt->page->problem = attempt->problem ? dgs_problem_from_error (attempt->problem) : 0;
  g_set_str (&attempt->page->address, attempt->address);
  if (attempt->answer && !attempt->problem) {
    g_set_str (&attempt->page->etag, attempt->answer->validators.etag);
    g_set_str (&attempt->page->last_modified, attempt->answer->validators.last_modified);
  }
  dgs_store_write_async (attempt->store, write_attempt, attempt, NULL, NULL, write_cb, task);
}

/* A failed attempt is written down, unless it says nothing of the page. */
static void
fail (GTask *task, GError *error)
{
  Attempt *attempt = g_task_get_task_data (task);
  DgsProblem problem = dgs_problem_from_error (error);

  if (problem == DGS_PROBLEM_CANCELLED || problem == DGS_PROBLEM_DISK || !attempt->address) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  attempt->problem = error;
  write_out (task);
}

static GError *
new_problem (DgsProblem problem, const char *message)
{
  return g_error_new_literal (DGS_LIBRARY_ERROR, (int) problem, message);
}

/* What was a plain article by its feed stays one: its identity is not the page's to change. */
static void
keep_identity (DgsArticleRecord *row, const DgsArticleRecord *article)
{
  g_set_str (&row->key, article->key);
  g_clear_pointer (&row->series_key, g_free);
  g_clear_pointer (&row->series, g_free);
  g_clear_pointer (&row->start, g_free);
  g_clear_pointer (&row->end, g_free);
  g_clear_pointer (&row->label, g_free);
  row->kind = DGS_DIGEST_KIND_NONE;
  g_set_str (&row->title, article->title);
  g_set_str (&row->date, article->date);
  row->date_origin = article->date_origin;
  row->day = article->day;
  row->week = article->week;
  row->published = article->published;
  row->updated = article->updated;
}

static DgsArticleRecord *
read_page (Attempt *attempt, GError **error)
{
  const DgsArticleRecord *article = attempt->article;
  g_autofree char *text = NULL;
  g_autoptr (DgsPage) page = NULL;
  g_autoptr (GDateTime) published = NULL;
  g_autoptr (DgsArticleRecord) row = NULL;
  DgsRowInput input = { 0 };

  text = dgs_encoding_to_utf8 (attempt->answer->body, attempt->answer->content_type);
  page = dgs_page_extract (text, attempt->answer->address, error);
  if (!page)
    return NULL;
  if (article->published)
    published = g_date_time_new_from_unix_utc (article->published);
  input.title = article->title;
  input.link = attempt->address;
  input.html = page->html;
  input.base = attempt->answer->address;
  input.fallback_key = article->key;
  input.published = published;
  input.full_text = TRUE;
  row = dgs_row_new (&input, attempt->now);
  if (article->kind == DGS_DIGEST_KIND_NONE) {
    keep_identity (row, article);
  } else if (!g_str_equal (row->key, article->key)) {
    /* A rolling page has rolled on: it shows another week by now. */
    g_set_error_literal (error, DGS_LIBRARY_ERROR, DGS_PROBLEM_NO_ARTICLE, "another digest");
    return NULL;
  }
  return g_steal_pointer (&row);
}

static void
read_page_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Attempt *attempt = task_data;
  GError *error = NULL;

  attempt->row = read_page (attempt, &error);
  if (attempt->row)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    write_out (task);
  else
    fail (task, error);
}

static void fetch (GTask *task);

/* Where the publisher is known to have moved, the text is looked for where it went, once. */
static gboolean
follow_move (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);
  g_autofree char *current = dgs_publisher_get_current_address (attempt->address);

  if (attempt->moved || !current || g_str_equal (current, attempt->address))
    return FALSE;
  attempt->moved = TRUE;
  g_set_str (&attempt->address, current);
  fetch (task);
  return TRUE;
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
  problem = dgs_problem_from_status (attempt->answer->status);
  if (problem == DGS_PROBLEM_NOT_FOUND && follow_move (task))
    return;
  if (problem != DGS_PROBLEM_NONE) {
    fail (task, new_problem (problem, "an answer that is no success"));
  } else if (attempt->answer->status == 304) {
    write_out (task);
  } else {
    g_autoptr (GTask) worker = g_task_new (NULL, g_task_get_cancellable (task), read_page_cb, task);

    g_task_set_source_tag (worker, fetch_cb);
    g_task_set_task_data (worker, attempt, NULL);
    g_task_run_in_thread (worker, read_page_thread);
  }
}

static void
fetch (GTask *task)
{
  Attempt *attempt = g_task_get_task_data (task);
  DgsValidators validators = { NULL, NULL };

  /* What is not here in whole cannot be confirmed by a 304. */
  if (attempt->page && attempt->article->full_text &&
      g_str_equal (attempt->page->address, attempt->address)) {
    validators.etag = attempt->page->etag;
    validators.last_modified = attempt->page->last_modified;
  }
  dgs_fetcher_fetch_async (attempt->fetcher, attempt->address, &validators,
                           g_task_get_cancellable (task), fetch_cb, task);
}

static gpointer
read_attempt (DgsSqlite *db, gpointer data, GError **error)
{
  Attempt *attempt = data;
  GError *local_error = NULL;

  attempt->article = dgs_store_articles_get (db, attempt->article_id, FALSE, &local_error);
  if (attempt->article)
    attempt->page = dgs_store_pages_get (db, attempt->article_id, &local_error);
  else if (!local_error)
    local_error = new_problem (DGS_PROBLEM_NOT_FOUND, "no such article");
  if (!local_error && !attempt->article->link)
    local_error = new_problem (DGS_PROBLEM_ADDRESS, "an article without an address");
  if (!local_error && !dgs_store_pages_allowed (db, attempt->article_id))
    local_error = new_problem (DGS_PROBLEM_CANCELLED, "full texts are turned off");
  if (local_error) {
    g_propagate_error (error, local_error);
    return NULL;
  }
  return attempt;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Attempt *attempt = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dgs_store_run_finish (DGS_STORE (source), result, &error)) {
    fail (task, error);
    return;
  }
  attempt->address = g_strdup (attempt->article->link);
  fetch (task);
}

/**
 * dgs_full_text_async:
 * @store: an open store
 * @fetcher: what fetches
 * @article_id: row id
 * @cancellable: (nullable): stops everything but a write that has begun
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Fetches the page behind an article, takes the article out of it, and keeps that as its text.
 *
 * Where nothing is found, the feed's text stays, and why is written down.
 */
void
dgs_full_text_async (DgsStore *store,
                     DgsFetcher *fetcher,
                     gint64 article_id,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Attempt *attempt = g_new0 (Attempt, 1);

  attempt->store = g_object_ref (store);
  attempt->fetcher = g_object_ref (fetcher);
  attempt->article_id = article_id;
  attempt->now = g_get_real_time () / G_USEC_PER_SEC;
  g_task_set_source_tag (task, dgs_full_text_async);
  g_task_set_task_data (task, attempt, (GDestroyNotify) attempt_free);
  g_task_set_check_cancellable (task, FALSE);
  dgs_store_read_async (store, read_attempt, attempt, NULL, NULL, cancellable, read_cb, task);
}

/**
 * dgs_full_text_finish:
 * @store: the store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_full_text_async().
 *
 * Returns: whether the whole text is here; else an error for dgs_problem_from_error():
 *   %DGS_PROBLEM_NO_ARTICLE where the page does not show the article
 */
gboolean
dgs_full_text_finish (DgsStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
