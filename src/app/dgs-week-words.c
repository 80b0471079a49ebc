/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-week-words.h"

#include <glib/gi18n.h>

#include "dgs-weeks.h"
#include "dgs-words.h"

static void
append (GString *out, const char *between, const char *text)
{
  if (out->len > 0)
    g_string_append (out, between);
  g_string_append (out, text);
}

static void
append_count (GString *out, const char *between, const char *format, guint count)
{
  g_auto (GStrv) parts = g_strsplit (format, "%u", 2);
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *text = g_strjoinv (number, parts);

  append (out, between, text);
}

/**
 * dgs_week_words_sum:
 * @strip: the weeks of a series
 * @between: what stands between its parts
 *
 * Writes what there is of a series, below its name.
 *
 * Returns: (transfer full): for example `14 weeks · 3 unread · 1 missing`
 */
char *
dgs_week_words_sum (DgsWeekStrip *strip, const char *between)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint unread = dgs_week_strip_get_n_unread (strip);
  guint missing = dgs_week_strip_get_n_missing (strip);
  guint there = dgs_week_strip_get_n_weeks (strip) - missing;

  if (dgs_week_strip_get_kind (strip) == DGS_DIGEST_KIND_DAILY)
    append (out, between, _ ("Daily"));
  append_count (out, between, ngettext ("%u week", "%u weeks", there), there);
  if (unread > 0)
    append_count (out, between, ngettext ("%u unread", "%u unread", unread), unread);
  if (missing > 0)
    append_count (out, between, ngettext ("%u missing", "%u missing", missing), missing);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * dgs_week_words_days:
 * @strip: the weeks of a series
 * @week: one of them
 *
 * Writes the days of a week: those of its digest, or those of the calendar.
 *
 * Returns: (transfer full): for example `18 April – 1 May 2026`
 */
char *
dgs_week_words_days (DgsWeekStrip *strip, const DgsWeek *week)
{
  if (dgs_week_strip_get_kind (strip) == DGS_DIGEST_KIND_DAILY || week->flags & DGS_WEEK_MISSING) {
    g_autofree char *words = dgs_words_week (dgs_weeks_of_date (&week->monday));
    g_auto (GStrv) parts = g_strsplit (words, " · ", -1);

    return g_strjoinv (", ", parts);
  }
  return dgs_words_period (DGS_DIGEST_KIND_WEEKLY, &week->first_day, &week->last_day);
}

/**
 * dgs_week_words_summary:
 * @strip: the weeks of a series
 * @week: one of them
 *
 * Writes what a screen reader and a tooltip say of a week.
 *
 * Returns: (transfer full): for example `Engineering @ Scale, 18 April – 1 May 2026, unread, saved`
 */
char *
dgs_week_words_summary (DgsWeekStrip *strip, const DgsWeek *week)
{
  g_autoptr (GString) out = g_string_new (dgs_week_strip_get_name (strip));
  g_autofree char *days = dgs_week_words_days (strip, week);

  append (out, ", ", days);
  if (dgs_week_strip_get_kind (strip) == DGS_DIGEST_KIND_DAILY && week->n_digests > 0) {
    append_count (out, ", ", ngettext ("%u daily digest", "%u daily digests", week->n_digests),
                  week->n_digests);
    if (week->n_unread > 0)
      append_count (out, ", ", ngettext ("%u unread", "%u unread", week->n_unread), week->n_unread);
  } else if (week->n_digests > 1) {
    append_count (out, ", ", ngettext ("%u digest", "%u digests", week->n_digests),
                  week->n_digests);
  }
  if (week->flags & DGS_WEEK_MISSING)
    append (out, ", ", _ ("missing"));
  else if (week->n_unread == 0)
    append (out, ", ", _ ("read"));
  else if (dgs_week_strip_get_kind (strip) != DGS_DIGEST_KIND_DAILY)
    append (out, ", ", _ ("unread"));
  if (week->flags & DGS_WEEK_SAVED)
    append (out, ", ", _ ("saved"));
  return g_string_free (g_steal_pointer (&out), FALSE);
}
