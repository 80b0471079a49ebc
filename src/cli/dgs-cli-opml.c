/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"

#include "dgs-feed-parser.h"
#include "dgs-opml-import.h"
#include "dgs-words.h"

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
  g_autofree char *text = dgs_library_export_opml (cli->library);
  g_autoptr (GError) error = NULL;

  if (!path) {
    g_print ("%s", text);
    return DGS_CLI_DONE;
  }
  if (!g_file_set_contents (path, text, -1, &error)) {
    g_printerr ("%s: %s\n", path, error->message);
    return DGS_CLI_DISK;
  }
  print_counts (cli, "exported", g_list_model_get_n_items (dgs_library_get_feeds (cli->library)),
                NULL, 0);
  return DGS_CLI_DONE;
}

static DgsCliStatus
fail_import (const GError *error, const char *path)
{
  if (error->domain != G_IO_ERROR)
    return dgs_cli_fail (error, path);
  g_printerr ("%s: %s\n", path, error->message);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? DGS_CLI_NO_FILE : DGS_CLI_DISK;
}

static void
print_failures (GPtrArray *failures)
{
  guint i;

  for (i = 0; i < failures->len; i++) {
    const DgsImportFailure *failure = g_ptr_array_index (failures, i);
    g_autofree char *words =
        dgs_words_problem (failure->problem, failure->status, failure->address);

    g_printerr ("%s: %s\n", failure->address, words);
  }
}

static DgsCliStatus
import_subscriptions (DgsCli *cli, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsOpmlImport) import = NULL;

  dgs_library_import_opml_async (cli->library, file, NULL, NULL, NULL, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  import = dgs_library_import_opml_finish (cli->library, result, &error);
  if (import && import->site)
    error = g_error_new_literal (DGS_FEED_ERROR, DGS_FEED_ERROR_NOT_A_FEED, "a feed, no list");
  if (error)
    return fail_import (error, path);
  print_failures (import->failures);
  print_counts (cli, "imported", import->added->len + import->n_existing - import->failures->len,
                "failed", import->failures->len);
  return import->failures->len == 0 ? DGS_CLI_DONE : DGS_CLI_NOTHING;
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
