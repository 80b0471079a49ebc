/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-private.h"
#include "library-fixture.h"

#define N_MANY 100000

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

typedef struct {
  guint from;
  guint n;
} Rows;

/* Articles with one day each seven rows, so that a week holds 49. */
static gpointer
insert_rows (DgsSqlite *db, gpointer data, GError **error)
{
  const Rows *rows = data;

  return dgs_sqlite_run (
             db, error,
             "WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1 + ?2)"
             " INSERT INTO articles (key, title, kind, date_origin, day, week, first_seen, excerpt,"
             " story_count, source_count) SELECT 'key ' || i, 'Title ' || i, 0, 0, 700000 + i / 7,"
             " 200000 + i / 49, 0, '', 0, 0 FROM n",
             "ii", (gint64) rows->from, (gint64) rows->n)
             ? db
             : NULL;
}

static void
insert (LibraryFixture *fixture, guint from, guint n)
{
  Rows rows = { from, n };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dgs_store_write_async (dgs_library_get_store (fixture->library), insert_rows, &rows, NULL, NULL,
                         take_result_cb, &place);
  while (!place)
    g_main_context_iteration (NULL, TRUE);
  result = place;
  dgs_store_run_finish (dgs_library_get_store (fixture->library), result, &error);
  g_assert_no_error (error);
}

static DgsArticleList *
open_list (LibraryFixture *fixture, DgsScopeKind kind)
{
  DgsScope scope = { kind, 0 };
  DgsArticleList *list = dgs_article_list_new (fixture->library, &scope);

  g_assert_true (dgs_article_list_get_loading (list));
  while (dgs_article_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
  return list;
}

static void
test_rows_and_sections (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleList) list = NULL;
  g_autoptr (DgsArticle) first = NULL;
  g_autoptr (DgsArticle) same = NULL;
  guint start, end;

  insert (fixture, 0, 100);
  list = open_list (fixture, DGS_SCOPE_LATEST);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  same = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (first == same);
  g_assert_false (dgs_article_get_loaded (first));
  g_assert_cmpuint (dgs_article_get_week (first), ==, 200002);
  while (!dgs_article_get_loaded (first))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (dgs_article_get_title (first), ==, "Title 99");
  g_assert_cmpuint (dgs_article_list_find (list, dgs_article_get_id (first)), ==, 0);
  g_assert_cmpuint (dgs_article_list_find (list, 12345), ==, G_MAXUINT);

  dgs_article_list_get_section (list, 0, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 2);
  dgs_article_list_get_section (list, 50, &start, &end);
  g_assert_cmpuint (start, ==, 2);
  g_assert_cmpuint (end, ==, 51);
  dgs_article_list_get_section (list, 99, &start, &end);
  g_assert_cmpuint (end, ==, 100);
  dgs_article_list_get_section (list, 100, &start, &end);
  g_assert_cmpuint (start, ==, 100);
  g_assert_cmpuint (end, ==, G_MAXUINT);
}

typedef struct {
  guint calls;
  guint removed;
  guint added;
} Changes;

static void
count_changes_cb (GListModel *model, guint position, guint removed, guint added, Changes *changes)
{
  changes->calls++;
  changes->removed += removed;
  changes->added += added;
}

/* What arrives is put in between; nothing that is there is taken out and put back. */
static void
test_grows_in_place (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleList) list = NULL;
  Changes changes = { 0 };

  insert (fixture, 0, 10);
  insert (fixture, 50, 10);
  list = open_list (fixture, DGS_SCOPE_LATEST);
  g_signal_connect (list, "items-changed", G_CALLBACK (count_changes_cb), &changes);
  insert (fixture, 20, 5);
  insert (fixture, 70, 1);
  dgs_library_queue_reload (fixture->library);
  library_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 26);
  g_assert_cmpuint (changes.removed, ==, 0);
  g_assert_cmpuint (changes.added, ==, 6);
  g_assert_cmpuint (changes.calls, ==, 2);
}

/* In a list of unread articles, what is read while it is open keeps its place. */
static void
test_unread_keeps_what_was_read (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleList) unread = NULL;
  g_autoptr (DgsArticleList) later = NULL;
  g_autoptr (DgsArticleList) saved = NULL;

  insert (fixture, 0, 5);
  unread = open_list (fixture, DGS_SCOPE_UNREAD);
  saved = open_list (fixture, DGS_SCOPE_SAVED);
  library_fixture_mark (fixture, 3, DGS_MARK_READ);
  library_fixture_mark (fixture, 3, DGS_MARK_SAVED);
  insert (fixture, 10, 1);
  dgs_library_queue_reload (fixture->library);
  library_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (unread)), ==, 6);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (saved)), ==, 1);
  later = open_list (fixture, DGS_SCOPE_UNREAD);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (later)), ==, 5);
  library_fixture_mark (fixture, 3, DGS_MARK_UNSAVED);
  library_fixture_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (saved)), ==, 0);
}

/* A library of 100,000 opens like one of 100: no row is made that no one asked for. */
static void
test_many (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleList) list = NULL;
  g_autoptr (DgsArticle) last = NULL;
  gint64 begin;
  double seconds;

  insert (fixture, 0, N_MANY);
  begin = g_get_monotonic_time ();
  list = open_list (fixture, DGS_SCOPE_LATEST);
  seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
  g_test_message ("%u rows in %.3f s", N_MANY, seconds);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_MANY);
  g_assert_cmpfloat (seconds, <, 2);
  last = g_list_model_get_item (G_LIST_MODEL (list), N_MANY - 1);
  while (!dgs_article_get_loaded (last))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (dgs_article_get_title (last), ==, "Title 0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/article-list/rows-and-sections", test_rows_and_sections);
  ADD ("/article-list/grows-in-place", test_grows_in_place);
  ADD ("/article-list/unread-keeps-what-was-read", test_unread_keeps_what_was_read);
  ADD ("/article-list/many", test_many);
#undef ADD
  return g_test_run ();
}
