/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-period.h"

#include <string.h>

static void
assert_period (const DgsPeriod *period, const char *expected)
{
  char start[16];
  char end[16];
  g_autofree char *text = NULL;

  g_date_strftime (start, sizeof start, "%Y-%m-%d", &period->start);
  g_date_strftime (end, sizeof end, "%Y-%m-%d", &period->end);
  text = period->kind == DGS_DIGEST_KIND_WEEKLY ? g_strconcat (start, "..", end, NULL)
                                                : g_strdup (end);
  g_assert_cmpstr (text, ==, expected);
}

static const struct {
  const char *text;
  const char *head;
  const char *period;
  gboolean is_clear;
} splits[] = {
  { "Acme Scale — Week of 2026-04-18 to 2026-05-01", "Acme Scale", "2026-04-18..2026-05-01", TRUE },
  { "Acme Scale – week of 2026-04-18 – 2026-05-01", "Acme Scale", "2026-04-18..2026-05-01", TRUE },
  { "Acme Scale - Week of 2026/04/18 through 2026/05/01", "Acme Scale", "2026-04-18..2026-05-01",
    TRUE },
  { "Acme: Week of April 18, 2026 to May 1, 2026", "Acme", "2026-04-18..2026-05-01", TRUE },
  { "Acme (2026-04-18 to 2026-05-01)", "Acme", "2026-04-18..2026-05-01", FALSE },
  { "Acme Fair — 2026-05-04 to 2026-05-06", "Acme Fair", "2026-05-04..2026-05-06", FALSE },
  { "Acme Scale — 2026-05-01", "Acme Scale", "2026-05-01", TRUE },
  { "Acme Scale—2026-05-01", "Acme Scale", "2026-05-01", TRUE },
  { "Acme Scale 2026-05-01", "Acme Scale", "2026-05-01", FALSE },
  { "Acme Scale — 1 May 2026", "Acme Scale", "2026-05-01", FALSE },
  { "Acme-2-Go - News — Friday — 2026-05-01", "Acme-2-Go - News — Friday", "2026-05-01", TRUE },
  { "2026-05-01", "", "2026-05-01", FALSE },
  { "规模 — 2026年5月1日", "规模", "2026-05-01", TRUE },
  { "Acme Scale — Week of 2026-04-18", NULL, NULL, FALSE },
  { "Acme Scale — Week of 2026-05-01 to 2026-04-18", NULL, NULL, FALSE },
  { "Acme Scale — Week of 2026-01-01 to 2026-05-01", NULL, NULL, FALSE },
  { "Acme Scale — 2026-02-30", NULL, NULL, FALSE },
  { "Acme Scale — 0001-01-01", NULL, NULL, FALSE },
  { "Acme Scale — 2026-05-01 and after", NULL, NULL, FALSE },
  { "Acme Scale — 12026-05-01", NULL, NULL, FALSE },
  { "What we did this week", NULL, NULL, FALSE },
  { "Week 19 Summary", NULL, NULL, FALSE },
  { "", NULL, NULL, FALSE },
};

static void
test_split (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (splits); i++) {
    g_autofree char *head = NULL;
    DgsPeriod period = {
      0,
    };
    gboolean is_clear = FALSE;
    gboolean found = dgs_period_split (splits[i].text, &period, &head, &is_clear);

    g_test_message ("%s", splits[i].text);
    g_assert_cmpint (found, ==, splits[i].period != NULL);
    if (!found)
      continue;
    g_assert_cmpstr (head, ==, splits[i].head);
    g_assert_cmpint (is_clear, ==, splits[i].is_clear);
    assert_period (&period, splits[i].period);
  }
}

static void
test_split_nothing (void)
{
  g_autofree char *long_text = g_strnfill (5000, 'a');
  g_autofree char *head = NULL;
  DgsPeriod period = {
    0,
  };
  gboolean is_clear;

  g_assert_false (dgs_period_split (NULL, &period, &head, &is_clear));
  g_assert_false (dgs_period_split (long_text, &period, &head, &is_clear));
  g_assert_null (head);
}

static const struct {
  const char *text;
  const char *date;
} dates[] = {
  { "https://acme.example/2026/05/01/post/", "2026-05-01" },
  { "https://acme.example/post-2026-05-01.html", "2026-05-01" },
  { "SEPTEMBER 4, 2026", "2026-09-04" },
  { "on Sept. 4th, 2026, at noon", "2026-09-04" },
  { "4 Sep 2026", "2026-09-04" },
  { "2026-99-01, then 2026-05-01", "2026-05-01" },
  { "0001-01-01", NULL },
  { "1989-12-31", NULL },
  { "version 2026.5", NULL },
  { "5-1-2026", NULL },
  { "", NULL },
};

static void
test_find_date (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (dates); i++) {
    GDate date;
    char text[16] = "";

    g_test_message ("%s", dates[i].text);
    g_assert_cmpint (dgs_period_find_date (dates[i].text, &date), ==, dates[i].date != NULL);
    if (dates[i].date)
      g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);
    g_assert_cmpstr (text, ==, dates[i].date ? dates[i].date : "");
  }
}

static const struct {
  const char *text;
  const char *label;
} labels[] = {
  { "weekly-2026-W19", "2026-W19" },
  { "https://acme.example/weekly-2026-W05/", "2026-W05" },
  { "WEEK 34, 2026", "2026-W34" },
  { "Acme — Week 4, 2026", "2026-W04" },
  { "weekly-2026-W53", "2026-W53" },
  { "weekly-2025-W53", NULL },
  { "weekly-2026-W00", NULL },
  { "weekly-2026-W54", NULL },
  { "weekly-2026-W199", NULL },
  { "Week 19 Summary", NULL },
  { "", NULL },
};

static void
test_find_label (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (labels); i++) {
    DgsLabel label = {
      0,
    };
    g_autofree char *text = NULL;

    g_test_message ("%s", labels[i].text);
    g_assert_cmpint (dgs_label_find (labels[i].text, &label), ==, labels[i].label != NULL);
    if (labels[i].label)
      text = dgs_label_to_string (label);
    g_assert_cmpstr (text, ==, labels[i].label);
  }
}

/* A label is given a week late; a week without a label moves those after it. */
static const struct {
  guint week;
  const char *period;
} weeks[] = {
  { 14, "2026-03-28..2026-04-03" }, { 15, "2026-04-04..2026-04-10" },
  { 17, "2026-04-11..2026-04-17" }, { 19, "2026-04-25..2026-05-01" },
  { 20, "2026-05-09..2026-05-15" }, { 32, "2026-06-27..2026-07-03" },
  { 33, "2026-08-08..2026-08-14" }, { 34, "2026-08-15..2026-08-21" },
};

static void
test_calendar (void)
{
  static const char *const skipped[] = { "2026-W16", "2026-W18", "2026-W27", "2026-W28",
                                         "2026-W29", "2026-W30", "2026-W31", NULL };
  DgsPeriod period;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (weeks); i++) {
    DgsLabel label = { 2026, weeks[i].week };

    g_assert_true (dgs_label_to_period (label, skipped, &period));
    assert_period (&period, weeks[i].period);
  }
  g_assert_true (dgs_label_to_period ((DgsLabel) { 2027, 1 }, NULL, &period));
  assert_period (&period, "2027-01-02..2027-01-08");
  g_assert_false (dgs_label_to_period ((DgsLabel) { 2026, 54 }, skipped, &period));
  g_assert_false (dgs_label_to_period ((DgsLabel) { 0, 0 }, skipped, &period));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/period/split", test_split);
  g_test_add_func ("/digest/period/split-nothing", test_split_nothing);
  g_test_add_func ("/digest/period/find-date", test_find_date);
  g_test_add_func ("/digest/period/find-label", test_find_label);
  g_test_add_func ("/digest/period/calendar", test_calendar);
  return g_test_run ();
}
