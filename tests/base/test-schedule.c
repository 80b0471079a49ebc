/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-schedule.h"

#define HOURS(from, to) (((1u << ((to) - (from))) - 1) << (from))

static gint64
parse (const char *text)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (date);
  return g_date_time_to_unix (date);
}

static void
test_next (void)
{
  static const struct {
    guint hours;
    guint days;
    const char *moment;
    const char *next;
  } cases[] = {
    { 0, 0, "2026-05-01T08:15:00Z", "2026-05-01T08:15:00Z" },
    { HOURS (0, 6), 0, "2026-05-01T08:15:00Z", "2026-05-01T08:15:00Z" },
    { HOURS (0, 6), 0, "2026-05-01T05:59:59Z", "2026-05-01T06:00:00Z" },
    { HOURS (22, 24), 0, "2026-05-01T22:30:00Z", "2026-05-02T00:00:00Z" },
    /* 2026-05-02 is a Saturday. */
    { 0, 1 << 5 | 1 << 6, "2026-05-02T10:00:00Z", "2026-05-04T00:00:00Z" },
    { 0, 1 << 5 | 1 << 6, "2026-05-01T23:59:59Z", "2026-05-01T23:59:59Z" },
    { HOURS (0, 9), 1 << 5 | 1 << 6, "2026-05-03T10:00:00Z", "2026-05-04T09:00:00Z" },
    { HOURS (0, 24), 0, "2026-05-01T08:15:00Z", "2026-05-01T08:15:00Z" },
    { 0, 127, "2026-05-01T08:15:00Z", "2026-05-01T08:15:00Z" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    const DgsSchedule schedule = { 0, cases[i].hours, cases[i].days };

    g_assert_cmpint (dgs_schedule_get_next (&schedule, parse (cases[i].moment)), ==,
                     parse (cases[i].next));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/next", test_next);
  return g_test_run ();
}
