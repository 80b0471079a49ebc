/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <time.h>

#include "dgs-store-hits.h"

/* Searches a made-up library and tells how long each search takes: 20,000 digests of ten stories,
 * their words as rare and as common as Zipf's law has it. */
#define N_ARTICLES 20000
#define N_STORIES 10
#define N_WORDS 30000
#define WORDS_OF_STORY 60
#define ROUNDS 5
/* What a search may take, narrowed or not. */
#define MAX_MS 50

static const char *const syllables[] = { "ka", "to",  "re", "mi",  "sou", "lan", "der", "pri",
                                         "va", "con", "ne", "qui", "thi", "os",  "ing", "st" };
static double total;
static double weights[N_WORDS];

static void
append_word (GString *text, guint rank)
{
  guint n = rank + 17;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  for (; n > 0; n /= G_N_ELEMENTS (syllables))
    g_string_append (text, syllables[n % G_N_ELEMENTS (syllables)]);
}

static guint
choose_word (GRand *random)
{
  double place = g_rand_double_range (random, 0, total);
  guint low = 0, high = N_WORDS - 1;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (weights[middle] < place)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static char *
write_words (GRand *random, guint n)
{
  GString *text = g_string_new (NULL);

  for (; n > 0; n--)
    append_word (text, choose_word (random));
  return g_string_free (text, FALSE);
}

static void
put_article (DgsSqlite *db, GRand *random, guint number)
{
  g_autofree char *key = g_strdup_printf ("digest %u", number);
  g_autofree char *series = g_strdup_printf ("Series %u", number % 5);
  g_autoptr (DgsArticleRecord) record = store_fixture_article (key);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint i;

  record->day = 700000 + number;
  record->week = 190000 + number / 7;
  record->series_key = g_strdup (series);
  record->series = g_strdup (series);
  record->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_record_free);
  for (i = 0; i < N_STORIES; i++) {
    DgsStoryRecord *story = g_new0 (DgsStoryRecord, 1);

    story->title = write_words (random, 8);
    story->byline = g_strdup_printf ("Organisation%u", g_rand_int_range (random, 0, 400));
    story->text = write_words (random, WORDS_OF_STORY);
    g_string_append_printf (body, "%s\n%s\n%s\n", story->title, story->byline, story->text);
    g_ptr_array_add (record->stories, story);
  }
  g_free (record->body);
  record->body = g_strdup (body->str);
  dgs_store_articles_put (db, 0, record, 1000, &error);
  g_assert_no_error (error);
}

static DgsSqlite *
make_library (const char *folder)
{
  DgsSqlite *db = store_fixture_open (folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gint64 began = g_get_monotonic_time ();
  guint i;

  for (i = 0; i < N_WORDS; i++)
    weights[i] = total += 1 / pow (i + 2.7, 1.07);
  dgs_sqlite_script (db, "BEGIN", NULL);
  for (i = 0; i < N_ARTICLES; i++)
    put_article (db, random, i);
  dgs_sqlite_script (db, "COMMIT", NULL);
  g_print ("made in %.1f s\n", (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC);
  return db;
}

/* The time of the processor, whatever else the machine does meanwhile. */
static gint64
get_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
measure (DgsSqlite *db, const char *what, DgsHitRequest request)
{
  double least = G_MAXDOUBLE, most = 0;
  guint i, n = 0;

  request.limit = 100;
  for (i = 0; i < ROUNDS; i++) {
    gint64 began = get_time ();
    g_autoptr (GPtrArray) hits = dgs_store_hits (db, &request, NULL);
    double taken = (double) (get_time () - began) / 1000;

    n = hits->len;
    least = MIN (least, taken);
    most = MAX (most, taken);
  }
  g_print ("%-40s %3u hits  %6.1f to %6.1f ms\n", what, n, least, most);
  g_assert_cmpfloat (least, <, MAX_MS);
}

static void
measure_word (DgsSqlite *db, const char *kind, guint rank, guint typed)
{
  g_autoptr (GString) word = g_string_new (NULL);
  g_autofree char *what = NULL;
  DgsHitRequest request = { 0 };

  append_word (word, rank);
  if (typed > 0)
    g_string_truncate (word, typed);
  what = g_strdup_printf ("%s: %s", kind, word->str);
  request.words = word->str;
  measure (db, what, request);
}

/* From a week's worth to a third of the library: what is few is read, what is many is looked up. */
static void
measure_saved (DgsSqlite *db, guint part)
{
  static const char *const typed[] = { "toto", "lanpri", "toto reto", "tomiingsou", "conc" };
  g_autofree char *sql = NULL;
  guint i;

  sql = g_strdup_printf ("UPDATE articles SET saved = id %% %u = 0", part);
  dgs_sqlite_script (db, sql, NULL);
  for (i = 0; i < G_N_ELEMENTS (typed); i++) {
    g_autofree char *what = g_strdup_printf ("%s, saved: one of %u", typed[i], part);

    measure (db, what, (DgsHitRequest) { .words = typed[i], .saved_only = TRUE });
  }
}

int
main (void)
{
  static const guint saved[] = { 100000, 2000, 400, 200, 100, 40, 20, 10, 7, 3 };
  char *folder = store_fixture_make_folder ();
  DgsSqlite *db = make_library (folder);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  GStatBuf info = { 0 };
  guint i;

  dgs_sqlite_script (db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
  g_stat (path, &info);
  g_print ("%.0f MB\n", (double) info.st_size / 1e6);
  measure_word (db, "two letters", 0, 2);
  measure_word (db, "three letters", 0, 3);
  measure_word (db, "four letters", 5000, 4);
  measure_word (db, "the commonest word", 0, 0);
  measure_word (db, "a common word", 100, 0);
  measure_word (db, "a rare word", 20000, 0);
  measure (db, "two common words", (DgsHitRequest) { .words = "toto reto" });
  measure (db, "common word, one week", (DgsHitRequest) { .words = "toto", .week = 190000 + 100 });
  measure (db, "common word, one organisation",
           (DgsHitRequest) { .words = "toto", .organisation = "Organisation7" });
  measure (db, "common word, one series", (DgsHitRequest) { .words = "toto", .series_id = 2 });
  for (i = 0; i < G_N_ELEMENTS (saved); i++)
    measure_saved (db, saved[i]);
  dgs_sqlite_close (db);
  store_fixture_remove_folder (folder);
  return 0;
}
