/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-publisher.h"
#include "library-fixture.h"

#define SITE "https://macworks.dev"
#define LEAD "Acme split its order queue by how long a message may wait, and the nights are quiet. "
#define WEEK "Engineering @ Scale — Week of 2026-08-15 to 2026-08-21"

/* A library that follows the known publisher, whose site is on loopback. */
static void
set_up (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *map = NULL;

  library_fixture_set_up_server (fixture);
  map = g_strdup_printf (SITE "=%s", dgs_publisher_server_get_origin (fixture->server));
  fixture->fetcher = dgs_fetcher_new ("Digests/test", map, &error);
  g_assert_no_error (error);
  library_fixture_open (fixture);
}

static void
serve_page (LibraryFixture *fixture, const char *path, const char *body)
{
  const DgsPublisherOptions html = { .content_type = "text/html" };
  g_autofree char *page = g_strdup_printf ("<!doctype html><html><body>%s</body></html>", body);

  dgs_publisher_server_set_text (fixture->server, path, page, &html);
}

/* The publisher moves to a new layout: the old feed is gone, what takes its place is offered, and
 * a digest under its new address is the digest that was read under the old one. */
static void
test_new_layout (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *item =
      library_fixture_item ("Week 34 Summary", SITE "/docs/month/tech/weekly-2026-W34/",
                            "<h1>" WEEK "</h1><p>" LEAD "</p>");
  g_autofree char *body = library_fixture_feed ("Tech on MacWorks", item, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/docs/month/tech/index.xml", body);
  g_autoptr (GPtrArray) replacements = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (DgsFeed) feed = NULL;
  g_autoptr (DgsFeed) page = NULL;
  g_autoptr (GError) error = NULL;
  const DgsArticleSummary *summary;
  DgsCandidate candidate = { (char *) SITE "/editions/week/tech/", (char *) "Tech", TRUE };

  feed = library_fixture_subscribe (fixture, SITE "/docs/month/tech/index.xml", NULL, &error);
  g_assert_no_error (error);
  library_fixture_mark (fixture, 1, DGS_MARK_READ);

  dgs_publisher_server_remove (fixture->server, "/docs/month/tech/index.xml");
  g_ptr_array_unref (library_fixture_refresh (fixture));
  g_assert_cmpint (dgs_feed_get_problem (feed), ==, DGS_PROBLEM_NOT_FOUND);
  replacements = dgs_publisher_get_replacements (dgs_feed_get_address (feed));
  g_assert_cmpuint (replacements->len, >, 0);
  g_assert_cmpstr (((DgsPublisherFeed *) g_ptr_array_index (replacements, 0))->address, ==,
                   SITE "/editions/week/tech/");

  serve_page (fixture, "/editions/week/tech/",
              "<div class=listing-page><div class=\"article-prose section-content\"><h1>" WEEK
              "</h1><p>" LEAD LEAD
              "</p></div><div class=listing-stream><a href=/x>Row</a></div></div>");
  page = library_fixture_subscribe_candidate (fixture, &candidate, &error);
  g_assert_no_error (error);
  articles = library_fixture_list (fixture);
  g_assert_cmpuint (articles->len, ==, 1);
  summary = g_ptr_array_index (articles, 0);
  g_assert_true (dgs_article_get_read (summary->article));
  g_assert_true (summary->full_text);
  g_assert_cmpuint (g_strv_length (summary->feeds), ==, 2);
  g_assert_cmpuint (g_strv_length (summary->links), ==, 2);
}

/* The page behind an old address is looked for where it is known to have gone. */
static void
test_moved_page (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *item =
      library_fixture_item ("Week 34 Summary", SITE "/docs/month/tech/weekly-2026-W34/",
                            "<h1>" WEEK "</h1><p>" LEAD "</p>");
  g_autofree char *body = library_fixture_feed ("Tech on MacWorks", item, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/tags/tech/index.xml", body);
  g_autoptr (DgsFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsArticleText) text = NULL;

  feed = library_fixture_subscribe (fixture, SITE "/tags/tech/index.xml", NULL, &error);
  g_assert_no_error (error);
  serve_page (fixture, "/articles/tech/weekly-2026-W34/",
              "<article class=article-main><header class=article-header><h1>" WEEK
              "</h1><p class=article-meta><time>WEEK 34, 2026</time></p></header>"
              "<div class=article-prose><p>" LEAD LEAD "</p></div></article>");
  g_assert_true (library_fixture_fetch_text (fixture, 1, &error));
  g_assert_no_error (error);
  text = library_fixture_load (fixture, 1);
  g_assert_true (text->full);
  g_assert_cmpstr (text->links[0], ==, SITE "/articles/tech/weekly-2026-W34/");
}

/* The home feed of the new layout: one title for all, no dates, escaped three times. */
static void
test_home_feed (LibraryFixture *fixture, gconstpointer data)
{
  static const char feed_text[] =
      "<rss version=\"2.0\"><channel><title>MacWorks</title>"
      "<item><title>YouTube</title><link>" SITE "/articles/youtube-2026-09-05/</link>"
      "<guid>" SITE "/articles/youtube-2026-09-05/</guid>"
      "<description>YouTube — 2026-09-05 Queues &amp;amp;amp; caches, explained …</description></item>"
      "<item><title>YouTube</title><link>" SITE "/articles/youtube-2026-09-04/</link>"
      "<guid>" SITE "/articles/youtube-2026-09-04/</guid>"
      "<description>YouTube — 2026-09-04 Disks &amp;amp;amp; tape …</description></item>"
      "</channel></rss>";
  g_autofree char *address = library_fixture_serve (fixture, "/index.xml", feed_text);
  g_autoptr (DgsFeed) feed = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GError) error = NULL;
  const DgsArticleSummary *summary;

  feed = library_fixture_subscribe (fixture, SITE "/index.xml", NULL, &error);
  g_assert_no_error (error);
  articles = library_fixture_list (fixture);
  g_assert_cmpuint (articles->len, ==, 2);
  summary = g_ptr_array_index (articles, 0);
  g_assert_cmpstr (dgs_article_get_series (summary->article), ==, "YouTube");
  g_assert_cmpint (dgs_article_get_kind (summary->article), ==, DGS_DIGEST_KIND_DAILY);
  g_assert_cmpuint (g_date_get_day (dgs_article_get_end (summary->article)), ==, 5);
  g_assert_nonnull (strstr (dgs_article_get_excerpt (summary->article), "Queues & caches"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, set_up, func, library_fixture_tear_down)
  ADD ("/moves/new-layout", test_new_layout);
  ADD ("/moves/moved-page", test_moved_page);
  ADD ("/moves/home-feed", test_home_feed);
#undef ADD
  return g_test_run ();
}
