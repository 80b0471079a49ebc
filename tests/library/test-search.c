/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "library-fixture.h"

#define DAY                                                                                     \
  "<h1>Acme Reads — 2026-05-01</h1><h2>Deep Dives</h2>"                                         \
  "<p><strong>Queue split in two</strong> · Acme & Borealis · <a href='#'>Source</a>\nTwo.</p>" \
  "<p><strong>缓存说出年龄</strong> · Cobalt · <a href='#'>Source</a>\nA queue of answers.</p>"

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **place)
{
  while (!*place)
    g_main_context_iteration (NULL, TRUE);
  return *place;
}

static GPtrArray *
search (LibraryFixture *fixture, const DgsSearchQuery *query)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *hits;

  dgs_library_search_async (fixture->library, query, NULL, take_result_cb, &place);
  result = wait_for (&place);
  hits = dgs_library_search_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return hits;
}

static void
follow (LibraryFixture *fixture)
{
  g_autofree char *day = library_fixture_item ("2026-05-01", "https://acme.example/1/", DAY);
  g_autofree char *feed = library_fixture_feed ("Acme Reads", day, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/digests", feed);
  g_autoptr (DgsFeed) followed = library_fixture_subscribe (fixture, address, NULL, NULL);

  g_assert_nonnull (followed);
}

static void
test_hits (LibraryFixture *fixture, gconstpointer data)
{
  DgsSearchQuery query = { .words = "queue", .limit = 10 };
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) few = NULL;
  const DgsTextRange *marks;
  DgsSearchHit *hit;
  gsize n_marks;

  follow (fixture);
  hits = search (fixture, &query);
  g_assert_cmpuint (hits->len, ==, 2);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpint (dgs_search_hit_get_story (hit), ==, 0);
  g_assert_cmpstr (dgs_search_hit_get_title (hit), ==, "Queue split in two");
  g_assert_cmpstr (dgs_search_hit_get_byline (hit), ==, "Acme & Borealis");
  g_assert_true (dgs_article_get_loaded (dgs_search_hit_get_article (hit)));
  g_assert_cmpstr (dgs_article_get_series (dgs_search_hit_get_article (hit)), ==, "Acme Reads");
  marks = dgs_search_hit_get_title_marks (hit, &n_marks);
  g_assert_cmpuint (n_marks, ==, 1);
  g_assert_cmpuint (marks[0].start, ==, 0);
  g_assert_cmpuint (marks[0].end, ==, 5);
  dgs_search_hit_get_byline_marks (hit, &n_marks);
  g_assert_cmpuint (n_marks, ==, 0);
  hit = g_ptr_array_index (hits, 1);
  g_assert_cmpint (dgs_search_hit_get_story (hit), ==, 1);
  g_assert_cmpstr (dgs_search_hit_get_snippet (hit), ==, "A queue of answers.");
  dgs_search_hit_get_snippet_marks (hit, &n_marks);
  g_assert_cmpuint (n_marks, ==, 1);

  query.words = "年龄";
  query.organisation = "cobalt";
  query.week = 202618;
  few = search (fixture, &query);
  g_assert_cmpuint (few->len, ==, 1);
}

static void
test_cancelled (LibraryFixture *fixture, gconstpointer data)
{
  DgsSearchQuery query = { .words = "queue", .limit = 10 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  follow (fixture);
  dgs_library_search_async (fixture->library, &query, cancellable, take_result_cb, &place);
  g_cancellable_cancel (cancellable);
  result = wait_for (&place);
  g_assert_null (dgs_library_search_finish (fixture->library, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_choices (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsSearchChoices) choices = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;

  follow (fixture);
  dgs_library_search_choices_async (fixture->library, NULL, take_result_cb, &place);
  result = wait_for (&place);
  choices = dgs_library_search_choices_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (choices->organisations->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (choices->organisations, 0), ==, "Acme");
  g_assert_cmpstr (g_ptr_array_index (choices->organisations, 1), ==, "Borealis");
  g_assert_cmpuint (choices->weeks->len, ==, 1);
  g_assert_cmpuint (g_array_index (choices->weeks, guint, 0), ==, 202618);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/search/hits", test_hits);
  ADD ("/search/cancelled", test_cancelled);
  ADD ("/search/choices", test_choices);
#undef ADD
  return g_test_run ();
}
