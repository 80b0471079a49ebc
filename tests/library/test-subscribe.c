/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "library-fixture.h"

static char *
small_feed (void)
{
  g_autofree char *item =
      library_fixture_item ("A post", "https://acme.example/post", "<p>Words.</p>");

  return library_fixture_feed ("Acme", item, NULL);
}

static void
test_feed (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *body = small_feed ();
  g_autofree char *address = library_fixture_serve (fixture, "/feed", body);
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFeed) feed = library_fixture_subscribe (fixture, address, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dgs_feed_get_title (feed), ==, "Acme");
  g_assert_cmpstr (dgs_feed_get_address (feed), ==, address);
  g_assert_cmpuint (g_list_model_get_n_items (dgs_library_get_feeds (fixture->library)), ==, 1);
  g_assert_true (dgs_library_find_feed (fixture->library, address) == feed);
  library_fixture_settle ();
  g_assert_cmpuint (dgs_feed_get_unread (feed), ==, 1);
  g_assert_cmpuint (dgs_library_get_unread (fixture->library), ==, 1);
  /* It was fetched once. */
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/feed"), ==, 1);
}

static void
test_twice (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *body = small_feed ();
  g_autofree char *address = library_fixture_serve (fixture, "/feed", body);
  g_autofree char *other_spelling = g_strconcat (address, "/", NULL);
  g_autoptr (DgsFeed) feed = library_fixture_subscribe (fixture, address, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (library_fixture_subscribe (fixture, other_spelling, NULL, &error));
  g_assert_cmpint (dgs_problem_from_error (error), ==, DGS_PROBLEM_EXISTS);
}

static void
test_page_with_one_feed (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *body = small_feed ();
  g_autofree char *address = library_fixture_serve (fixture, "/feed", body);
  g_autofree char *page = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFeed) feed = NULL;
  const DgsPublisherOptions options = { .content_type = "text/html" };

  dgs_publisher_server_set_text (fixture->server, "/",
                                 "<html><head><title>Acme</title><link rel=alternate"
                                 " type='application/rss+xml' href='/feed'></head></html>",
                                 &options);
  page = dgs_publisher_server_get_address (fixture->server, "/");
  feed = library_fixture_subscribe (fixture, page, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dgs_feed_get_address (feed), ==, address);
}

static void
test_page_with_choice (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *page =
      library_fixture_serve (fixture, "/",
                             "<html><head><link rel=alternate type='application/rss+xml'"
                             " href='/posts' title='Posts'><link rel=alternate"
                             " type='application/atom+xml' href='/news' title='News'>"
                             "</head></html>");
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (library_fixture_subscribe (fixture, page, &candidates, &error));
  g_assert_cmpint (dgs_problem_from_error (error), ==, DGS_PROBLEM_CHOICE);
  g_assert_cmpuint (candidates->len, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (dgs_library_get_feeds (fixture->library)), ==, 0);
}

/* What is no feed says why, and leaves nothing behind. */
static void
test_failures (LibraryFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *body;
    DgsPublisherOptions options;
    DgsProblem problem;
  } cases[] = {
    { "", { 0 }, DGS_PROBLEM_EMPTY },
    { "just words", { .content_type = "text/plain" }, DGS_PROBLEM_NOT_A_FEED },
    { "<html><body>Hello</body></html>", { .content_type = "text/html" }, DGS_PROBLEM_PAGE },
    { "gone", { .status = 404 }, DGS_PROBLEM_NOT_FOUND },
    { "gone", { .status = 410 }, DGS_PROBLEM_GONE },
    { "no", { .status = 403 }, DGS_PROBLEM_FORBIDDEN },
    { "oops", { .status = 500 }, DGS_PROBLEM_SERVER },
    { "<rss version='2.0'><channel><title>x</title></channel></rss>",
      { .cut_after = 20 },
      DGS_PROBLEM_CONNECTION },
    { "<rss/>", { .delay_ms = 4000 }, DGS_PROBLEM_TIMEOUT },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/%u", i);
    g_autofree char *address = dgs_publisher_server_get_address (fixture->server, path);
    g_autoptr (GError) error = NULL;

    dgs_publisher_server_set_text (fixture->server, path, cases[i].body, &cases[i].options);
    g_assert_null (library_fixture_subscribe (fixture, address, NULL, &error));
    g_test_message ("%u: %s", i, error->message);
    g_assert_cmpint (dgs_problem_from_error (error), ==, cases[i].problem);
    g_assert_cmpuint (g_list_model_get_n_items (dgs_library_get_feeds (fixture->library)), ==, 0);
  }
}

static void
test_addresses (LibraryFixture *fixture, gconstpointer data)
{
  static const char *const refused[] = {
    "",
    "words",
    "two words.example",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "ftp://acme.example/",
    "someone@acme.example",
  };
  g_autofree char *body = small_feed ();
  g_autofree char *address = library_fixture_serve (fixture, "/feed", body);
  g_autofree char *with_feed_scheme = g_strconcat ("  feed:", address, "\n", NULL);
  g_autoptr (DgsFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autoptr (GError) refusal = NULL;

    g_assert_null (library_fixture_subscribe (fixture, refused[i], NULL, &refusal));
    g_assert_cmpint (dgs_problem_from_error (refusal), ==, DGS_PROBLEM_ADDRESS);
  }
  feed = library_fixture_subscribe (fixture, with_feed_scheme, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dgs_feed_get_address (feed), ==, address);
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

/* Unsubscribing can be taken back, with nobody asked. */
static void
test_unsubscribe_and_restore (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *body = small_feed ();
  g_autofree char *address = library_fixture_serve (fixture, "/feed", body);
  g_autoptr (DgsFeed) feed = library_fixture_subscribe (fixture, address, NULL, NULL);
  gint64 id = dgs_feed_get_id (feed);
  GAsyncResult *place = NULL;
  g_autoptr (GError) error = NULL;

  dgs_library_unsubscribe_async (fixture->library, id, FALSE, NULL, take_result_cb, &place);
  while (!place)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dgs_library_unsubscribe_finish (fixture->library, place, &error));
  g_clear_object (&place);
  library_fixture_settle ();
  g_assert_null (dgs_library_find_feed (fixture->library, address));
  g_assert_cmpuint (dgs_library_get_unread (fixture->library), ==, 1);

  dgs_library_restore_feed_async (fixture->library, id, take_result_cb, &place);
  while (!place)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dgs_library_restore_feed_finish (fixture->library, place, &error));
  g_clear_object (&place);
  library_fixture_settle ();
  g_assert_nonnull (dgs_library_find_feed (fixture->library, address));
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/feed"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/subscribe/feed", test_feed);
  ADD ("/subscribe/twice", test_twice);
  ADD ("/subscribe/page-with-one-feed", test_page_with_one_feed);
  ADD ("/subscribe/page-with-choice", test_page_with_choice);
  ADD ("/subscribe/failures", test_failures);
  ADD ("/subscribe/addresses", test_addresses);
  ADD ("/subscribe/unsubscribe-and-restore", test_unsubscribe_and_restore);
#undef ADD
  return g_test_run ();
}
