/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-date.h"

#include <locale.h>

#include "feed-test.h"

typedef struct {
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
  /* Mail dates */
  { "Fri, 08 May 2026 06:30:05 GMT", "2026-05-08T06:30:05Z" },
  { "8 May 2026 6:30 +0200", "2026-05-08T04:30:00Z" },
  { "Fri,8 May 26 06:30:05 EST", "2026-05-08T11:30:05Z" },
  { "Monday, 08-May-95 06:30:05 GMT", "1995-05-08T06:30:05Z" },
  { "Wrongday, 08 May 2026 06:30:05 -0000", "2026-05-08T06:30:05Z" },
  { "08 May, 2026 06:30", "2026-05-08T06:30:00Z" },
  { "Fri, 08 May 2026 24:00:00 GMT", "2026-05-09T00:00:00Z" },
  { "Fri, 08 May 2026 06:30:60 GMT", "2026-05-08T06:30:59Z" },
  { "Mon, 01 Jan 0001 00:00:00 +0000", "1-01-01T00:00:00Z" },
  { "Tue, 18 Sept 2012 10:00:00 GMT", "2012-09-18T10:00:00Z" },
  /* The month first */
  { "Thu Aug 30 2012", "2012-08-30T00:00:00Z" },
  { "Mon, May 25 2020 04:45:26 +0000", "2020-05-25T04:45:26Z" },
  { "Fri May  8 06:30:05 2026", "2026-05-08T06:30:05Z" },
  { "May 8, 2026, 1:55 PM EST", "2026-05-08T18:55:00Z" },
  { "May 8, 2026 12:05 a.m.", "2026-05-08T00:05:00Z" },
  { "8 May 2026 10:57 a.m.", "2026-05-08T10:57:00Z" },
  { "May 2026", "2026-05-01T00:00:00Z" },
  { "16th May 2026", "2026-05-16T00:00:00Z" },
  /* Other languages */
  { "Mi, 29 Mär 2023 10:00:00 +0200", "2023-03-29T08:00:00Z" },
  { "mar., 01 déc. 2020 16:11:02 +0000", "2020-12-01T16:11:02Z" },
  { "lun. 13 juil. 2026", "2026-07-13T00:00:00Z" },
  { "jueves, 5 de febrero de 2026 8:00", "2026-02-05T08:00:00Z" },
  { "13 maggio 2026", "2026-05-13T00:00:00Z" },
  { "vr, 08 mrt 2024 09:00:00 CET", "2024-03-08T08:00:00Z" },
  { "2004년 05월 28일 01:31:15", "2004-05-27T16:31:15Z" },
  { "2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z" },
  /* Zones */
  { "8 May 2026 06:30:05 GMT-07:00", "2026-05-08T13:30:05Z" },
  { "Fri May 08 2026 06:30:05 GMT+0000 (Coordinated Universal Time)", "2026-05-08T06:30:05Z" },
  { "8 May 2026 06:30:05 Europe/Berlin", "2026-05-08T04:30:05Z" },
  { "8 May 2026 06:30:05 Nowhere/Atall", "2026-05-08T06:30:05Z" },
  { "8 May 2026 06:30:05 QQQ", "2026-05-08T06:30:05Z" },
  { "8 May 2026 06:30:05 B", "2026-05-08T06:30:05Z" },
  { "8 May 2026 06:30:05 +2300", "2026-05-08T06:30:05Z" },
  /* ISO 8601 */
  { "2026", "2026-01-01T00:00:00Z" },
  { "2026-05", "2026-05-01T00:00:00Z" },
  { "20260508", "2026-05-08T00:00:00Z" },
  { "2026-05-08T06:30Z", "2026-05-08T06:30:00Z" },
  { "2026-05-08t06:30:05z", "2026-05-08T06:30:05Z" },
  { "2026-05-08T06:30:05,123456789+01", "2026-05-08T05:30:05Z" },
  { "2026-05-08 06:30:05.36 +0200 CEST", "2026-05-08T04:30:05Z" },
  { "2020-11-08T16:20:00-05:00Z", "2020-11-08T21:20:00Z" },
  { "2026/5/8 6:30:05", "2026-05-08T06:30:05Z" },
  { " \n2026-05-08\t", "2026-05-08T00:00:00Z" },
  { "2024-02-29", "2024-02-29T00:00:00Z" },
  { "0001-01-01T00:00:00Z", "1-01-01T00:00:00Z" },
  /* Numbers */
  { "30.10.23", "2023-10-30T00:00:00Z" },
  { "10/30/23 21:55:58", "2023-10-30T21:55:58Z" },
  { "30/10/2023", "2023-10-30T00:00:00Z" },
  { "1520932969", "2018-03-13T09:22:49Z" },
  { "1520932969000", "2018-03-13T09:22:49Z" },
  /* No dates */
  { "8 May", NULL },
  { "May 8 06:30", NULL },
  { "", NULL },
  { "soon", NULL },
  { "Friday", NULL },
  { "06:30", NULL },
  { "0", NULL },
  { "12345", NULL },
  { "2026-13-01", NULL },
  { "2026-02-30", NULL },
  { "2026-05-08T25:00:00Z", NULL },
  { "2026-05-08T06:61:00Z", NULL },
  { "2026-05-08T06:30:05+01:99", NULL },
  { "8 Mey 2026", NULL },
  { "8 May 2026 06:30 07:30", NULL },
  { "1 2 3 4 2026", NULL },
  { "99999999999999999999", NULL },
  { "\xff\xfe", NULL },
};

static void
check_cases (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GDateTime) date = dgs_date_parse (cases[i].text);

    g_test_message ("“%s”", cases[i].expected ? cases[i].text : "(no date)");
    assert_date (date, cases[i].expected);
  }
}

static void
test_parse (void)
{
  check_cases ();
  g_assert_null (dgs_date_parse (NULL));
}

/* A machine's own zone and language must not show. */
static void
test_parse_elsewhere (void)
{
  g_setenv ("TZ", "Asia/Tokyo", TRUE);
  setlocale (LC_ALL, "tr_TR.UTF-8");
  check_cases ();
  setlocale (LC_ALL, "C");
  g_unsetenv ("TZ");
}

static void
test_endless (void)
{
  g_autofree char *digits = g_strnfill (100000, '1');
  g_autofree char *letters = g_strnfill (199, 'm');

  g_assert_null (dgs_date_parse (digits));
  g_assert_null (dgs_date_parse (letters));
}

/* Whatever is cut out of a date or put into it, nothing breaks. */
static void
test_mangled (void)
{
  guint i;
  gsize j;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    for (j = 0; j < strlen (cases[i].text); j++) {
      g_autofree char *cut = g_strndup (cases[i].text, j);
      g_autofree char *joined = g_strconcat (cut, cases[i].text + j + 1, NULL);
      g_autofree char *doubled = g_strconcat (cut, cases[i].text, NULL);
      g_autoptr (GDateTime) first = dgs_date_parse (cut);
      g_autoptr (GDateTime) second = dgs_date_parse (joined);
      g_autoptr (GDateTime) third = dgs_date_parse (doubled);
    }
  }
}

static void
test_credible (void)
{
  g_autoptr (GDateTime) good = dgs_date_parse_credible ("Fri, 08 May 2026 06:30:05 GMT");
  g_autoptr (GDateTime) first = dgs_date_parse_credible ("Mon, 01 Jan 0001 00:00:00 +0000");
  g_autoptr (GDateTime) old = dgs_date_parse_credible ("1969-12-31");

  assert_date (good, "2026-05-08T06:30:05Z");
  g_assert_null (first);
  g_assert_null (old);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-elsewhere", test_parse_elsewhere);
  g_test_add_func ("/date/endless", test_endless);
  g_test_add_func ("/date/mangled", test_mangled);
  g_test_add_func ("/date/credible", test_credible);
  return g_test_run ();
}
