/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-fetcher.h"

#include <libsoup/soup.h>

#include "dgs-address.h"
#include "dgs-fetch-job.h"

#define DEFAULT_TIMEOUT 30
#define DEFAULT_MAX_BODY ((gsize) 32 * 1024 * 1024)
#define MAX_PER_HOST 2
#define MAX_IN_ALL 8

struct _DgsFetcher {
  GObject parent_instance;

  DgsFetchTools tools;
  GQueue waiting;      /* of Fetch, in the order in which they were asked for */
  GHashTable *running; /* host -> count */
  guint running_in_all;
};

/* One call of dgs_fetcher_fetch_async(), owned by its task. */
typedef struct {
  char *address;
  char *host;
  DgsValidators validators;
  gsize max_body;
  GSource *cancelled;
} Fetch;

G_DEFINE_FINAL_TYPE (DgsFetcher, dgs_fetcher, G_TYPE_OBJECT)

G_DEFINE_QUARK (dgs - fetch - error - quark, dgs_fetch_error)

static void run_waiting (DgsFetcher *self);

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  if (fetch->cancelled)
    g_source_destroy (fetch->cancelled);
  g_clear_pointer (&fetch->cancelled, g_source_unref);
  g_free (fetch->address);
  g_free (fetch->host);
  g_free (fetch->validators.etag);
  g_free (fetch->validators.last_modified);
  g_free (fetch);
}

static void
dgs_fetcher_finalize (GObject *object)
{
  DgsFetcher *self = DGS_FETCHER (object);

  /* Each fetch holds a reference, so there is none any more. */
  g_assert (g_queue_is_empty (&self->waiting));
  g_clear_pointer (&self->running, g_hash_table_unref);
  g_clear_pointer (&self->tools.waits, dgs_host_waits_free);
  g_clear_pointer (&self->tools.map, dgs_origin_map_free);
  g_clear_object (&self->tools.session);
  G_OBJECT_CLASS (dgs_fetcher_parent_class)->finalize (object);
}

static void
dgs_fetcher_class_init (DgsFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dgs_fetcher_finalize;
}

static void
dgs_fetcher_init (DgsFetcher *self)
{
  self->tools.timeout = DEFAULT_TIMEOUT;
  self->tools.max_body = DEFAULT_MAX_BODY;
  self->tools.waits = dgs_host_waits_new ();
  self->running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_queue_init (&self->waiting);
}

/**
 * dgs_fetcher_new:
 * @user_agent: who asks, honestly: "Digests/0.1.0 (+https://...)"
 * @origin_map: (nullable): origins that servers on this machine play, for tests and
 *   demonstrations: "https://acme.example=http://127.0.0.1:8080", several between spaces
 * @error: return location for an error
 *
 * Makes what fetches feeds and pages.
 *
 * It asks with GET only, sends no cookies and no Referer, keeps nothing, has at most two requests
 * under way to a host, and leaves a host alone that asked to wait.
 *
 * Returns: (transfer full): a fetcher; %NULL with %DGS_FETCH_ERROR_ADDRESS where @origin_map is
 *   none, or leads anywhere but to this machine
 */
DgsFetcher *
dgs_fetcher_new (const char *user_agent, const char *origin_map, GError **error)
{
  g_autoptr (DgsFetcher) self = g_object_new (DGS_TYPE_FETCHER, NULL);

  g_return_val_if_fail (user_agent != NULL, NULL);

  if (origin_map && *origin_map) {
    self->tools.map = dgs_origin_map_new (origin_map, error);
    if (!self->tools.map)
      return NULL;
    g_printerr ("DIGESTS_ORIGIN_MAP is in force: %s\n", origin_map);
  }
  self->tools.session =
      soup_session_new_with_options ("user-agent", user_agent, "max-conns-per-host", MAX_PER_HOST,
                                     "max-conns", MAX_IN_ALL, "timeout", DEFAULT_TIMEOUT, NULL);
  return g_steal_pointer (&self);
}

/**
 * dgs_fetcher_set_timeout:
 * @self: a fetcher
 * @seconds: how long a host may be silent, at least 1
 *
 * Sets when a fetch is given up. A fetch as a whole, with all its redirects, may take three times
 * as long. It is 30 seconds where nothing is set.
 */
void
dgs_fetcher_set_timeout (DgsFetcher *self, guint seconds)
{
  g_return_if_fail (DGS_IS_FETCHER (self));
  g_return_if_fail (seconds > 0);

  self->tools.timeout = seconds;
  soup_session_set_timeout (self->tools.session, seconds);
}

/**
 * dgs_fetcher_set_max_body:
 * @self: a fetcher
 * @bytes: how long a decoded body may be
 *
 * Sets how much is taken from a publisher. It is 32 MiB where nothing is set.
 */
void
dgs_fetcher_set_max_body (DgsFetcher *self, gsize bytes)
{
  g_return_if_fail (DGS_IS_FETCHER (self));

  self->tools.max_body = bytes;
}

static guint
count_running (DgsFetcher *self, const char *host)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->running, host));
}

static void
set_running (DgsFetcher *self, const char *host, guint count)
{
  if (count > 0)
    g_hash_table_insert (self->running, g_strdup (host), GUINT_TO_POINTER (count));
  else
    g_hash_table_remove (self->running, host);
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  DgsFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  DgsFetchResult *fetched = dgs_fetch_job_run_finish (result, &error);

  self->running_in_all--;
  set_running (self, fetch->host, count_running (self, fetch->host) - 1);
  if (fetched)
    g_task_return_pointer (task, fetched, (GDestroyNotify) dgs_fetch_result_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  run_waiting (self);
}

static void
run (DgsFetcher *self, GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (fetch->cancelled)
    g_source_destroy (fetch->cancelled);
  if (!dgs_fetch_job_check_wait (&self->tools, fetch->address, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  self->running_in_all++;
  set_running (self, fetch->host, count_running (self, fetch->host) + 1);
  dgs_fetch_job_run_async (&self->tools, fetch->address, &fetch->validators, fetch->max_body,
                           g_task_get_cancellable (task), job_cb, g_object_ref (task));
}

static gboolean
may_run (DgsFetcher *self, GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  return self->running_in_all < MAX_IN_ALL && count_running (self, fetch->host) < MAX_PER_HOST;
}

/* Starts what may be started. Who waits for a slow host holds up nobody else. It looks from the
 * beginning each time, as a fetch that fails at once can bring on others. */
static void
run_waiting (DgsFetcher *self)
{
  GList *link = self->waiting.head;

  while (link) {
    g_autoptr (GTask) task = NULL;

    if (!may_run (self, link->data)) {
      link = link->next;
      continue;
    }
    task = link->data;
    g_queue_delete_link (&self->waiting, link);
    run (self, task);
    link = self->waiting.head;
  }
}

/* Cancelled while it waits for its turn: the job does not know of it yet. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  DgsFetcher *self = g_task_get_source_object (task);

  if (g_queue_remove (&self->waiting, task))
    g_object_unref (task);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
wait_for_turn (DgsFetcher *self, GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_queue_push_tail (&self->waiting, g_object_ref (task));
  if (cancellable) {
    fetch->cancelled = g_cancellable_source_new (cancellable);
    g_source_set_callback (fetch->cancelled, G_SOURCE_FUNC (cancelled_cb), task, NULL);
    g_source_attach (fetch->cancelled, g_main_context_get_thread_default ());
  }
  run_waiting (self);
}

/* Takes the task. */
static void
start (DgsFetcher *self,
       const char *address,
       const DgsValidators *validators,
       gsize max_body,
       GTask *started)
{
  g_autoptr (GTask) task = started;
  Fetch *fetch;

  g_task_set_source_tag (task, dgs_fetcher_fetch_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!dgs_address_is_web (address)) {
    g_task_return_new_error (task, DGS_FETCH_ERROR, DGS_FETCH_ERROR_ADDRESS,
                             "%s is no address that can be fetched", address ? address : "Nothing");
    return;
  }
  fetch = g_new0 (Fetch, 1);
  fetch->address = dgs_address_resolve (NULL, address);
  fetch->host = dgs_host_waits_key (fetch->address);
  fetch->validators.etag = validators ? g_strdup (validators->etag) : NULL;
  fetch->validators.last_modified = validators ? g_strdup (validators->last_modified) : NULL;
  fetch->max_body = max_body;
  g_task_set_task_data (task, fetch, fetch_free);
  wait_for_turn (self, task);
}

/**
 * dgs_fetcher_fetch_async:
 * @self: a fetcher
 * @address: an http or https address
 * @validators: (nullable): the pair that the last result for this address brought
 * @cancellable: (nullable): to give up
 * @callback: called in the main context that is the calling thread's default
 * @user_data: for @callback
 *
 * Fetches an address, when its turn comes.
 *
 * Redirects are followed for eight hops: never from https to http, never from the open net to
 * this machine or its own net. Conditional requests are those of RFC 9110, 13. A host that
 * answered 429 or 503 with a Retry-After is not asked before that time is over.
 */
void
dgs_fetcher_fetch_async (DgsFetcher *self,
                         const char *address,
                         const DgsValidators *validators,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (DGS_IS_FETCHER (self));

  start (self, address, validators, 0, g_task_new (self, cancellable, callback, user_data));
}

/**
 * dgs_fetcher_fetch_limited_async:
 * @self: a fetcher
 * @address: an http or https address
 * @max_body: how long the decoded body may be, in bytes
 * @cancellable: (nullable): to give up
 * @callback: called in the main context that is the calling thread's default
 * @user_data: for @callback
 *
 * Fetches an address as dgs_fetcher_fetch_async() does, with a limit of its own.
 */
void
dgs_fetcher_fetch_limited_async (DgsFetcher *self,
                                 const char *address,
                                 gsize max_body,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (DGS_IS_FETCHER (self) && max_body > 0);

  start (self, address, NULL, max_body, g_task_new (self, cancellable, callback, user_data));
}

/**
 * dgs_fetcher_fetch_finish:
 * @self: a fetcher
 * @result: what the callback got
 * @error: return location for an error
 *
 * Takes what a fetch brought. An answer with any HTTP status is a result.
 *
 * Returns: (transfer full): the result; %NULL with a #DgsFetchError or %G_IO_ERROR_CANCELLED
 */
DgsFetchResult *
dgs_fetcher_fetch_finish (DgsFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
