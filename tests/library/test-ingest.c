/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "dgs-ingest.h"
#include "library-fixture.h"

/* 2026-05-04T12:00:00Z */
#define NOW 1777896000

#define ADDRESS "https://acme.example/feed"

static DgsIngest *
ingest (const char *feed, GHashTable *known)
{
  g_autoptr (GBytes) bytes = g_bytes_new (feed, strlen (feed));
  g_autoptr (GError) error = NULL;
  DgsIngestSource source = { bytes, ADDRESS, ADDRESS, NULL };
  DgsIngest *result = dgs_ingest_new (&source, known, NOW, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_digest (void)
{
  g_autofree char *item =
      library_fixture_item ("Week 19 Summary", "https://acme.example/weekly-2026-W19/",
                            "<h1>Acme Reads — Week of 2026-04-18 to 2026-05-01</h1>"
                            "<p>Queues are back.</p>");
  g_autofree char *feed = library_fixture_feed ("Acme", item, NULL);
  g_autoptr (DgsIngest) result = ingest (feed, NULL);
  DgsArticleRecord *record;

  g_assert_cmpstr (result->title, ==, "Acme");
  g_assert_cmpuint (result->records->len, ==, 1);
  record = g_ptr_array_index (result->records, 0);
  g_assert_cmpuint (record->kind, ==, DGS_DIGEST_KIND_WEEKLY);
  g_assert_cmpstr (record->series, ==, "Acme Reads");
  g_assert_cmpstr (record->start, ==, "2026-04-18");
  g_assert_cmpstr (record->end, ==, "2026-05-01");
  g_assert_cmpstr (record->date, ==, "2026-05-01");
  g_assert_cmpuint (record->week, ==, 202618);
  g_assert_cmpint (record->published, ==, 0);
  g_assert_cmpstr (record->excerpt, ==, "Queues are back.");
}

/* The first words of a digest, as one would say them: a story by its title and its text. */
static void
test_excerpt (void)
{
  g_autofree char *item = library_fixture_item (
      "Week 19 Summary", "https://acme.example/weekly-2026-W19/",
      "<h1>Acme Reads — Week of 2026-04-18 to 2026-05-01</h1><h2>Top Stories</h2><p>A short week."
      "</p><p><strong>[Queues]</strong> · Acme · <a href=\"https://acme.example/q/\">Source</a>\n"
      "They are back.</p><p><strong>Not a story.</strong> But bold.</p>");
  g_autofree char *feed = library_fixture_feed ("Acme", item, NULL);
  g_autoptr (DgsIngest) result = ingest (feed, NULL);
  const DgsArticleRecord *record = g_ptr_array_index (result->records, 0);

  g_assert_cmpstr (record->excerpt, ==,
                   "A short week. Queues: They are back. Not a story. But bold.");
}

/* An article that nothing dates stands where it was first seen, and says nothing of a date. */
static void
test_undated (void)
{
  g_autofree char *item =
      library_fixture_item ("A post", "https://acme.example/post", "<p>Words.</p>");
  g_autofree char *feed = library_fixture_feed ("Acme", item, NULL);
  g_autoptr (DgsIngest) result = ingest (feed, NULL);
  const DgsArticleRecord *record = g_ptr_array_index (result->records, 0);
  g_autoptr (GDate) today = g_date_new_dmy (4, 5, 2026);

  g_assert_null (record->date);
  g_assert_cmpuint (record->date_origin, ==, DGS_DATE_ORIGIN_NONE);
  g_assert_cmpuint (record->day, ==, g_date_get_julian (today));
  g_assert_cmpuint (record->week, ==, 202619);
}

static void
test_known_entries_are_passed_over (void)
{
  g_autofree char *one = library_fixture_item ("One", "https://acme.example/1", "<p>One.</p>");
  g_autofree char *two = library_fixture_item ("Two", "https://acme.example/2", "<p>Two.</p>");
  g_autofree char *edited =
      library_fixture_item ("Two", "https://acme.example/2", "<p>Two, edited.</p>");
  g_autofree char *before = library_fixture_feed ("Acme", one, two, NULL);
  g_autofree char *after = library_fixture_feed ("Acme", one, edited, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DgsIngest) first = ingest (before, NULL);
  g_autoptr (DgsIngest) second = NULL;
  guint i;

  g_assert_cmpuint (first->records->len, ==, 2);
  for (i = 0; i < first->records->len; i++) {
    const DgsArticleRecord *record = g_ptr_array_index (first->records, i);

    g_hash_table_add (known, dgs_store_entry_mark (record->entry_key, record->entry_hash));
  }
  second = ingest (after, known);
  g_assert_cmpuint (second->records->len, ==, 1);
  g_assert_cmpstr (((DgsArticleRecord *) g_ptr_array_index (second->records, 0))->link, ==,
                   "https://acme.example/2");
}

/* Ids that stand twice are no ids: the entries are told apart by what they say. */
static void
test_useless_ids (void)
{
  static const char feed[] = "<rss version=\"2.0\"><channel><title>Acme</title>"
                             "<item><title>One</title><guid>N/A</guid></item>"
                             "<item><title>Two</title><guid>N/A</guid></item></channel></rss>";
  g_autoptr (DgsIngest) result = ingest (feed, NULL);
  const DgsArticleRecord *one, *two;

  g_assert_cmpuint (result->records->len, ==, 2);
  one = g_ptr_array_index (result->records, 0);
  two = g_ptr_array_index (result->records, 1);
  g_assert_cmpstr (one->key, !=, two->key);
}

/* "1" of this feed is not "1" of another. */
static void
test_own_ids (void)
{
  static const char feed[] = "<rss version=\"2.0\"><channel><title>Acme</title>"
                             "<item><title>One</title><guid>1</guid></item></channel></rss>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (feed, strlen (feed));
  DgsIngestSource one = { bytes, "https://a.example/feed", "https://a.example/feed", NULL };
  DgsIngestSource other = { bytes, "https://b.example/feed", "https://b.example/feed", NULL };
  g_autoptr (DgsIngest) here = dgs_ingest_new (&one, NULL, NOW, NULL);
  g_autoptr (DgsIngest) there = dgs_ingest_new (&other, NULL, NOW, NULL);

  g_assert_cmpstr (((DgsArticleRecord *) g_ptr_array_index (here->records, 0))->key, !=,
                   ((DgsArticleRecord *) g_ptr_array_index (there->records, 0))->key);
}

/* ISO 8601: the first days of a year may belong to the last week of the one before. */
static void
test_weeks (void)
{
  static const struct {
    const char *date;
    guint week;
  } cases[] = {
    { "2026-01-01", 202601 }, { "2027-01-01", 202653 }, { "2024-12-30", 202501 },
    { "2026-05-03", 202618 }, { "2026-05-04", 202619 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *html =
        g_strdup_printf ("<h1>Acme Reads — %s</h1><p>Words.</p>", cases[i].date);
    g_autofree char *item = library_fixture_item ("Acme Reads", "https://acme.example/1", html);
    g_autofree char *feed = library_fixture_feed ("Acme", item, NULL);
    g_autoptr (DgsIngest) result = ingest (feed, NULL);
    const DgsArticleRecord *record = g_ptr_array_index (result->records, 0);

    g_assert_cmpstr (record->date, ==, cases[i].date);
    g_assert_cmpuint (record->week, ==, cases[i].week);
  }
}

/* A blog that is no digest stays one, whatever its posts are called. */
static void
test_plain_blog (void)
{
  static const char *const titles[] = {
    "How we split a queue",
    "This week in queues",
    "2026-05-01",
    "Week 19",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autofree char *item = library_fixture_item (
        titles[i], "https://blog.acme.example/post/",
        "<p><strong>Bold</strong> words, and a <a href='https://one.example/'>link</a>.</p>"
        "<ul><li><a href='https://two.example/'>Another</a></li></ul>");
    g_autofree char *feed = library_fixture_feed ("Acme Blog", item, NULL);
    g_autoptr (DgsIngest) result = ingest (feed, NULL);
    const DgsArticleRecord *record = g_ptr_array_index (result->records, 0);

    g_assert_cmpuint (record->kind, ==, DGS_DIGEST_KIND_NONE);
    g_assert_null (record->series);
    g_assert_null (record->start);
    g_assert_cmpuint (record->stories->len, ==, 0);
    g_assert_cmpuint (record->sources->len, ==, 0);
    g_assert_cmpstr (record->title, ==, titles[i]);
    g_assert_false (record->wants_page);
  }
}

/* A page that is followed like a feed has one entry: the digest that it shows. */
static void
test_page (void)
{
  static const char page[] =
      "<!doctype html><html><head><title>Acme | Reads</title></head><body><nav><a href=/>Home</a></nav>"
      "<article><h1>Acme Reads — Week of 2026-04-18 to 2026-05-01</h1>"
      "<p>Queues are back, and this time they brought their friends: three teams split theirs.</p>"
      "<p>A second paragraph says so again, at some length, so that nobody can miss it.</p>"
      "</article></body></html>";
  static const char post[] =
      "<html><body><article><h1>How we split a queue</h1>"
      "<p>Queues are back, and this time they brought their friends: three teams split theirs.</p>"
      "<p>A second paragraph says so again, at some length, so that nobody can miss it.</p>"
      "</article></body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GBytes) other = g_bytes_new_static (post, strlen (post));
  DgsIngestSource source = { bytes, "https://acme.example/week/", "https://acme.example/week/",
                             "text/html" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsIngest) result = dgs_ingest_new_from_page (&source, NULL, NOW, &error);
  const DgsArticleRecord *record;

  g_assert_no_error (error);
  g_assert_cmpuint (result->records->len, ==, 1);
  record = g_ptr_array_index (result->records, 0);
  g_assert_cmpuint (record->kind, ==, DGS_DIGEST_KIND_WEEKLY);
  g_assert_cmpstr (record->end, ==, "2026-05-01");
  g_assert_true (record->full_text);
  g_assert_false (record->wants_page);

  source.bytes = other;
  g_assert_null (dgs_ingest_new_from_page (&source, NULL, NOW, &error));
  g_assert_cmpint (dgs_problem_from_error (error), ==, DGS_PROBLEM_NO_ARTICLE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ingest/digest", test_digest);
  g_test_add_func ("/ingest/excerpt", test_excerpt);
  g_test_add_func ("/ingest/undated", test_undated);
  g_test_add_func ("/ingest/known-entries-are-passed-over", test_known_entries_are_passed_over);
  g_test_add_func ("/ingest/useless-ids", test_useless_ids);
  g_test_add_func ("/ingest/own-ids", test_own_ids);
  g_test_add_func ("/ingest/weeks", test_weeks);
  g_test_add_func ("/ingest/page", test_page);
  g_test_add_func ("/ingest/plain-blog", test_plain_blog);
  return g_test_run ();
}
