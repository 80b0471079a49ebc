/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-words-time.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static char *
format_past (guint seconds)
{
  guint count;

  if (seconds < MINUTE)
    return g_strdup (_ ("Just now"));
  if (seconds < HOUR) {
    count = seconds / MINUTE;
    return g_strdup_printf (ngettext ("%u minute ago", "%u minutes ago", count), count);
  }
  if (seconds < DAY) {
    count = seconds / HOUR;
    return g_strdup_printf (ngettext ("%u hour ago", "%u hours ago", count), count);
  }
  count = seconds / DAY;
  return g_strdup_printf (ngettext ("%u day ago", "%u days ago", count), count);
}

/* Minutes are rounded up, so that nothing is due in none. */
static char *
format_future (guint seconds)
{
  guint count;

  if (seconds < MINUTE)
    return g_strdup (_ ("Now"));
  if (seconds <= HOUR - MINUTE) {
    count = (seconds + MINUTE - 1) / MINUTE;
    return g_strdup_printf (ngettext ("In %u minute", "In %u minutes", count), count);
  }
  if (seconds < DAY) {
    count = (seconds + HOUR / 2) / HOUR;
    return g_strdup_printf (ngettext ("In %u hour", "In %u hours", count), count);
  }
  count = (seconds + DAY / 2) / DAY;
  return g_strdup_printf (ngettext ("In %u day", "In %u days", count), count);
}

/**
 * dgs_words_moment:
 * @moment: seconds since 1970, 0 for never
 * @now: seconds since 1970
 *
 * Says when something was or will be: how far from now within a week, else the day.
 *
 * Returns: (transfer full): for example `3 hours ago` or `In 2 days`
 */
char *
dgs_words_moment (gint64 moment, gint64 now)
{
  g_autoptr (GDateTime) time = NULL;
  gint64 distance = now > moment ? now - moment : moment - now;

  if (moment <= 0)
    return g_strdup (_ ("Never"));
  if (distance < 7 * DAY)
    return moment <= now ? format_past ((guint) distance) : format_future ((guint) distance);
  time = g_date_time_new_from_unix_local (moment);
  /* Translators: a day with its year, see g_date_time_format(). */
  return time ? g_date_time_format (time, _ ("%-d %B %Y")) : g_strdup ("");
}
