/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "library-fixture.h"

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static void
set_position (LibraryFixture *fixture, gint64 id, int story, guint offset)
{
  DgsPosition position = { story, offset };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dgs_library_set_position_async (fixture->library, id, &position, take_result_cb, &place);
  while (!place)
    g_main_context_iteration (NULL, TRUE);
  result = place;
  g_assert_true (dgs_library_set_position_finish (fixture->library, result, &error));
  g_assert_no_error (error);
}

static void
check_position (LibraryFixture *fixture, gint64 id, int story, guint offset)
{
  g_autoptr (DgsArticleText) text = library_fixture_load (fixture, id);

  g_assert_cmpint (text->position.story, ==, story);
  g_assert_cmpuint (text->position.offset, ==, offset);
}

static void
follow (LibraryFixture *fixture)
{
  g_autofree char *one = library_fixture_item ("2026-05-01", "https://acme.example/1/", "<p>1</p>");
  g_autofree char *two = library_fixture_item ("2026-05-02", "https://acme.example/2/", "<p>2</p>");
  g_autofree char *feed = library_fixture_feed ("Acme", one, two, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/feed", feed);
  g_autoptr (DgsFeed) subscribed = library_fixture_subscribe (fixture, address, NULL, NULL);

  g_assert_nonnull (subscribed);
}

/* The place is kept over a restart, for each article its own, and marks nothing. */
static void
test_kept (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticle) article = NULL;

  follow (fixture);
  check_position (fixture, 1, -1, 0);
  set_position (fixture, 1, 3, 120);
  set_position (fixture, 2, -1, 7);
  set_position (fixture, 1, 4, 5);
  library_fixture_restart (fixture);
  check_position (fixture, 1, 4, 5);
  check_position (fixture, 2, -1, 7);
  set_position (fixture, 1, -1, 0);
  check_position (fixture, 1, -1, 0);
  article = dgs_library_get_article (fixture->library, 1);
  library_fixture_settle ();
  g_assert_false (dgs_article_get_read (article));
}

/* An article that is gone has no place. */
static void
test_gone (LibraryFixture *fixture, gconstpointer data)
{
  set_position (fixture, 4711, 1, 1);
}

/* What was asked for just before the end is written. */
static void
test_closing (LibraryFixture *fixture, gconstpointer data)
{
  const DgsPosition position = { 2, 9 };

  follow (fixture);
  dgs_library_set_position_async (fixture->library, 1, &position, NULL, NULL);
  library_fixture_restart (fixture);
  check_position (fixture, 1, 2, 9);
}

static gint64
find_unread (DgsArticleList *list, gint64 after)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  dgs_article_list_find_unread_async (list, after, NULL, take_result_cb, &place);
  while (!place)
    g_main_context_iteration (NULL, TRUE);
  result = place;
  id = dgs_article_list_find_unread_finish (list, result, &error);
  g_assert_no_error (error);
  return id;
}

/* The next one below, then from the top; never the one that is left, and none where all are read.
 */
static void
test_next_unread (LibraryFixture *fixture, gconstpointer data)
{
  const DgsScope scope = { DGS_SCOPE_LATEST, 0 };
  g_autoptr (DgsArticleList) list = NULL;
  g_autoptr (DgsArticle) first = NULL;
  g_autoptr (DgsArticle) second = NULL;

  follow (fixture);
  list = dgs_article_list_new (fixture->library, &scope);
  while (dgs_article_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpint (find_unread (list, 0), ==, dgs_article_get_id (first));
  g_assert_cmpint (find_unread (list, dgs_article_get_id (first)), ==, dgs_article_get_id (second));
  g_assert_cmpint (find_unread (list, dgs_article_get_id (second)), ==, dgs_article_get_id (first));
  library_fixture_mark (fixture, dgs_article_get_id (first), DGS_MARK_READ);
  g_assert_cmpint (find_unread (list, dgs_article_get_id (second)), ==, 0);
  g_assert_cmpint (find_unread (list, dgs_article_get_id (first)), ==, dgs_article_get_id (second));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/positions/kept", test_kept);
  ADD ("/positions/gone", test_gone);
  ADD ("/positions/closing", test_closing);
  ADD ("/positions/next-unread", test_next_unread);
#undef ADD
  return g_test_run ();
}
