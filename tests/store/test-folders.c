/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include "dgs-store-feeds.h"
#include "dgs-store-folders.h"
#include "dgs-store-marks.h"

static gint64 feeds[4];

static DgsSqlite *
open_with_feeds (const char *folder)
{
  DgsSqlite *db = store_fixture_open (folder);
  static const char *const titles[] = { "a", "b", "c", "d" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autofree char *address = g_strdup_printf ("https://acme.example/%s", titles[i]);

    feeds[i] = dgs_store_feeds_add (db, address, titles[i], FALSE, NULL);
  }
  return db;
}

/* The titles in order, each after the name of its folder where it has one. */
static char *
describe (DgsSqlite *db)
{
  g_autoptr (GPtrArray) folders = dgs_store_folders_list (db, NULL);
  g_autoptr (GPtrArray) list = dgs_store_feeds_list (db, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  guint i, j;

  for (i = 0; i < list->len; i++) {
    const DgsFeedRecord *feed = g_ptr_array_index (list, i);

    g_string_append (out, i > 0 ? " " : "");
    for (j = 0; j < folders->len; j++) {
      const DgsFolderRecord *folder = g_ptr_array_index (folders, j);

      if (folder->id == feed->folder_id)
        g_string_append_printf (out, "%s/", folder->name);
    }
    g_string_append (out, feed->own_title ? feed->own_title : feed->title);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_order (DgsSqlite *db, const char *expected)
{
  g_autofree char *order = describe (db);

  g_assert_cmpstr (order, ==, expected);
}

static void
test_order (void)
{
  char *folder = store_fixture_make_folder ();
  DgsSqlite *db = open_with_feeds (folder);
  gint64 late;

  assert_order (db, "a b c d");
  g_assert_true (dgs_store_feeds_move (db, feeds[3], 0, feeds[1], FALSE, NULL));
  assert_order (db, "a d b c");
  g_assert_true (dgs_store_feeds_move (db, feeds[0], 0, feeds[2], TRUE, NULL));
  assert_order (db, "d b c a");
  g_assert_true (dgs_store_feeds_move (db, feeds[3], 0, 0, FALSE, NULL));
  assert_order (db, "b c a d");
  /* What is new stands at the end, until somebody moves it. */
  late = dgs_store_feeds_add (db, "https://acme.example/0", "0", FALSE, NULL);
  assert_order (db, "b c a d 0");
  g_assert_true (dgs_store_feeds_move (db, late, 0, feeds[1], FALSE, NULL));
  assert_order (db, "0 b c a d");
  dgs_sqlite_close (db);
  store_fixture_remove_folder (folder);
}

static void
test_folders (void)
{
  char *folder = store_fixture_make_folder ();
  DgsSqlite *db = open_with_feeds (folder);
  gint64 work = dgs_store_folders_add (db, "Work", NULL);
  gint64 play = dgs_store_folders_add (db, "Play", NULL);

  g_assert_cmpint (dgs_store_folders_add (db, "Work", NULL), ==, work);
  g_assert_true (dgs_store_feeds_move (db, feeds[2], work, 0, FALSE, NULL));
  g_assert_true (dgs_store_feeds_move (db, feeds[0], work, feeds[2], TRUE, NULL));
  g_assert_true (dgs_store_feeds_move (db, feeds[1], play, 0, FALSE, NULL));
  assert_order (db, "Work/c Work/a Play/b d");
  g_assert_true (dgs_store_folders_move (db, play, work, FALSE, NULL));
  assert_order (db, "Play/b Work/c Work/a d");
  g_assert_true (dgs_store_folders_rename (db, play, "Fun", NULL));
  assert_order (db, "Fun/b Work/c Work/a d");

  /* Removing leaves the feeds, in their order; taking it back puts them where they were. */
  g_assert_true (dgs_store_feeds_move (db, feeds[3], 0, 0, FALSE, NULL));
  g_assert_true (dgs_store_folders_remove (db, work, NULL));
  assert_order (db, "Fun/b d c a");
  g_assert_true (dgs_store_folders_restore (db, work, NULL));
  assert_order (db, "Fun/b Work/c Work/a d");

  /* The next removal makes the one before final. */
  g_assert_true (dgs_store_folders_remove (db, work, NULL));
  g_assert_true (dgs_store_folders_remove (db, play, NULL));
  g_assert_true (dgs_store_folders_restore (db, work, NULL));
  g_assert_true (dgs_store_folders_restore (db, play, NULL));
  assert_order (db, "Fun/b d c a");

  /* A folder that is gone takes nothing in. */
  g_assert_true (dgs_store_feeds_move (db, feeds[3], work, 0, FALSE, NULL));
  assert_order (db, "Fun/b d c a");
  dgs_sqlite_close (db);
  store_fixture_remove_folder (folder);
}

/* An own title is kept beside the publisher's, and both come through an unsubscribing. */
static void
test_titles (void)
{
  char *folder = store_fixture_make_folder ();
  DgsSqlite *db = open_with_feeds (folder);
  gint64 work = dgs_store_folders_add (db, "Work", NULL);
  DgsFeedRecord record = { .id = feeds[0],
                           .address = (char *) "https://acme.example/a",
                           .title = (char *) "new" };

  g_assert_true (dgs_store_feeds_rename (db, feeds[0], "mine", NULL));
  g_assert_true (dgs_store_feeds_move (db, feeds[0], work, 0, FALSE, NULL));
  g_assert_true (dgs_store_feeds_update (db, &record, NULL));
  assert_order (db, "Work/mine b c d");
  g_assert_true (dgs_store_feeds_remove (db, feeds[0], FALSE, NULL));
  assert_order (db, "b c d");
  g_assert_true (dgs_store_feeds_restore (db, feeds[0], NULL));
  assert_order (db, "Work/mine b c d");
  g_assert_true (dgs_store_feeds_rename (db, feeds[0], NULL, NULL));
  assert_order (db, "Work/new b c d");
  dgs_sqlite_close (db);
  store_fixture_remove_folder (folder);
}

static gint64
put (DgsSqlite *db, gint64 feed, const char *key, guint day)
{
  g_autoptr (DgsArticleRecord) record = store_fixture_article (key);

  record->day = day;
  g_set_str (&record->date, "2026-05-01");
  g_assert_cmpint (dgs_store_articles_put (db, feed, record, 1, NULL), ==, DGS_PUT_NEW);
  return record->id;
}

static guint
count_unread (DgsSqlite *db)
{
  return (guint) dgs_store_articles_count (db, DGS_ARTICLE_FILTER_UNREAD, NULL);
}

/* A folder lists and counts an article once, however many of its feeds carried it. */
static void
test_folder_articles (void)
{
  char *path = store_fixture_make_folder ();
  DgsSqlite *db = open_with_feeds (path);
  gint64 work = dgs_store_folders_add (db, "Work", NULL);
  g_autoptr (DgsArticleRecord) shared = store_fixture_article ("shared");
  g_autoptr (GArray) order = NULL;
  g_autoptr (GPtrArray) folders = NULL;

  dgs_store_feeds_move (db, feeds[0], work, 0, FALSE, NULL);
  dgs_store_feeds_move (db, feeds[1], work, 0, FALSE, NULL);
  dgs_store_articles_put (db, feeds[0], shared, 1, NULL);
  dgs_store_articles_put (db, feeds[1], shared, 1, NULL);
  put (db, feeds[2], "other", 5);
  order = dgs_store_articles_order (db, DGS_ARTICLE_FILTER_FOLDER, work, NULL);
  g_assert_cmpuint (order->len, ==, 1);
  folders = dgs_store_folders_list (db, NULL);
  g_assert_cmpuint (((DgsFolderRecord *) g_ptr_array_index (folders, 0))->unread, ==, 1);
  dgs_sqlite_close (db);
  store_fixture_remove_folder (path);
}

static void
test_marks (void)
{
  char *path = store_fixture_make_folder ();
  DgsSqlite *db = open_with_feeds (path);
  gint64 old = put (db, feeds[0], "old", 10);
  gint64 middle = put (db, feeds[0], "middle", 20);
  gint64 same_day = put (db, feeds[0], "same-day", 20);
  gint64 top = put (db, feeds[1], "top", 30);
  gint64 unseen;
  gint64 first = 0;
  gint64 second = 0;
  DgsMarkQuery query = { .filter = DGS_ARTICLE_FILTER_ALL, .day = 20, .newest = top };

  query.article_id = same_day;
  unseen = put (db, feeds[1], "unseen", 40);
  /* The row below on the same day, what is older, and what nobody saw stay unread. */
  g_assert_cmpint (dgs_store_marks_read (db, &query, &first, NULL), ==, 2);
  g_assert_cmpuint (count_unread (db), ==, 3);

  /* A second batch takes what is left; each is taken back for itself. */
  query =
      (DgsMarkQuery) { .filter = DGS_ARTICLE_FILTER_FEED, .id = feeds[0], .newest = G_MAXINT64 };
  g_assert_cmpint (dgs_store_marks_read (db, &query, &second, NULL), ==, 2);
  g_assert_cmpuint (count_unread (db), ==, 1);
  g_assert_true (dgs_store_marks_undo (db, first, NULL));
  g_assert_cmpuint (count_unread (db), ==, 3);

  /* What the user has marked by itself since stays as it is. */
  dgs_store_articles_mark (db, old, FALSE, FALSE, NULL);
  dgs_store_articles_mark (db, old, FALSE, TRUE, NULL);
  g_assert_true (dgs_store_marks_undo (db, second, NULL));
  g_assert_cmpuint (count_unread (db), ==, 4);
  g_assert_cmpint (
      dgs_sqlite_query_int (db, -1, NULL, "SELECT read FROM articles WHERE id = ?", "i", old), ==,
      1);
  g_assert_cmpint (unseen, >, middle);
  dgs_sqlite_close (db);
  store_fixture_remove_folder (path);
}

/* Marking and taking back a whole library takes no time that anybody would notice. */
static void
test_many_marks (void)
{
  char *path = store_fixture_make_folder ();
  DgsSqlite *db = open_with_feeds (path);
  const DgsMarkQuery query = { .filter = DGS_ARTICLE_FILTER_ALL, .newest = G_MAXINT64 };
  gint64 batch = 0;
  gint64 start;

  dgs_sqlite_script (
      db,
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
      " INSERT INTO articles (key, title, kind, date_origin, day, week, first_seen,"
      "  excerpt, story_count, source_count)"
      " SELECT 'k' || i, 't', 0, 0, i / 10, 202601, 1, '', 0, 0 FROM n",
      NULL);
  start = g_get_monotonic_time ();
  dgs_sqlite_script (db, "BEGIN", NULL);
  g_assert_cmpint (dgs_store_marks_read (db, &query, &batch, NULL), ==, 20000);
  dgs_sqlite_script (db, "COMMIT", NULL);
  g_test_message ("20000 marked in %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (count_unread (db), ==, 0);
  start = g_get_monotonic_time ();
  dgs_sqlite_script (db, "BEGIN", NULL);
  g_assert_true (dgs_store_marks_undo (db, batch, NULL));
  dgs_sqlite_script (db, "COMMIT", NULL);
  g_test_message ("20000 taken back in %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (count_unread (db), ==, 20000);
  dgs_sqlite_close (db);
  store_fixture_remove_folder (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folders/order", test_order);
  g_test_add_func ("/folders/folders", test_folders);
  g_test_add_func ("/folders/titles", test_titles);
  g_test_add_func ("/folders/articles", test_folder_articles);
  g_test_add_func ("/folders/marks", test_marks);
  g_test_add_func ("/folders/many-marks", test_many_marks);
  return g_test_run ();
}
