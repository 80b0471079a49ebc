/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fetch-fixture.h"

#include <string.h>

static void
redirect (Fixture *self, const char *from, guint status, const char *to)
{
  dgs_publisher_server_set_text (self->server, from, "moved",
                                 &(DgsPublisherOptions) { .status = status, .location = to });
}

static void
test_plain (Fixture *self, gconstpointer data)
{
  const char *const headers[] = { "Cache-Control", "public, max-age=900", "Age", "100", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;
  g_autofree char *address = dgs_publisher_server_get_address (self->server, "/feed.xml?a=b&c");

  dgs_publisher_server_set_text (self->server, "/feed.xml", "<rss/>",
                                 &(DgsPublisherOptions) {
                                     .content_type = "text/xml; charset=utf-8",
                                     .headers = headers,
                                 });
  result = fixture_fetch (self, "/feed.xml?a=b&c", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->status, ==, 200);
  g_assert_true (dgs_fetch_result_is_success (result));
  g_assert_cmpstr (result->address, ==, address);
  g_assert_null (result->permanent_address);
  g_assert_cmpstr (result->content_type, ==, "text/xml; charset=utf-8");
  g_assert_null (result->validators.etag);
  g_assert_null (result->validators.last_modified);
  g_assert_cmpuint (result->max_age, ==, 800);
  g_assert_cmpuint (result->retry_after, ==, 0);
  assert_body (result, "<rss/>");
}

static void
test_request_headers (Fixture *self, gconstpointer data)
{
  static const char *const absent[] = { "Cookie",        "Referer",           "From",
                                        "If-None-Match", "If-Modified-Since", "Cache-Control",
                                        "Pragma",        "Accept-Language",   "Authorization" };
  const char *const headers[] = { "Set-Cookie", "id=7; Path=/", NULL };
  const char *accept;
  guint round;
  gsize i;

  dgs_publisher_server_set_text (self->server, "/feed.xml", "x",
                                 &(DgsPublisherOptions) { .headers = headers });
  redirect (self, "/old", 302, "/feed.xml");
  for (round = 0; round < 2; round++) {
    g_autoptr (DgsFetchResult) result = fixture_fetch (self, "/old", NULL, NULL);

    g_assert_nonnull (result);
  }
  g_assert_cmpuint (dgs_publisher_server_get_count (self->server, "/feed.xml"), ==, 2);
  g_assert_cmpstr (
      dgs_publisher_server_get_request_header (self->server, "/feed.xml", "User-Agent"), ==,
      "Digests/1.0 (+https://acme.example/digests)");
  accept = dgs_publisher_server_get_request_header (self->server, "/feed.xml", "Accept");
  g_assert_true (g_str_has_prefix (accept, "application/rss+xml, application/atom+xml"));
  g_assert_nonnull (strstr (accept, "text/html;q=0.5"));
  g_assert_nonnull (strstr (
      dgs_publisher_server_get_request_header (self->server, "/feed.xml", "Accept-Encoding"),
      "gzip"));
  for (i = 0; i < G_N_ELEMENTS (absent); i++) {
    g_test_message ("%s", absent[i]);
    g_assert_null (dgs_publisher_server_get_request_header (self->server, "/feed.xml", absent[i]));
  }
}

/* What a publisher sends as ETag and date comes back byte by byte, however odd. */
static void
test_conditional (Fixture *self, gconstpointer data)
{
  const DgsPublisherOptions options = { .etag = "W/\"a,b\\\" c\"",
                                        .last_modified = "Today at noon" };
  g_autoptr (DgsFetchResult) first = NULL;
  g_autoptr (DgsFetchResult) second = NULL;
  g_autoptr (DgsFetchResult) third = NULL;

  dgs_publisher_server_set_text (self->server, "/feed.xml", "one", &options);
  first = fixture_fetch (self, "/feed.xml", NULL, NULL);
  g_assert_cmpstr (first->validators.etag, ==, options.etag);
  g_assert_cmpstr (first->validators.last_modified, ==, options.last_modified);

  second = fixture_fetch (self, "/feed.xml", &first->validators, NULL);
  g_assert_cmpuint (second->status, ==, 304);
  g_assert_cmpuint (g_bytes_get_size (second->body), ==, 0);
  g_assert_cmpstr (
      dgs_publisher_server_get_request_header (self->server, "/feed.xml", "If-None-Match"), ==,
      options.etag);
  g_assert_cmpstr (
      dgs_publisher_server_get_request_header (self->server, "/feed.xml", "If-Modified-Since"), ==,
      options.last_modified);
  g_assert_cmpstr (second->validators.etag, ==, options.etag);
  g_assert_cmpstr (second->validators.last_modified, ==, options.last_modified);

  dgs_publisher_server_set_text (self->server, "/feed.xml", "two",
                                 &(DgsPublisherOptions) { .etag = "\"2\"" });
  third = fixture_fetch (self, "/feed.xml", &second->validators, NULL);
  g_assert_cmpuint (third->status, ==, 200);
  assert_body (third, "two");
  g_assert_cmpstr (third->validators.etag, ==, "\"2\"");
  g_assert_null (third->validators.last_modified);
}

/* One that could end a header line is not sent. */
static void
test_conditional_hostile (Fixture *self, gconstpointer data)
{
  DgsValidators validators = { (char *) "\"x\"\r\nCookie: a=b", (char *) "now\nX: y" };
  g_autoptr (DgsFetchResult) result = NULL;

  dgs_publisher_server_set_text (self->server, "/feed.xml", "one", NULL);
  result = fixture_fetch (self, "/feed.xml", &validators, NULL);
  g_assert_cmpuint (result->status, ==, 200);
  g_assert_null (dgs_publisher_server_get_request_header (self->server, "/feed.xml", "Cookie"));
  g_assert_null (
      dgs_publisher_server_get_request_header (self->server, "/feed.xml", "If-None-Match"));
}

static void
test_statuses (Fixture *self, gconstpointer data)
{
  static const guint statuses[] = { 201, 204, 400, 401, 403, 404, 410, 418, 500, 502, 504 };
  DgsValidators validators = { (char *) "\"old\"", (char *) "yesterday" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsFetchResult) result = NULL;

    dgs_publisher_server_set_text (self->server, "/feed.xml", statuses[i] == 204 ? "" : "words",
                                   &(DgsPublisherOptions) { .status = statuses[i] });
    result = fixture_fetch (self, "/feed.xml", &validators, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (result->status, ==, statuses[i]);
    if (statuses[i] >= 400)
      g_assert_cmpstr (result->validators.etag, ==, "\"old\"");
  }
}

static void
test_permanent (Fixture *self, gconstpointer data)
{
  static const struct {
    guint first, second, last;
    gboolean permanent;
  } cases[] = {
    { 301, 308, 200, TRUE },  { 308, 301, 200, TRUE },  { 301, 302, 200, FALSE },
    { 307, 301, 200, FALSE }, { 303, 301, 200, FALSE }, { 301, 301, 404, FALSE },
  };
  g_autofree char *end = dgs_publisher_server_get_address (self->server, "/c");
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsFetchResult) result = NULL;

    redirect (self, "/a", cases[i].first, "/b");
    redirect (self, "/b", cases[i].second, "/c");
    dgs_publisher_server_set_text (self->server, "/c", "end",
                                   &(DgsPublisherOptions) { .status = cases[i].last });
    result = fixture_fetch (self, "/a", NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (result->status, ==, cases[i].last);
    g_assert_cmpstr (result->address, ==, end);
    g_assert_cmpstr (result->permanent_address, ==, cases[i].permanent ? end : NULL);
    assert_body (result, "end");
  }
}

static void
test_permanent_not_modified (Fixture *self, gconstpointer data)
{
  DgsValidators validators = { (char *) "\"1\"", NULL };
  g_autofree char *end = dgs_publisher_server_get_address (self->server, "/b");
  g_autoptr (DgsFetchResult) result = NULL;

  redirect (self, "/a", 301, "/b");
  dgs_publisher_server_set_text (self->server, "/b", "x",
                                 &(DgsPublisherOptions) { .etag = "\"1\"" });
  result = fixture_fetch (self, "/a", &validators, NULL);
  g_assert_cmpuint (result->status, ==, 304);
  g_assert_cmpstr (result->permanent_address, ==, end);
}

static void
test_loop (Fixture *self, gconstpointer data)
{
  static const char *const starts[] = { "/self", "/a" };
  gsize i;

  redirect (self, "/self", 302, "/self");
  redirect (self, "/a", 301, "/b");
  redirect (self, "/b", 301, "/a");
  for (i = 0; i < G_N_ELEMENTS (starts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsFetchResult) result = fixture_fetch (self, starts[i], NULL, &error);

    g_assert_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_REDIRECT);
  }
  g_assert_cmpuint (dgs_publisher_server_get_count (self->server, NULL), ==, 3);
}

static void
test_hops (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) eight = NULL;
  g_autoptr (DgsFetchResult) nine = NULL;
  guint i;

  for (i = 0; i < 9; i++) {
    g_autofree char *from = g_strdup_printf ("/%u", i);
    g_autofree char *to = g_strdup_printf ("/%u", i + 1);

    redirect (self, from, 302, to);
  }
  dgs_publisher_server_set_text (self->server, "/9", "end", NULL);
  eight = fixture_fetch (self, "/1", NULL, &error);
  g_assert_no_error (error);
  assert_body (eight, "end");
  dgs_publisher_server_clear_log (self->server);
  nine = fixture_fetch (self, "/0", NULL, &error);
  g_assert_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_REDIRECT);
  g_assert_cmpuint (dgs_publisher_server_get_count (self->server, NULL), ==, 9);
}

static void
test_bad_locations (Fixture *self, gconstpointer data)
{
  static const char *const locations[] = {
    "file:///etc/hosts", "javascript:alert(1)",   "data:,x",
    "http://",           "mailto:a@acme.example", "ftp://acme.example/"
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (locations); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsFetchResult) result = NULL;

    g_test_message ("%s", locations[i]);
    redirect (self, "/a", 301, locations[i]);
    result = fixture_fetch (self, "/a", NULL, &error);
    g_assert_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_REDIRECT);
  }
}

/* A redirect that leads nowhere is an answer like another. */
static void
test_no_location (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;

  redirect (self, "/a", 301, NULL);
  result = fixture_fetch (self, "/a", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->status, ==, 301);
  g_assert_false (dgs_fetch_result_is_success (result));
}

static void
test_bad_addresses (Fixture *self, gconstpointer data)
{
  static const char *const addresses[] = {
    "file:///etc/hosts",     "ftp://acme.example/", "feed.xml", "acme.example",
    "mailto:a@acme.example", "javascript:1",        "http://",  "data:text/xml,<x/>"
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (addresses); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsFetchResult) result = fixture_fetch (self, addresses[i], NULL, &error);

    g_test_message ("%s", addresses[i]);
    g_assert_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_ADDRESS);
  }
}

static void
test_no_server (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;
  g_autofree char *address = dgs_publisher_server_get_address (self->server, "/feed.xml");

  g_clear_object (&self->server);
  result = fixture_fetch (self, address, NULL, &error);
  g_assert_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_CONNECTION);
}

static void
test_gzip (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) result = NULL;

  dgs_publisher_server_set_text (self->server, "/feed.xml", "packed",
                                 &(DgsPublisherOptions) { .gzip = TRUE });
  result = fixture_fetch (self, "/feed.xml", NULL, &error);
  g_assert_no_error (error);
  assert_body (result, "packed");
}

/* A coding that is none, and a packed file that says nothing of it. */
static void
test_odd_codings (Fixture *self, gconstpointer data)
{
  static const guint8 packed[] = { 0x1f, 0x8b, 0x08, 0,    0,    0,    0,    0, 0,
                                   3,    0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0, 0x86,
                                   0xa6, 0x10, 0x36, 5,    0,    0,    0 };
  const char *const utf8[] = { "Content-Encoding", "utf-8", NULL };
  g_autoptr (GBytes) file = g_bytes_new_static (packed, sizeof packed);
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFetchResult) plain = NULL;
  g_autoptr (DgsFetchResult) unpacked = NULL;

  dgs_publisher_server_set_text (self->server, "/plain", "words",
                                 &(DgsPublisherOptions) { .headers = utf8 });
  plain = fixture_fetch (self, "/plain", NULL, &error);
  g_assert_no_error (error);
  assert_body (plain, "words");

  dgs_publisher_server_set (self->server, "/feed.xml.gz", file, NULL);
  unpacked = fixture_fetch (self, "/feed.xml.gz", NULL, &error);
  g_assert_no_error (error);
  assert_body (unpacked, "hello");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/fetch/fetcher/plain", test_plain, NULL);
  fixture_test ("/fetch/fetcher/request-headers", test_request_headers, NULL);
  fixture_test ("/fetch/fetcher/conditional", test_conditional, NULL);
  fixture_test ("/fetch/fetcher/conditional-hostile", test_conditional_hostile, NULL);
  fixture_test ("/fetch/fetcher/statuses", test_statuses, NULL);
  fixture_test ("/fetch/fetcher/permanent", test_permanent, NULL);
  fixture_test ("/fetch/fetcher/permanent-not-modified", test_permanent_not_modified, NULL);
  fixture_test ("/fetch/fetcher/loop", test_loop, NULL);
  fixture_test ("/fetch/fetcher/hops", test_hops, NULL);
  fixture_test ("/fetch/fetcher/bad-locations", test_bad_locations, NULL);
  fixture_test ("/fetch/fetcher/no-location", test_no_location, NULL);
  fixture_test ("/fetch/fetcher/bad-addresses", test_bad_addresses, NULL);
  fixture_test ("/fetch/fetcher/no-server", test_no_server, NULL);
  fixture_test ("/fetch/fetcher/gzip", test_gzip, NULL);
  fixture_test ("/fetch/fetcher/odd-codings", test_odd_codings, NULL);
  return g_test_run ();
}
