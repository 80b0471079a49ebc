/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "library-fixture.h"

#include "dgs-publisher.h"
#include "dgs-week-strip-private.h"
#include "dgs-weeks.h"

static guint
julian (guint year, guint month, guint day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static void
add (DgsSeriesWeeks *series, DgsDigestKind kind, guint first, guint last, gboolean read)
{
  DgsWeekRecord record = { .series_id = 1,
                           .article_id = series->digests->len + 1,
                           .kind = (guint) kind,
                           .first_day = first,
                           .last_day = last,
                           .read = read,
                           .saved = FALSE };

  g_array_append_val (series->digests, record);
}

static DgsSeriesWeeks *
make_series (const char *key)
{
  DgsSeriesWeeks *series = g_new0 (DgsSeriesWeeks, 1);

  series->series_id = 1;
  series->key = g_strdup (key);
  series->name = g_strdup ("Acme Reads");
  series->digests = g_array_new (FALSE, FALSE, sizeof (DgsWeekRecord));
  return series;
}

static guint
number (DgsWeekStrip *strip, guint position)
{
  return dgs_weeks_of_date (&dgs_week_strip_get_week (strip, position)->monday);
}

/* From Saturday to Friday, one of two weeks, one that is missing. */
static void
test_weekly (void)
{
  DgsSeriesWeeks *series = make_series ("acme.example/reads");
  g_autoptr (DgsWeekStrip) strip = NULL;
  const DgsWeek *week;

  add (series, DGS_DIGEST_KIND_WEEKLY, julian (2026, 4, 4), julian (2026, 4, 10), TRUE);
  add (series, DGS_DIGEST_KIND_WEEKLY, julian (2026, 4, 18), julian (2026, 5, 1), FALSE);
  add (series, DGS_DIGEST_KIND_DAILY, julian (2026, 5, 2), julian (2026, 5, 2), FALSE);
  strip = dgs_week_strip_new (series, DGS_DIGEST_KIND_WEEKLY);
  g_assert_cmpuint (dgs_week_strip_get_n_weeks (strip), ==, 3);
  g_assert_cmpuint (dgs_week_strip_get_n_unread (strip), ==, 1);
  g_assert_cmpuint (dgs_week_strip_get_n_missing (strip), ==, 1);

  week = dgs_week_strip_get_week (strip, 0);
  g_assert_cmpuint (number (strip, 0), ==, 202615);
  g_assert_cmpuint (week->n_weeks, ==, 1);
  g_assert_cmpuint (week->flags, ==, 0);
  week = dgs_week_strip_get_week (strip, 1);
  g_assert_cmpuint (number (strip, 1), ==, 202616);
  g_assert_cmpuint (week->flags, ==, DGS_WEEK_MISSING);
  week = dgs_week_strip_get_week (strip, 2);
  g_assert_cmpuint (number (strip, 2), ==, 202618);
  g_assert_cmpuint (week->n_weeks, ==, 2);
  g_assert_cmpuint (week->flags, ==, DGS_WEEK_UNREAD);
  g_assert_cmpint (dgs_week_strip_get_digest (strip, week, 0), ==, 2);
  g_assert_cmpuint (dgs_week_strip_find (strip, &dgs_week_strip_get_week (strip, 1)->monday), ==,
                    1);
  dgs_series_weeks_free (series);
}

static void
test_daily (void)
{
  DgsSeriesWeeks *series = make_series ("acme.example/reads");
  g_autoptr (DgsWeekStrip) strip = NULL;
  g_autofree char *address = NULL;
  guint day;

  for (day = 27; day <= 30; day++)
    add (series, DGS_DIGEST_KIND_DAILY, julian (2026, 4, day), julian (2026, 4, day), day < 29);
  add (series, DGS_DIGEST_KIND_DAILY, julian (2026, 5, 11), julian (2026, 5, 11), TRUE);
  strip = dgs_week_strip_new (series, DGS_DIGEST_KIND_DAILY);
  g_assert_cmpuint (dgs_week_strip_get_n_weeks (strip), ==, 3);
  g_assert_cmpuint (number (strip, 0), ==, 202618);
  g_assert_cmpuint (dgs_week_strip_get_week (strip, 0)->n_digests, ==, 4);
  g_assert_cmpuint (dgs_week_strip_get_week (strip, 0)->n_unread, ==, 2);
  g_assert_cmpuint (dgs_week_strip_get_week (strip, 1)->flags, ==, DGS_WEEK_MISSING);
  g_assert_cmpint (dgs_week_strip_get_digest (strip, dgs_week_strip_get_week (strip, 2), 0), ==, 5);
  g_assert_false (
      dgs_week_strip_find_address (strip, dgs_week_strip_get_week (strip, 1), &address));
  dgs_series_weeks_free (series);
}

/* 2026 has 53 weeks; the year of a week is that of its Thursday. */
static void
test_year_change (void)
{
  DgsSeriesWeeks *series = make_series ("acme.example/reads");
  g_autoptr (DgsWeekStrip) strip = NULL;

  add (series, DGS_DIGEST_KIND_WEEKLY, julian (2026, 12, 19), julian (2026, 12, 25), TRUE);
  add (series, DGS_DIGEST_KIND_WEEKLY, julian (2026, 12, 26), julian (2027, 1, 1), TRUE);
  add (series, DGS_DIGEST_KIND_WEEKLY, julian (2027, 1, 9), julian (2027, 1, 15), TRUE);
  strip = dgs_week_strip_new (series, DGS_DIGEST_KIND_WEEKLY);
  g_assert_cmpuint (dgs_week_strip_get_n_weeks (strip), ==, 4);
  g_assert_cmpuint (number (strip, 0), ==, 202652);
  g_assert_cmpuint (number (strip, 1), ==, 202653);
  g_assert_cmpuint (number (strip, 2), ==, 202701);
  g_assert_cmpuint (dgs_week_strip_get_week (strip, 2)->flags, ==, DGS_WEEK_MISSING);
  g_assert_cmpuint (number (strip, 3), ==, 202702);
  dgs_series_weeks_free (series);
}

static void
count_cb (DgsWeekStrip *strip, guint *n)
{
  ++*n;
}

/* A date that is wildly wrong, and one that is none. */
static void
test_wrong (void)
{
  DgsSeriesWeeks *series = make_series ("acme.example/reads");
  g_autoptr (DgsWeekStrip) strip = NULL;
  guint changes = 0;

  add (series, DGS_DIGEST_KIND_WEEKLY, 0, 0, FALSE);
  add (series, DGS_DIGEST_KIND_WEEKLY, julian (1400, 1, 1), julian (1400, 1, 7), FALSE);
  add (series, DGS_DIGEST_KIND_WEEKLY, julian (2026, 1, 1), julian (2026, 1, 7), FALSE);
  strip = dgs_week_strip_new (series, DGS_DIGEST_KIND_WEEKLY);
  g_assert_cmpuint (dgs_week_strip_get_n_weeks (strip), ==, 2);
  g_assert_cmpuint (dgs_week_strip_get_n_missing (strip), ==, 0);

  g_signal_connect (strip, "changed", G_CALLBACK (count_cb), &changes);
  dgs_week_strip_update (strip, series);
  g_assert_cmpuint (changes, ==, 0);
  g_array_index (series->digests, DgsWeekRecord, 2).read = TRUE;
  dgs_week_strip_update (strip, series);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (dgs_week_strip_get_n_unread (strip), ==, 1);
  dgs_series_weeks_free (series);
}

/* W19 covers up to 1 May, in W18, because no label W18 was ever given. */
static void
test_known (void)
{
  g_autofree char *there = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *unknown = NULL;

  g_assert_true (dgs_publisher_find_week ("macworks.dev/tech", 202618, &there));
  g_assert_cmpstr (there, ==, "https://macworks.dev/articles/tech/weekly-2026-W19/");
  g_assert_true (dgs_publisher_find_week ("macworks.dev/tech", 202619, &gone));
  g_assert_null (gone);
  g_assert_false (dgs_publisher_find_week ("acme.example/reads", 202618, &unknown));
  g_assert_null (unknown);
}

/* From the store, and after it: what is read and saved, and what comes later. */
static void
test_list (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *one =
      library_fixture_item ("Week 1", "https://acme.example/1/",
                            "<h1>Acme Reads — Week of 2026-04-18 to 2026-04-24</h1><p>A.</p>");
  g_autofree char *two = library_fixture_item ("2026-05-01", "https://acme.example/2/",
                                               "<h1>Acme Reads — 2026-05-01</h1><p>A.</p>");
  g_autofree char *feed = library_fixture_feed ("Acme Reads", one, two, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/feed", feed);
  g_autoptr (DgsLiveList) list = dgs_week_list_new (fixture->library);
  g_autoptr (DgsFeed) subscribed = NULL;
  g_autoptr (DgsWeekStrip) weekly = NULL;
  g_autoptr (DgsWeekStrip) daily = NULL;

  dgs_live_list_set_active (list, TRUE);
  subscribed = library_fixture_subscribe (fixture, address, NULL, NULL);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < 2)
    g_main_context_iteration (NULL, TRUE);
  weekly = g_list_model_get_item (G_LIST_MODEL (list), 0);
  daily = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpint (dgs_week_strip_get_kind (weekly), ==, DGS_DIGEST_KIND_WEEKLY);
  g_assert_cmpint (dgs_week_strip_get_kind (daily), ==, DGS_DIGEST_KIND_DAILY);
  g_assert_cmpuint (number (weekly, 0), ==, 202617);
  g_assert_cmpuint (number (daily, 0), ==, 202618);
  library_fixture_mark (fixture,
                        dgs_week_strip_get_digest (weekly, dgs_week_strip_get_week (weekly, 0), 0),
                        DGS_MARK_SAVED);
  while (!(dgs_week_strip_get_week (weekly, 0)->flags & DGS_WEEK_SAVED))
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/week-strips/weekly", test_weekly);
  g_test_add_func ("/week-strips/daily", test_daily);
  g_test_add_func ("/week-strips/year-change", test_year_change);
  g_test_add_func ("/week-strips/wrong", test_wrong);
  g_test_add_func ("/week-strips/known", test_known);
  g_test_add ("/week-strips/list", LibraryFixture, NULL, library_fixture_set_up, test_list,
              library_fixture_tear_down);
  return g_test_run ();
}
