/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"

#include "dgs-address.h"
#include "dgs-cli-json.h"
#include "dgs-inspection.h"

/* Where the bytes are from, and what was said of them. */
typedef struct {
  GBytes *bytes;
  char *address;
  char *content_type;
} Input;

static void
input_clear (Input *input)
{
  g_clear_pointer (&input->bytes, g_bytes_unref);
  g_clear_pointer (&input->address, g_free);
  g_clear_pointer (&input->content_type, g_free);
}

static DgsCliStatus
read_address (DgsCli *cli, const char *address, Input *input)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) async_result = NULL;
  g_autoptr (DgsFetchResult) answer = NULL;
  g_autoptr (GError) error = NULL;
  DgsProblem problem;

  dgs_fetcher_fetch_async (cli->fetcher, address, NULL, NULL, dgs_cli_result_cb, &place);
  async_result = dgs_cli_wait (&place);
  answer = dgs_fetcher_fetch_finish (cli->fetcher, async_result, &error);
  if (!answer)
    return dgs_cli_fail (error, address);
  problem = dgs_problem_from_status (answer->status);
  if (problem != DGS_PROBLEM_NONE) {
    error = g_error_new (DGS_LIBRARY_ERROR, (int) problem, "HTTP status %u", answer->status);
    return dgs_cli_fail (error, address);
  }
  input->bytes = g_bytes_ref (answer->body);
  input->address = g_strdup (answer->address);
  if (!input->content_type)
    input->content_type = g_strdup (answer->content_type);
  return DGS_CLI_DONE;
}

static DgsCliStatus
read_file (const char *path, Input *input)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;

  input->bytes = g_file_load_bytes (file, NULL, NULL, &error);
  if (input->bytes)
    return DGS_CLI_DONE;
  g_printerr ("%s: %s\n", path, error->message);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? DGS_CLI_NO_FILE : DGS_CLI_DISK;
}

static void
print_people (DgsInspection *inspection)
{
  const char *title = inspection->feed ? inspection->feed->title : inspection->links->title;
  guint i;

  g_print ("%s: %s\n", inspection->format, title ? title : "");
  for (i = 0; inspection->links && i < inspection->links->feeds->len; i++) {
    const DgsFeedLink *link = g_ptr_array_index (inspection->links->feeds, i);

    g_print ("feed: %s  %s\n", link->address, link->title ? link->title : "");
  }
  for (i = 0; i < inspection->entries->len; i++) {
    const DgsInspectedEntry *entry = g_ptr_array_index (inspection->entries, i);

    g_print ("%s\n    %s\n    %u stories, %u sources\n", entry->digest->title, entry->digest->key,
             entry->digest->stories->len, entry->digest->sources->len);
  }
}

static DgsCliStatus
inspect_input (DgsCli *cli, const char *name, Input *input)
{
  g_autoptr (DgsInspection) inspection = NULL;
  g_autoptr (GError) error = NULL;

  inspection = dgs_inspection_new (input->bytes, input->address, input->content_type, &error);
  if (!inspection)
    return dgs_cli_fail (error, name);
  if (cli->json) {
    g_autoptr (JsonBuilder) builder = json_builder_new ();

    dgs_cli_build_inspection (builder, inspection);
    dgs_cli_print_json (builder);
  } else {
    print_people (inspection);
  }
  return DGS_CLI_DONE;
}

/**
 * dgs_cli_inspect:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Shows what a feed or page holds, and keeps nothing.
 *
 * Returns: the exit status
 */
DgsCliStatus
dgs_cli_inspect (DgsCli *cli, int argc, char **argv)
{
  g_autofree char *base = NULL;
  Input input = { 0 };
  DgsCliStatus status;
  const GOptionEntry entries[] = {
    { "base", 0, 0, G_OPTION_ARG_STRING, &base, "What relative addresses resolve against", "URL" },
    { "content-type", 0, 0, G_OPTION_ARG_STRING, &input.content_type, "As a server would say",
      "TYPE" },
    G_OPTION_ENTRY_NULL,
  };

  if (!dgs_cli_parse_options (&argc, &argv, entries, "FILE-or-URL") || argc != 2) {
    g_printerr ("usage: digests-cli inspect FILE-or-URL [--base URL] [--content-type TYPE]\n");
    input_clear (&input);
    return DGS_CLI_USAGE;
  }
  status = dgs_address_is_web (argv[1]) ? read_address (cli, argv[1], &input)
                                        : read_file (argv[1], &input);
  if (base)
    g_set_str (&input.address, base);
  if (status == DGS_CLI_DONE)
    status = inspect_input (cli, argv[1], &input);
  input_clear (&input);
  return status;
}
