/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-weeks.h"

/**
 * dgs_weeks_of_date:
 * @date: a day
 *
 * Finds the week of a day by ISO 8601: a week belongs to the year of its Thursday.
 *
 * Returns: year * 100 + week
 */
guint
dgs_weeks_of_date (const GDate *date)
{
  GDate thursday = *date;

  g_date_add_days (&thursday, 3);
  g_date_subtract_days (&thursday, (guint) g_date_get_weekday (date) - 1);
  return g_date_get_year (&thursday) * 100u + g_date_get_iso8601_week_of_year (date);
}

static int
compare_days (gconstpointer one, gconstpointer other)
{
  return g_date_compare (&((const DgsDays *) one)->start, &((const DgsDays *) other)->start);
}

static GArray *
sorted (const DgsDays *periods, gsize n_periods)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (DgsDays));

  g_array_append_vals (copy, periods, (guint) n_periods);
  g_array_sort (copy, compare_days);
  return copy;
}

/**
 * dgs_weeks_find_holes:
 * @periods: (array length=n_periods): the periods of a series, in any order; they may overlap
 * @n_periods: how many
 *
 * Finds the days between the first and the last period that no period covers.
 *
 * Returns: (transfer full) (element-type DgsDays): the holes, earliest first
 */
GArray *
dgs_weeks_find_holes (const DgsDays *periods, gsize n_periods)
{
  g_autoptr (GArray) ordered = sorted (periods, n_periods);
  GArray *holes = g_array_new (FALSE, FALSE, sizeof (DgsDays));
  GDate covered;
  guint i;

  for (i = 0; i < ordered->len; i++) {
    const DgsDays *period = &g_array_index (ordered, DgsDays, i);

    if (i > 0 && g_date_days_between (&covered, &period->start) > 1) {
      DgsDays hole = { covered, period->start };

      g_date_add_days (&hole.start, 1);
      g_date_subtract_days (&hole.end, 1);
      g_array_append_val (holes, hole);
    }
    if (i == 0 || g_date_compare (&period->end, &covered) > 0)
      covered = period->end;
  }
  return holes;
}

static guint
days_covered (GArray *periods, const GDate *first, const GDate *last)
{
  GDate day = *first;
  guint n = 0;
  guint i;

  for (; g_date_compare (&day, last) <= 0; g_date_add_days (&day, 1)) {
    for (i = 0; i < periods->len; i++) {
      const DgsDays *period = &g_array_index (periods, DgsDays, i);

      if (g_date_compare (&period->start, &day) <= 0 && g_date_compare (&period->end, &day) >= 0)
        break;
    }
    n += i < periods->len ? 1 : 0;
  }
  return n;
}

/**
 * dgs_weeks_find_missing:
 * @periods: (array length=n_periods): the periods of a weekly series, in any order
 * @n_periods: how many
 *
 * Finds the ISO weeks between the first and the last digest that the series has nothing for: no
 * digest ends in them, and most of their days are in no period.
 *
 * Returns: (transfer full) (element-type guint): year * 100 + week, earliest first
 */
GArray *
dgs_weeks_find_missing (const DgsDays *periods, gsize n_periods)
{
  g_autoptr (GArray) ordered = sorted (periods, n_periods);
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) weeks = g_hash_table_new (NULL, NULL);
  GDate last;
  GDate monday;
  guint i;

  if (n_periods == 0)
    return missing;
  last = monday = g_array_index (ordered, DgsDays, 0).end;
  for (i = 0; i < ordered->len; i++) {
    const GDate *end = &g_array_index (ordered, DgsDays, i).end;

    g_hash_table_add (weeks, GUINT_TO_POINTER (dgs_weeks_of_date (end)));
    if (g_date_compare (end, &last) > 0)
      last = *end;
  }
  g_date_subtract_days (&monday, (guint) g_date_get_weekday (&monday) - 1);
  for (; g_date_compare (&monday, &last) <= 0; g_date_add_days (&monday, 7)) {
    GDate sunday = monday;
    guint week = dgs_weeks_of_date (&monday);

    g_date_add_days (&sunday, 6);
    if (!g_hash_table_contains (weeks, GUINT_TO_POINTER (week)) &&
        days_covered (ordered, &monday, &sunday) < 4)
      g_array_append_val (missing, week);
  }
  return missing;
}
