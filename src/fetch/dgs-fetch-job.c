/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-fetch-job.h"

#include <string.h>

#include "dgs-address.h"
#include "dgs-fetch-body.h"
#include "dgs-fetch-policy.h"
#include "dgs-fetcher.h"
#include "dgs-redirect.h"

#define ACCEPT                                                                              \
  "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, " \
  "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"

/* A fetch as a whole may take this many times what a host may be silent. */
#define TOTAL_FACTOR 3

/* Nobody reads more than the beginning of an error page. */
#define MAX_ERROR_BODY (64 * 1024)

/* RFC 6585, 4; libsoup has no name for it. */
#define TOO_MANY_REQUESTS 429

typedef struct {
  DgsFetchTools *tools;
  GPtrArray *visited;
  char *address;
  DgsValidators validators;
  gsize max_body;
  gboolean all_permanent;
  GCancellable *stop;
  gulong cancelled_id;
  GSource *deadline;
  gboolean timed_out;
  SoupMessage *message;
} Job;

static void send_request (GTask *task);

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->deadline)
    g_source_destroy (job->deadline);
  g_clear_pointer (&job->deadline, g_source_unref);
  g_ptr_array_unref (job->visited);
  g_free (job->address);
  g_free (job->validators.etag);
  g_free (job->validators.last_modified);
  g_clear_object (&job->stop);
  g_clear_object (&job->message);
  g_free (job);
}

static void
cancelled_cb (GCancellable *cancellable, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

static gboolean
deadline_cb (gpointer user_data)
{
  Job *job = user_data;

  job->timed_out = TRUE;
  g_cancellable_cancel (job->stop);
  return G_SOURCE_REMOVE;
}

/* The last step of every job, whatever became of it. */
static void
end_job (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  g_source_destroy (job->deadline);
  if (job->cancelled_id)
    g_cancellable_disconnect (g_task_get_cancellable (task), job->cancelled_id);
  job->cancelled_id = 0;
}

static GError *
explain (Job *job, const GError *error)
{
  g_autofree char *host = dgs_address_get_host (job->address);

  if (error->domain == DGS_FETCH_ERROR)
    return g_error_copy (error);
  if (job->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return g_error_new (DGS_FETCH_ERROR, DGS_FETCH_ERROR_TIMEOUT, "%s did not answer in time",
                        host);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);
  if (error->domain == G_RESOLVER_ERROR)
    return g_error_new (DGS_FETCH_ERROR, DGS_FETCH_ERROR_HOST, "There is no host named %s", host);
  if (error->domain == G_TLS_ERROR)
    return g_error_new (DGS_FETCH_ERROR, DGS_FETCH_ERROR_TLS, "No safe connection to %s: %s", host,
                        error->message);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return g_error_new (DGS_FETCH_ERROR, DGS_FETCH_ERROR_CONNECTION,
                        "The connection to %s broke before the answer was whole", host);
  return g_error_new (DGS_FETCH_ERROR, DGS_FETCH_ERROR_CONNECTION, "No answer from %s: %s", host,
                      error->message);
}

static void
fail (GTask *task, const GError *error)
{
  Job *job = g_task_get_task_data (task);

  end_job (task);
  g_task_return_error (task, explain (job, error));
}

static const char *
get_header (Job *job, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (job->message), name);
}

static DgsFetchResult *
make_result (Job *job, GBytes *body)
{
  DgsFetchResult *result = g_new0 (DgsFetchResult, 1);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *cache_control = NULL;

  cache_control = g_strdup (soup_message_headers_get_list (
      soup_message_get_response_headers (job->message), "Cache-Control"));
  result->status = soup_message_get_status (job->message);
  result->body = g_bytes_ref (body);
  result->address = g_strdup (job->address);
  if (job->visited->len > 1 && job->all_permanent && dgs_fetch_result_is_success (result))
    result->permanent_address = g_strdup (job->address);
  result->content_type = g_strdup (get_header (job, "Content-Type"));
  dgs_fetch_policy_validators (result->status, &job->validators, get_header (job, "ETag"),
                               get_header (job, "Last-Modified"), &result->validators);
  if (dgs_fetch_result_is_success (result))
    result->max_age =
        dgs_fetch_policy_max_age (cache_control, get_header (job, "Age"),
                                  get_header (job, "Expires"), get_header (job, "Date"), now);
  result->retry_after = dgs_fetch_policy_retry_after (get_header (job, "Retry-After"), now);
  return result;
}

static void
succeed (GTask *task, GBytes *body)
{
  Job *job = g_task_get_task_data (task);
  DgsFetchResult *result = make_result (job, body);

  if (result->status == TOO_MANY_REQUESTS || result->status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    dgs_host_waits_hold (job->tools->waits, job->address, result->retry_after);
  end_job (task);
  g_task_return_pointer (task, result, (GDestroyNotify) dgs_fetch_result_free);
}

static void
body_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = NULL;

  body = dgs_fetch_body_read_finish (G_INPUT_STREAM (source), result, &error);
  g_input_stream_close_async (G_INPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  if (body)
    succeed (task, body);
  else
    fail (task, error);
}

/* Where the answer sends to, as the library knows addresses; an error where that is not allowed. */
static char *
get_location (Job *job, GError **error)
{
  const char *location = get_header (job, "Location");
  const char *first = g_ptr_array_index (job->visited, 0);
  g_autofree char *asked = g_uri_to_string (soup_message_get_uri (job->message));
  g_autofree char *target = dgs_address_resolve (asked, location);
  const char *reason = NULL;

  if (target && job->tools->map) {
    g_autofree char *found = g_steal_pointer (&target);

    target = dgs_origin_map_from_target (job->tools->map, job->address, found);
  }
  if (!target || !dgs_redirect_is_allowed (first, job->address, target))
    reason = "a place that is not allowed";
  else if (g_ptr_array_find_with_equal_func (job->visited, target, g_str_equal, NULL))
    reason = "itself";
  else if (job->visited->len > DGS_REDIRECT_MAX_HOPS)
    reason = "too many other places";
  if (!reason)
    return g_steal_pointer (&target);

  g_set_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_REDIRECT, "%s redirects to %s", first,
               reason);
  return NULL;
}

static void
follow (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *location = get_location (job, &error);

  if (!location || !dgs_fetch_job_check_wait (job->tools, location, &error)) {
    fail (task, error);
    return;
  }
  if (!dgs_redirect_is_permanent (soup_message_get_status (job->message)))
    job->all_permanent = FALSE;
  g_ptr_array_add (job->visited, g_strdup (location));
  g_free (job->address);
  job->address = g_steal_pointer (&location);
  send_request (task);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = NULL;
  Job *job = g_task_get_task_data (task);
  guint status;
  gboolean good;

  stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (!stream) {
    fail (task, error);
    return;
  }
  status = soup_message_get_status (job->message);
  if (dgs_redirect_is_one (status) && get_header (job, "Location")) {
    g_input_stream_close_async (stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
    follow (task);
    return;
  }
  good = status >= 200 && status < 300;
  dgs_fetch_body_read_async (stream, good ? job->max_body : MAX_ERROR_BODY, !good, job->stop,
                             body_cb, g_object_ref (task));
}

/* What a publisher once sent is sent back as it is, but never as a header of its own. */
static void
append_header (SoupMessage *message, const char *name, const char *value)
{
  if (value && *value && !strpbrk (value, "\r\n"))
    soup_message_headers_append (soup_message_get_request_headers (message), name, value);
}

static void
send_request (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  DgsFetchTools *tools = job->tools;
  g_autofree char *target = NULL;

  target = tools->map ? dgs_origin_map_to_target (tools->map, job->address) : NULL;
  g_clear_object (&job->message);
  job->message = soup_message_new (SOUP_METHOD_GET, target ? target : job->address);
  if (!job->message) {
    g_autoptr (GError) error = NULL;

    error = g_error_new (DGS_FETCH_ERROR, DGS_FETCH_ERROR_ADDRESS,
                         "%s is no address that can be fetched", job->address);
    fail (task, error);
    return;
  }
  soup_message_add_flags (job->message, SOUP_MESSAGE_NO_REDIRECT);
  append_header (job->message, "Accept", ACCEPT);
  append_header (job->message, "If-None-Match", job->validators.etag);
  append_header (job->message, "If-Modified-Since", job->validators.last_modified);
  soup_session_send_async (tools->session, job->message, G_PRIORITY_DEFAULT, job->stop, sent_cb,
                           g_object_ref (task));
}

/**
 * dgs_fetch_job_run_async:
 * @tools: what all fetches share
 * @address: the address, one that dgs_address_is_web() knows
 * @validators: (nullable): the pair of the last answer
 * @max_body: bytes of a decoded body that are too many, or 0 for what @tools say
 * @cancellable: (nullable): to give up
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Fetches one address: the request, each redirect that is allowed, and the body of the answer.
 */
void
dgs_fetch_job_run_async (DgsFetchTools *tools,
                         const char *address,
                         const DgsValidators *validators,
                         gsize max_body,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->tools = tools;
  job->address = g_strdup (address);
  job->visited = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (job->visited, g_strdup (address));
  job->validators.etag = validators ? g_strdup (validators->etag) : NULL;
  job->validators.last_modified = validators ? g_strdup (validators->last_modified) : NULL;
  job->max_body = max_body > 0 ? max_body : tools->max_body;
  job->all_permanent = TRUE;
  job->stop = g_cancellable_new ();
  job->deadline = g_timeout_source_new_seconds (tools->timeout * TOTAL_FACTOR);
  g_source_set_callback (job->deadline, deadline_cb, job, NULL);
  g_source_attach (job->deadline, g_main_context_get_thread_default ());
  g_task_set_source_tag (task, dgs_fetch_job_run_async);
  g_task_set_task_data (task, job, job_free);
  if (cancellable)
    job->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                               g_object_ref (job->stop), g_object_unref);
  send_request (task);
}

/**
 * dgs_fetch_job_run_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Takes what a job brought.
 *
 * Returns: (transfer full): the result; %NULL with a #DgsFetchError or %G_IO_ERROR_CANCELLED
 */
DgsFetchResult *
dgs_fetch_job_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dgs_fetch_job_check_wait:
 * @tools: what all fetches share
 * @address: an address that is to be asked for
 * @error: return location for an error
 *
 * Looks whether the host of an address may be asked now.
 *
 * Returns: %TRUE where it may; %FALSE with %DGS_FETCH_ERROR_WAIT
 */
gboolean
dgs_fetch_job_check_wait (DgsFetchTools *tools, const char *address, GError **error)
{
  guint seconds = dgs_host_waits_get (tools->waits, address);
  g_autofree char *host = NULL;

  if (seconds == 0)
    return TRUE;
  host = dgs_address_get_host (address);
  g_set_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_WAIT,
               "%s asked not to be asked again for %u seconds", host, seconds);
  return FALSE;
}
