/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sqlite.h"
#include "library-fixture.h"

#define WEEK "<h1>Acme Reads — Week of 2026-04-11 to 2026-04-17</h1><p>First.</p>"
#define DAY (24 * 60 * 60)

static const DgsPublisherOptions moved = { .status = 301, .location = "/new" };
static const DgsPublisherOptions tagged = { .etag = "\"1\"" };

static void
serve (LibraryFixture *fixture, const char *path)
{
  g_autofree char *item = library_fixture_item ("Acme", "https://acme.example/week/", WEEK);
  g_autofree char *body = library_fixture_feed ("Acme", item, NULL);

  dgs_publisher_server_set_text (fixture->server, path, body, &tagged);
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

/* A feed that is followed at /old, where it is found at /new since. */
static DgsFeed *
subscribe_and_move (LibraryFixture *fixture)
{
  DgsFeed *feed = NULL;

  serve (fixture, "/old");
  serve (fixture, "/new");
  feed = subscribe (fixture, "/old");
  dgs_publisher_server_set_text (fixture->server, "/old", "", &moved);
  return feed;
}

static void
refresh (LibraryFixture *fixture, guint times)
{
  while (times-- > 0) {
    g_autoptr (GPtrArray) outcomes = library_fixture_refresh (fixture);
  }
}

/* Lets days pass for what the library has written down. */
static void
pass (LibraryFixture *fixture, int days)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsSqlite) db = dgs_sqlite_open (path, &error);

  g_assert_no_error (error);
  sql = g_strdup_printf ("UPDATE feeds SET moved_since = moved_since - %d WHERE moved_since > 0",
                         days * DAY);
  dgs_sqlite_script (db, sql, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, dgs_sqlite_close);
  library_fixture_restart (fixture);
}

static void
assert_address (LibraryFixture *fixture, guint position, const char *path)
{
  g_autofree char *expected = dgs_publisher_server_get_address (fixture->server, path);
  g_autoptr (DgsFeed) feed =
      g_list_model_get_item (dgs_library_get_feeds (fixture->library), position);

  g_assert_cmpstr (dgs_feed_get_address (feed), ==, expected);
  g_assert_true (dgs_library_find_feed (fixture->library, expected) == feed);
}

/* Whoever still lists the address that it had lists a feed that is followed. */
static void
assert_known (LibraryFixture *fixture, const char *path)
{
  g_autofree char *address = dgs_publisher_server_get_address (fixture->server, path);
  g_autoptr (DgsFeed) feed = g_list_model_get_item (dgs_library_get_feeds (fixture->library), 0);

  g_assert_true (dgs_library_find_feed (fixture->library, address) == feed);
}

/* Three reads alone are not enough, nor are three days; both are. What is there stays, and the new
 * address is asked for all that it has. */
static void
test_moves (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsFeed) feed = subscribe_and_move (fixture);
  g_autoptr (GPtrArray) articles = NULL;

  refresh (fixture, 4);
  assert_address (fixture, 0, "/old");
  g_clear_object (&feed);
  pass (fixture, 3);
  assert_address (fixture, 0, "/old");
  refresh (fixture, 1);
  assert_address (fixture, 0, "/new");
  assert_known (fixture, "/old");
  library_fixture_restart (fixture);
  assert_address (fixture, 0, "/new");
  assert_known (fixture, "/old");

  dgs_publisher_server_clear_log (fixture->server);
  refresh (fixture, 1);
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/old"), ==, 0);
  g_assert_null (
      dgs_publisher_server_get_request_header (fixture->server, "/new", "If-None-Match"));
  articles = library_fixture_list (fixture);
  g_assert_cmpuint (articles->len, ==, 1);
}

static void
test_few_reads (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsFeed) feed = subscribe_and_move (fixture);

  refresh (fixture, 1);
  g_clear_object (&feed);
  pass (fixture, 30);
  refresh (fixture, 1);
  assert_address (fixture, 0, "/old");
  refresh (fixture, 1);
  assert_address (fixture, 0, "/new");
}

/* It was a mistake of an afternoon: what was counted until then counts no more. */
static void
test_comes_back (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsFeed) feed = subscribe_and_move (fixture);

  refresh (fixture, 2);
  serve (fixture, "/old");
  refresh (fixture, 1);
  dgs_publisher_server_set_text (fixture->server, "/old", "", &moved);
  refresh (fixture, 1);
  g_clear_object (&feed);
  pass (fixture, 30);
  refresh (fixture, 1);
  assert_address (fixture, 0, "/old");
}

/* A move for the time being is none. */
static void
test_for_now (LibraryFixture *fixture, gconstpointer data)
{
  const DgsPublisherOptions elsewhere = { .status = 302, .location = "/new" };
  g_autoptr (DgsFeed) feed = subscribe_and_move (fixture);

  dgs_publisher_server_set_text (fixture->server, "/old", "", &elsewhere);
  refresh (fixture, 3);
  g_clear_object (&feed);
  pass (fixture, 30);
  refresh (fixture, 1);
  assert_address (fixture, 0, "/old");
}

/* No two feeds have one address: both stay as they are. */
static void
test_taken (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsFeed) feed = subscribe_and_move (fixture);
  g_autoptr (DgsFeed) other = subscribe (fixture, "/new");

  refresh (fixture, 3);
  g_clear_object (&feed);
  g_clear_object (&other);
  pass (fixture, 30);
  refresh (fixture, 1);
  g_assert_cmpuint (g_list_model_get_n_items (dgs_library_get_feeds (fixture->library)), ==, 2);
  assert_address (fixture, 0, "/old");
  assert_address (fixture, 1, "/new");
}

/* Taken away for good: it is asked no more, unless the user asks. */
static void
test_gone (LibraryFixture *fixture, gconstpointer data)
{
  const DgsPublisherOptions gone = { .status = 410 };
  g_autoptr (DgsFeed) feed = NULL;
  guint asked;

  serve (fixture, "/feed");
  feed = subscribe (fixture, "/feed");
  dgs_publisher_server_set_text (fixture->server, "/feed", "", &gone);
  refresh (fixture, 1);
  g_assert_cmpint (dgs_feed_get_problem (feed), ==, DGS_PROBLEM_GONE);
  g_assert_false (dgs_feed_is_due (feed, G_MAXINT64));
  asked = dgs_publisher_server_get_count (fixture->server, "/feed");
  dgs_library_refresh_async (fixture->library, NULL, 0, DGS_REFRESH_NO_FULL_TEXT, NULL, NULL, NULL);
  library_fixture_settle ();
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/feed"), ==, asked);

  serve (fixture, "/feed");
  refresh (fixture, 1);
  g_assert_cmpint (dgs_feed_get_problem (feed), ==, DGS_PROBLEM_NONE);
  g_assert_true (dgs_feed_is_due (feed, G_MAXINT64));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/feed-moves/moves", test_moves);
  ADD ("/feed-moves/few-reads", test_few_reads);
  ADD ("/feed-moves/comes-back", test_comes_back);
  ADD ("/feed-moves/for-now", test_for_now);
  ADD ("/feed-moves/taken", test_taken);
  ADD ("/feed-moves/gone", test_gone);
#undef ADD
  return g_test_run ();
}
