/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "library-fixture.h"

#define DAY                                                                                    \
  "<details><summary>Sources</summary><ul><li><a href='https://one.example/feed'>One</a></li>" \
  "<li><a href='%s'>Two</a></li></ul></details>"                                               \
  "<h1>Acme Reads — 2026-05-01<a class='anchor' href='#x'>#</a></h1><p>Words.</p>"

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static DgsArticleText *
load (LibraryFixture *fixture, gint64 id, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dgs_library_load_async (fixture->library, id, NULL, take_result_cb, &place);
  while (!place)
    g_main_context_iteration (NULL, TRUE);
  result = place;
  return dgs_library_load_finish (fixture->library, result, error);
}

/* Subscribing to a source, from its row, turns the row. */
static void
test_sources (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *source_feed = library_fixture_feed ("Two", NULL);
  g_autofree char *source_address = library_fixture_serve (fixture, "/two", source_feed);
  g_autofree char *html = g_strdup_printf (DAY, source_address);
  g_autofree char *item = library_fixture_item ("2026-05-01", "https://acme.example/day/", html);
  g_autofree char *body = library_fixture_feed ("Acme", item, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/feed", body);
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFeed) feed = library_fixture_subscribe (fixture, address, NULL, &error);
  g_autoptr (DgsFeed) other = NULL;
  g_autoptr (GPtrArray) articles = library_fixture_list (fixture);
  g_autoptr (DgsArticleText) text = NULL;
  g_autoptr (DgsSourceItem) one = NULL;
  g_autoptr (DgsSourceItem) two = NULL;
  g_autofree char *plain = NULL;

  g_assert_no_error (error);
  text =
      load (fixture,
            dgs_article_get_id (((DgsArticleSummary *) g_ptr_array_index (articles, 0))->article),
            &error);
  g_assert_no_error (error);
  g_assert_false (text->full);
  plain = dgs_document_to_text (text->document);
  g_assert_nonnull (strstr (plain, "Acme Reads — 2026-05-01"));
  g_assert_null (strchr (plain, '#'));
  g_assert_cmpuint (g_list_model_get_n_items (text->sources), ==, 2);
  one = g_list_model_get_item (text->sources, 0);
  two = g_list_model_get_item (text->sources, 1);
  g_assert_cmpstr (dgs_source_item_get_title (one), ==, "One");
  g_assert_cmpstr (dgs_source_item_get_address (one), ==, "https://one.example/feed");
  g_assert_false (dgs_source_item_get_subscribed (two));

  other = library_fixture_subscribe (fixture, source_address, NULL, &error);
  g_assert_no_error (error);
  library_fixture_settle ();
  g_assert_true (dgs_source_item_get_subscribed (two));
  g_assert_false (dgs_source_item_get_subscribed (one));
}

static void
test_no_such_article (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (fixture, 99, &error));
  g_assert_cmpint (dgs_problem_from_error (error), ==, DGS_PROBLEM_NOT_FOUND);
}

static void
test_marks (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *item =
      library_fixture_item ("A post", "https://acme.example/1", "<p>Words.</p>");
  g_autofree char *body = library_fixture_feed ("Acme", item, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/feed", body);
  g_autoptr (DgsFeed) feed = library_fixture_subscribe (fixture, address, NULL, NULL);
  g_autoptr (DgsArticle) article = dgs_library_get_article (fixture->library, 1);

  while (!dgs_article_get_loaded (article))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (dgs_article_get_read (article));
  library_fixture_mark (fixture, 1, DGS_MARK_READ);
  g_assert_true (dgs_article_get_read (article));
  library_fixture_settle ();
  g_assert_cmpuint (dgs_library_get_unread (fixture->library), ==, 0);
  g_assert_cmpuint (dgs_feed_get_unread (feed), ==, 0);
  library_fixture_mark (fixture, 1, DGS_MARK_UNREAD);
  library_fixture_mark (fixture, 1, DGS_MARK_SAVED);
  g_assert_false (dgs_article_get_read (article));
  g_assert_true (dgs_article_get_saved (article));
}

/* Another program writes into the library: what is shown follows. */
static void
test_other_process (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *item =
      library_fixture_item ("A post", "https://acme.example/1", "<p>Words.</p>");
  g_autofree char *body = library_fixture_feed ("Acme", item, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/feed", body);
  g_autoptr (DgsFeed) feed = library_fixture_subscribe (fixture, address, NULL, NULL);
  g_autoptr (DgsArticle) article = dgs_library_get_article (fixture->library, 1);
  LibraryFixture other = *fixture;
  GAsyncResult *place = NULL;
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  library_fixture_settle ();
  other.library = dgs_library_new (fixture->folder, fixture->fetcher);
  dgs_library_open_async (other.library, NULL, take_result_cb, &place);
  while (!place)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&place);
  library_fixture_mark (&other, 1, DGS_MARK_READ);
  while (!dgs_article_get_read (article) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dgs_article_get_read (article));
  library_fixture_settle ();
  dgs_library_close (other.library);
  g_assert_finalize_object (other.library);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/articles/sources", test_sources);
  ADD ("/articles/no-such-article", test_no_such_article);
  ADD ("/articles/marks", test_marks);
  ADD ("/articles/other-process", test_other_process);
#undef ADD
  return g_test_run ();
}
