/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "dgs-words.h"

static GDate
day (const char *text)
{
  GDate date = { 0 };

  if (*text)
    g_date_set_dmy (&date, (GDateDay) atoi (text + 8), (GDateMonth) atoi (text + 5),
                    (GDateYear) atoi (text));
  return date;
}

static void
test_titles (void)
{
  static const struct {
    const char *title;
    const char *expected;
  } cases[] = {
    { "Acme Weekly — Week of 2026-04-18 to 2026-05-01", "Acme Weekly" },
    { "Acme Weekly – 2026-05-01", "Acme Weekly" },
    { "Queues - split - 2026-05-01", "Queues - split" },
    { "Queues — split in two", "Queues — split in two" },
    { "2026-05-01", "2026-05-01" },
    { "Call 12345-67-89 — now", "Call 12345-67-89 — now" },
    { "Acme — 2026-5-1", "Acme — 2026-5-1" },
    { " — 2026-05-01", " — 2026-05-01" },
    { "", "" },
    { NULL, "" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *title = dgs_words_title (cases[i].title);

    g_assert_cmpstr (title, ==, cases[i].expected);
  }
}

static void
test_periods (void)
{
  static const struct {
    DgsDigestKind kind;
    const char *start;
    const char *end;
    const char *expected;
  } cases[] = {
    { DGS_DIGEST_KIND_WEEKLY, "2026-04-18", "2026-05-01", "18 April – 1 May 2026" },
    { DGS_DIGEST_KIND_WEEKLY, "2026-05-08", "2026-05-15", "8 – 15 May 2026" },
    { DGS_DIGEST_KIND_WEEKLY, "2025-12-29", "2026-01-04", "29 December 2025 – 4 January 2026" },
    { DGS_DIGEST_KIND_DAILY, "2026-05-01", "2026-05-01", "1 May 2026" },
    { DGS_DIGEST_KIND_DAILY, "2026-05-01", "", "1 May 2026" },
    { DGS_DIGEST_KIND_WEEKLY, "2026-05-02", "2026-05-01", "2 May 2026" },
    { DGS_DIGEST_KIND_WEEKLY, "", "2026-05-01", "" },
    { DGS_DIGEST_KIND_NONE, "2026-05-01", "2026-05-01", "" },
  };
  g_autofree char *nothing = dgs_words_period (DGS_DIGEST_KIND_DAILY, NULL, NULL);
  gsize i;

  g_assert_cmpstr (nothing, ==, "");
  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    GDate start = day (cases[i].start);
    GDate end = day (cases[i].end);
    g_autofree char *period = dgs_words_period (cases[i].kind, &start, &end);

    g_assert_cmpstr (period, ==, cases[i].expected);
  }
}

static void
test_dates (void)
{
  GDate valid = day ("2026-05-01");
  GDate invalid = { 0 };
  g_autofree char *one = dgs_words_date (&valid);
  g_autofree char *none = dgs_words_date (&invalid);
  g_autofree char *null = dgs_words_date (NULL);

  g_assert_cmpstr (one, ==, "1 May 2026");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (null, ==, "");
}

static void
test_weeks (void)
{
  static const struct {
    guint week;
    const char *expected;
  } cases[] = {
    { 202618, "Week 18 · 27 April – 3 May 2026" },
    { 202601, "Week 1 · 29 December 2025 – 4 January 2026" },
    { 202053, "Week 53 · 28 December 2020 – 3 January 2021" },
    { 202620, "Week 20 · 11 – 17 May 2026" },
    { 0, "No date" },
    { 202600, "No date" },
    { 202654, "No date" },
    { G_MAXUINT, "No date" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *week = dgs_words_week (cases[i].week);

    g_assert_cmpstr (week, ==, cases[i].expected);
  }
}

/* Whole sentences, and no place left unfilled. */
static void
test_problems (void)
{
  guint problem;

  for (problem = DGS_PROBLEM_ADDRESS; problem <= DGS_PROBLEM_UNKNOWN; problem++) {
    g_autofree char *named = dgs_words_problem (problem, 503, "https://acme.example/%s%n/feed.xml");
    g_autofree char *nameless = dgs_words_problem (problem, 0, NULL);

    g_test_message ("%u: %s", problem, named);
    g_assert_true (g_utf8_validate (named, -1, NULL));
    g_assert_cmpuint (strlen (named), >, 10);
    g_assert_true (g_str_has_suffix (named, ".") || g_str_has_suffix (named, ")"));
    g_assert_cmpuint (strlen (nameless), >, 10);
    g_assert_null (strstr (nameless, "%s"));
  }
}

static void
test_problem_words (void)
{
  g_autofree char *none = dgs_words_problem (DGS_PROBLEM_NONE, 0, NULL);
  g_autofree char *server = dgs_words_problem (DGS_PROBLEM_SERVER, 503, "https://acme.example/f");
  g_autofree char *silent = dgs_words_problem (DGS_PROBLEM_SERVER, 0, "https://acme.example/f");
  g_autofree char *missing =
      dgs_words_problem (DGS_PROBLEM_NOT_FOUND, 404, "https://acme.example/f");
  g_autofree char *host = dgs_words_problem (DGS_PROBLEM_HOST, 0, "https://acme.example/f");

  g_assert_cmpstr (none, ==, "");
  g_assert_nonnull (strstr (server, "503"));
  g_assert_null (strchr (silent, '('));
  g_assert_nonnull (strstr (missing, "“https://acme.example/f”"));
  g_assert_nonnull (strstr (host, "“acme.example”"));
}

static void
test_errors (void)
{
  g_autoptr (GError) known = NULL;
  g_autoptr (GError) foreign = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *expected = NULL;

  known = g_error_new_literal (DGS_LIBRARY_ERROR, DGS_PROBLEM_GONE, "gone");
  foreign = g_error_new_literal (g_quark_from_static_string ("acme"), 3, "who knows");
  one = dgs_words_error (known, "https://acme.example/f");
  other = dgs_words_error (foreign, NULL);
  expected = dgs_words_problem (DGS_PROBLEM_GONE, 0, "https://acme.example/f");

  g_assert_cmpstr (one, ==, expected);
  g_assert_null (strstr (other, "who knows"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/titles", test_titles);
  g_test_add_func ("/words/periods", test_periods);
  g_test_add_func ("/words/dates", test_dates);
  g_test_add_func ("/words/weeks", test_weeks);
  g_test_add_func ("/words/problems", test_problems);
  g_test_add_func ("/words/problem-words", test_problem_words);
  g_test_add_func ("/words/errors", test_errors);
  return g_test_run ();
}
