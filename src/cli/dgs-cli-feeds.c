/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"

#include "dgs-publisher.h"
#include "dgs-words.h"

static DgsFeed *
finish_subscription (DgsCli *cli, GAsyncResult **place, GPtrArray **candidates, GError **error)
{
  g_autoptr (GAsyncResult) result = dgs_cli_wait (place);

  return dgs_library_subscribe_finish (cli->library, result, candidates, error);
}

/* Where several things can be followed nobody is there to ask, and the first is the best. */
static DgsFeed *
subscribe_to_best (DgsCli *cli, const char *address, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  DgsFeed *feed;

  dgs_library_subscribe_async (cli->library, address, NULL, dgs_cli_result_cb, &place);
  feed = finish_subscription (cli, &place, &candidates, error);
  if (!feed && candidates) {
    g_clear_error (error);
    dgs_library_subscribe_candidate_async (cli->library, g_ptr_array_index (candidates, 0), NULL,
                                           dgs_cli_result_cb, &place);
    feed = finish_subscription (cli, &place, NULL, error);
  }
  return feed;
}

static void
build_added (JsonBuilder *builder, DgsFeed *feed, const char *found_from)
{
  gboolean same = g_strcmp0 (dgs_feed_get_address (feed), found_from) == 0;

  json_builder_begin_object (builder);
  dgs_cli_add_string (builder, "url", dgs_feed_get_address (feed));
  dgs_cli_add_string (builder, "title", dgs_feed_get_title (feed));
  dgs_cli_add_string (builder, "found_from", same ? NULL : found_from);
  json_builder_end_object (builder);
}

static void
build_failed (JsonBuilder *builder, const char *address, const GError *error)
{
  g_autofree char *words = dgs_words_error (error, address);

  json_builder_begin_object (builder);
  dgs_cli_add_string (builder, "url", address);
  dgs_cli_add_string (builder, "error", words);
  json_builder_end_object (builder);
}

static void
print_added (JsonBuilder *added, JsonBuilder *failed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_end_array (added);
  json_builder_end_array (failed);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "added");
  json_builder_add_value (builder, json_builder_get_root (added));
  json_builder_set_member_name (builder, "failed");
  json_builder_add_value (builder, json_builder_get_root (failed));
  json_builder_end_object (builder);
  dgs_cli_print_json (builder);
}

/**
 * dgs_cli_add:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Subscribes to feeds. One that fails does not keep the others from being added.
 *
 * Returns: the exit status: that of the first failure
 */
DgsCliStatus
dgs_cli_add (DgsCli *cli, int argc, char **argv)
{
  g_autoptr (JsonBuilder) added = json_builder_new ();
  g_autoptr (JsonBuilder) failed = json_builder_new ();
  DgsCliStatus status = DGS_CLI_DONE;
  int i;

  if (!dgs_cli_parse_options (&argc, &argv, NULL, "URL...") || argc < 2) {
    g_printerr ("usage: digests-cli add URL...\n");
    return DGS_CLI_USAGE;
  }
  json_builder_begin_array (added);
  json_builder_begin_array (failed);
  for (i = 1; i < argc; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsFeed) feed = subscribe_to_best (cli, argv[i], &error);

    if (feed) {
      build_added (added, feed, argv[i]);
      if (!cli->json)
        g_print ("%s  %s\n", dgs_feed_get_address (feed), dgs_feed_get_title (feed));
    } else {
      DgsCliStatus failure = dgs_cli_fail (error, argv[i]);

      build_failed (failed, argv[i], error);
      status = status == DGS_CLI_DONE ? failure : status;
    }
  }
  if (cli->json)
    print_added (added, failed);
  return status;
}

/**
 * dgs_cli_find_feeds:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 * @status: (inout): set where an argument names no subscription
 *
 * Finds the subscriptions that the arguments name.
 *
 * Returns: (transfer full) (element-type gint64): row ids
 */
GArray *
dgs_cli_find_feeds (DgsCli *cli, int argc, char **argv, DgsCliStatus *status)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int i;

  for (i = 1; i < argc; i++) {
    DgsFeed *feed = dgs_library_find_feed (cli->library, argv[i]);
    gint64 id;

    if (!feed) {
      g_printerr ("%s: there is no subscription to it. See digests-cli feeds.\n", argv[i]);
      *status = DGS_CLI_NOTHING;
      continue;
    }
    id = dgs_feed_get_id (feed);
    g_array_append_val (ids, id);
  }
  return ids;
}

/**
 * dgs_cli_remove:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Unsubscribes. The articles stay, unless they are to be purged.
 *
 * Returns: the exit status
 */
DgsCliStatus
dgs_cli_remove (DgsCli *cli, int argc, char **argv)
{
  gboolean purge = FALSE;
  DgsCliStatus status = DGS_CLI_DONE;
  g_autoptr (GArray) ids = NULL;
  guint i;
  const GOptionEntry entries[] = {
    { "purge", 0, 0, G_OPTION_ARG_NONE, &purge,
      "Remove the articles too that came by no other feed", NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dgs_cli_parse_options (&argc, &argv, entries, "URL...") || argc < 2) {
    g_printerr ("usage: digests-cli remove [--purge] URL...\n");
    return DGS_CLI_USAGE;
  }
  ids = dgs_cli_find_feeds (cli, argc, argv, &status);
  for (i = 0; i < ids->len; i++) {
    GAsyncResult *place = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    dgs_library_unsubscribe_async (cli->library, g_array_index (ids, gint64, i), purge, NULL,
                                   dgs_cli_result_cb, &place);
    result = dgs_cli_wait (&place);
    if (!dgs_library_unsubscribe_finish (cli->library, result, &error))
      return dgs_cli_fail (error, cli->folder);
  }
  return status;
}

/* What a known publisher has in place of a feed that is gone. */
static void
build_replacements (JsonBuilder *builder, DgsFeed *feed)
{
  g_autoptr (GPtrArray) replacements = NULL;
  guint i;

  if (dgs_feed_get_problem (feed) == DGS_PROBLEM_NOT_FOUND ||
      dgs_feed_get_problem (feed) == DGS_PROBLEM_GONE)
    replacements = dgs_publisher_get_replacements (dgs_feed_get_address (feed));
  json_builder_set_member_name (builder, "replacements");
  json_builder_begin_array (builder);
  for (i = 0; replacements && i < replacements->len; i++) {
    const DgsPublisherFeed *replacement = g_ptr_array_index (replacements, i);

    json_builder_begin_object (builder);
    dgs_cli_add_string (builder, "url", replacement->address);
    dgs_cli_add_string (builder, "title", replacement->title);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
build_feed (JsonBuilder *builder, DgsFeed *feed)
{
  g_autofree char *words = NULL;

  if (dgs_feed_get_problem (feed) != DGS_PROBLEM_NONE)
    words = dgs_words_problem (dgs_feed_get_problem (feed), dgs_feed_get_status (feed),
                               dgs_feed_get_address (feed));
  json_builder_begin_object (builder);
  dgs_cli_add_string (builder, "url", dgs_feed_get_address (feed));
  dgs_cli_add_string (builder, "title", dgs_feed_get_title (feed));
  dgs_cli_add_string (builder, "link", dgs_feed_get_link (feed));
  json_builder_set_member_name (builder, "unread");
  json_builder_add_int_value (builder, dgs_feed_get_unread (feed));
  dgs_cli_add_moment (builder, "last_success", dgs_feed_get_last_success (feed));
  dgs_cli_add_moment (builder, "next_due", dgs_feed_get_next_due (feed));
  dgs_cli_add_string (builder, "error", words);
  build_replacements (builder, feed);
  json_builder_end_object (builder);
}

/**
 * dgs_cli_feeds:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Lists the subscriptions.
 *
 * Returns: the exit status
 */
DgsCliStatus
dgs_cli_feeds (DgsCli *cli, int argc, char **argv)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GListModel *feeds = dgs_library_get_feeds (cli->library);
  guint n = g_list_model_get_n_items (feeds);
  guint i;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "feeds");
  json_builder_begin_array (builder);
  for (i = 0; i < n; i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);

    build_feed (builder, feed);
    if (!cli->json)
      g_print ("%6u  %s  %s\n", dgs_feed_get_unread (feed), dgs_feed_get_address (feed),
               dgs_feed_get_title (feed));
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    dgs_cli_print_json (builder);
  return DGS_CLI_DONE;
}
