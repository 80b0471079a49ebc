/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "library-fixture.h"

#define LEAD "Acme split its order queue by how long a message may wait, and the nights are quiet. "
#define LONG LEAD LEAD LEAD LEAD LEAD LEAD LEAD LEAD

#define HEADING "<h1>Acme Reads — Week of 2026-04-18 to 2026-05-01</h1>"
#define BEGINNING HEADING "<p>" LEAD "</p>"
#define PAGE                                                                                    \
  "<!doctype html><html><head><title>Week</title></head><body><nav>Home</nav><article>" HEADING \
  "<p>" LEAD "</p><h2>Top Stories</h2><p><strong>[Queue split in two]</strong> · Acme · "       \
  "<a href='https://acme.example/queue/'>Source</a>\n" LONG "</p></article>"                    \
  "<footer>Imprint</footer></body></html>"

static const DgsPublisherOptions html = { .content_type = "text/html", .etag = "\"1\"" };

static DgsFeed *
follow_feed (LibraryFixture *fixture, const char *text)
{
  g_autofree char *link = dgs_publisher_server_get_address (fixture->server, "/week/");
  g_autofree char *item = library_fixture_item ("Week 19 Summary", link, text);
  g_autofree char *body = library_fixture_feed ("Acme", item, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/feed", body);
  g_autoptr (GError) error = NULL;
  DgsFeed *feed = library_fixture_subscribe (fixture, address, NULL, &error);

  if (g_error_matches (error, DGS_LIBRARY_ERROR, DGS_PROBLEM_EXISTS))
    return g_object_ref (dgs_library_find_feed (fixture->library, address));
  g_assert_no_error (error);
  return feed;
}

static void
refresh (LibraryFixture *fixture)
{
  g_ptr_array_unref (library_fixture_refresh_with (fixture, DGS_REFRESH_FORCE));
}

static DgsArticleText *
load (LibraryFixture *fixture)
{
  g_autoptr (GPtrArray) articles = library_fixture_list (fixture);

  g_assert_cmpuint (articles->len, ==, 1);
  return library_fixture_load (fixture, 1);
}

static void
test_whole_text (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsFeed) feed = follow_feed (fixture, BEGINNING);
  g_autoptr (DgsArticleText) before = load (fixture);
  g_autoptr (DgsArticleText) after = NULL;
  g_autofree char *plain = NULL;

  g_assert_false (before->full);
  g_assert_true (before->wants_page);
  dgs_publisher_server_set_text (fixture->server, "/week/", PAGE, &html);
  refresh (fixture);
  after = load (fixture);
  g_assert_true (after->full);
  g_assert_false (after->wants_page);
  g_assert_cmpuint (after->stories->len, ==, 1);
  plain = dgs_document_to_text (after->document);
  g_assert_nonnull (strstr (plain, "Queue split in two"));
  g_assert_null (strstr (plain, "Imprint"));
  g_assert_cmpuint (library_fixture_search (fixture, "split in two"), ==, 1);

  /* It is not fetched again, not by another refresh and not after a restart. */
  refresh (fixture);
  g_clear_object (&feed);
  library_fixture_restart (fixture);
  refresh (fixture);
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/week/"), ==, 1);
}

/* When the feed says something else of it, the page is asked again, conditionally. */
static void
test_changed (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsFeed) feed = NULL;
  g_autoptr (DgsFeed) again = NULL;
  g_autoptr (DgsArticleText) text = NULL;

  dgs_publisher_server_set_text (fixture->server, "/week/", PAGE, &html);
  feed = follow_feed (fixture, BEGINNING);
  refresh (fixture);
  again = follow_feed (fixture, BEGINNING "<p>And more.</p>");
  refresh (fixture);
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/week/"), ==, 2);
  g_assert_cmpstr (
      dgs_publisher_server_get_request_header (fixture->server, "/week/", "If-None-Match"), ==,
      "\"1\"");
  text = load (fixture);
  g_assert_true (text->full);
  refresh (fixture);
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/week/"), ==, 2);
}

/* A page that has nothing, or something else, leaves the feed's text and says so. */
static void
test_nothing_found (LibraryFixture *fixture, gconstpointer data)
{
  static const char *const pages[] = {
    "<html><body><p>Moved.</p></body></html>",
    "<html><body><article><h1>Acme Reads — Week of 2026-05-02 to 2026-05-08</h1><p>" LONG
    "</p></article></body></html>",
  };
  g_autoptr (DgsFeed) feed = follow_feed (fixture, BEGINNING);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (DgsArticleText) text = NULL;
    g_autoptr (GError) error = NULL;

    dgs_publisher_server_set_text (fixture->server, "/week/", pages[i], &html);
    g_assert_false (library_fixture_fetch_text (fixture, 1, &error));
    g_assert_cmpint (dgs_problem_from_error (error), ==, DGS_PROBLEM_NO_ARTICLE);
    text = load (fixture);
    g_assert_false (text->full);
    g_assert_cmpint (text->problem, ==, DGS_PROBLEM_NO_ARTICLE);
  }
}

static void
test_page_fails (LibraryFixture *fixture, gconstpointer data)
{
  const DgsPublisherOptions missing = { .status = 404, .content_type = "text/html" };
  g_autoptr (DgsFeed) feed = follow_feed (fixture, BEGINNING);
  g_autoptr (DgsArticleText) text = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  dgs_publisher_server_set_text (fixture->server, "/week/", "Not here", &missing);
  refresh (fixture);
  n = dgs_publisher_server_get_count (fixture->server, "/week/");
  /* It is not asked again at once by itself, but when the user asks. */
  refresh (fixture);
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/week/"), ==, n);
  text = load (fixture);
  g_assert_cmpint (text->problem, ==, DGS_PROBLEM_NOT_FOUND);
  dgs_publisher_server_set_text (fixture->server, "/week/", PAGE, &html);
  g_assert_true (library_fixture_fetch_text (fixture, 1, &error));
  g_assert_no_error (error);
}

static void
test_off_switch (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsFeed) feed = follow_feed (fixture, BEGINNING);
  g_autoptr (DgsArticleText) text = NULL;

  dgs_publisher_server_set_text (fixture->server, "/week/", PAGE, &html);
  library_fixture_set_full_text (fixture, dgs_feed_get_id (feed), FALSE);
  refresh (fixture);
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/week/"), ==, 0);
  library_fixture_set_full_text (fixture, dgs_feed_get_id (feed), TRUE);
  refresh (fixture);
  text = load (fixture);
  g_assert_true (text->full);
}

/* A post whose feed has all of it wants no page; one that is cut does, and stays a post. */
static void
test_posts (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *whole_link = dgs_publisher_server_get_address (fixture->server, "/whole/");
  g_autofree char *cut_link = dgs_publisher_server_get_address (fixture->server, "/cut/");
  g_autofree char *whole = library_fixture_item ("Whole", whole_link, "<p>All of it.</p>");
  g_autofree char *cut = library_fixture_item ("Cut", cut_link, "<p>The beginning of […]</p>");
  g_autofree char *body = library_fixture_feed ("Acme", whole, cut, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/feed", body);
  g_autoptr (DgsFeed) feed = library_fixture_subscribe (fixture, address, NULL, NULL);
  g_autoptr (GPtrArray) articles = NULL;
  guint i;

  dgs_publisher_server_set_text (
      fixture->server, "/cut/",
      "<html><body><article><h1>Cut</h1><p>" LONG "</p></article></body></html>", &html);
  refresh (fixture);
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/whole/"), ==, 0);
  articles = library_fixture_list (fixture);
  g_assert_cmpuint (articles->len, ==, 2);
  for (i = 0; i < articles->len; i++) {
    const DgsArticleSummary *summary = g_ptr_array_index (articles, i);
    const char *title = dgs_article_get_title (summary->article);

    g_assert_cmpint (dgs_article_get_kind (summary->article), ==, DGS_DIGEST_KIND_NONE);
    g_assert_true (summary->full_text == g_str_equal (title, "Cut"));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/full-text/whole-text", test_whole_text);
  ADD ("/full-text/changed", test_changed);
  ADD ("/full-text/nothing-found", test_nothing_found);
  ADD ("/full-text/page-fails", test_page_fails);
  ADD ("/full-text/off-switch", test_off_switch);
  ADD ("/full-text/posts", test_posts);
#undef ADD
  return g_test_run ();
}
