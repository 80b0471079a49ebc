/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include "dgs-store-feeds.h"
#include "dgs-store-queries.h"

typedef struct {
  char *folder;
  DgsSqlite *db;
  gint64 feed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = store_fixture_make_folder ();
  fixture->db = store_fixture_open (fixture->folder);
  fixture->feed =
      dgs_store_feeds_add (fixture->db, "https://acme.example/feed", "Acme", FALSE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dgs_sqlite_close (fixture->db);
  store_fixture_remove_folder (fixture->folder);
}

static DgsPutResult
put (Fixture *fixture, gint64 feed, DgsArticleRecord *record)
{
  g_autoptr (GError) error = NULL;
  DgsPutResult result = dgs_store_articles_put (fixture->db, feed, record, 1000, &error);

  g_assert_no_error (error);
  return result;
}

static DgsArticleRecord *
get (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  DgsArticleRecord *record = dgs_store_articles_get (fixture->db, id, TRUE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  return record;
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  return dgs_sqlite_query_int (fixture->db, -1, NULL, sql, NULL);
}

static void
test_put_and_get (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) record = store_fixture_article ("acme/weekly");
  g_autoptr (DgsArticleRecord) got = NULL;

  record->series_key = g_strdup ("acme/tech");
  record->series = g_strdup ("Acme Reads");
  record->kind = 2;
  record->start = g_strdup ("2026-04-18");
  record->end = g_strdup ("2026-05-01");
  record->link = g_strdup ("https://acme.example/1");
  g_assert_cmpint (put (fixture, fixture->feed, record), ==, DGS_PUT_NEW);

  got = get (fixture, record->id);
  g_assert_cmpstr (got->key, ==, "acme/weekly");
  g_assert_cmpstr (got->series, ==, "Acme Reads");
  g_assert_cmpuint (got->kind, ==, 2);
  g_assert_cmpstr (got->start, ==, "2026-04-18");
  g_assert_cmpstr (got->end, ==, "2026-05-01");
  g_assert_cmpstr (got->link, ==, "https://acme.example/1");
  g_assert_cmpstr (got->feed_title, ==, "Acme");
  g_assert_cmpstr (got->html, ==, record->html);
  g_assert_false (got->read);
}

/* The same key again, under another address and by another feed, is the same article. */
static void
test_same_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) first = store_fixture_article ("acme/weekly");
  g_autoptr (DgsArticleRecord) second = store_fixture_article ("acme/weekly");
  g_autoptr (DgsArticleRecord) got = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) links = NULL;
  g_auto (GStrv) feeds = NULL;
  gint64 other =
      dgs_store_feeds_add (fixture->db, "https://acme.example/other", "Other", FALSE, NULL);

  first->link = g_strdup ("https://acme.example/today");
  second->link = g_strdup ("https://acme.example/archive");
  g_set_str (&second->entry_key, "another guid");
  put (fixture, fixture->feed, first);
  g_assert_true (dgs_store_articles_mark (fixture->db, first->id, FALSE, TRUE, &error));
  g_assert_cmpint (put (fixture, other, second), ==, DGS_PUT_UNCHANGED);
  g_assert_cmpint (second->id, ==, first->id);

  got = get (fixture, first->id);
  g_assert_true (got->read);
  g_assert_cmpstr (got->link, ==, "https://acme.example/archive");
  links = dgs_store_articles_links (fixture->db, first->id, &error);
  g_assert_cmpuint (g_strv_length (links), ==, 2);
  g_assert_cmpstr (links[0], ==, "https://acme.example/archive");
  feeds = dgs_store_articles_feeds (fixture->db, first->id, &error);
  g_assert_cmpuint (g_strv_length (feeds), ==, 2);
}

/* The same entry id with another key is a new article, and the earlier one stays. */
static void
test_rolling_entry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) first = store_fixture_article ("acme/week 1");
  g_autoptr (DgsArticleRecord) second = store_fixture_article ("acme/week 2");
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GError) error = NULL;

  g_set_str (&first->entry_key, "rolling");
  g_set_str (&second->entry_key, "rolling");
  g_set_str (&second->entry_hash, "other hash");
  g_assert_cmpint (put (fixture, fixture->feed, first), ==, DGS_PUT_NEW);
  g_assert_cmpint (put (fixture, fixture->feed, second), ==, DGS_PUT_NEW);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM articles"), ==, 2);

  known = dgs_store_entries_known (fixture->db, fixture->feed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (known), ==, 2);
  g_assert_true (g_hash_table_contains (known, "hash rolling"));
  g_assert_true (g_hash_table_contains (known, "other hash rolling"));
}

/* The whole text is not lost to a feed that only knows its beginning. */
static void
test_fuller_text_wins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) full = store_fixture_article ("acme/weekly");
  g_autoptr (DgsArticleRecord) beginning = store_fixture_article ("acme/weekly");
  g_autoptr (DgsArticleRecord) got = NULL;

  g_set_str (&full->html, "<p>All of it.</p>");
  full->full_text = TRUE;
  put (fixture, 0, full);
  g_assert_cmpint (put (fixture, fixture->feed, beginning), ==, DGS_PUT_UNCHANGED);
  got = get (fixture, full->id);
  g_assert_cmpstr (got->html, ==, "<p>All of it.</p>");
  g_assert_true (got->full_text);

  g_set_str (&full->html, "<p>All of it, corrected.</p>");
  g_assert_cmpint (put (fixture, 0, full), ==, DGS_PUT_UPDATED);
}

static void
test_stories_and_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) record = store_fixture_article ("acme/weekly");
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) all = NULL;
  DgsStoryRecord *story = g_new0 (DgsStoryRecord, 1);
  DgsSourceRecord *source = g_new0 (DgsSourceRecord, 1);

  story->title = g_strdup ("Queue split in two");
  story->text = g_strdup ("");
  record->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_record_free);
  g_ptr_array_add (record->stories, story);
  source->title = g_strdup ("Acme Blog");
  source->address = g_strdup ("https://acme.example/blog/");
  source->canonical = g_strdup ("https://acme.example/blog");
  record->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_source_record_free);
  g_ptr_array_add (record->sources, source);
  put (fixture, fixture->feed, record);

  stories = dgs_store_stories_of (fixture->db, record->id, NULL);
  g_assert_cmpuint (stories->len, ==, 1);
  g_assert_cmpstr (((DgsStoryRecord *) g_ptr_array_index (stories, 0))->title, ==,
                   "Queue split in two");
  sources = dgs_store_sources_of (fixture->db, record->id, NULL);
  g_assert_cmpuint (sources->len, ==, 1);
  all = dgs_store_sources_list (fixture->db, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  source = g_ptr_array_index (all, 0);
  g_assert_cmpuint (source->digests, ==, 1);
  g_assert_cmpstr (source->first, ==, "2026-05-01");

  /* Said again with less, less is kept. */
  g_set_str (&record->html, "<p>Shorter.</p>");
  g_ptr_array_set_size (record->stories, 0);
  g_ptr_array_set_size (record->sources, 0);
  g_assert_cmpint (put (fixture, fixture->feed, record), ==, DGS_PUT_UPDATED);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM stories"), ==, 0);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM article_sources"), ==, 0);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) old = store_fixture_article ("old");
  g_autoptr (DgsArticleRecord) new = store_fixture_article ("new");
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) unread = NULL;
  g_autoptr (GArray) saved = NULL;
  g_autoptr (GArray) of_feed = NULL;

  old->day = 739700;
  put (fixture, fixture->feed, new);
  put (fixture, 0, old);
  dgs_store_articles_mark (fixture->db, new->id, FALSE, TRUE, NULL);
  dgs_store_articles_mark (fixture->db, new->id, TRUE, TRUE, NULL);

  all = dgs_store_articles_order (fixture->db, DGS_ARTICLE_FILTER_ALL, 0, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (g_array_index (all, DgsArticleOrder, 0).id, ==, new->id);
  unread = dgs_store_articles_order (fixture->db, DGS_ARTICLE_FILTER_UNREAD, 0, NULL);
  g_assert_cmpuint (unread->len, ==, 1);
  g_assert_cmpint (g_array_index (unread, DgsArticleOrder, 0).id, ==, old->id);
  saved = dgs_store_articles_order (fixture->db, DGS_ARTICLE_FILTER_SAVED, 0, NULL);
  g_assert_cmpuint (saved->len, ==, 1);
  of_feed = dgs_store_articles_order (fixture->db, DGS_ARTICLE_FILTER_FEED, fixture->feed, NULL);
  g_assert_cmpuint (of_feed->len, ==, 1);
  g_assert_cmpint (dgs_store_articles_count (fixture->db, DGS_ARTICLE_FILTER_UNREAD, NULL), ==, 1);
}

/* A list opens from an index alone: it neither sorts nor touches the rows. */
static void
test_order_uses_an_index (Fixture *fixture, gconstpointer data)
{
  static const char *const queries[] = {
    "EXPLAIN QUERY PLAN SELECT id, day, week FROM articles ORDER BY day DESC, id DESC",
    "EXPLAIN QUERY PLAN SELECT id, day, week FROM articles WHERE read = 0 ORDER BY day DESC, id DESC",
    "EXPLAIN QUERY PLAN SELECT id, day, week FROM articles WHERE saved = 1 ORDER BY day DESC, id DESC",
    "EXPLAIN QUERY PLAN SELECT id, day, week FROM articles WHERE series_id = 1 ORDER BY day DESC, id DESC",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autoptr (DgsStatement) row = dgs_sqlite_query (fixture->db, NULL, queries[i], NULL);

    g_assert_true (dgs_statement_next (row, NULL));
    g_assert_nonnull (strstr (dgs_statement_text (row, 3), "COVERING INDEX"));
    g_assert_false (dgs_statement_next (row, NULL));
  }
}

static void
test_full_text_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) record = store_fixture_article ("acme/weekly");
  static const char sql[] = "SELECT count(*) FROM search WHERE search MATCH 'queue'";

  put (fixture, fixture->feed, record);
  g_assert_cmpint (ask (fixture, sql), ==, 1);
  g_set_str (&record->body, "Something else.");
  g_set_str (&record->html, "<p>Something else.</p>");
  put (fixture, fixture->feed, record);
  g_assert_cmpint (ask (fixture, sql), ==, 0);
}

static void
test_undated_keeps_its_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) record = store_fixture_article ("acme/post");
  g_autoptr (DgsArticleRecord) got = NULL;

  g_clear_pointer (&record->date, g_free);
  put (fixture, fixture->feed, record);
  record->day += 30;
  g_set_str (&record->html, "<p>Edited.</p>");
  g_assert_cmpint (put (fixture, fixture->feed, record), ==, DGS_PUT_UPDATED);
  got = get (fixture, record->id);
  g_assert_cmpuint (got->day, ==, record->day - 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/articles/put-and-get", test_put_and_get);
  ADD ("/articles/same-key", test_same_key);
  ADD ("/articles/rolling-entry", test_rolling_entry);
  ADD ("/articles/fuller-text-wins", test_fuller_text_wins);
  ADD ("/articles/stories-and-sources", test_stories_and_sources);
  ADD ("/articles/order", test_order);
  ADD ("/articles/order-uses-an-index", test_order_uses_an_index);
  ADD ("/articles/full-text-search", test_full_text_search);
  ADD ("/articles/undated-keeps-its-day", test_undated_keeps_its_day);
#undef ADD
  return g_test_run ();
}
