/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fetch-fixture.h"

#include "dgs-host-waits.h"

#define MANY 20

static void
test_two_at_a_time (Fixture *self, gconstpointer data)
{
  Outcome outcomes[MANY] = { 0 };
  guint i;

  for (i = 0; i < MANY; i++) {
    g_autofree char *path = g_strdup_printf ("/%u", i);

    dgs_publisher_server_set_text (self->server, path, path,
                                   &(DgsPublisherOptions) { .delay_ms = 30 });
    fixture_start (self, path, NULL, NULL, &outcomes[i]);
  }
  for (i = 0; i < MANY; i++) {
    g_autofree char *path = g_strdup_printf ("/%u", i);

    outcome_wait (&outcomes[i]);
    g_assert_no_error (outcomes[i].error);
    assert_body (outcomes[i].result, path);
    outcome_clear (&outcomes[i]);
  }
  g_assert_cmpuint (dgs_publisher_server_get_count (self->server, NULL), ==, MANY);
  g_assert_cmpuint (dgs_publisher_server_get_peak (self->server), ==, 2);
}

/* The time in the queue is not the host's: it does not count against the timeout. */
static void
test_turns_take_time (Fixture *self, gconstpointer data)
{
  Outcome outcomes[8] = { 0 };
  gsize i;

  dgs_fetcher_set_timeout (self->fetcher, 1);
  dgs_publisher_server_set_text (self->server, "/x", "x",
                                 &(DgsPublisherOptions) { .delay_ms = 850 });
  for (i = 0; i < G_N_ELEMENTS (outcomes); i++)
    fixture_start (self, "/x", NULL, NULL, &outcomes[i]);
  for (i = 0; i < G_N_ELEMENTS (outcomes); i++) {
    outcome_wait (&outcomes[i]);
    g_assert_no_error (outcomes[i].error);
    outcome_clear (&outcomes[i]);
  }
}

/* A slow host does not keep others from being asked. */
static void
test_hosts_apart (Fixture *self, gconstpointer data)
{
  g_autoptr (DgsPublisherServer) other = dgs_publisher_server_new (0, NULL);
  g_autofree char *address = dgs_publisher_server_get_address (other, "/quick");
  g_auto (Outcome) quick = { 0 };
  Outcome slow[6] = { 0 };
  gsize i;

  dgs_publisher_server_set_text (self->server, "/slow", "x",
                                 &(DgsPublisherOptions) { .delay_ms = 300 });
  dgs_publisher_server_set_text (other, "/quick", "y", NULL);
  for (i = 0; i < G_N_ELEMENTS (slow); i++)
    fixture_start (self, "/slow", NULL, NULL, &slow[i]);
  fixture_start (self, address, NULL, NULL, &quick);
  outcome_wait (&quick);
  g_assert_no_error (quick.error);
  g_assert_false (slow[0].done);
  for (i = 0; i < G_N_ELEMENTS (slow); i++) {
    outcome_wait (&slow[i]);
    g_assert_no_error (slow[i].error);
    outcome_clear (&slow[i]);
  }
}

static void
test_cancel_in_queue (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcomes[5] = { 0 };
  gsize i;

  dgs_publisher_server_set_text (self->server, "/x", "x",
                                 &(DgsPublisherOptions) { .delay_ms = 300 });
  for (i = 0; i < G_N_ELEMENTS (outcomes); i++)
    fixture_start (self, "/x", NULL, i == 3 ? cancellable : NULL, &outcomes[i]);
  fixture_run_for (20);
  g_cancellable_cancel (cancellable);
  outcome_wait (&outcomes[3]);
  g_assert_false (outcomes[0].done);
  for (i = 0; i < G_N_ELEMENTS (outcomes); i++) {
    outcome_wait (&outcomes[i]);
    if (i == 3)
      g_assert_error (outcomes[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    else
      g_assert_no_error (outcomes[i].error);
    outcome_clear (&outcomes[i]);
  }
  g_assert_cmpuint (dgs_publisher_server_get_count (self->server, NULL), ==, 4);
}

static void
test_retry_after (Fixture *self, gconstpointer data)
{
  static const guint statuses[] = { 429, 503 };
  guint status = statuses[GPOINTER_TO_SIZE (data)];
  g_autoptr (DgsPublisherServer) other = dgs_publisher_server_new (0, NULL);
  g_autofree char *address = dgs_publisher_server_get_address (other, "/x");
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) first = NULL;
  g_autoptr (DgsFetchResult) second = NULL;
  g_autoptr (DgsFetchResult) elsewhere = NULL;

  dgs_publisher_server_set_text (self->server, "/a", "no",
                                 &(DgsPublisherOptions) { .status = status, .retry_after = "600" });
  dgs_publisher_server_set_text (self->server, "/b", "yes", NULL);
  dgs_publisher_server_set_text (other, "/x", "yes", NULL);
  first = fixture_fetch (self, "/a", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->status, ==, status);
  g_assert_cmpuint (first->retry_after, ==, 600);

  second = fixture_fetch (self, "/b", NULL, &error);
  g_assert_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_WAIT);
  g_clear_error (&error);
  g_assert_cmpuint (dgs_publisher_server_get_count (self->server, NULL), ==, 1);

  elsewhere = fixture_fetch (self, address, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up_without_origin (Fixture *self, gconstpointer data)
{
  fixture_set_up (self, NULL);
}

static void
test_retry_after_over (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) first = NULL;
  g_autoptr (DgsFetchResult) second = NULL;

  dgs_publisher_server_set_text (self->server, "/a", "no",
                                 &(DgsPublisherOptions) { .status = 503, .retry_after = "1" });
  dgs_publisher_server_set_text (self->server, "/b", "yes", NULL);
  first = fixture_fetch (self, "/a", NULL, &error);
  g_assert_no_error (error);
  fixture_run_for (1100);
  second = fixture_fetch (self, "/b", NULL, &error);
  g_assert_no_error (error);
  assert_body (second, "yes");
}

/* Those who wait for their turn hear of it too, and start others while they do. */
static void
test_retry_after_in_queue (Fixture *self, gconstpointer data)
{
  Outcome outcomes[10] = { 0 };
  guint waits = 0;
  gsize i;

  dgs_publisher_server_set_text (self->server, "/a", "no",
                                 &(DgsPublisherOptions) {
                                     .status = 429,
                                     .retry_after = "600",
                                     .delay_ms = 50,
                                 });
  for (i = 0; i < G_N_ELEMENTS (outcomes); i++)
    fixture_start (self, "/a", NULL, NULL, &outcomes[i]);
  for (i = 0; i < G_N_ELEMENTS (outcomes); i++) {
    outcome_wait (&outcomes[i]);
    if (g_error_matches (outcomes[i].error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_WAIT))
      waits++;
    else
      g_assert_no_error (outcomes[i].error);
    outcome_clear (&outcomes[i]);
  }
  g_assert_cmpuint (waits, ==, 8);
  g_assert_cmpuint (dgs_publisher_server_get_count (self->server, NULL), ==, 2);
}

/* A redirect is no way around it. */
static void
test_retry_after_by_redirect (Fixture *self, gconstpointer data)
{
  g_autoptr (DgsPublisherServer) other = dgs_publisher_server_new (0, NULL);
  g_autofree char *busy = dgs_publisher_server_get_address (other, "/busy");
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) first = NULL;
  g_autoptr (DgsFetchResult) second = NULL;
  g_autoptr (DgsFetchResult) third = NULL;

  dgs_publisher_server_set_text (other, "/busy", "no",
                                 &(DgsPublisherOptions) { .status = 429, .retry_after = "600" });
  dgs_publisher_server_set_text (self->server, "/a", "",
                                 &(DgsPublisherOptions) { .status = 302, .location = busy });
  dgs_publisher_server_set_text (self->server, "/b", "yes", NULL);
  first = fixture_fetch (self, "/a", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->status, ==, 429);
  second = fixture_fetch (self, "/a", NULL, &error);
  g_assert_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_WAIT);
  g_clear_error (&error);
  g_assert_cmpuint (dgs_publisher_server_get_count (other, NULL), ==, 1);
  third = fixture_fetch (self, "/b", NULL, &error);
  g_assert_no_error (error);
}

static void
test_host_waits (void)
{
  g_autoptr (DgsHostWaits) waits = dgs_host_waits_new ();

  g_assert_cmpuint (dgs_host_waits_get (waits, "https://acme.example/"), ==, 0);
  dgs_host_waits_hold (waits, "https://ACME.example/feed", 100);
  g_assert_cmpuint (dgs_host_waits_get (waits, "https://acme.example/other"), ==, 100);
  g_assert_cmpuint (dgs_host_waits_get (waits, "http://acme.example:80/"), ==, 100);
  g_assert_cmpuint (dgs_host_waits_get (waits, "http://acme.example:8080/"), ==, 0);
  g_assert_cmpuint (dgs_host_waits_get (waits, "http://other.example/"), ==, 0);
  dgs_host_waits_hold (waits, "https://acme.example/", 10);
  g_assert_cmpuint (dgs_host_waits_get (waits, "https://acme.example/"), ==, 100);
  dgs_host_waits_hold (waits, "https://acme.example/", 200);
  g_assert_cmpuint (dgs_host_waits_get (waits, "https://acme.example/"), ==, 200);
  dgs_host_waits_hold (waits, "https://third.example/", 0);
  g_assert_cmpuint (dgs_host_waits_get (waits, "https://third.example/"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/fetch/manners/two-at-a-time", test_two_at_a_time, NULL);
  fixture_test ("/fetch/manners/turns-take-time", test_turns_take_time, NULL);
  fixture_test ("/fetch/manners/hosts-apart", test_hosts_apart, NULL);
  fixture_test ("/fetch/manners/cancel-in-queue", test_cancel_in_queue, NULL);
  g_test_add ("/fetch/manners/retry-after/429", Fixture, GSIZE_TO_POINTER (0),
              set_up_without_origin, test_retry_after, fixture_tear_down);
  g_test_add ("/fetch/manners/retry-after/503", Fixture, GSIZE_TO_POINTER (1),
              set_up_without_origin, test_retry_after, fixture_tear_down);
  fixture_test ("/fetch/manners/retry-after/over", test_retry_after_over, NULL);
  fixture_test ("/fetch/manners/retry-after/in-queue", test_retry_after_in_queue, NULL);
  fixture_test ("/fetch/manners/retry-after/by-redirect", test_retry_after_by_redirect, NULL);
  g_test_add_func ("/fetch/manners/host-waits", test_host_waits);
  return g_test_run ();
}
