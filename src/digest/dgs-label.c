/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-period.h"

#include <string.h>

#define MAX_TEXT 1024

/* The last week of a year is the one with the 28th of December. */
static gboolean
is_valid (DgsLabel label)
{
  GDate last;

  if (label.year < 1990 || label.year > 2199)
    return FALSE;
  g_date_clear (&last, 1);
  g_date_set_dmy (&last, 28, G_DATE_DECEMBER, (GDateYear) label.year);
  return label.week >= 1 && label.week <= g_date_get_iso8601_week_of_year (&last);
}

/* Finds a week's label, as "weekly-2026-W19" in an address or "Week 34, 2026" in a text. */
gboolean
dgs_label_find (const char *text, DgsLabel *label)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;
  g_autofree char *week = NULL;

  if (!text || strlen (text) > MAX_TEXT)
    return FALSE;
  regex = g_regex_new ("(?J)\\b(?<year>\\d{4})-W(?<week>\\d{2})(?!\\d)|"
                       "\\bweek\\s+(?<week>\\d{1,2}),?\\s+(?<year>\\d{4})(?!\\d)",
                       G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  year = g_match_info_fetch_named (match, "year");
  week = g_match_info_fetch_named (match, "week");
  label->year = (guint) g_ascii_strtoull (year, NULL, 10);
  label->week = (guint) g_ascii_strtoull (week, NULL, 10);
  return is_valid (*label);
}

/* Takes a label off the end of a heading, as dgs_page_extract() puts it there. */
char *
dgs_label_strip (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "\\s*[\\x{2010}-\\x{2015}]\\s*week\\s+\\d{1,2},?\\s+\\d{4}$", G_REGEX_CASELESS, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, "", 0, NULL);
}

/* Writes a label as ISO 8601 does. */
char *
dgs_label_to_string (DgsLabel label)
{
  return label.year ? g_strdup_printf ("%04u-W%02u", label.year, label.week) : NULL;
}

/* The fourth of January is always in the first week. */
static void
set_monday (GDate *date, DgsLabel label)
{
  g_date_clear (date, 1);
  g_date_set_dmy (date, 4, G_DATE_JANUARY, (GDateYear) label.year);
  g_date_subtract_days (date, (guint) g_date_get_weekday (date) - 1);
  g_date_add_days (date, (label.week - 1) * 7);
}

static gboolean
is_skipped (const GDate *monday, const char *const *skipped)
{
  g_autofree char *name = NULL;
  GDate thursday = *monday;

  g_date_add_days (&thursday, 3);
  name = g_strdup_printf ("%04u-W%02u", g_date_get_year (&thursday),
                          g_date_get_iso8601_week_of_year (monday));
  return skipped && g_strv_contains (skipped, name);
}

/* Reckons the days that a labelled week covers.
 *
 * A summary is written on a Saturday, of the seven days before. It gets its label when the next
 * one replaces it: the ISO week before the week of that Saturday. So it was written on the
 * Saturday on which the label before its own was given, which is the Saturday of its own week
 * unless labels between the two are missing. */
gboolean
dgs_label_to_period (DgsLabel label, const char *const *skipped, DgsPeriod *period)
{
  GDate monday;
  GDate before;

  if (!is_valid (label))
    return FALSE;
  set_monday (&monday, label);
  before = monday;
  g_date_subtract_days (&before, 7);
  while (is_skipped (&before, skipped))
    g_date_subtract_days (&before, 7);

  period->kind = DGS_DIGEST_KIND_WEEKLY;
  period->end = before;
  g_date_add_days (&period->end, 7 + 4);
  period->start = period->end;
  g_date_subtract_days (&period->start, 6);
  return TRUE;
}
