/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "library-fixture.h"

#include <string.h>

#include "dgs-feed-list.h"
#include "dgs-opml.h"
#include "dgs-source-list.h"
#include "dgs-subscribe-all.h"

#define SOURCES(first, second)                                                              \
  "<details><summary>Sources</summary><ul><li><a href='" first "'>Blog One</a></li><li><a " \
  "href='" second "'>Blog &amp; Two</a></li></ul></details>"
#define ONE "https://one.example/feed.xml"
#define TWO "https://two.example/feed.xml"
#define THREE "https://three.example/feed.xml"

static void
follow (LibraryFixture *fixture)
{
  g_autofree char *first =
      library_fixture_item ("2026-05-01", "https://acme.example/1/",
                            SOURCES (ONE, TWO) "<h1>Acme Reads — 2026-05-01</h1><p>A.</p>");
  g_autofree char *second =
      library_fixture_item ("2026-05-02", "https://acme.example/2/",
                            SOURCES (ONE, TWO) "<h1>Acme Reads — 2026-05-02</h1><p>A.</p>");
  g_autofree char *third =
      library_fixture_item ("2026-05-12", "https://acme.example/3/",
                            SOURCES (ONE, THREE) "<h1>Acme Reads — 2026-05-12</h1><p>A.</p>");
  g_autofree char *feed = library_fixture_feed ("Acme Reads", third, second, first, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/digests", feed);
  g_autoptr (DgsFeed) subscribed = library_fixture_subscribe (fixture, address, NULL, NULL);

  g_assert_nonnull (subscribed);
}

static DgsLiveList *
list_sources (LibraryFixture *fixture)
{
  DgsLiveList *list = dgs_source_list_new (fixture->library);

  dgs_live_list_set_active (list, TRUE);
  while (dgs_live_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
  return list;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **place)
{
  while (!*place)
    g_main_context_iteration (NULL, TRUE);
  return *place;
}

/* The newest week of all is the last bar of each. */
static void
test_counts (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsLiveList) list = NULL;
  g_autoptr (DgsLibrarySource) one = NULL;
  g_autoptr (DgsLibrarySource) two = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) digests = NULL;
  const guint *weeks;

  follow (fixture);
  list = list_sources (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  one = g_list_model_get_item (G_LIST_MODEL (list), 0);
  two = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_cmpstr (dgs_source_item_get_address (dgs_library_source_get_item (one)), ==, ONE);
  g_assert_cmpuint (dgs_library_source_get_n_digests (one), ==, 3);
  g_assert_cmpuint (g_date_get_day (dgs_library_source_get_first (one)), ==, 1);
  g_assert_cmpuint (g_date_get_day (dgs_library_source_get_last (one)), ==, 12);
  weeks = dgs_library_source_get_weeks (one);
  g_assert_cmpuint (weeks[DGS_SOURCE_WEEKS - 1], ==, 1);
  g_assert_cmpuint (weeks[DGS_SOURCE_WEEKS - 2], ==, 0);
  g_assert_cmpuint (weeks[DGS_SOURCE_WEEKS - 3], ==, 2);
  g_assert_cmpuint (weeks[DGS_SOURCE_WEEKS - 4], ==, 0);
  weeks = dgs_library_source_get_weeks (two);
  g_assert_cmpuint (weeks[DGS_SOURCE_WEEKS - 1], ==, 0);
  g_assert_cmpuint (weeks[DGS_SOURCE_WEEKS - 3], ==, 2);

  dgs_library_find_digests_async (fixture->library, dgs_library_source_get_item (two), 10, NULL,
                                  result_cb, &result);
  digests = dgs_library_find_digests_finish (fixture->library, wait_for (&result), NULL);
  g_assert_cmpuint (digests->len, ==, 2);
}

/* Numbers in a name count as such, and letters come as in a dictionary. */
static void
test_sort_key (LibraryFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "acme", "Acme 2", "acme 10 b", "Acme 10 C", "Zürich" };
  g_autoptr (GString) list = g_string_new ("<details><summary>Sources</summary><ul>");
  g_autofree char *item = NULL;
  g_autofree char *feed = NULL;
  g_autofree char *address = NULL;
  g_autoptr (DgsFeed) followed = NULL;
  g_autoptr (DgsLiveList) sources = NULL;
  const char *keys[G_N_ELEMENTS (names)] = { NULL };
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (list, "<li><a href='https://host%u.example/f'>%s</a></li>", i,
                            names[i]);
  g_string_append (list, "</ul></details><h1>Acme Reads — 2026-05-01</h1><p>A.</p>");
  item = library_fixture_item ("2026-05-01", "https://acme.example/1/", list->str);
  feed = library_fixture_feed ("Acme Reads", item, NULL);
  address = library_fixture_serve (fixture, "/digests", feed);
  followed = library_fixture_subscribe (fixture, address, NULL, NULL);
  sources = list_sources (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sources)), ==, G_N_ELEMENTS (names));
  for (i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (DgsLibrarySource) source = g_list_model_get_item (G_LIST_MODEL (sources), i);

    for (j = 0; j < G_N_ELEMENTS (names); j++) {
      if (g_str_equal (dgs_source_item_get_title (dgs_library_source_get_item (source)), names[j]))
        keys[j] = dgs_library_source_get_sort_key (source);
    }
  }
  for (i = 1; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (keys[i - 1], <, keys[i]);
}

static void
test_opml (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsLiveList) list = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) links = NULL;

  follow (fixture);
  list = list_sources (fixture);
  text = dgs_source_list_to_opml (G_LIST_MODEL (list), "Sources");
  bytes = g_bytes_new (text, strlen (text));
  links = dgs_opml_parse (bytes, NULL);
  g_assert_nonnull (links);
  g_assert_cmpuint (links->len, ==, 3);
  g_assert_cmpstr (((DgsFeedLink *) g_ptr_array_index (links, 1))->title, ==, "Blog & Two");
}

/* Those that are followed are passed over, those that fail say why, and all can be undone. */
static void
test_subscribe_all (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *item = library_fixture_item ("Post", "https://one.example/1/", "<p>A.</p>");
  g_autofree char *feed = library_fixture_feed ("One", item, NULL);
  g_autofree char *first = library_fixture_serve (fixture, "/one", feed);
  g_autofree char *second = library_fixture_serve (fixture, "/two", feed);
  g_autofree char *third = library_fixture_serve (fixture, "/three", feed);
  g_autofree char *bad = library_fixture_serve (fixture, "/bad", "only words");
  const char *const addresses[] = { first, second, bad, third, second, NULL };
  g_autoptr (DgsFeed) followed = library_fixture_subscribe (fixture, first, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DgsSubscribeAllOutcome) outcome = NULL;

  dgs_library_subscribe_all_async (fixture->library, addresses, NULL, result_cb, &result);
  outcome = dgs_library_subscribe_all_finish (fixture->library, wait_for (&result), NULL);
  g_assert_nonnull (outcome);
  g_assert_cmpuint (outcome->n_failed, ==, 1);
  g_assert_cmpint (outcome->problem, ==, DGS_PROBLEM_NOT_A_FEED);
  g_assert_cmpuint (outcome->feed_ids->len, ==, 2);
  g_assert_nonnull (dgs_library_find_feed (fixture->library, second));
  g_assert_nonnull (dgs_library_find_feed (fixture->library, third));
  g_assert_null (dgs_library_find_feed (fixture->library, bad));
}

/* A source tells while it is being subscribed to, and why that failed. */
static void
test_attempt (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *bad = library_fixture_serve (fixture, "/bad", "only words");
  g_autofree char *list = g_strdup_printf (
      "<details><summary>Sources</summary><ul><li><a href='%s'>Bad</a></li></ul></details>"
      "<h1>Acme Reads — 2026-05-01</h1><p>A.</p>",
      bad);
  g_autofree char *item = library_fixture_item ("2026-05-01", "https://acme.example/1/", list);
  g_autofree char *feed = library_fixture_feed ("Acme Reads", item, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/digests", feed);
  g_autoptr (DgsFeed) followed = library_fixture_subscribe (fixture, address, NULL, NULL);
  g_autoptr (DgsLiveList) sources = list_sources (fixture);
  g_autoptr (DgsLibrarySource) source = g_list_model_get_item (G_LIST_MODEL (sources), 0);
  DgsSourceItem *shown = dgs_library_source_get_item (source);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dgs_library_subscribe_async (fixture->library, bad, NULL, result_cb, &result);
  g_assert_true (dgs_source_item_get_subscribing (shown));
  g_assert_null (dgs_library_subscribe_finish (fixture->library, wait_for (&result), NULL, &error));
  g_assert_false (dgs_source_item_get_subscribing (shown));
  g_assert_cmpint (dgs_source_item_get_problem (shown), ==, DGS_PROBLEM_NOT_A_FEED);
}

#define MANY 3000

typedef struct {
  guint times;
  guint removed;
  guint added;
} Changes;

static void
count_changes (Changes *changes, guint position, guint removed, guint added)
{
  changes->times++;
  changes->removed += removed;
  changes->added += added;
}

static char *
make_long_item (guint number, guint from, guint to)
{
  g_autofree char *day = g_strdup_printf ("2026-05-0%u", number);
  g_autofree char *link = g_strdup_printf ("https://acme.example/%u/", number);
  g_autoptr (GString) text = g_string_new ("<details><summary>Sources</summary><ul>");
  guint i;

  for (i = from; i < to; i++)
    g_string_append_printf (text, "<li><a href='https://host%u.example/f'>Blog %u</a></li>", i, i);
  g_string_append_printf (text, "</ul></details><h1>Acme Reads — %s</h1><p>A.</p>", day);
  return library_fixture_item (day, link, text->str);
}

/* Of thousands of sources those that stay are not taken out and put back for one that comes among
 * them. One digest has no more than 2,000. */
static void
test_many (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *first = make_long_item (1, 1000, 1000 + MANY / 2);
  g_autofree char *second = make_long_item (2, 1000 + MANY / 2, 1000 + MANY);
  g_autofree char *third = make_long_item (3, 250, 251);
  g_autofree char *feed = library_fixture_feed ("Acme Reads", second, first, NULL);
  g_autofree char *more = library_fixture_feed ("Acme Reads", third, second, first, NULL);
  g_autofree char *address = library_fixture_serve (fixture, "/digests", feed);
  g_autofree char *again = NULL;
  g_autoptr (DgsFeed) followed = library_fixture_subscribe (fixture, address, NULL, NULL);
  g_autoptr (DgsLiveList) sources = list_sources (fixture);
  g_autoptr (GPtrArray) outcomes = NULL;
  Changes changes = { 0 };
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (sources)), ==, MANY);
  g_signal_emit_by_name (fixture->library, "subscribing");
  g_test_message ("%u sources looked at in %" G_GINT64_FORMAT " us", MANY,
                  g_get_monotonic_time () - start);

  g_signal_connect_swapped (sources, "items-changed", G_CALLBACK (count_changes), &changes);
  again = library_fixture_serve (fixture, "/digests", more);
  outcomes = library_fixture_refresh_with (fixture, DGS_REFRESH_FORCE);
  while (g_list_model_get_n_items (G_LIST_MODEL (sources)) == MANY)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (changes.times, ==, 1);
  g_assert_cmpuint (changes.removed, ==, 0);
  g_assert_cmpuint (changes.added, ==, 1);
}

/* However an address is written, the same feed is found, also after it moved. */
static void
test_index (void)
{
  g_autoptr (GListStore) feeds = g_list_store_new (DGS_TYPE_FEED);
  g_autoptr (DgsFeedIndex) index = dgs_feed_index_new (G_LIST_MODEL (feeds));
  DgsFeedRecord record = { .title = (char *) "A" };
  DgsFeed *feed;
  gint64 start;
  guint i;

  for (i = 0; i < 1000; i++) {
    g_autofree char *address = g_strdup_printf ("https://host%u.example/feed.xml?a=%u", i, i);

    record.id = i + 1;
    record.address = address;
    dgs_feed_list_insert (feeds, &record);
  }
  feed = dgs_feed_index_find (index, "host7.example/nothing");
  g_assert_null (feed);
  feed = dgs_feed_index_find_by_id (index, 8);
  g_assert_true (dgs_feed_index_find (index, dgs_feed_get_canonical (feed)) == feed);
  start = g_get_monotonic_time ();
  dgs_feed_index_invalidate (index);
  for (i = 0; i < 31; i++)
    g_assert_true (dgs_feed_index_find (index, dgs_feed_get_canonical (feed)) == feed);
  g_test_message ("31 sources in 1000 feeds: %" G_GINT64_FORMAT " µs",
                  g_get_monotonic_time () - start);

  record.id = 8;
  record.address = (char *) "https://moved.example/feed.xml";
  dgs_feed_update (feed, &record);
  dgs_feed_index_invalidate (index);
  g_assert_true (dgs_feed_index_find (index, dgs_feed_get_canonical (feed)) == feed);
  g_list_store_remove_all (feeds);
  g_assert_null (dgs_feed_index_find_by_id (index, 8));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/sources/counts", test_counts);
  ADD ("/sources/sort-key", test_sort_key);
  ADD ("/sources/opml", test_opml);
  ADD ("/sources/subscribe-all", test_subscribe_all);
  ADD ("/sources/attempt", test_attempt);
  ADD ("/sources/many", test_many);
  g_test_add_func ("/sources/index", test_index);
#undef ADD
  return g_test_run ();
}
