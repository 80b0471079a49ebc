/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-date.h"

#include <string.h>

#include "dgs-date-reader.h"

/* Longer than any date; what exceeds it is some other text. */
#define MAX_LENGTH 200

/* "26" is 2026, but "0001" is what it says. */
static void
set_year (DgsDateReader *self, guint index)
{
  self->year = self->numbers[index];
  self->year_length = self->lengths[index];
  if (self->year_length < 3)
    self->year += self->year < 70 ? 2000 : 1900;
}

static gboolean
comes_first (const DgsDateReader *self)
{
  return self->lengths[0] == 4 || self->numbers[0] > 31;
}

/* The month was a word: a day and a year are left. One number alone has to be the year. */
static gboolean
place_beside_month (DgsDateReader *self)
{
  gboolean year_first = comes_first (self);

  if (self->n_numbers == 1 && self->lengths[0] == 4) {
    set_year (self, 0);
    return TRUE;
  }
  if (self->n_numbers != 2)
    return FALSE;
  set_year (self, year_first ? 0 : 1);
  self->day = self->numbers[year_first ? 1 : 0];
  return self->day > 0;
}

static gboolean
place_numbers (DgsDateReader *self)
{
  int *numbers = self->numbers;

  if (self->year_length > 0) {
    self->day = numbers[0];
    return self->month && self->n_numbers == 1;
  }
  if (self->month)
    return place_beside_month (self);
  if (self->n_numbers > 0 && comes_first (self)) {
    set_year (self, 0);
    self->month = self->n_numbers > 1 ? numbers[1] : 1;
    self->day = self->n_numbers > 2 ? numbers[2] : 1;
    return self->n_words > 0 || self->n_numbers > 1 || self->has_time;
  }
  if (self->n_numbers != 3)
    return FALSE;
  set_year (self, 2);
  /* With slashes the month comes first where that can be. */
  self->month = self->slashes && numbers[0] <= 12 ? numbers[0] : numbers[1];
  self->day = self->slashes && numbers[0] <= 12 ? numbers[1] : numbers[0];
  return TRUE;
}

static gboolean
settle_time (DgsDateReader *self)
{
  if ((self->morning || self->afternoon) && self->hour > 12)
    self->morning = self->afternoon = FALSE;
  if (self->afternoon && self->hour < 12)
    self->hour += 12;
  if (self->morning && self->hour == 12)
    self->hour = 0;
  if (self->second == 60)
    self->second = 59;
  return self->minute < 60 && self->second < 60 &&
         (self->hour < 24 || (self->hour == 24 && self->minute == 0 && self->second == 0));
}

static GDateTime *
build (DgsDateReader *self)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) midnight = NULL;
  g_autoptr (GDateTime) local = NULL;

  if (self->day == 0)
    self->day = 1;
  if (!settle_time (self) || self->year > 9999 || self->year < 1)
    return NULL;
  if (self->zone_name)
    zone = g_time_zone_new_identifier (self->zone_name);
  if (!zone)
    zone = g_time_zone_new_offset (self->zone_name ? 0 : self->offset);
  midnight = g_date_time_new (zone, self->year, self->month, self->day, self->hour % 24,
                              self->minute, self->second);
  if (!midnight)
    return NULL;
  local = self->hour == 24 ? g_date_time_add_days (midnight, 1) : g_date_time_ref (midnight);
  return local ? g_date_time_to_utc (local) : NULL;
}

/* Digits alone: a year, a day as YYYYMMDD, or seconds or milliseconds since 1970. */
static GDateTime *
parse_digits (const char *text, guint length)
{
  guint64 number = g_ascii_strtoull (text, NULL, 10);

  switch (length) {
  case 4:
    return number > 0 ? g_date_time_new_utc ((int) number, 1, 1, 0, 0, 0) : NULL;
  case 8:
    return g_date_time_new_utc ((int) (number / 10000), (int) (number / 100 % 100),
                                (int) (number % 100), 0, 0, 0);
  case 9:
  case 10:
    return g_date_time_new_from_unix_utc ((gint64) number);
  case 13:
    return g_date_time_new_from_unix_utc ((gint64) (number / 1000));
  default:
    return NULL;
  }
}

/**
 * dgs_date_parse:
 * @text: (nullable): a date as somebody wrote it
 *
 * Reads a date and time: RFC 822 and its successors, ISO 8601, and what feeds have instead.
 *
 * The result depends neither on the locale nor on the zone of this machine. Where no zone is
 * given, UTC is meant; where a part of the date is missing, its first day.
 *
 * Returns: (transfer full) (nullable): the time in UTC, %NULL where the text is no date
 */
GDateTime *
dgs_date_parse (const char *text)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *zone_name = NULL;
  DgsDateReader reader = { 0 };
  gsize n_digits;
  gboolean good;

  if (!text || strlen (text) > MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    return NULL;
  trimmed = g_strstrip (g_strdup (text));
  n_digits = strspn (trimmed, "0123456789");
  if (n_digits > 0 && trimmed[n_digits] == '\0')
    return parse_digits (trimmed, n_digits);

  good = dgs_date_reader_read (&reader, trimmed);
  zone_name = reader.zone_name;
  return good && place_numbers (&reader) ? build (&reader) : NULL;
}

/**
 * dgs_date_parse_credible:
 * @text: (nullable): a date as somebody wrote it
 *
 * Reads a date of which a feed says that something was published then.
 *
 * Generators write the year 1 where they know no date: what is older than the web's own clock,
 * which begins in 1970, is none.
 *
 * Returns: (transfer full) (nullable): the time in UTC
 */
GDateTime *
dgs_date_parse_credible (const char *text)
{
  g_autoptr (GDateTime) date = dgs_date_parse (text);

  if (!date || g_date_time_get_year (date) < 1970)
    return NULL;
  return g_steal_pointer (&date);
}
