/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"

#include "dgs-library-organize.h"
#include "dgs-opml.h"

static GPtrArray *
subscriptions (DgsCli *cli)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_feed_link_free);
  GListModel *feeds = dgs_library_get_feeds (cli->library);
  guint n = g_list_model_get_n_items (feeds);
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);
    DgsFolder *folder = dgs_library_find_folder (cli->library, dgs_feed_get_folder_id (feed));
    DgsFeedLink *link = g_new0 (DgsFeedLink, 1);

    link->address = g_strdup (dgs_feed_get_address (feed));
    link->title = g_strdup (dgs_feed_get_published_title (feed));
    link->own_title = g_strdup (dgs_feed_get_own_title (feed));
    link->folder = folder ? g_strdup (dgs_folder_get_name (folder)) : NULL;
    g_ptr_array_add (links, link);
  }
  return links;
}

static void
print_counts (DgsCli *cli, const char *first, guint n_first, const char *second, guint n_second)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json) {
    g_printerr ("%s: %u", first, n_first);
    if (second)
      g_printerr (", %s: %u", second, n_second);
    g_printerr ("\n");
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, first);
  json_builder_add_int_value (builder, n_first);
  if (second) {
    json_builder_set_member_name (builder, second);
    json_builder_add_int_value (builder, n_second);
  }
  json_builder_end_object (builder);
  dgs_cli_print_json (builder);
}

static DgsCliStatus
export_subscriptions (DgsCli *cli, const char *path)
{
  g_autoptr (GPtrArray) links = subscriptions (cli);
  g_autofree char *text = dgs_opml_write (links, "Digests");
  g_autoptr (GError) error = NULL;

  if (!path) {
    g_print ("%s", text);
    return DGS_CLI_DONE;
  }
  if (!g_file_set_contents (path, text, -1, &error)) {
    g_printerr ("%s: %s\n", path, error->message);
    return DGS_CLI_DISK;
  }
  print_counts (cli, "exported", links->len, NULL, 0);
  return DGS_CLI_DONE;
}

/* Returns whether the feed stands where the file has it. */
static gboolean
organize (DgsCli *cli, DgsFeed *feed, const DgsFeedLink *link)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!link->own_title && !link->folder)
    return TRUE;
  dgs_library_organize_feed_async (cli->library, dgs_feed_get_id (feed), link->own_title,
                                   link->folder, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  if (!dgs_library_organize_finish (cli->library, result, &error))
    dgs_cli_fail (error, link->address);
  return error == NULL;
}

/* Returns whether the feed is followed now, having said why where it is not. One that was
 * followed before stays as its user has arranged it. */
static gboolean
follow (DgsCli *cli, const DgsFeedLink *link)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFeed) feed = NULL;

  if (dgs_library_find_feed (cli->library, link->address))
    return TRUE;
  dgs_library_subscribe_async (cli->library, link->address, NULL, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  feed = dgs_library_subscribe_finish (cli->library, result, NULL, &error);
  if (!feed) {
    dgs_cli_fail (error, link->address);
    return FALSE;
  }
  return organize (cli, feed, link);
}

static DgsCliStatus
import_subscriptions (DgsCli *cli, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_autoptr (GPtrArray) links = NULL;
  guint followed = 0;
  guint i;

  if (!bytes) {
    g_printerr ("%s: %s\n", path, error->message);
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? DGS_CLI_NO_FILE
                                                                     : DGS_CLI_DISK;
  }
  links = dgs_opml_parse (bytes, &error);
  if (!links)
    return dgs_cli_fail (error, path);
  for (i = 0; i < links->len; i++)
    followed += follow (cli, g_ptr_array_index (links, i)) ? 1 : 0;
  print_counts (cli, "imported", followed, "failed", links->len - followed);
  return followed == links->len ? DGS_CLI_DONE : DGS_CLI_NOTHING;
}

/**
 * dgs_cli_opml:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Carries subscriptions in and out, as OPML 2.0.
 *
 * Returns: the exit status
 */
DgsCliStatus
dgs_cli_opml (DgsCli *cli, int argc, char **argv)
{
  if (dgs_cli_parse_options (&argc, &argv, NULL, "export [FILE] | import FILE") && argc > 1) {
    if (g_str_equal (argv[1], "export") && argc <= 3)
      return export_subscriptions (cli, argc == 3 ? argv[2] : NULL);
    if (g_str_equal (argv[1], "import") && argc == 3)
      return import_subscriptions (cli, argv[2]);
  }
  g_printerr ("usage: digests-cli opml export [FILE] | import FILE\n");
  return DGS_CLI_USAGE;
}
