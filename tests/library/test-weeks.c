/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-weeks.h"

static DgsDays
days (guint first_month, guint first_day, guint last_month, guint last_day)
{
  DgsDays result;

  g_date_clear (&result.start, 1);
  g_date_clear (&result.end, 1);
  g_date_set_dmy (&result.start, (GDateDay) first_day, (GDateMonth) first_month, 2026);
  g_date_set_dmy (&result.end, (GDateDay) last_day, (GDateMonth) last_month, 2026);
  return result;
}

static void
test_iso (void)
{
  static const struct {
    guint day, month, year, week;
  } cases[] = {
    { 1, 1, 2026, 202601 },   { 1, 1, 2027, 202653 }, { 30, 12, 2024, 202501 },
    { 31, 12, 2020, 202053 }, { 3, 5, 2026, 202618 }, { 4, 5, 2026, 202619 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    GDate date;

    g_date_clear (&date, 1);
    g_date_set_dmy (&date, (GDateDay) cases[i].day, (GDateMonth) cases[i].month,
                    (GDateYear) cases[i].year);
    g_assert_cmpuint (dgs_weeks_of_date (&date), ==, cases[i].week);
  }
}

/* Periods of eight days, of two weeks, that overlap and that leave days out. */
static void
test_holes (void)
{
  const DgsDays periods[] = {
    days (5, 8, 5, 15), days (4, 3, 4, 10),  days (4, 11, 4, 17),
    days (4, 18, 5, 1), days (5, 14, 5, 22),
  };
  g_autoptr (GArray) holes = dgs_weeks_find_holes (periods, G_N_ELEMENTS (periods));
  const DgsDays *hole;

  g_assert_cmpuint (holes->len, ==, 1);
  hole = &g_array_index (holes, DgsDays, 0);
  g_assert_cmpuint (g_date_get_day (&hole->start), ==, 2);
  g_assert_cmpuint (g_date_get_day (&hole->end), ==, 7);
  g_assert_cmpuint (g_date_get_month (&hole->end), ==, 5);
}

static void
test_missing (void)
{
  /* W15, then W17: W16 is missing. */
  const DgsDays with_hole[] = { days (4, 4, 4, 10), days (4, 18, 4, 24) };
  /* Two weeks in one: W17 has no digest of its own, and misses none. */
  const DgsDays of_two_weeks[] = { days (4, 11, 4, 17), days (4, 18, 5, 1) };
  g_autoptr (GArray) missing = dgs_weeks_find_missing (with_hole, G_N_ELEMENTS (with_hole));
  g_autoptr (GArray) none = dgs_weeks_find_missing (of_two_weeks, G_N_ELEMENTS (of_two_weeks));
  g_autoptr (GArray) nothing = dgs_weeks_find_missing (NULL, 0);

  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpuint (g_array_index (missing, guint, 0), ==, 202616);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/weeks/iso", test_iso);
  g_test_add_func ("/weeks/holes", test_holes);
  g_test_add_func ("/weeks/missing", test_missing);
  return g_test_run ();
}
