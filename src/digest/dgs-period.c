/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-period.h"

#include <string.h>

/* The first day that can be meant: what is before is a default that nobody filled in. */
#define MIN_YEAR 1990
#define MAX_YEAR 2199
#define MAX_DAYS 31
/* No heading is longer. */
#define MAX_TEXT 1024

#define MONTH                                                                        \
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|" \
  "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?"
#define DAY "\\d{1,2}(?:st|nd|rd|th)?"
#define DATE                                                                 \
  "(?:(?<!\\d)\\d{4}(?:-\\d{1,2}-|/\\d{1,2}/|\\.\\d{1,2}\\.)\\d{1,2}(?!\\d)" \
  "|(?<!\\d)\\d{4}年\\d{1,2}月\\d{1,2}日"                                    \
  "|\\b" MONTH "\\s+" DAY ",?\\s+\\d{4}(?!\\d)"                              \
  "|(?<!\\d)" DAY "\\s+" MONTH ",?\\s+\\d{4}(?!\\d))"
#define DASH "[\\x{2010}-\\x{2015}\\x{2212}\\x{ff0d}]"
#define CLEAR "\\s*" DASH "+\\s*|\\s+-{1,3}\\s+"
#define TO "(?:\\s*(?:" DASH "|-|/|→|\\.\\.|至|~)\\s*|\\s+(?:to|through|thru|until|till|bis)\\s+)"
#define SPLIT                                                   \
  "^(?<head>.*?)(?:(?<clear>" CLEAR ")|\\s*[:|·,(]\\s*|\\s+|^)" \
  "(?<week>(?:the\\s+)?week\\s+(?:of|from)?\\s*)?(?<a>" DATE ")(?:" TO "(?<b>" DATE "))?\\s*\\)?$"

static GRegex *
compile (const char *pattern)
{
  return g_regex_new (pattern, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
}

static gboolean
set_date (GDate *date, guint64 year, guint64 month, guint64 day)
{
  g_date_clear (date, 1);
  if (year < MIN_YEAR || year > MAX_YEAR || month > 12 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static guint
get_month (const char *text)
{
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  g_autofree char *start = g_ascii_strdown (text, 3);
  const char *found = strlen (start) == 3 ? strstr (months, start) : NULL;

  return found && (found - months) % 3 == 0 ? (guint) (found - months) / 3 + 1 : 0;
}

/* Reads a date of the form of DATE. A month in letters makes the last number the year. */
static gboolean
parse_date (const char *text, GDate *date)
{
  guint64 numbers[3] = {
    0,
  };
  guint n_numbers = 0;
  guint month = 0;
  const char *cursor = text;

  while (*cursor && n_numbers < 3) {
    char *end = (char *) cursor + 1;

    if (g_ascii_isdigit (*cursor)) {
      numbers[n_numbers++] = g_ascii_strtoull (cursor, &end, 10);
    } else if (g_ascii_isalpha (*cursor)) {
      month = month ? month : get_month (cursor);
      while (g_ascii_isalpha (*end))
        end++;
    }
    cursor = end;
  }
  return month ? set_date (date, numbers[1], month, numbers[0])
               : set_date (date, numbers[0], numbers[1], numbers[2]);
}

/* Makes a period of one day. */
void
dgs_period_set_day (DgsPeriod *self, const GDate *day)
{
  self->kind = DGS_DIGEST_KIND_DAILY;
  self->start = *day;
  self->end = *day;
}

/* A week is one by its two days: "Week of" a single day says where it begins, not where it ends. */
static gboolean
set_period (DgsPeriod *self, const char *first, const char *last, gboolean is_week)
{
  int days;

  if (!parse_date (first, &self->start))
    return FALSE;
  if (!last || !*last) {
    dgs_period_set_day (self, &self->start);
    return !is_week;
  }
  if (!parse_date (last, &self->end))
    return FALSE;
  self->kind = DGS_DIGEST_KIND_WEEKLY;
  days = g_date_days_between (&self->start, &self->end);
  return days > 0 && days <= MAX_DAYS;
}

/* Splits a heading as "Series — Week of 2026-04-18 to 2026-05-01" into the period at its end and
 * what is before it. It is clear where it says that it is a week, and where a dash stands before
 * a day that is written in numbers: anybody may write the rest who has no digest in mind. */
gboolean
dgs_period_split (const char *text, DgsPeriod *period, char **head, gboolean *is_clear)
{
  g_autoptr (GRegex) regex = compile (SPLIT);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *clear = NULL;
  g_autofree char *week = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!text || strlen (text) > MAX_TEXT || !g_regex_match (regex, text, 0, &match))
    return FALSE;
  clear = g_match_info_fetch_named (match, "clear");
  week = g_match_info_fetch_named (match, "week");
  first = g_match_info_fetch_named (match, "a");
  last = g_match_info_fetch_named (match, "b");
  if (!set_period (period, first, last, week && *week)) {
    *period = (DgsPeriod) {
      0,
    };
    return FALSE;
  }
  *head = g_match_info_fetch_named (match, "head");
  if (period->kind == DGS_DIGEST_KIND_WEEKLY)
    *is_clear = week && *week;
  else
    *is_clear = clear && *clear && g_ascii_isdigit (first[0]) && g_ascii_isdigit (first[3]);
  return TRUE;
}

/* Finds the first date in a text or in an address. */
gboolean
dgs_period_find_date (const char *text, GDate *date)
{
  g_autoptr (GRegex) regex = compile (DATE);
  g_autoptr (GMatchInfo) match = NULL;

  if (!text || strlen (text) > MAX_TEXT)
    return FALSE;
  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match)) {
    g_autofree char *found = g_match_info_fetch (match, 0);

    if (parse_date (found, date))
      return TRUE;
    g_match_info_next (match, NULL);
  }
  return FALSE;
}
