/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-feed-parser.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dgs-date.h"
#include "dgs-text.h"

/* Each unmet expectation is a line of the message; the test fails once, with all of them. */
typedef struct {
  GString *unmet;
  const char *name;
} Report;

static char *
get_corpora (void)
{
  const char *shared = g_getenv ("DIGESTS_SHARED");
  g_autofree char *path = shared ? g_build_filename (shared, "corpora", NULL) : NULL;

  return path && g_file_test (path, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&path) : NULL;
}

static void
compare (Report *report, const char *field, const char *expected, const char *found)
{
  g_autofree char *wanted = dgs_text_collapse (expected);
  g_autofree char *got = dgs_text_collapse (found);

  if (!g_str_equal (wanted, got))
    g_string_append_printf (report->unmet, "\n%s: %s: expected “%s”, found “%s”", report->name,
                            field, wanted, got);
}

/* "http://h" and "http://h/" are one address. */
static void
compare_link (Report *report, const char *field, const char *expected, const char *found)
{
  g_autofree char *slashed = g_strconcat (expected, "/", NULL);
  g_autofree char *found_slashed = g_strconcat (found ? found : "", "/", NULL);

  if (g_strcmp0 (slashed, found) != 0 && !g_str_equal (expected, found_slashed))
    compare (report, field, expected, found);
}

static void
compare_date (Report *report, const char *field, JsonNode *expected, GDateTime *found)
{
  g_autofree char *text = found ? g_date_time_format (found, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  compare (report, field, json_node_is_null (expected) ? NULL : json_node_get_string (expected),
           text);
}

static void
compare_entry (Report *report, JsonObject *expected, const DgsParsedEntry *entry)
{
  JsonNode *published = json_object_get_member (expected, "published");
  JsonNode *updated = json_object_get_member (expected, "updated");

  if (json_object_has_member (expected, "title"))
    compare (report, "title", json_object_get_string_member (expected, "title"), entry->title);
  if (json_object_has_member (expected, "link"))
    compare_link (report, "link", json_object_get_string_member (expected, "link"), entry->link);
  if (json_object_has_member (expected, "id"))
    compare (report, "id", json_object_get_string_member (expected, "id"), entry->id);
  if (json_object_has_member (expected, "author"))
    compare (report, "author", json_object_get_string_member (expected, "author"), entry->author);
  if (published)
    compare_date (report, "published", published,
                  entry->published || updated ? entry->published : entry->updated);
  if (updated)
    compare_date (report, "updated", updated,
                  entry->updated || published ? entry->updated : entry->published);
}

static void
compare_feed (Report *report, JsonObject *expected, const DgsParsedFeed *feed)
{
  guint n_entries = feed->entries->len;

  if (json_object_has_member (expected, "feed_title"))
    compare (report, "feed title", json_object_get_string_member (expected, "feed_title"),
             feed->title);
  if (json_object_has_member (expected, "feed_link"))
    compare_link (report, "feed link", json_object_get_string_member (expected, "feed_link"),
                  feed->link);
  if (json_object_has_member (expected, "entries") &&
      (guint) json_object_get_int_member (expected, "entries") != n_entries)
    g_string_append_printf (report->unmet, "\n%s: found %u entries", report->name, n_entries);
  if (n_entries == 0)
    return;
  if (json_object_has_member (expected, "entry0"))
    compare_entry (report, json_object_get_object_member (expected, "entry0"),
                   g_ptr_array_index (feed->entries, 0));
  if (json_object_has_member (expected, "last"))
    compare_entry (report, json_object_get_object_member (expected, "last"),
                   g_ptr_array_index (feed->entries, n_entries - 1));
}

static void
run_case (Report *report, JsonObject *object, const char *corpora)
{
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DgsParsedFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *expected = json_object_get_object_member (object, "expect");
  gsize size;

  report->name = json_object_get_string_member (object, "file");
  path = g_build_filename (corpora, "feeds", report->name, NULL);
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  feed = dgs_feed_parse (
      bytes, json_object_get_string_member_with_default (object, "base_url", NULL),
      json_object_get_string_member_with_default (object, "content_type", NULL), &error);
  if (json_object_get_boolean_member_with_default (expected, "error", FALSE)) {
    if (feed)
      g_string_append_printf (report->unmet, "\n%s: was taken for a feed", report->name);
  } else if (feed) {
    compare_feed (report, expected, feed);
  } else {
    g_string_append_printf (report->unmet, "\n%s: %s", report->name, error->message);
  }
}

static void
run_date (Report *report, JsonObject *object, const char *corpora)
{
  const char *text = json_object_get_string_member (object, "in");
  JsonNode *expected = json_object_get_member (object, "utc");
  g_autoptr (GDateTime) date = dgs_date_parse (text);

  report->name = text;
  if (expected)
    compare_date (report, "date", expected, date);
  else if (!date)
    g_string_append_printf (report->unmet, "\n%s: no date", text);
}

static void
run_lines (const char *file, void (*run) (Report *, JsonObject *, const char *))
{
  g_autofree char *corpora = get_corpora ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) unmet = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Report report = { unmet, NULL };
  guint n_cases = 0;
  guint i;

  if (!corpora) {
    g_test_skip ("the corpora are not here");
    return;
  }
  path = g_build_filename (corpora, file, NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (i = 0; lines[i]; i++) {
    g_autoptr (JsonNode) node = NULL;

    if (!*lines[i])
      continue;
    node = json_from_string (lines[i], &error);
    g_assert_no_error (error);
    run (&report, json_node_get_object (node), corpora);
    n_cases++;
  }
  g_test_message ("%u cases of %s", n_cases, file);
  g_assert_cmpuint (n_cases, >, 100);
  if (unmet->len > 0)
    g_test_fail_printf ("%s", unmet->str);
}

static void
test_feeds (void)
{
  run_lines ("cases.jsonl", run_case);
}

static void
test_dates (void)
{
  run_lines ("dates.jsonl", run_date);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpora/feeds", test_feeds);
  g_test_add_func ("/corpora/dates", test_dates);
  return g_test_run ();
}
