/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-opml.h"

#include <string.h>

#include "dgs-feed-parser.h"

static GPtrArray *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dgs_opml_parse (bytes, error);
}

static void
assert_feed (
    GPtrArray *feeds, guint index, const char *address, const char *title, const char *folder)
{
  const DgsFeedLink *feed;

  g_assert_cmpuint (index, <, feeds->len);
  feed = g_ptr_array_index (feeds, index);
  g_assert_cmpstr (feed->address, ==, address);
  g_assert_cmpstr (feed->title, ==, title);
  g_assert_cmpstr (feed->folder, ==, folder);
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = parse (
      "\n<?xml version='1.0'?><opml version='1.0'><head><title>Mine</title></head><body>"
      "<outline text='One' xmlUrl='https://one.example/?a=1&b=2' type='rss'/>"
      "<outline text='Work'><outline title=' Two ' text='2' xmlurl='feed://two.example/f'/>"
      "<outline text='Deep'><outline xmlUrl='feed:https://three.example/f'/></outline></outline>"
      "<outline text='Local' xmlUrl='file:///etc/passwd'/><outline text='Bad' "
      "xmlUrl='javascript:x'/>"
      "<outline text='No feed'/><outline text='Caf&eacute;' xmlUrl='http://four.example/'/>"
      "</body></opml>",
      &error);

  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, ==, 4);
  assert_feed (feeds, 0, "https://one.example/?a=1&b=2", "One", NULL);
  assert_feed (feeds, 1, "http://two.example/f", "Two", "Work");
  assert_feed (feeds, 2, "https://three.example/f", NULL, "Deep");
  assert_feed (feeds, 3, "http://four.example/", "Café", NULL);
}

static void
test_no_opml (void)
{
  static const struct {
    const char *text;
    int code;
  } cases[] = {
    { "", DGS_FEED_ERROR_EMPTY },
    { " \n", DGS_FEED_ERROR_EMPTY },
    { "words", DGS_FEED_ERROR_NOT_A_FEED },
    { "<rss/>", DGS_FEED_ERROR_NOT_A_FEED },
    { "<!DOCTYPE html><html></html>", DGS_FEED_ERROR_NOT_A_FEED },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (parse (cases[i].text, &error));
    g_assert_error (error, DGS_FEED_ERROR, cases[i].code);
  }
}

static void
add (GPtrArray *feeds, const char *address, const char *title, const char *folder)
{
  DgsFeedLink *feed = g_new0 (DgsFeedLink, 1);

  feed->address = g_strdup (address);
  feed->title = g_strdup (title);
  feed->folder = g_strdup (folder);
  g_ptr_array_add (feeds, feed);
}

/* What is written comes back, each folder together. */
static void
test_write (void)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_feed_link_free);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  add (feeds, "https://one.example/?a=1&b=2", "One \"& <only>", NULL);
  add (feeds, "https://two.example/", "Zwölf", "Work & play");
  add (feeds, "https://three.example/", "Three", NULL);
  add (feeds, "https://four.example/", NULL, "Work & play");
  text = dgs_opml_write (feeds, "My <feeds>");
  g_assert_true (g_str_has_prefix (text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
  g_assert_nonnull (strstr (text, "<opml version=\"2.0\">"));
  g_assert_nonnull (strstr (text, "<title>My &lt;feeds&gt;</title>"));

  again = parse (text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, 4);
  assert_feed (again, 0, "https://one.example/?a=1&b=2", "One \"& <only>", NULL);
  assert_feed (again, 1, "https://two.example/", "Zwölf", "Work & play");
  assert_feed (again, 2, "https://four.example/", "https://four.example/", "Work & play");
  assert_feed (again, 3, "https://three.example/", "Three", NULL);
}

/* Of a feed that its user has renamed both titles come back; of another only the one. */
static void
test_own_titles (void)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_feed_link_free);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;

  add (feeds, "https://one.example/", "Published", "Folder");
  add (feeds, "https://two.example/", "Plain", NULL);
  ((DgsFeedLink *) g_ptr_array_index (feeds, 0))->own_title = g_strdup ("Mine & <own>");
  text = dgs_opml_write (feeds, NULL);
  again = parse (text, NULL);
  assert_feed (again, 0, "https://one.example/", "Published", "Folder");
  g_assert_cmpstr (((DgsFeedLink *) g_ptr_array_index (again, 0))->own_title, ==, "Mine & <own>");
  assert_feed (again, 1, "https://two.example/", "Plain", NULL);
  g_assert_null (((DgsFeedLink *) g_ptr_array_index (again, 1))->own_title);
}

static void
test_write_nothing (void)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new ();
  g_autofree char *text = dgs_opml_write (feeds, NULL);
  g_autoptr (GPtrArray) again = parse (text, NULL);

  g_assert_cmpuint (again->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opml/parse", test_parse);
  g_test_add_func ("/opml/no-opml", test_no_opml);
  g_test_add_func ("/opml/write", test_write);
  g_test_add_func ("/opml/own-titles", test_own_titles);
  g_test_add_func ("/opml/write-nothing", test_write_nothing);
  return g_test_run ();
}
