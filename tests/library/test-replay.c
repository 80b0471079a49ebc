/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dgs-news.h"
#include "library-fixture.h"
#include "truth.h"

#define SITE "https://macworks.dev/"
#define N_SCHEDULES 200

/* A reader of the publisher, and what it must know. */
typedef struct {
  LibraryFixture fixture;
  Truth *truth;
  GHashTable *known;       /* ids of digests that some feed has brought */
  GHashTable *established; /* feeds that were read once */
} Reader;

static void
reader_set_up (Reader *reader, Truth *truth)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *map = NULL;

  memset (reader, 0, sizeof *reader);
  reader->truth = truth;
  reader->known = g_hash_table_new (g_str_hash, g_str_equal);
  reader->established = g_hash_table_new (g_str_hash, g_str_equal);
  library_fixture_set_up_server (&reader->fixture);
  map = g_strdup_printf ("https://macworks.dev=%s",
                         dgs_publisher_server_get_origin (reader->fixture.server));
  reader->fixture.fetcher = dgs_fetcher_new ("Digests/test", map, &error);
  g_assert_no_error (error);
  library_fixture_open (&reader->fixture);
}

static void
reader_tear_down (Reader *reader)
{
  library_fixture_tear_down (&reader->fixture, NULL);
  g_hash_table_unref (reader->known);
  g_hash_table_unref (reader->established);
}

static void
serve_day (Reader *reader, guint day)
{
  g_autofree char *root = truth_get_root (reader->truth, day);
  const char *roots[] = { root, NULL };

  dgs_publisher_server_set_roots (reader->fixture.server, roots);
}

/* directory/period of an article, as the truth names digests. */
static char *
id_of (DgsArticle *article)
{
  const GDate *start = dgs_article_get_start (article);
  const GDate *end = dgs_article_get_end (article);
  g_auto (GStrv) parts = g_strsplit (dgs_article_get_key (article), "/", -1);
  char first[16], last[16];

  g_assert_true (g_date_valid (start) && g_date_valid (end));
  g_date_strftime (first, sizeof first, "%Y-%m-%d", start);
  g_date_strftime (last, sizeof last, "%Y-%m-%d", end);
  g_assert_cmpuint (g_strv_length (parts), >=, 3);
  if (dgs_article_get_kind (article) == DGS_DIGEST_KIND_DAILY)
    return g_strdup_printf ("%s/%s", parts[1], first);
  return g_strdup_printf ("%s/%s..%s", parts[1], first, last);
}

static void
assert_same_set (GHashTable *got, GHashTable *expected, const char *what, const char *day)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, got);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    if (!g_hash_table_contains (expected, id))
      g_error ("%s, %s: %s is too many", day, what, (char *) id);
  }
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    if (!g_hash_table_contains (got, id))
      g_error ("%s, %s: %s is missing", day, what, (char *) id);
  }
}

/* What is taken to be shown is what the round says is new; and it is taken once. */
static void
check_news (Reader *reader, GHashTable *ids)
{
  g_autoptr (DgsNewsBoard) board = library_fixture_settle_news (&reader->fixture, TRUE);
  g_autoptr (DgsNewsBoard) again = library_fixture_settle_news (&reader->fixture, TRUE);
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i;

  for (i = 0; i < board->fresh->len; i++) {
    const DgsNews *news = g_ptr_array_index (board->fresh, i);

    g_assert_true (g_hash_table_add (claimed, id_of (news->article)));
    library_fixture_resolve_news (&reader->fixture, news->notice, TRUE);
  }
  assert_same_set (claimed, ids, "notifications", "a round");
  g_assert_cmpuint (again->fresh->len, ==, 0);
}

static GHashTable *
new_weeks (Reader *reader, GPtrArray *outcomes)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i, j;

  for (i = 0; i < outcomes->len; i++) {
    const DgsRefreshOutcome *outcome = g_ptr_array_index (outcomes, i);

    for (j = 0; j < outcome->new_weeks->len; j++) {
      g_autoptr (DgsArticle) article = NULL;

      article = dgs_library_get_article (reader->fixture.library,
                                         g_array_index (outcome->new_weeks, gint64, j));
      while (!dgs_article_get_loaded (article))
        g_main_context_iteration (NULL, TRUE);
      /* Twice would be a second notification. */
      g_assert_true (g_hash_table_add (ids, id_of (article)));
    }
  }
  check_news (reader, ids);
  return ids;
}

/* What must be due after this day, and what must be known. */
static GHashTable *
expect_day (Reader *reader, guint day, GPtrArray *feeds, GHashTable *failing)
{
  GHashTable *due = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) carried = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) read = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id;
  guint i;

  for (i = 0; i < feeds->len; i++) {
    char *feed = g_ptr_array_index (feeds, i);
    g_autoptr (GHashTable) ids = NULL;

    if (failing && g_hash_table_contains (failing, feed))
      continue;
    ids = truth_read_feed (reader->truth, day, feed);
    if (!ids)
      continue;
    g_hash_table_iter_init (&iter, ids);
    while (g_hash_table_iter_next (&iter, &id, NULL)) {
      g_hash_table_add (carried, id);
      if (strstr (id, "..") && !g_hash_table_contains (reader->known, id) &&
          g_hash_table_contains (reader->established, feed))
        g_hash_table_add (due, id);
    }
    g_hash_table_add (read, feed);
  }
  g_hash_table_iter_init (&iter, carried);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (reader->known, id);
  g_hash_table_iter_init (&iter, read);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (reader->established, id);
  return due;
}

static gboolean
is_followed (Reader *reader, const char *feed)
{
  g_autofree char *address = g_strconcat (SITE, feed, NULL);

  return dgs_library_find_feed (reader->fixture.library, address) != NULL;
}

/* Subscribes to what is new on a day; a subscription is the first reading of a feed. */
static void
follow (Reader *reader, guint day, GPtrArray *feeds)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  g_autoptr (GHashTable) none = NULL;
  guint i;

  for (i = 0; i < feeds->len; i++) {
    const char *feed = g_ptr_array_index (feeds, i);
    g_autofree char *address = g_strconcat (SITE, feed, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsFeed) added = NULL;

    if (is_followed (reader, feed))
      continue;
    added = library_fixture_subscribe (&reader->fixture, address, NULL, &error);
    g_assert_no_error (error);
    g_ptr_array_add (fresh, (gpointer) feed);
  }
  none = expect_day (reader, day, fresh, NULL);
}

static void
refresh_day (
    Reader *reader, guint day, GPtrArray *feeds, GHashTable *failing, DgsRefreshFlags flags)
{
  const TruthDay *truth_day = g_ptr_array_index (reader->truth->days, day);
  g_autoptr (GHashTable) expected = expect_day (reader, day, feeds, failing);
  g_autoptr (GPtrArray) outcomes = library_fixture_refresh_with (&reader->fixture, flags);
  g_autoptr (GHashTable) got = new_weeks (reader, outcomes);

  assert_same_set (got, expected, "new weeks", truth_day->name);
}

static void
check_articles (Reader *reader, guint day)
{
  const TruthDay *truth_day = g_ptr_array_index (reader->truth->days, day);
  g_autoptr (GPtrArray) articles = library_fixture_list (&reader->fixture);
  g_autoptr (GHashTable) got = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i;

  for (i = 0; i < articles->len; i++) {
    const DgsArticleSummary *summary = g_ptr_array_index (articles, i);
    char *id = id_of (summary->article);
    const TruthDigest *digest = g_hash_table_lookup (reader->truth->digests, id);

    if (!digest)
      g_error ("%s: %s is no digest", truth_day->name, id);
    g_assert_cmpstr (dgs_article_get_series (summary->article), ==, digest->series);
    g_assert_cmpstr (dgs_digest_kind_get_name (dgs_article_get_kind (summary->article)), ==,
                     digest->kind);
    /* Twice would be a duplicate. */
    g_assert_true (g_hash_table_add (got, id));
  }
  assert_same_set (got, reader->known, "articles", truth_day->name);
}

/* With the whole texts here, everything that the truth counts is as it counts it. */
static void
check_texts (Reader *reader, guint day)
{
  const TruthDay *truth_day = g_ptr_array_index (reader->truth->days, day);
  g_autoptr (GPtrArray) articles = library_fixture_list (&reader->fixture);
  guint i, j, k;

  for (i = 0; i < articles->len; i++) {
    const DgsArticleSummary *summary = g_ptr_array_index (articles, i);
    g_autofree char *id = id_of (summary->article);
    const TruthDigest *digest = g_hash_table_lookup (reader->truth->digests, id);
    guint n_links = 0;

    g_test_message ("%s %s", truth_day->name, id);
    g_assert_true (summary->full_text);
    g_assert_cmpuint (dgs_article_get_story_count (summary->article), ==, digest->stories);
    g_assert_cmpuint (dgs_article_get_source_count (summary->article), ==, digest->sources);
    for (j = 0; j < digest->appearances->len; j++) {
      const TruthAppearance *appearance = g_ptr_array_index (digest->appearances, j);

      if (strcmp (appearance->first, truth_day->name) > 0)
        continue;
      n_links++;
      for (k = 0; summary->links[k] && !g_str_equal (summary->links[k], appearance->url); k++)
        ;
      g_assert_cmpstr (summary->links[k], ==, appearance->url);
    }
    g_assert_cmpuint (g_strv_length (summary->links), ==, n_links);
  }
}

static Truth *
load_or_skip (void)
{
  Truth *truth = truth_load ();

  if (!truth)
    g_test_skip ("the shared test data is not there");
  return truth;
}

/* One day after the other, all feeds, with a restart between the days. */
static void
test_days (void)
{
  g_autoptr (Truth) truth = load_or_skip ();
  g_autoptr (GPtrArray) last = NULL;
  Reader reader;
  guint day;

  if (!truth)
    return;
  reader_set_up (&reader, truth);
  for (day = 0; day < truth->days->len; day++) {
    const TruthDay *truth_day = g_ptr_array_index (truth->days, day);
    g_autoptr (GPtrArray) outcomes = NULL;
    g_autoptr (GHashTable) got = NULL;

    serve_day (&reader, day);
    if (day == 0)
      follow (&reader, day, truth_day->feeds);
    outcomes = library_fixture_refresh_with (&reader.fixture, DGS_REFRESH_FORCE);
    got = new_weeks (&reader, outcomes);
    assert_same_set (got, truth_day->due, "new weeks", truth_day->name);
    g_hash_table_unref (expect_day (&reader, day, truth_day->feeds, NULL));
    follow (&reader, day, truth_day->feeds);
    g_hash_table_unref (expect_day (&reader, day, truth_day->feeds, NULL));
    check_articles (&reader, day);
    library_fixture_restart (&reader.fixture);
  }
  /* Feeds that were added on the last day want their pages, too. */
  last = library_fixture_refresh_with (&reader.fixture, DGS_REFRESH_FORCE);
  check_texts (&reader, truth->days->len - 1);
  reader_tear_down (&reader);
}

static GPtrArray *
shuffled (GPtrArray *feeds)
{
  GPtrArray *copy = g_ptr_array_copy (feeds, NULL, NULL);
  guint i;

  g_ptr_array_set_free_func (copy, NULL);
  for (i = copy->len; i > 1; i--) {
    guint j = (guint) g_test_rand_int_range (0, (gint32) i);
    gpointer swap = g_ptr_array_index (copy, i - 1);

    g_ptr_array_index (copy, i - 1) = g_ptr_array_index (copy, j);
    g_ptr_array_index (copy, j) = swap;
  }
  return copy;
}

/* Makes some feeds fail, and mends the others. */
static GHashTable *
break_feeds (Reader *reader, GPtrArray *feeds)
{
  static const DgsPublisherOptions failures[] = {
    { .status = 500 },
    { .status = 404 },
    { .content_type = "text/html" },
    { .cut_after = 10 },
  };
  GHashTable *failing = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 0; i < feeds->len; i++) {
    const char *feed = g_ptr_array_index (feeds, i);
    g_autofree char *path = g_strconcat ("/", feed, NULL);

    dgs_publisher_server_remove (reader->fixture.server, path);
    if (g_test_rand_int_range (0, 6) > 0)
      continue;
    dgs_publisher_server_set_text (reader->fixture.server, path, "<html><p>Out of order</p></html>",
                                   &failures[g_test_rand_int_range (0, G_N_ELEMENTS (failures))]);
    g_hash_table_add (failing, (gpointer) feed);
  }
  return failing;
}

/* Some feeds, in some order, on some of the days, some of them failing. */
static void
replay_schedule (Truth *truth)
{
  Reader reader;
  guint n = truth->days->len;
  guint first = (guint) g_test_rand_int_range (0, (gint32) n - 1);
  const TruthDay *first_day = g_ptr_array_index (truth->days, first);
  g_autoptr (GPtrArray) feeds = shuffled (first_day->feeds);
  guint day = first;

  reader_set_up (&reader, truth);
  g_ptr_array_set_size (feeds, g_test_rand_int_range (1, (gint32) feeds->len + 1));
  serve_day (&reader, first);
  follow (&reader, first, feeds);
  check_articles (&reader, first);
  while ((day += (guint) g_test_rand_int_range (1, 5)) < n) {
    g_autoptr (GHashTable) failing = NULL;

    serve_day (&reader, day);
    failing = break_feeds (&reader, feeds);
    refresh_day (&reader, day, feeds, failing, DGS_REFRESH_FORCE | DGS_REFRESH_NO_FULL_TEXT);
    check_articles (&reader, day);
    if (g_test_rand_int_range (0, 4) == 0)
      library_fixture_restart (&reader.fixture);
  }
  reader_tear_down (&reader);
}

static void
test_schedules (void)
{
  g_autoptr (Truth) truth = load_or_skip ();
  guint i;

  for (i = 0; truth && i < N_SCHEDULES; i++)
    replay_schedule (truth);
}

/* The pages with the current week, followed like feeds: each week is there on its day. */
static void
test_pages (void)
{
  static const char *const directories[] = { "tech", "blogs", "youtube", "ai@x" };
  g_autoptr (Truth) truth = load_or_skip ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader;
  guint day, i;

  if (!truth)
    return;
  reader_set_up (&reader, truth);
  for (day = 0; day < truth->days->len; day++) {
    const TruthDay *truth_day = g_ptr_array_index (truth->days, day);
    g_autoptr (GHashTable) due = g_hash_table_new (g_str_hash, g_str_equal);
    g_autoptr (GHashTable) got = NULL;
    g_autoptr (GPtrArray) outcomes = NULL;
    g_autoptr (GPtrArray) articles = NULL;

    serve_day (&reader, day);
    for (i = 0; i < G_N_ELEMENTS (directories); i++) {
      g_autofree char *url = g_strdup_printf (SITE "docs/week/%s/", directories[i]);
      const TruthDigest *digest = truth_find_by_url (truth, url, truth_day->name);
      DgsCandidate candidate = { url, url, TRUE };

      if (digest && dgs_library_find_feed (reader.fixture.library, url) &&
          g_hash_table_add (known, digest->id))
        g_hash_table_add (due, digest->id);
      if (digest && !dgs_library_find_feed (reader.fixture.library, url)) {
        g_autoptr (GError) error = NULL;
        g_autoptr (DgsFeed) feed =
            library_fixture_subscribe_candidate (&reader.fixture, &candidate, &error);

        g_assert_no_error (error);
        g_hash_table_add (known, digest->id);
      }
    }
    outcomes = library_fixture_refresh_with (&reader.fixture, DGS_REFRESH_FORCE);
    got = new_weeks (&reader, outcomes);
    assert_same_set (got, due, "new weeks on pages", truth_day->name);
    articles = library_fixture_list (&reader.fixture);
    g_assert_cmpuint (articles->len, ==, g_hash_table_size (known));
  }
  reader_tear_down (&reader);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replay/days", test_days);
  g_test_add_func ("/replay/pages", test_pages);
  g_test_add_func ("/replay/schedules", test_schedules);
  return g_test_run ();
}
