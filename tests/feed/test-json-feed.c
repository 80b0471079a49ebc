/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "feed-test.h"

#define FEED_VERSION "\"version\":\"https://jsonfeed.org/version/1.1\""

static void
test_feed (void)
{
  g_autoptr (DgsParsedFeed) feed = read_good_feed (
      "\xef\xbb\xbf {" FEED_VERSION
      ",\"title\":\"Acme  Blog\",\"home_page_url\":\"/\",\"language\":\"en\","
      "\"authors\":[{\"name\":\"Acme Desk\"}],\"items\":["
      "{\"id\":7,\"url\":\"a\",\"title\":\"1 < 2\",\"content_html\":\"<p>One"
      "</p>\",\"summary\":\"O & P\","
      "\"date_published\":\"2026-05-08T06:30:05+02:00\",\"date_modified\":\"2026-05-09\"},"
      "{\"id\":\"b\",\"external_url\":\"https://b.example/\",\"content_text\":\"1 < 2\\n\\nTwo\","
      "\"author\":{\"name\":\"Acme Wire\"}},"
      "\"odd\",null,{\"id\":\"https://acme.example/c\",\"date_published\":\"0001-01-01\"}]}");
  DgsParsedEntry *entry;

  g_assert_cmpint (feed->format, ==, DGS_FEED_FORMAT_JSON);
  g_assert_cmpstr (dgs_feed_format_get_name (feed->format), ==, "json");
  g_assert_cmpstr (feed->title, ==, "Acme Blog");
  g_assert_cmpstr (feed->link, ==, "https://acme.example/");
  g_assert_cmpstr (feed->language, ==, "en");
  g_assert_cmpuint (feed->entries->len, ==, 3);
  g_assert_false (feed->damaged);

  entry = get_entry (feed, 0);
  g_assert_cmpstr (entry->id, ==, "7");
  g_assert_cmpstr (entry->link, ==, "https://acme.example/blog/a");
  g_assert_cmpstr (entry->title, ==, "1 < 2");
  g_assert_cmpstr (entry->author, ==, "Acme Desk");
  g_assert_cmpstr (entry->content, ==, "<p>One</p>");
  g_assert_cmpstr (entry->summary, ==, "O &amp; P");
  assert_date (entry->published, "2026-05-08T04:30:05Z");
  assert_date (entry->updated, "2026-05-09T00:00:00Z");

  entry = get_entry (feed, 1);
  g_assert_cmpstr (entry->link, ==, "https://b.example/");
  g_assert_cmpstr (entry->content, ==, "<p>1 &lt; 2</p><p>Two</p>");
  g_assert_cmpstr (entry->author, ==, "Acme Wire");
  g_assert_null (entry->summary);

  entry = get_entry (feed, 2);
  g_assert_cmpstr (entry->link, ==, "https://acme.example/c");
  g_assert_null (entry->published);
}

static void
test_cut_off (void)
{
  static const struct {
    const char *text;
    guint n_entries;
  } cases[] = {
    { "{" FEED_VERSION ",\"items\":[{\"id\":\"a\"},{\"id\":\"b\",\"title\":\"]}", 1 },
    { "{" FEED_VERSION ",\"items\":[{\"id\":\"a\",\"authors\":[{\"name\":\"x\"}]},{\"id\":\"b\"}",
      2 },
    { "{" FEED_VERSION ",\"items\":[{\"id\":\"a\"},{\"id\":\"b\",\"authors\":[{\"name\":\"x\"}",
      1 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DgsParsedFeed) feed = read_good_feed (cases[i].text);

    g_assert_true (feed->damaged);
    g_assert_cmpuint (feed->entries->len, ==, cases[i].n_entries);
    g_assert_cmpstr (get_entry (feed, 0)->id, ==, "a");
  }
}

static void
test_none (void)
{
  g_autofree char *nested = g_strnfill (100000, '[');
  g_autofree char *commas = g_strnfill (1000001, ',');
  g_autofree char *many = g_strconcat ("[", commas, "]", NULL);
  const struct {
    const char *text;
    int code;
  } cases[] = {
    { "{", DGS_FEED_ERROR_NOT_A_FEED },
    { "{}", DGS_FEED_ERROR_NOT_A_FEED },
    { "[]", DGS_FEED_ERROR_NOT_A_FEED },
    { "[{\"title\":\"x\",\"url\":\"y\"}]", DGS_FEED_ERROR_NOT_A_FEED },
    { "{\"items\":[]}", DGS_FEED_ERROR_NOT_A_FEED },
    { "{\"items\":3,\"title\":\"x\"}", DGS_FEED_ERROR_NOT_A_FEED },
    { "{\"version\":\"2\",\"items\":[]}", DGS_FEED_ERROR_NOT_A_FEED },
    { nested, DGS_FEED_ERROR_TOO_LARGE },
    { many, DGS_FEED_ERROR_TOO_LARGE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (read_feed (cases[i].text, &error));
    g_assert_error (error, DGS_FEED_ERROR, cases[i].code);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-feed/feed", test_feed);
  g_test_add_func ("/json-feed/cut-off", test_cut_off);
  g_test_add_func ("/json-feed/none", test_none);
  return g_test_run ();
}
