/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-place.h"
#include "dgs-publisher.h"

#define SITE "https://macworks.dev"

static const struct {
  const char *old;
  const char *current;
} moves[] = {
  { SITE "/docs/today/tech-2026-05-01/", SITE "/articles/tech-2026-05-01/" },
  { SITE "/docs/week/tech/tech-2026-05-01", SITE "/articles/tech-2026-05-01/" },
  { SITE "/docs/archives/ai@x/x-2026-05-01/", SITE "/articles/x-2026-05-01/" },
  { SITE "/docs/tech-2026-03-19/", SITE "/articles/tech-2026-03-19/" },
  { SITE "/docs/month/tech/weekly-2026-W19/", SITE "/articles/tech/weekly-2026-W19/" },
  { SITE "/docs/week/tech/", SITE "/editions/week/tech/" },
  { "http://www.macworks.dev/docs/week/tech", SITE "/editions/week/tech/" },
  { SITE "/articles/tech-2026-05-01/", NULL },
  { SITE "/docs/week/tech/index.xml", NULL },
  { SITE "/tags/caching/index.xml", NULL },
  { "https://acme.example/docs/week/tech/", NULL },
  { "no address", NULL },
};

static void
test_current (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (moves); i++) {
    g_autofree char *current = dgs_publisher_get_current_address (moves[i].old);

    g_assert_cmpstr (current, ==, moves[i].current);
  }
}

static const DgsPublisherFeed *
get (GPtrArray *feeds, guint i)
{
  g_assert_cmpuint (i, <, feeds->len);
  return g_ptr_array_index (feeds, i);
}

static void
test_suggestions (void)
{
  g_autoptr (GPtrArray) home = dgs_publisher_get_suggestions (SITE "/");
  g_autoptr (GPtrArray) blogs = dgs_publisher_get_suggestions (SITE "/docs/month/blogs/index.xml");
  g_autoptr (GPtrArray) daily = dgs_publisher_get_suggestions (SITE "/articles/x-2026-09-04/");
  g_autoptr (GPtrArray) other = dgs_publisher_get_suggestions ("https://acme.example/");

  g_assert_cmpstr (get (home, 0)->address, ==, SITE "/editions/week/tech/");
  g_assert_cmpstr (get (home, 0)->title, ==, "Engineering @ Scale");
  g_assert_true (get (home, 0)->is_page);
  g_assert_cmpstr (get (home, home->len - 1)->address, ==, SITE "/editions/today/index.xml");
  g_assert_false (get (home, home->len - 1)->is_page);

  g_assert_cmpstr (get (blogs, 0)->address, ==, SITE "/editions/week/blogs/");
  g_assert_cmpstr (get (blogs, 1)->address, ==, SITE "/articles/blogs/blogs/index.xml");
  g_assert_cmpuint (blogs->len, ==, home->len + 1);
  g_assert_cmpstr (get (daily, 0)->address, ==, SITE "/editions/week/ai@x/");
  g_assert_cmpuint (other->len, ==, 0);
}

static const struct {
  const char *gone;
  const char *first;
  const char *second;
} replacements[] = {
  { SITE "/docs/month/tech/index.xml", SITE "/editions/week/tech/",
    SITE "/articles/tech/tech/index.xml" },
  { SITE "/docs/week/ai@x/index.xml", SITE "/editions/week/ai@x/index.xml", NULL },
  { SITE "/docs/archives/tech/index.xml", SITE "/editions/archives/tech/index.xml", NULL },
  { SITE "/docs/today/index.xml", SITE "/editions/today/index.xml", NULL },
  { SITE "/docs/week/tech/", SITE "/editions/week/tech/", NULL },
  { SITE "/categories/Blogs/index.xml", SITE "/editions/week/blogs/",
    SITE "/articles/blogs/blogs/index.xml" },
  { SITE "/categories/AI/index.xml", SITE "/editions/week/ai@x/",
    SITE "/articles/ai@x/ai@x/index.xml" },
  { SITE "/tags/caching/index.xml", SITE "/editions/week/tech/", SITE "/editions/week/blogs/" },
  { SITE "/index.xml", NULL, NULL },
  { SITE "/editions/week/tech/", NULL, NULL },
  { "https://acme.example/tags/caching/index.xml", NULL, NULL },
};

static void
test_replacements (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (replacements); i++) {
    g_autoptr (GPtrArray) feeds = dgs_publisher_get_replacements (replacements[i].gone);

    g_test_message ("%s", replacements[i].gone);
    g_assert_cmpint (feeds->len > 0, ==, replacements[i].first != NULL);
    if (replacements[i].first)
      g_assert_cmpstr (get (feeds, 0)->address, ==, replacements[i].first);
    if (replacements[i].second)
      g_assert_cmpstr (get (feeds, 1)->address, ==, replacements[i].second);
  }
}

static const struct {
  const char *name;
  const char *normal;
} names[] = {
  { "Acme Weekly", "acme-weekly" },
  { " ACME—weekly ", "acme-weekly" },
  { "Acme @ Sea", "acme@sea" },
  { "acme@sea", "acme@sea" },
  { "R & D/Weekly", "r&d-weekly" },
  { "C++ News", "c++news" },
  { "Ａｃｍｅ", "acme" },
  { "工程阅读", "工程阅读" },
  { "— …", "" },
};

static void
test_names (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *normal = dgs_series_normalize (names[i].name);

    g_assert_cmpstr (normal, ==, names[i].normal);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/publisher/current", test_current);
  g_test_add_func ("/digest/publisher/suggestions", test_suggestions);
  g_test_add_func ("/digest/publisher/replacements", test_replacements);
  g_test_add_func ("/digest/publisher/names", test_names);
  return g_test_run ();
}
