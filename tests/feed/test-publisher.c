/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "feed-test.h"

static char *
get_publisher (void)
{
  const char *shared = g_getenv ("DIGESTS_SHARED");
  g_autofree char *path = shared ? g_build_filename (shared, "publisher", NULL) : NULL;

  return path && g_file_test (path, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&path) : NULL;
}

static DgsParsedFeed *
read_file (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DgsParsedFeed *feed;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  feed = dgs_feed_parse (bytes, "https://macworks.dev/index.xml", "application/xml", &error);
  g_test_message ("%s", path);
  g_assert_no_error (error);
  return feed;
}

static void
check_feed (const char *path, DgsParsedFeed *feed)
{
  guint i;

  g_assert_cmpint (feed->format, ==, DGS_FEED_FORMAT_RSS);
  g_assert_false (feed->damaged);
  g_assert_nonnull (feed->title);
  g_assert_true (g_str_has_prefix (feed->link, "https://macworks.dev/"));
  for (i = 0; i < feed->entries->len; i++) {
    DgsParsedEntry *entry = get_entry (feed, i);

    g_assert_nonnull (entry->title);
    g_assert_nonnull (entry->content);
    g_assert_cmpstr (entry->id, ==, entry->link);
    /* Every item says Monday, 1 January of the year 1. */
    g_assert_null (entry->published);
    g_assert_null (entry->updated);
  }
}

static guint
check_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_feeds = 0;

  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR)) {
      n_feeds += check_folder (path);
    } else if (g_str_has_suffix (name, ".xml")) {
      g_autoptr (DgsParsedFeed) feed = read_file (path);

      check_feed (path, feed);
      n_feeds++;
    }
  }
  return n_feeds;
}

static void
test_days (void)
{
  g_autofree char *publisher = get_publisher ();
  g_autofree char *days = NULL;

  if (!publisher) {
    g_test_skip ("the publisher's files are not here");
    return;
  }
  days = g_build_filename (publisher, "days", NULL);
  g_assert_cmpuint (check_folder (days), >, 100);
}

static void
test_real_feed (void)
{
  g_autofree char *publisher = get_publisher ();
  g_autofree char *path = NULL;
  g_autoptr (DgsParsedFeed) feed = NULL;

  if (!publisher) {
    g_test_skip ("the publisher's files are not here");
    return;
  }
  path = g_build_filename (publisher, "ml-infrastructure.xml", NULL);
  feed = read_file (path);
  check_feed (path, feed);
  g_assert_cmpstr (feed->language, ==, "en");
  g_assert_cmpstr (feed->link, ==, "https://macworks.dev/tags/ml-infrastructure/");
  g_assert_cmpuint (feed->entries->len, >, 1);
  g_assert_cmpstr (get_entry (feed, 0)->title, ==, "Week 19 Summary");
  g_assert_true (g_str_has_prefix (get_entry (feed, 0)->content, "<h1 id="));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publisher/days", test_days);
  g_test_add_func ("/publisher/real-feed", test_real_feed);
  return g_test_run ();
}
