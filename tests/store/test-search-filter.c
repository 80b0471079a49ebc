/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include "dgs-store-hits-private.h"
#include "dgs-store-queries.h"

/* Few words, so that they meet: in a phrase, as the beginning of another, in two alphabets. */
static const char *const words[] = { "queue", "queues", "Queue,", "cache", "Caché", "cold",
                                     "split", "so",     "缓存",   "缓",    "存",    "的" };
#define N_ARTICLES 120
#define N_SERIES 3
#define N_WEEKS 4

typedef struct {
  char *folder;
  DgsSqlite *db;
  GRand *random;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = store_fixture_make_folder ();
  fixture->db = store_fixture_open (fixture->folder);
  fixture->random = g_rand_new_with_seed (7);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_rand_free (fixture->random);
  dgs_sqlite_close (fixture->db);
  store_fixture_remove_folder (fixture->folder);
}

static guint
roll (Fixture *fixture, guint end)
{
  return (guint) g_rand_int_range (fixture->random, 0, (int) end);
}

static char *
write_words (Fixture *fixture, guint n, const char *between)
{
  GString *text = g_string_new (NULL);

  for (; n > 0; n--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? between : "",
                            words[roll (fixture, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static void
put (Fixture *fixture, guint number)
{
  g_autofree char *key = g_strdup_printf ("digest %u", number);
  g_autoptr (DgsArticleRecord) record = store_fixture_article (key);
  g_autoptr (GError) error = NULL;
  guint n_stories = roll (fixture, 4);

  g_free (record->title);
  record->title = write_words (fixture, roll (fixture, 3), " ");
  g_free (record->body);
  record->body = write_words (fixture, roll (fixture, 6), "\n");
  record->day = 739000 + roll (fixture, 5);
  record->week = 202601 + roll (fixture, N_WEEKS);
  record->series_key = g_strdup_printf ("%u", number % N_SERIES);
  record->series = g_strdup (record->series_key);
  record->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_record_free);
  for (; n_stories > 0; n_stories--) {
    DgsStoryRecord *story = g_new0 (DgsStoryRecord, 1);

    story->title = write_words (fixture, roll (fixture, 3), " ");
    story->byline = roll (fixture, 3) ? write_words (fixture, 2, " & ") : NULL;
    story->text = write_words (fixture, roll (fixture, 6), " ");
    g_ptr_array_add (record->stories, story);
  }
  dgs_store_articles_put (fixture->db, 0, record, 1000, &error);
  g_assert_no_error (error);
  if (roll (fixture, 4) == 0)
    dgs_store_articles_mark (fixture->db, record->id, TRUE, TRUE, &error);
  g_assert_no_error (error);
}

static char *
describe (Fixture *fixture, const DgsHitRequest *request, DgsHitAmount amount)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = dgs_store_hits_of (fixture->db, request, amount, &error);
  guint i;

  g_assert_no_error (error);
  for (i = 0; i < hits->len; i++) {
    const DgsHitRecord *hit = g_ptr_array_index (hits, i);

    g_string_append_printf (text, "%s/%d ", hit->article->key, hit->story);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whichever way it is searched, the same is found in the same order. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  guint i, n_found = 0;

  for (i = 0; i < N_ARTICLES; i++)
    put (fixture, i);
  for (i = 0; i < 1000; i++) {
    g_autofree char *typed = write_words (fixture, roll (fixture, 4), " ");
    g_autofree char *quoted = g_strdup_printf ("\"%s\"", typed);
    g_autofree char *by = roll (fixture, 3) ? NULL : write_words (fixture, 1, " ");
    g_autofree char *few = NULL, *some = NULL, *many = NULL;
    DgsHitRequest request = { .words = roll (fixture, 3) ? typed : quoted, .organisation = by };

    request.series_id = roll (fixture, 2) ? 0 : 1 + roll (fixture, N_SERIES);
    request.week = roll (fixture, 2) ? 0 : 202601 + roll (fixture, N_WEEKS);
    request.saved_only = request.series_id + request.week == 0 || roll (fixture, 3) == 0;
    request.limit = roll (fixture, 2) ? 5 : 1000;
    g_test_message ("%s, by %s, series %d, week %u, saved %d", request.words, by ? by : "any",
                    (int) request.series_id, request.week, request.saved_only);
    few = describe (fixture, &request, DGS_HIT_AMOUNT_FEW);
    some = describe (fixture, &request, DGS_HIT_AMOUNT_SOME);
    many = describe (fixture, &request, DGS_HIT_AMOUNT_MANY);
    g_assert_cmpstr (few, ==, many);
    g_assert_cmpstr (some, ==, many);
    n_found += *many != '\0';
  }
  g_assert_cmpuint (n_found, >, 300);
}

static guint
count (Fixture *fixture, DgsHitRequest request, GError **error)
{
  g_autoptr (GPtrArray) hits = NULL;

  request.limit = 1000;
  hits = dgs_store_hits (fixture->db, &request, error);
  return hits ? hits->len : 0;
}

/* How common a word is elsewhere in the library makes no difference to a week of it: the index is
 * not read. */
static void
test_without_index (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < N_ARTICLES; i++)
    put (fixture, i);
  dgs_sqlite_script (fixture->db, "DROP TABLE search; DROP TABLE story_search", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, (DgsHitRequest) { .words = "queue", .week = 202602 }, &error),
                    >, 10);
  g_assert_cmpuint (
      count (fixture, (DgsHitRequest) { .words = "queue", .saved_only = TRUE }, &error), >, 10);
  g_assert_cmpuint (count (fixture, (DgsHitRequest) { .words = "queue", .series_id = 2 }, &error),
                    >, 10);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, (DgsHitRequest) { .words = "queue" }, &error), ==, 0);
  g_assert_nonnull (error);
}

static DgsHitAmount
measure (Fixture *fixture, DgsHitRequest request)
{
  g_autoptr (GError) error = NULL;
  DgsHitAmount amount;

  g_assert_true (dgs_hit_request_measure (fixture->db, &request, &amount, &error));
  g_assert_no_error (error);
  return amount;
}

/* Long texts are not read, and many are not even counted. */
static void
test_amount (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  dgs_sqlite_script (
      fixture->db,
      "INSERT INTO series (id, key, name) VALUES (1, 'a', 'A'), (2, 'b', 'B');"
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)"
      " INSERT INTO articles (id, key, title, series_id, kind, date_origin, day, week, first_seen,"
      " excerpt, story_count, source_count, saved)"
      " SELECT i, i, '', 1 + (i > 3000), 1, 0, i, 202600 + i % 3, 0, '', 0, 0, i % 4 = 0 FROM n;"
      "INSERT INTO texts (article_id, title, body, html)"
      " SELECT id, '', CASE WHEN week = 202602 THEN printf ('%.1000c', 'x') ELSE 'x' END, ''"
      " FROM articles",
      &error);
  g_assert_no_error (error);
  g_assert_cmpint (measure (fixture, (DgsHitRequest) { .words = "x" }), ==, DGS_HIT_AMOUNT_MANY);
  g_assert_cmpint (measure (fixture, (DgsHitRequest) { .week = 202601 }), ==, DGS_HIT_AMOUNT_FEW);
  g_assert_cmpint (measure (fixture, (DgsHitRequest) { .week = 202602 }), ==, DGS_HIT_AMOUNT_SOME);
  g_assert_cmpint (measure (fixture, (DgsHitRequest) { .week = 202602, .saved_only = TRUE }), ==,
                   DGS_HIT_AMOUNT_FEW);
  g_assert_cmpint (measure (fixture, (DgsHitRequest) { .series_id = 1 }), ==, DGS_HIT_AMOUNT_MANY);
  g_assert_cmpint (measure (fixture, (DgsHitRequest) { .series_id = 2 }), ==, DGS_HIT_AMOUNT_FEW);
  g_assert_cmpint (measure (fixture, (DgsHitRequest) { .week = 202700 }), ==, DGS_HIT_AMOUNT_FEW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/search-filter/same", test_same);
  ADD ("/search-filter/without-index", test_without_index);
  ADD ("/search-filter/amount", test_amount);
#undef ADD
  return g_test_run ();
}
