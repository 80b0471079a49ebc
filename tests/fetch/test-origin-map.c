/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-origin-map.h"

#include "fetch-fixture.h"

#define ORIGIN "https://acme.example"

static void
test_there_and_back (void)
{
  static const struct {
    const char *address, *target;
  } cases[] = {
    { "https://acme.example/a/b.xml?c=d#e", "http://127.0.0.1:8080/a/b.xml?c=d#e" },
    { "https://ACME.example/", "http://127.0.0.1:8080/" },
    { "https://acme.example:443/x", "http://127.0.0.1:8080/x" },
    { "https://acme.example", "http://127.0.0.1:8080/" },
    { "https://acme.example/%C3%A9%20x", "http://127.0.0.1:8080/%C3%A9%20x" },
    { "http://other.example:81/x", "http://localhost:9090/x" },
    { "http://acme.example/x", "http://acme.example/x" },
    { "https://acme.example:444/x", "https://acme.example:444/x" },
    { "https://acme.example.evil.example/x", "https://acme.example.evil.example/x" },
    { "https://user@acme.example/x", "http://127.0.0.1:8080/x" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsOriginMap) map = NULL;
  gsize i;

  map = dgs_origin_map_new (
      ORIGIN "=http://127.0.0.1:8080  http://other.example:81=http://localhost:9090/", &error);
  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *target = dgs_origin_map_to_target (map, cases[i].address);

    g_assert_cmpstr (target, ==, cases[i].target);
  }
}

static void
test_back (void)
{
  g_autoptr (DgsOriginMap) map = NULL;
  g_autofree char *own = NULL, *foreign = NULL, *unasked = NULL;

  map = dgs_origin_map_new (
      "https://a.example=http://127.0.0.1:80 https://b.example=http://127.0.0.1", NULL);
  own = dgs_origin_map_from_target (map, "https://b.example/1", "http://127.0.0.1/2?x");
  foreign = dgs_origin_map_from_target (map, "https://b.example/1", "http://127.0.0.1:81/2");
  unasked = dgs_origin_map_from_target (map, "https://c.example/1", "http://127.0.0.1/2");
  g_assert_cmpstr (own, ==, "https://b.example/2?x");
  g_assert_cmpstr (foreign, ==, "http://127.0.0.1:81/2");
  g_assert_cmpstr (unasked, ==, "http://127.0.0.1/2");
}

static void
test_refused (void)
{
  static const char *const bad[] = {
    "https://acme.example=http://192.168.1.1:8080",
    "https://acme.example=http://elsewhere.example",
    "https://acme.example=http://127.0.0.1.elsewhere.example",
    "https://acme.example=http://127.0.0.1@elsewhere.example",
    "https://acme.example=http://localhost.elsewhere.example",
    "https://acme.example=http://0.0.0.0:8080",
    "https://acme.example=file:///tmp",
    "https://acme.example=http://127.0.0.1:8080 https://other.example=http://10.0.0.1",
    "https://acme.example",
    "acme.example=127.0.0.1:8080",
    "=",
    "nonsense",
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsFetcher) fetcher = dgs_fetcher_new ("Digests/1.0", bad[i], &error);

    g_test_message ("%s", bad[i]);
    g_assert_null (fetcher);
    g_assert_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_ADDRESS);
  }
}

static void
test_says_so (void)
{
  if (g_test_subprocess ()) {
    g_autoptr (DgsFetcher) fetcher = NULL;

    fetcher = dgs_fetcher_new ("Digests/1.0", ORIGIN "=http://127.0.0.1:1", NULL);
    g_assert_nonnull (fetcher);
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*" ORIGIN "=http://127.0.0.1:1*");
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetcher) fetcher = dgs_fetcher_new ("Digests/1.0", "", &error);

  g_assert_no_error (error);
  g_assert_nonnull (fetcher);
}

static void
test_fetch (Fixture *self, gconstpointer origin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;

  dgs_publisher_server_set_text (self->server, "/feed.xml", "news", NULL);
  result = fixture_fetch (self, ORIGIN "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->status, ==, 200);
  g_assert_cmpstr (result->address, ==, ORIGIN "/feed.xml");
  g_assert_null (result->permanent_address);
  assert_body (result, "news");
}

static void
test_redirects (Fixture *self, gconstpointer origin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;
  g_autofree char *absolute = dgs_publisher_server_get_address (self->server, "/b/");

  dgs_publisher_server_set_text (self->server, "/a", "",
                                 &(DgsPublisherOptions) { .status = 301, .location = absolute });
  dgs_publisher_server_set_text (self->server, "/b/", "",
                                 &(DgsPublisherOptions) { .status = 308, .location = "c.xml" });
  dgs_publisher_server_set_text (
      self->server, "/b/c.xml", "",
      &(DgsPublisherOptions) { .status = 301, .location = ORIGIN "/d.xml" });
  dgs_publisher_server_set_text (self->server, "/d.xml", "news", NULL);
  result = fixture_fetch (self, ORIGIN "/a", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result->address, ==, ORIGIN "/d.xml");
  g_assert_cmpstr (result->permanent_address, ==, ORIGIN "/d.xml");
  assert_body (result, "news");
}

/* Who is played is on the open net: it may not send to this machine, but for who plays it. */
static void
test_loopback_refused (Fixture *self, gconstpointer origin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;

  dgs_publisher_server_set_text (
      self->server, "/a", "",
      &(DgsPublisherOptions) { .status = 302, .location = "https://127.0.0.1:9/x" });
  result = fixture_fetch (self, ORIGIN "/a", NULL, &error);
  g_assert_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_REDIRECT);
}

static void
test_downgrade_refused (Fixture *self, gconstpointer origin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;

  dgs_publisher_server_set_text (
      self->server, "/a", "",
      &(DgsPublisherOptions) { .status = 301, .location = "http://acme.example/b" });
  result = fixture_fetch (self, ORIGIN "/a", NULL, &error);
  g_assert_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_REDIRECT);
  g_assert_cmpuint (dgs_publisher_server_get_count (self->server, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/origin-map/there-and-back", test_there_and_back);
  g_test_add_func ("/fetch/origin-map/back", test_back);
  g_test_add_func ("/fetch/origin-map/refused", test_refused);
  g_test_add_func ("/fetch/origin-map/says-so", test_says_so);
  g_test_add_func ("/fetch/origin-map/empty", test_empty);
  fixture_test ("/fetch/origin-map/fetch", test_fetch, ORIGIN);
  fixture_test ("/fetch/origin-map/redirects", test_redirects, ORIGIN);
  fixture_test ("/fetch/origin-map/loopback-refused", test_loopback_refused, ORIGIN);
  fixture_test ("/fetch/origin-map/downgrade-refused", test_downgrade_refused, ORIGIN);
  return g_test_run ();
}
