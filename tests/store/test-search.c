/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include "dgs-schema.h"
#include "dgs-search-words.h"
#include "dgs-store-feeds.h"
#include "dgs-store-hits.h"
#include "dgs-store-queries.h"

typedef struct {
  char *folder;
  DgsSqlite *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = store_fixture_make_folder ();
  fixture->db = store_fixture_open (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dgs_sqlite_close (fixture->db);
  store_fixture_remove_folder (fixture->folder);
}

static void
add_story (DgsArticleRecord *record, const char *title, const char *byline, const char *text)
{
  DgsStoryRecord *story = g_new0 (DgsStoryRecord, 1);

  story->title = g_strdup (title);
  story->byline = g_strdup (byline);
  story->text = g_strdup (text);
  if (!record->stories)
    record->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_record_free);
  g_ptr_array_add (record->stories, story);
}

static gint64
put (Fixture *fixture, DgsArticleRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dgs_store_articles_put (fixture->db, 0, record, 1000, &error), !=,
                   DGS_PUT_FAILED);
  g_assert_no_error (error);
  return record->id;
}

/* A digest of one story, whose text is the story's. */
static gint64
put_story (Fixture *fixture,
           const char *key,
           guint day,
           const char *title,
           const char *byline,
           const char *text)
{
  g_autoptr (DgsArticleRecord) record = store_fixture_article (key);

  record->day = day;
  g_set_str (&record->title, "Daily");
  g_free (record->body);
  record->body = g_strjoin ("\n", title, byline ? byline : "", text, NULL);
  add_story (record, title, byline, text);
  return put (fixture, record);
}

static GPtrArray *
request (Fixture *fixture, const DgsHitRequest *request)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = dgs_store_hits (fixture->db, request, &error);

  g_assert_no_error (error);
  g_assert_nonnull (hits);
  return hits;
}

static GPtrArray *
find (Fixture *fixture, const char *words)
{
  DgsHitRequest what = { .words = words, .limit = 50 };

  return request (fixture, &what);
}

static guint
count (Fixture *fixture, const char *words)
{
  g_autoptr (GPtrArray) hits = find (fixture, words);

  return hits->len;
}

static const DgsHitRecord *
nth (GPtrArray *hits, guint i)
{
  g_assert_cmpuint (i, <, hits->len);
  return g_ptr_array_index (hits, i);
}

static char *
marked (const char *text, GArray *marks)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize place = 0;
  guint i;

  for (i = 0; i < marks->len; i++) {
    const DgsTextRange *mark = &g_array_index (marks, DgsTextRange, i);

    g_assert_cmpuint (mark->start, >=, place);
    g_string_append_len (out, text + place, (gssize) (mark->start - place));
    g_string_append_c (out, '[');
    g_string_append_len (out, text + mark->start, (gssize) (mark->end - mark->start));
    g_string_append_c (out, ']');
    place = mark->end;
  }
  g_string_append (out, text + place);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

#define check_marked(text, marks, expected)             \
  G_STMT_START                                          \
  {                                                     \
    g_autofree char *with_marks = marked (text, marks); \
                                                        \
    g_assert_cmpstr (with_marks, ==, expected);         \
  }                                                     \
  G_STMT_END

/* Each index holds what its table holds, and nothing else. */
static void
check_indices (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  dgs_sqlite_script (fixture->db,
                     "INSERT INTO search (search, rank) VALUES ('integrity-check', 1);"
                     "INSERT INTO story_search (story_search, rank) VALUES ('integrity-check', 1);",
                     &error);
  g_assert_no_error (error);
}

/* Words of one and of two characters, wherever they stand in a run of them. */
static void
test_cjk (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    const char *words;
    const char *snippet;
  } cases[] = {
    { "我们重新设计了分布式系统的缓存层。", "缓存", "我们重新设计了分布式系统的[缓存]层。" },
    { "微服务拆分", "拆", "微服务[拆]分" },
    { "微服务拆分", "服务拆", "微[服务拆]分" },
    { "データベースの移行について", "移行", "データベースの[移行]について" },
    { "データベースの移行について", "データ", "[データ]ベースの移行について" },
    { "キューを二つに分けた話", "キュー", "[キュー]を二つに分けた話" },
    { "검색엔진을 다시 만들었다", "엔진", "검색[엔진]을 다시 만들었다" },
    { "검색엔진을 다시 만들었다", "검색엔진", "[검색엔진]을 다시 만들었다" },
    { "用Kafka替换RabbitMQ", "kafka替换", "用[Kafka替换]RabbitMQ" },
    { "用Kafka替换RabbitMQ", "替换 rabbit", "用Kafka[替换][RabbitMQ]" },
    { "注音ㄓㄨㄧㄣ", "ㄓㄨ", "注音[ㄓㄨ]ㄧㄣ" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *key = g_strdup_printf ("%" G_GSIZE_FORMAT, i);
    g_autoptr (GPtrArray) hits = NULL;
    const DgsHitRecord *hit;

    put_story (fixture, key, 739737, "Title", NULL, cases[i].text);
    hits = find (fixture, cases[i].words);
    hit = nth (hits, 0);
    g_assert_cmpint (hit->story, ==, 0);
    check_marked (hit->snippet, hit->snippet_marks, cases[i].snippet);
    dgs_sqlite_script (fixture->db, "DELETE FROM articles", NULL);
  }
  put_story (fixture, "other", 739737, "Title", NULL, "存缓");
  g_assert_cmpuint (count (fixture, "缓存"), ==, 0);
  check_indices (fixture);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;

  put_story (fixture, "1", 739737, "Une étude de cas", NULL, "Wie Zürich seine C++ Brücke <b>baut");
  g_assert_cmpuint (count (fixture, "etude"), ==, 1);
  g_assert_cmpuint (count (fixture, "ÉTUDE CAS"), ==, 1);
  g_assert_cmpuint (count (fixture, "zurich"), ==, 1);
  g_assert_cmpuint (count (fixture, "Zu\xcc\x88rich"), ==, 1);
  /* The last word may be a beginning, no other may; one letter is none. */
  g_assert_cmpuint (count (fixture, "etude bru"), ==, 1);
  g_assert_cmpuint (count (fixture, "bru etude"), ==, 0);
  g_assert_cmpuint (count (fixture, "b"), ==, 1);
  g_assert_cmpuint (count (fixture, "z"), ==, 0);
  /* A phrase in quotes, closed or still open. */
  g_assert_cmpuint (count (fixture, "\"etude de\""), ==, 1);
  g_assert_cmpuint (count (fixture, "\"de etude\""), ==, 0);
  g_assert_cmpuint (count (fixture, "\"etude de ca"), ==, 1);
  g_assert_cmpuint (count (fixture, "\"etude de ca\""), ==, 0);
  g_assert_cmpuint (count (fixture, "c++"), ==, 1);
  hits = find (fixture, "de b");
  check_marked (nth (hits, 0)->title, nth (hits, 0)->title_marks, "Une étude [de] cas");
  check_marked (nth (hits, 0)->snippet, nth (hits, 0)->snippet_marks,
                "Wie Zürich seine C++ Brücke <[b]>baut");
}

/* What is typed is never an error. */
static void
test_odd (Fixture *fixture, gconstpointer data)
{
  static const char *const odd[] = { "",
                                     "\"",
                                     "\"\"",
                                     "a\" OR \"b",
                                     "title:",
                                     "title : x",
                                     "*",
                                     "(",
                                     "NEAR(",
                                     "AND",
                                     "NOT",
                                     "x AND",
                                     "-x",
                                     "^x",
                                     "{a} :",
                                     "'",
                                     "; DROP",
                                     "\xff\xfe",
                                     "\xe7\xbc",
                                     "\\",
                                     "%",
                                     "a*b",
                                     "\xf0\x9f\x98\x80" };
  g_autoptr (GString) many = g_string_new (NULL);
  gsize i;

  put_story (fixture, "1", 739737, "Title", NULL, "Words AND more \xf0\x9f\x98\x80 words");
  for (i = 0; i < G_N_ELEMENTS (odd); i++)
    count (fixture, odd[i]);
  g_assert_cmpuint (count (fixture, "AND"), ==, 1);
  for (i = 0; i < 5000; i++)
    g_string_append (many, "w存 ");
  count (fixture, many->str);
}

/* Title before byline before text; of equals the newer. */
static void
test_rank (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) hits = NULL;
  gint64 text, byline, old, new, article;
  g_autoptr (DgsArticleRecord) post = store_fixture_article ("post");

  new = put_story (fixture, "new", 739740, "A queue", NULL, "Words");
  old = put_story (fixture, "old", 739730, "The queue queue", NULL, "queue queue");
  text = put_story (fixture, "text", 739750, "Title", NULL, "queue queue queue");
  byline = put_story (fixture, "byline", 739720, "Title", "Queue & Sons", "Words");
  post->day = 739760;
  article = put (fixture, post);
  hits = find (fixture, "queue");
  g_assert_cmpuint (hits->len, ==, 5);
  g_assert_cmpint (nth (hits, 0)->article->id, ==, new);
  g_assert_cmpint (nth (hits, 1)->article->id, ==, old);
  g_assert_cmpint (nth (hits, 2)->article->id, ==, byline);
  check_marked (nth (hits, 2)->byline, nth (hits, 2)->byline_marks, "[Queue] & Sons");
  g_assert_cmpint (nth (hits, 3)->article->id, ==, article);
  g_assert_cmpint (nth (hits, 3)->story, ==, -1);
  g_assert_cmpint (nth (hits, 4)->article->id, ==, text);
}

/* A digest is found itself where its title fits, or where its stories have the words together. */
static void
test_articles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) record = store_fixture_article ("digest");
  g_autoptr (GPtrArray) hits = NULL;

  g_set_str (&record->title, "Acme Reads");
  g_set_str (&record->body, "Queue\nIt was split.\nCache\nIt is cold.");
  add_story (record, "Queue", NULL, "It was split.");
  add_story (record, "Cache", NULL, "It is cold.");
  put (fixture, record);
  hits = find (fixture, "cold");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (nth (hits, 0)->story, ==, 1);
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = find (fixture, "split cold");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (nth (hits, 0)->story, ==, -1);
  check_marked (nth (hits, 0)->snippet, nth (hits, 0)->snippet_marks,
                "Queue It was [split]. Cache It is [cold].");
  g_clear_pointer (&hits, g_ptr_array_unref);
  hits = find (fixture, "reads");
  g_assert_cmpuint (hits->len, ==, 1);
  check_marked (nth (hits, 0)->title, nth (hits, 0)->title_marks, "Acme [Reads]");
}

static void
test_snippet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) hits = NULL;
  const DgsHitRecord *hit;
  guint i;

  for (i = 0; i < 500; i++)
    g_string_append (text, "Füllung\n存 ");
  g_string_insert (text, (gssize) text->len / 2 / 13 * 13, "Needle and thread, ");
  g_string_insert (text, 0, "Needle ");
  put_story (fixture, "1", 739737, "Title", NULL, text->str);
  hits = find (fixture, "needle thread");
  hit = nth (hits, 0);
  g_assert_true (g_utf8_validate (hit->snippet, -1, NULL));
  g_assert_cmpuint (strlen (hit->snippet), <, 300);
  g_assert_true (g_str_has_prefix (hit->snippet, "…") && g_str_has_suffix (hit->snippet, "…"));
  g_assert_null (strchr (hit->snippet, '\n'));
  g_assert_cmpuint (hit->snippet_marks->len, ==, 2);
  {
    g_autofree char *with_marks = marked (hit->snippet, hit->snippet_marks);

    g_assert_nonnull (strstr (with_marks, "[Needle] and [thread], "));
  }
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) record = store_fixture_article ("series");
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GArray) weeks = NULL;
  DgsHitRequest what = { .words = "queue", .limit = 50 };
  gint64 series;

  put_story (fixture, "1", 739737, "Queue", "Amazon & Sun Finance", "Words");
  put_story (fixture, "2", 739736, "Queue", "Netflix", "Words about Amazon");
  record->series_key = g_strdup ("acme/reads");
  record->series = g_strdup ("Acme Reads");
  record->week = 202610;
  add_story (record, "Queue", "Amazon", "Words");
  put (fixture, record);
  g_assert_true (dgs_store_articles_mark (fixture->db, record->id, TRUE, TRUE, NULL));
  series = dgs_sqlite_query_int (fixture->db, 0, NULL, "SELECT id FROM series", NULL);

#define check_count(n)                                     \
  G_STMT_START                                             \
  {                                                        \
    g_autoptr (GPtrArray) hits = request (fixture, &what); \
                                                           \
    g_assert_cmpuint (hits->len, ==, n);                   \
  }                                                        \
  G_STMT_END
  check_count (3);
  what.organisation = "Amazon";
  check_count (2);
  what.week = 202610;
  check_count (1);
  what.organisation = "Netflix";
  check_count (0);
  what.organisation = NULL;
  what.series_id = series;
  check_count (1);
  what.week = 202618;
  check_count (0);
  what.week = 0;
  what.saved_only = TRUE;
  check_count (1);
  what.series_id = 0;
  check_count (1);
  what.saved_only = FALSE;
  what.limit = 2;
  check_count (2);
  /* An organisation alone gives all that is by it. */
  what.words = "";
  what.limit = 50;
  what.organisation = "amazon";
  check_count (2);
#undef check_count

  names = dgs_store_hits_organisations (fixture->db, 2, NULL);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "Amazon");
  weeks = dgs_store_hits_weeks (fixture->db, NULL);
  g_assert_cmpuint (weeks->len, ==, 2);
  g_assert_cmpuint (g_array_index (weeks, guint, 0), ==, 202618);
}

/* The index follows whatever happens to the rows. */
static void
test_index (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleRecord) record = store_fixture_article ("digest");
  g_autoptr (GError) error = NULL;
  gint64 feed = dgs_store_feeds_add (fixture->db, "https://acme.example/", "Acme", FALSE, NULL);

  g_set_str (&record->title, "Weekly");
  g_set_str (&record->body, "First zebra");
  add_story (record, "First", "Acme", "zebra");
  dgs_store_articles_put (fixture->db, feed, record, 1000, &error);
  g_assert_no_error (error);
  check_indices (fixture);
  g_assert_cmpuint (count (fixture, "zebra"), ==, 1);

  dgs_store_articles_mark (fixture->db, record->id, FALSE, TRUE, NULL);
  dgs_store_articles_mark (fixture->db, record->id, TRUE, TRUE, NULL);
  dgs_sqlite_script (fixture->db, "UPDATE articles SET key = 'moved'", &error);
  g_assert_no_error (error);
  g_set_str (&record->key, "moved");
  check_indices (fixture);

  g_ptr_array_set_size (record->stories, 0);
  g_set_str (&record->html, "<p>Other</p>");
  g_set_str (&record->body, "Second giraffe");
  add_story (record, "Second", NULL, "giraffe");
  add_story (record, "Third", NULL, "giraffe, too");
  put (fixture, record);
  check_indices (fixture);
  g_assert_cmpuint (count (fixture, "zebra"), ==, 0);
  g_assert_cmpuint (count (fixture, "giraffe"), ==, 2);

  dgs_sqlite_script (fixture->db,
                     "UPDATE stories SET title = 'Lion', section = 's' WHERE position = 0;"
                     "UPDATE stories SET position = 9 WHERE position = 1;"
                     "VACUUM",
                     &error);
  g_assert_no_error (error);
  check_indices (fixture);
  g_assert_cmpuint (count (fixture, "lion"), ==, 1);

  dgs_store_feeds_remove (fixture->db, feed, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      dgs_sqlite_query_int (fixture->db, -1, NULL, "SELECT count(*) FROM articles", NULL), ==, 0);
  check_indices (fixture);
  g_assert_cmpuint (count (fixture, "giraffe"), ==, 0);
}

/* A library of the time before stories were indexed, with rows. */
static void
test_migrate (void)
{
  Fixture fixture = { store_fixture_make_folder (), NULL };
  g_autofree char *path = g_build_filename (fixture.folder, "library.db", NULL);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (GError) error = NULL;

  fixture.db = dgs_sqlite_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (dgs_schema_migrate_to (fixture.db, 2, &error));
  put_story (&fixture, "first", 739730, "Zebra", "Acme", "缓存");
  put_story (&fixture, "second", 739731, "Giraffe", NULL, "Words");
  g_assert_true (dgs_schema_migrate (fixture.db, &error));
  g_assert_no_error (error);
  check_indices (&fixture);
  hits = find (&fixture, "zebra");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (nth (hits, 0)->byline, ==, "Acme");
  g_assert_cmpuint (count (&fixture, "存"), ==, 1);
  stories = dgs_store_stories_of (fixture.db, nth (hits, 0)->article->id, &error);
  g_assert_cmpuint (stories->len, ==, 1);
  put_story (&fixture, "third", 739731, "Lion", NULL, "Words");
  g_assert_cmpuint (count (&fixture, "lion"), ==, 1);
  dgs_sqlite_script (fixture.db, "DELETE FROM articles WHERE key = 'first'", &error);
  g_assert_no_error (error);
  check_indices (&fixture);
  g_assert_cmpint (
      dgs_sqlite_query_int (fixture.db, -1, NULL, "SELECT count(*) FROM stories", NULL), ==, 2);
  dgs_sqlite_close (fixture.db);
  store_fixture_remove_folder (fixture.folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/search/cjk", test_cjk);
  ADD ("/search/words", test_words);
  ADD ("/search/odd", test_odd);
  ADD ("/search/rank", test_rank);
  ADD ("/search/articles", test_articles);
  ADD ("/search/snippet", test_snippet);
  ADD ("/search/filters", test_filters);
  ADD ("/search/index", test_index);
#undef ADD
  g_test_add_func ("/search/migrate", test_migrate);
  return g_test_run ();
}
