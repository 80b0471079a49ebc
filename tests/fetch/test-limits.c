/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fetch-fixture.h"

#include <string.h>

#define MIB (1024 * 1024)

static GBytes *
make_zeros (gsize length)
{
  return g_bytes_new_take (g_malloc0 (length), length);
}

static void
assert_fetch_error (Fixture *self, const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = fixture_fetch (self, path, NULL, &error);

  g_test_message ("%s", path);
  g_assert_error (error, DGS_FETCH_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_silence (Fixture *self, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();

  dgs_fetcher_set_timeout (self->fetcher, 1);
  dgs_publisher_server_set_text (self->server, "/feed.xml", "late",
                                 &(DgsPublisherOptions) { .delay_ms = 8000 });
  assert_fetch_error (self, "/feed.xml", DGS_FETCH_ERROR_TIMEOUT);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

/* A byte now and then is a sign of life, but not for ever. */
static void
test_trickle (Fixture *self, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GBytes) body = make_zeros (1000);

  dgs_fetcher_set_timeout (self->fetcher, 1);
  dgs_publisher_server_set (self->server, "/feed.xml", body,
                            &(DgsPublisherOptions) { .trickle_ms = 200 });
  assert_fetch_error (self, "/feed.xml", DGS_FETCH_ERROR_TIMEOUT);
  g_assert_cmpint (g_get_monotonic_time () - start, >, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 8 * G_USEC_PER_SEC);
}

static void
test_slow_but_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;

  dgs_publisher_server_set_text (self->server, "/feed.xml", "drop by drop",
                                 &(DgsPublisherOptions) { .trickle_ms = 10 });
  result = fixture_fetch (self, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  assert_body (result, "drop by drop");
}

static void
test_cut_off (Fixture *self, gconstpointer data)
{
  dgs_publisher_server_set_text (self->server, "/feed.xml", "the beginning of something",
                                 &(DgsPublisherOptions) { .cut_after = 13 });
  assert_fetch_error (self, "/feed.xml", DGS_FETCH_ERROR_CONNECTION);
}

static void
test_cut_off_packed (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) body = make_zeros (MIB);

  dgs_publisher_server_set (self->server, "/feed.xml", body,
                            &(DgsPublisherOptions) { .cut_after = 300, .gzip = TRUE });
  assert_fetch_error (self, "/feed.xml", DGS_FETCH_ERROR_CONNECTION);
}

/* All bytes that were announced are there, but they are not all of the packed file, or none. */
static void
test_packed_end_missing (Fixture *self, gconstpointer data)
{
  static const guint8 packed[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb, 0x48, 0xcd };
  static const guint8 broken[] = { 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff, 0xff };
  const char *const headers[] = { "Content-Encoding", "gzip", NULL };
  g_autoptr (GBytes) cut = g_bytes_new_static (packed, sizeof packed);
  g_autoptr (GBytes) wrong = g_bytes_new_static (broken, sizeof broken);

  dgs_publisher_server_set (self->server, "/cut", cut, NULL);
  dgs_publisher_server_set (self->server, "/wrong", wrong, NULL);
  dgs_publisher_server_set (self->server, "/said-wrong", wrong,
                            &(DgsPublisherOptions) { .headers = headers });
  assert_fetch_error (self, "/cut", DGS_FETCH_ERROR_CONNECTION);
  assert_fetch_error (self, "/wrong", DGS_FETCH_ERROR_CONNECTION);
  assert_fetch_error (self, "/said-wrong", DGS_FETCH_ERROR_CONNECTION);
}

static void
test_too_large (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;
  g_autoptr (GBytes) fits = make_zeros (100000);
  g_autoptr (GBytes) larger = make_zeros (100001);

  dgs_fetcher_set_max_body (self->fetcher, 100000);
  dgs_publisher_server_set (self->server, "/fits", fits, NULL);
  dgs_publisher_server_set (self->server, "/larger", larger, NULL);
  result = fixture_fetch (self, "/fits", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (result->body), ==, 100000);
  assert_fetch_error (self, "/larger", DGS_FETCH_ERROR_TOO_LARGE);
}

/* Some thousand bytes on the wire that become many million. */
static void
test_bomb (Fixture *self, gconstpointer data)
{
  const char *const unsaid[] = { "Content-Encoding", "identity", NULL };
  g_autoptr (GBytes) body = make_zeros (40 * MIB);

  dgs_publisher_server_set (self->server, "/said", body, &(DgsPublisherOptions) { .gzip = TRUE });
  assert_fetch_error (self, "/said", DGS_FETCH_ERROR_TOO_LARGE);
  dgs_fetcher_set_max_body (self->fetcher, MIB);
  dgs_publisher_server_set (self->server, "/twice", body,
                            &(DgsPublisherOptions) { .gzip = TRUE, .headers = unsaid });
  assert_fetch_error (self, "/twice", DGS_FETCH_ERROR_TOO_LARGE);
}

static void
test_large_packed (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;
  g_autoptr (GBytes) body = make_zeros (3 * MIB);

  dgs_publisher_server_set (self->server, "/feed.xml", body,
                            &(DgsPublisherOptions) { .gzip = TRUE });
  result = fixture_fetch (self, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (result->body, body));
}

/* An error page of any length is still just an error. */
static void
test_long_error_page (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;
  g_autoptr (GBytes) body = make_zeros (2 * MIB);

  dgs_fetcher_set_max_body (self->fetcher, MIB);
  dgs_publisher_server_set (self->server, "/feed.xml", body,
                            &(DgsPublisherOptions) { .status = 404 });
  result = fixture_fetch (self, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->status, ==, 404);
  g_assert_cmpuint (g_bytes_get_size (result->body), <=, MIB);
}

/* The body of a redirect is not waited for. */
static void
test_endless_redirect (Fixture *self, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;
  g_autoptr (GBytes) body = make_zeros (10000);

  dgs_publisher_server_set (
      self->server, "/a", body,
      &(DgsPublisherOptions) { .status = 302, .location = "/b", .trickle_ms = 50 });
  dgs_publisher_server_set_text (self->server, "/b", "news", NULL);
  result = fixture_fetch (self, "/a", NULL, &error);
  g_assert_no_error (error);
  assert_body (result, "news");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *path;
    guint after_ms;
  } cases[] = { { "/silent", 0 }, { "/silent", 100 }, { "/trickle", 200 } };
  g_autoptr (GBytes) body = make_zeros (10000);
  gsize i;

  dgs_publisher_server_set_text (self->server, "/silent", "x",
                                 &(DgsPublisherOptions) { .delay_ms = 5000 });
  dgs_publisher_server_set (self->server, "/trickle", body,
                            &(DgsPublisherOptions) { .trickle_ms = 20 });
  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    gint64 start = g_get_monotonic_time ();
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_auto (Outcome) outcome = { 0 };

    fixture_start (self, cases[i].path, NULL, cancellable, &outcome);
    if (cases[i].after_ms > 0)
      fixture_run_for (cases[i].after_ms);
    g_assert_false (outcome.done);
    g_cancellable_cancel (cancellable);
    outcome_wait (&outcome);
    g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  }
}

static void
test_cancelled_before (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) outcome = { 0 };

  g_cancellable_cancel (cancellable);
  fixture_start (self, "/feed.xml", NULL, cancellable, &outcome);
  outcome_wait (&outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (dgs_publisher_server_get_count (self->server, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/fetch/limits/silence", test_silence, NULL);
  fixture_test ("/fetch/limits/trickle", test_trickle, NULL);
  fixture_test ("/fetch/limits/slow-but-whole", test_slow_but_whole, NULL);
  fixture_test ("/fetch/limits/cut-off", test_cut_off, NULL);
  fixture_test ("/fetch/limits/cut-off-packed", test_cut_off_packed, NULL);
  fixture_test ("/fetch/limits/packed-end-missing", test_packed_end_missing, NULL);
  fixture_test ("/fetch/limits/too-large", test_too_large, NULL);
  fixture_test ("/fetch/limits/bomb", test_bomb, NULL);
  fixture_test ("/fetch/limits/large-packed", test_large_packed, NULL);
  fixture_test ("/fetch/limits/long-error-page", test_long_error_page, NULL);
  fixture_test ("/fetch/limits/endless-redirect", test_endless_redirect, NULL);
  fixture_test ("/fetch/limits/cancel", test_cancel, NULL);
  fixture_test ("/fetch/limits/cancelled-before", test_cancelled_before, NULL);
  return g_test_run ();
}
