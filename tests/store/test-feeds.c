/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include "dgs-store-feeds.h"
#include "dgs-store-queries.h"

static void
test_add_update_list (void)
{
  char *folder = store_fixture_make_folder ();
  DgsSqlite *db = store_fixture_open (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  DgsFeedRecord record = { 0 };
  DgsFeedRecord *feed;

  record.id = dgs_store_feeds_add (db, "https://acme.example/feed", "z", FALSE, &error);
  dgs_store_feeds_add (db, "https://other.example/feed", "M", FALSE, &error);
  g_assert_no_error (error);
  record.address = (char *) "https://acme.example/feed";
  record.title = (char *) "acme";
  record.etag = (char *) "W/\"odd, but theirs\"";
  record.last_success = 5;
  record.failures = 2;
  record.problem = 3;
  record.status = 404;
  g_assert_true (dgs_store_feeds_update (db, &record, &error));

  feeds = dgs_store_feeds_list (db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, ==, 2);
  feed = g_ptr_array_index (feeds, 0);
  g_assert_cmpstr (feed->title, ==, "acme");
  g_assert_cmpstr (feed->etag, ==, "W/\"odd, but theirs\"");
  g_assert_null (feed->last_modified);
  g_assert_cmpint (feed->last_success, ==, 5);
  g_assert_cmpuint (feed->failures, ==, 2);
  g_assert_cmpuint (feed->problem, ==, 3);
  g_assert_cmpuint (feed->status, ==, 404);
  dgs_sqlite_close (db);
  store_fixture_remove_folder (folder);
}

static void
test_unread_and_remove (void)
{
  char *folder = store_fixture_make_folder ();
  DgsSqlite *db = store_fixture_open (folder);
  gint64 one = dgs_store_feeds_add (db, "https://acme.example/1", "One", FALSE, NULL);
  gint64 two = dgs_store_feeds_add (db, "https://acme.example/2", "Two", FALSE, NULL);
  g_autoptr (DgsArticleRecord) shared = store_fixture_article ("shared");
  g_autoptr (DgsArticleRecord) own = store_fixture_article ("own");
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GPtrArray) left = NULL;

  dgs_store_articles_put (db, one, shared, 1, NULL);
  dgs_store_articles_put (db, two, shared, 1, NULL);
  dgs_store_articles_put (db, two, own, 1, NULL);
  feeds = dgs_store_feeds_list (db, NULL);
  g_assert_cmpuint (((DgsFeedRecord *) g_ptr_array_index (feeds, 0))->unread, ==, 1);
  g_assert_cmpuint (((DgsFeedRecord *) g_ptr_array_index (feeds, 1))->unread, ==, 2);

  /* Unsubscribing keeps what was read. */
  g_assert_true (dgs_store_feeds_remove (db, two, FALSE, NULL));
  left = dgs_store_feeds_list (db, NULL);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (dgs_store_articles_count (db, DGS_ARTICLE_FILTER_ALL, NULL), ==, 2);

  /* Coming back brings the same row. */
  g_assert_cmpint (dgs_store_feeds_add (db, "https://acme.example/2", "Two", FALSE, NULL), ==, two);

  /* Purging takes only what came by no other feed. */
  g_assert_true (dgs_store_feeds_remove (db, two, TRUE, NULL));
  g_assert_cmpint (dgs_store_articles_count (db, DGS_ARTICLE_FILTER_ALL, NULL), ==, 1);
  g_assert_cmpint (dgs_store_articles_find (db, "shared", NULL), >, 0);
  dgs_sqlite_close (db);
  store_fixture_remove_folder (folder);
}

/* Taking a subscription back takes what it brought, and nothing that was there before. */
static void
test_undo (void)
{
  char *folder = store_fixture_make_folder ();
  DgsSqlite *db = store_fixture_open (folder);
  gint64 feed = dgs_store_feeds_add (db, "https://acme.example/1", "One", FALSE, NULL);
  g_autoptr (DgsArticleRecord) old = store_fixture_article ("old");
  g_autoptr (DgsArticleRecord) fresh = store_fixture_article ("fresh");
  g_autoptr (DgsArticleRecord) saved = store_fixture_article ("saved");
  DgsFeedRecord record = { .id = feed,
                           .address = (char *) "https://acme.example/1",
                           .title = (char *) "One" };

  dgs_store_articles_put (db, feed, old, 10, NULL);
  record.last_success = 50;
  g_assert_true (dgs_store_feeds_update (db, &record, NULL));
  dgs_store_articles_put (db, feed, fresh, 50, NULL);
  dgs_store_articles_put (db, feed, saved, 50, NULL);
  dgs_store_articles_mark (db, saved->id, TRUE, TRUE, NULL);
  g_assert_true (dgs_store_feeds_undo (db, feed, NULL));
  g_assert_cmpint (dgs_store_articles_find (db, "old", NULL), >, 0);
  g_assert_cmpint (dgs_store_articles_find (db, "saved", NULL), >, 0);
  g_assert_cmpint (dgs_store_articles_find (db, "fresh", NULL), ==, 0);
  dgs_sqlite_close (db);
  store_fixture_remove_folder (folder);
}

static void
test_series (void)
{
  char *folder = store_fixture_make_folder ();
  DgsSqlite *db = store_fixture_open (folder);
  g_autoptr (DgsArticleRecord) record = store_fixture_article ("weekly");
  g_autoptr (GPtrArray) series = NULL;

  record->series_key = g_strdup ("acme/reads");
  record->series = g_strdup ("Acme Reads");
  dgs_store_articles_put (db, 0, record, 1, NULL);
  series = dgs_store_series_list (db, NULL);
  g_assert_cmpuint (series->len, ==, 1);
  g_assert_cmpstr (((DgsSeriesRecord *) g_ptr_array_index (series, 0))->name, ==, "Acme Reads");
  g_assert_cmpuint (((DgsSeriesRecord *) g_ptr_array_index (series, 0))->unread, ==, 1);
  dgs_sqlite_close (db);
  store_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feeds/add-update-list", test_add_update_list);
  g_test_add_func ("/feeds/unread-and-remove", test_unread_and_remove);
  g_test_add_func ("/feeds/undo", test_undo);
  g_test_add_func ("/feeds/series", test_series);
  return g_test_run ();
}
