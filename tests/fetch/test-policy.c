/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-fetch-policy.h"

#include "dgs-fetch-result.h"

#define HOUR 3600u
#define DAY (24 * HOUR)
#define MINUTE 60u

static void
test_next_delay (void)
{
  static const struct {
    guint interval, max_age, ttl, retry_after, failures, expected;
  } cases[] = {
    { 0, 0, 0, 0, 0, 15 * MINUTE },
    { 60, 0, 0, 0, 0, 15 * MINUTE },
    { HOUR, 0, 0, 0, 0, HOUR },
    { HOUR, 600, 0, 0, 0, HOUR },
    { HOUR, 2 * HOUR, 0, 0, 0, 2 * HOUR },
    { HOUR, 0, 3 * HOUR, 0, 0, 3 * HOUR },
    { HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 0, 4 * HOUR },
    { HOUR, 0, 0, 120, 1, HOUR },
    { HOUR, 0, 0, 5 * HOUR, 1, 5 * HOUR },
    { HOUR, G_MAXUINT, 0, 0, 0, DAY },
    { HOUR, 0, G_MAXUINT, 0, 0, DAY },
    { 7 * DAY, 0, 0, 0, 0, 7 * DAY },
    { 7 * DAY, 0, 0, 0, 3, 7 * DAY },
    { HOUR / 2, 0, 0, 0, 1, HOUR },
    { HOUR / 2, 0, 0, 0, 2, 2 * HOUR },
    { HOUR / 2, 0, 0, 0, 3, 4 * HOUR },
    { HOUR / 2, 0, 0, 0, 5, 16 * HOUR },
    { HOUR / 2, 0, 0, 0, 6, DAY },
    { HOUR / 2, 0, 0, 0, G_MAXUINT, DAY },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpuint (dgs_fetch_policy_next_delay (cases[i].interval, cases[i].max_age,
                                                   cases[i].ttl, cases[i].retry_after,
                                                   cases[i].failures),
                      ==, cases[i].expected);
  }
}

/* 2026-05-01 12:00:00 */
#define NOW G_GINT64_CONSTANT (1777636800)

static void
test_max_age (void)
{
  static const struct {
    const char *cache_control, *age, *expires, *date;
    guint expected;
  } cases[] = {
    { NULL, NULL, NULL, NULL, 0 },
    { "max-age=600", NULL, NULL, NULL, 600 },
    { "public, Max-Age=\"600\"", NULL, NULL, NULL, 600 },
    { "max-age=600", "100", NULL, NULL, 500 },
    { "max-age=600", "700", NULL, NULL, 0 },
    { "max-age=600", "soon", NULL, NULL, 600 },
    { "max-age=600, must-revalidate", NULL, "Fri, 01 May 2026 14:00:00 GMT", NULL, 600 },
    { "no-cache, max-age=600", NULL, NULL, NULL, 0 },
    { "max-age=600, no-store", NULL, NULL, NULL, 0 },
    { "max-age=-5", NULL, NULL, NULL, 0 },
    { "max-age=1.5", NULL, NULL, NULL, 0 },
    { "max-age", NULL, NULL, NULL, 0 },
    { "max-age=99999999999999999999999", NULL, NULL, NULL, G_MAXINT32 },
    { NULL, NULL, "Fri, 01 May 2026 14:00:00 GMT", NULL, 7200 },
    { NULL, NULL, "Fri, 01 May 2026 14:00:00 GMT", "Fri, 01 May 2026 13:00:00 GMT", 3600 },
    { "public", "600", "Fri, 01 May 2026 14:00:00 GMT", "Fri, 01 May 2026 13:00:00 GMT", 3000 },
    { NULL, NULL, "Fri, 01 May 2026 11:00:00 GMT", NULL, 0 },
    { NULL, NULL, "0", NULL, 0 },
    { NULL, NULL, "-1", NULL, 0 },
    { "", "", "", "", 0 },
    { ",,=;\"", NULL, NULL, NULL, 0 },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("case %" G_GSIZE_FORMAT, i);
    g_assert_cmpuint (dgs_fetch_policy_max_age (cases[i].cache_control, cases[i].age,
                                                cases[i].expires, cases[i].date, NOW),
                      ==, cases[i].expected);
  }
}

static void
test_retry_after (void)
{
  static const struct {
    const char *value;
    guint expected;
  } cases[] = {
    { NULL, 0 },
    { "", 0 },
    { "120", 120 },
    { " 120 ", 120 },
    { "0", 0 },
    { "-3", 0 },
    { "soon", 0 },
    { "99999999999999999999", DAY },
    { "86401", DAY },
    { "Fri, 01 May 2026 12:10:00 GMT", 600 },
    { "Friday, 01-May-26 12:10:00 GMT", 600 },
    { "Fri, 01 May 2026 11:00:00 GMT", 0 },
    { "Sat, 01 May 2027 12:00:00 GMT", DAY },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].value);
    g_assert_cmpuint (dgs_fetch_policy_retry_after (cases[i].value, NOW), ==, cases[i].expected);
  }
}

static void
test_validators (void)
{
  static const struct {
    guint status;
    const char *etag, *modified, *next_etag, *next_modified;
  } cases[] = {
    { 200, "new", "2", "new", "2" },  { 200, "new", NULL, "new", NULL },
    { 200, NULL, NULL, NULL, NULL },  { 304, NULL, NULL, "old", "1" },
    { 304, "old", NULL, "old", "1" }, { 304, NULL, "2", "old", "2" },
    { 304, "new", "2", "new", "2" },  { 304, "new", NULL, "new", NULL },
    { 429, "new", "2", "old", "1" },  { 404, NULL, NULL, "old", "1" },
    { 500, "new", NULL, "old", "1" },
  };
  const DgsValidators sent = { (char *) "old", (char *) "1" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *etag = NULL, *modified = NULL;
    DgsValidators next = { NULL, NULL };

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    dgs_fetch_policy_validators (cases[i].status, &sent, cases[i].etag, cases[i].modified, &next);
    etag = next.etag;
    modified = next.last_modified;
    g_assert_cmpstr (etag, ==, cases[i].next_etag);
    g_assert_cmpstr (modified, ==, cases[i].next_modified);
  }
}

static void
test_validators_none_sent (void)
{
  DgsValidators next = { NULL, NULL };

  dgs_fetch_policy_validators (404, NULL, "x", "y", &next);
  g_assert_null (next.etag);
  g_assert_null (next.last_modified);
}

static void
test_success (void)
{
  static const struct {
    guint status;
    gboolean expected;
  } cases[] = {
    { 199, FALSE }, { 200, TRUE },  { 204, TRUE },  { 299, TRUE },  { 301, FALSE },
    { 304, TRUE },  { 404, FALSE }, { 410, FALSE }, { 503, FALSE },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    DgsFetchResult result = { .status = cases[i].status };

    g_assert_cmpint (dgs_fetch_result_is_success (&result), ==, cases[i].expected);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fetch/policy/next-delay", test_next_delay);
  g_test_add_func ("/fetch/policy/max-age", test_max_age);
  g_test_add_func ("/fetch/policy/retry-after", test_retry_after);
  g_test_add_func ("/fetch/policy/validators", test_validators);
  g_test_add_func ("/fetch/policy/validators-none-sent", test_validators_none_sent);
  g_test_add_func ("/fetch/result/success", test_success);
  return g_test_run ();
}
