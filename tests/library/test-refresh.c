/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "library-fixture.h"

#define WEEK_1 "<h1>Acme Reads — Week of 2026-04-11 to 2026-04-17</h1><p>First.</p>"
#define WEEK_2 "<h1>Acme Reads — Week of 2026-04-18 to 2026-05-01</h1><p>Second.</p>"

static void
serve_items (LibraryFixture *fixture, const char *path, const char *one, const char *two)
{
  g_autofree char *feed = library_fixture_feed ("Acme", one, two, NULL);
  g_autofree char *address = library_fixture_serve (fixture, path, feed);
}

static DgsFeed *
subscribe (LibraryFixture *fixture, const char *path)
{
  g_autofree char *address = dgs_publisher_server_get_address (fixture->server, path);
  g_autoptr (GError) error = NULL;
  DgsFeed *feed = library_fixture_subscribe (fixture, address, NULL, &error);

  g_assert_no_error (error);
  return feed;
}

static const DgsRefreshOutcome *
only (GPtrArray *outcomes)
{
  g_assert_cmpuint (outcomes->len, ==, 1);
  return g_ptr_array_index (outcomes, 0);
}

/* The rolling page: one id, every week another digest. The new week is due a notification, the
 * first reading is not, and the same week under another address is not. */
static void
test_new_week (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *first = library_fixture_item ("Acme", "https://acme.example/week/", WEEK_1);
  g_autofree char *second = library_fixture_item ("Acme", "https://acme.example/week/", WEEK_2);
  g_autofree char *archived = library_fixture_item ("Week 17", "https://acme.example/w17/", WEEK_1);
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (DgsFeed) feed = NULL;

  serve_items (fixture, "/feed", first, NULL);
  feed = subscribe (fixture, "/feed");
  serve_items (fixture, "/feed", second, archived);
  outcomes = library_fixture_refresh (fixture);
  g_assert_cmpint (only (outcomes)->status, ==, DGS_REFRESH_CHANGED);
  g_assert_cmpuint (only (outcomes)->n_new, ==, 1);
  g_assert_cmpuint (only (outcomes)->new_weeks->len, ==, 1);

  again = library_fixture_refresh (fixture);
  g_assert_cmpint (only (again)->status, ==, DGS_REFRESH_UNCHANGED);
  g_assert_cmpuint (only (again)->new_weeks->len, ==, 0);

  articles = library_fixture_list (fixture);
  g_assert_cmpuint (articles->len, ==, 2);
  g_assert_cmpuint (g_strv_length (((DgsArticleSummary *) g_ptr_array_index (articles, 1))->links),
                    ==, 2);
}

static void
test_state_survives (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *today = library_fixture_item ("Acme", "https://acme.example/today/", WEEK_1);
  g_autofree char *archived = library_fixture_item ("Week 17", "https://acme.example/w17/", WEEK_1);
  g_autoptr (DgsFeed) feed = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GPtrArray) after = NULL;
  gint64 id;

  serve_items (fixture, "/feed", today, NULL);
  feed = subscribe (fixture, "/feed");
  before = library_fixture_list (fixture);
  id = dgs_article_get_id (((DgsArticleSummary *) g_ptr_array_index (before, 0))->article);
  library_fixture_mark (fixture, id, DGS_MARK_READ);
  library_fixture_mark (fixture, id, DGS_MARK_SAVED);
  g_clear_object (&feed);
  library_fixture_restart (fixture);

  serve_items (fixture, "/feed", archived, NULL);
  outcomes = library_fixture_refresh (fixture);
  g_assert_cmpuint (only (outcomes)->n_new, ==, 0);
  after = library_fixture_list (fixture);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_true (
      dgs_article_get_read (((DgsArticleSummary *) g_ptr_array_index (after, 0))->article));
  g_assert_true (
      dgs_article_get_saved (((DgsArticleSummary *) g_ptr_array_index (after, 0))->article));
}

/* Nothing is lost by an answer that fails: the articles stay, the reason is kept, and the next
 * good answer is read. */
static void
test_failure (LibraryFixture *fixture, gconstpointer data)
{
  static const DgsPublisherOptions broken[] = {
    { .status = 404 },
    { .status = 500 },
    { .cut_after = 30 },
    { .content_type = "text/html" },
  };
  g_autofree char *item = library_fixture_item ("Acme", "https://acme.example/week/", WEEK_1);
  g_autoptr (DgsFeed) feed = NULL;
  g_autoptr (GPtrArray) mended = NULL;
  guint i;

  serve_items (fixture, "/feed", item, NULL);
  feed = subscribe (fixture, "/feed");
  for (i = 0; i < G_N_ELEMENTS (broken); i++) {
    g_autoptr (GPtrArray) outcomes = NULL;
    g_autoptr (GPtrArray) articles = NULL;

    dgs_publisher_server_set_text (fixture->server, "/feed",
                                   "<html>This is not what you look for</html>", &broken[i]);
    outcomes = library_fixture_refresh (fixture);
    g_assert_cmpint (only (outcomes)->status, ==, DGS_REFRESH_FAILED);
    g_assert_cmpint (only (outcomes)->problem, !=, DGS_PROBLEM_NONE);
    g_assert_cmpint (dgs_feed_get_state (feed), ==, DGS_FEED_STATE_FAILED);
    g_assert_cmpint (dgs_feed_get_problem (feed), ==, only (outcomes)->problem);
    g_assert_cmpint (dgs_feed_get_next_due (feed), >, g_get_real_time () / G_USEC_PER_SEC);
    articles = library_fixture_list (fixture);
    g_assert_cmpuint (articles->len, ==, 1);
  }
  serve_items (fixture, "/feed", item, NULL);
  mended = library_fixture_refresh (fixture);
  g_assert_cmpint (only (mended)->status, !=, DGS_REFRESH_FAILED);
  g_assert_cmpint (dgs_feed_get_state (feed), ==, DGS_FEED_STATE_IDLE);
}

static void
test_conditional (LibraryFixture *fixture, gconstpointer data)
{
  const DgsPublisherOptions options = { .etag = "W/\"1\"",
                                        .last_modified = "Fri, 01 May 2026 08:00:00 GMT" };
  g_autofree char *item = library_fixture_item ("Acme", "https://acme.example/week/", WEEK_1);
  g_autofree char *body = library_fixture_feed ("Acme", item, NULL);
  g_autoptr (DgsFeed) feed = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;

  dgs_publisher_server_set_text (fixture->server, "/feed", body, &options);
  feed = subscribe (fixture, "/feed");
  g_clear_object (&feed);
  library_fixture_restart (fixture);
  outcomes = library_fixture_refresh (fixture);
  g_assert_cmpuint (only (outcomes)->http, ==, 304);
  g_assert_cmpint (only (outcomes)->status, ==, DGS_REFRESH_UNCHANGED);
  g_assert_cmpstr (
      dgs_publisher_server_get_request_header (fixture->server, "/feed", "If-None-Match"), ==,
      "W/\"1\"");
  g_assert_cmpstr (
      dgs_publisher_server_get_request_header (fixture->server, "/feed", "If-Modified-Since"), ==,
      "Fri, 01 May 2026 08:00:00 GMT");
}

/* What a feed asks for holds too while it answers that nothing has changed. */
static void
test_schedule (LibraryFixture *fixture, gconstpointer data)
{
  const DgsPublisherOptions options = { .etag = "\"1\"" };
  g_autoptr (DgsFeed) feed = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  dgs_publisher_server_set_text (fixture->server, "/feed",
                                 "<rss version='2.0'><channel><title>Acme</title><ttl>600</ttl>"
                                 "</channel></rss>",
                                 &options);
  feed = subscribe (fixture, "/feed");
  g_assert_cmpint (dgs_feed_get_next_due (feed), >=, now + 600 * 60);
  g_clear_object (&feed);
  library_fixture_restart (fixture);
  outcomes = library_fixture_refresh (fixture);
  g_assert_cmpuint (only (outcomes)->http, ==, 304);
  feed = g_list_model_get_item (dgs_library_get_feeds (fixture->library), 0);
  g_assert_cmpint (dgs_feed_get_next_due (feed), >=, now + 600 * 60);
}

static void
test_not_due (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *item = library_fixture_item ("Acme", "https://acme.example/week/", WEEK_1);
  g_autoptr (DgsFeed) feed = NULL;

  serve_items (fixture, "/feed", item, NULL);
  feed = subscribe (fixture, "/feed");
  dgs_library_refresh_async (fixture->library, NULL, 0, DGS_REFRESH_NO_FULL_TEXT, NULL, NULL, NULL);
  library_fixture_settle ();
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/feed"), ==, 1);
}

/* The same digest in two feeds is one article that knows both. */
static void
test_two_feeds (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *item = library_fixture_item ("Acme", "https://acme.example/week/", WEEK_1);
  g_autoptr (DgsFeed) one = NULL;
  g_autoptr (DgsFeed) two = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  const DgsArticleSummary *summary;

  serve_items (fixture, "/one", item, NULL);
  serve_items (fixture, "/two", item, NULL);
  one = subscribe (fixture, "/one");
  two = subscribe (fixture, "/two");
  articles = library_fixture_list (fixture);
  g_assert_cmpuint (articles->len, ==, 1);
  summary = g_ptr_array_index (articles, 0);
  g_assert_cmpuint (g_strv_length (summary->feeds), ==, 2);
}

static void
test_progress (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *item = library_fixture_item ("Acme", "https://acme.example/week/", WEEK_1);
  const DgsPublisherOptions slow = { .delay_ms = 100 };
  g_autofree char *body = library_fixture_feed ("Acme", item, NULL);
  g_autoptr (DgsFeed) feed = NULL;

  dgs_publisher_server_set_text (fixture->server, "/feed", body, &slow);
  feed = subscribe (fixture, "/feed");
  dgs_library_refresh_async (fixture->library, NULL, 0,
                             DGS_REFRESH_FORCE | DGS_REFRESH_NO_FULL_TEXT, NULL, NULL, NULL);
  g_assert_true (dgs_library_get_refreshing (fixture->library));
  g_assert_cmpint (dgs_feed_get_state (feed), ==, DGS_FEED_STATE_REFRESHING);
  while (dgs_library_get_refreshing (fixture->library))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (dgs_feed_get_state (feed), ==, DGS_FEED_STATE_IDLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/refresh/new-week", test_new_week);
  ADD ("/refresh/state-survives", test_state_survives);
  ADD ("/refresh/failure", test_failure);
  ADD ("/refresh/conditional", test_conditional);
  ADD ("/refresh/schedule", test_schedule);
  ADD ("/refresh/not-due", test_not_due);
  ADD ("/refresh/two-feeds", test_two_feeds);
  ADD ("/refresh/progress", test_progress);
#undef ADD
  return g_test_run ();
}
