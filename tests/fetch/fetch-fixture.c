/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fetch-fixture.h"

#include <string.h>

/* No test waits longer than this for anything. */
#define LIMIT (20 * G_USEC_PER_SEC)

void
fixture_set_up (Fixture *self, gconstpointer origin)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *map = NULL;

  self->server = dgs_publisher_server_new (0, &error);
  g_assert_no_error (error);
  if (origin)
    map = g_strconcat (origin, "=", dgs_publisher_server_get_origin (self->server), NULL);
  self->fetcher = dgs_fetcher_new ("Digests/1.0 (+https://acme.example/digests)", map, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *self, gconstpointer origin)
{
  g_assert_finalize_object (g_steal_pointer (&self->fetcher));
  g_clear_object (&self->server);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->result = dgs_fetcher_fetch_finish (DGS_FETCHER (source), result, &outcome->error);
  outcome->done = TRUE;
}

/* @path is one of the publisher's, or a whole address. */
void
fixture_start (Fixture *self,
               const char *path,
               const DgsValidators *validators,
               GCancellable *cancellable,
               Outcome *outcome)
{
  g_autofree char *address = g_str_has_prefix (path, "/")
                                 ? dgs_publisher_server_get_address (self->server, path)
                                 : g_strdup (path);

  dgs_fetcher_fetch_async (self->fetcher, address, validators, cancellable, fetched_cb, outcome);
}

DgsFetchResult *
fixture_fetch (Fixture *self, const char *path, const DgsValidators *validators, GError **error)
{
  g_auto (Outcome) outcome = { 0 };

  fixture_start (self, path, validators, NULL, &outcome);
  outcome_wait (&outcome);
  g_assert_true ((outcome.result == NULL) == (outcome.error != NULL));
  if (outcome.error)
    g_propagate_error (error, g_steal_pointer (&outcome.error));
  return g_steal_pointer (&outcome.result);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
fixture_run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * (gint64) 1000;
  guint source = g_timeout_add (5, wake_cb, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

void
outcome_wait (Outcome *self)
{
  gint64 end = g_get_monotonic_time () + LIMIT;
  guint source = g_timeout_add (100, wake_cb, NULL);

  while (!self->done) {
    g_main_context_iteration (NULL, TRUE);
    g_assert_cmpint (g_get_monotonic_time (), <, end);
  }
  g_source_remove (source);
}

void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->result, dgs_fetch_result_free);
  g_clear_error (&self->error);
}

void
assert_body (const DgsFetchResult *result, const char *expected)
{
  gsize length;
  const char *data = g_bytes_get_data (result->body, &length);

  g_assert_cmpmem (data, length, expected, strlen (expected));
}
