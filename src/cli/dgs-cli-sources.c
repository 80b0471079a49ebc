/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"

#include "dgs-catalog.h"

static void
build_source (JsonBuilder *builder, const DgsSourceSummary *source)
{
  json_builder_begin_object (builder);
  dgs_cli_add_string (builder, "title", source->title);
  dgs_cli_add_string (builder, "url", source->address);
  json_builder_set_member_name (builder, "digests");
  json_builder_add_int_value (builder, source->digests);
  dgs_cli_add_string (builder, "first", source->first);
  dgs_cli_add_string (builder, "last", source->last);
  json_builder_set_member_name (builder, "subscribed");
  json_builder_add_boolean_value (builder, source->subscribed);
  json_builder_end_object (builder);
}

/**
 * dgs_cli_sources:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Lists every source of all digests.
 *
 * Returns: the exit status
 */
DgsCliStatus
dgs_cli_sources (DgsCli *cli, int argc, char **argv)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint i;

  dgs_library_list_sources_async (cli->library, NULL, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  sources = dgs_library_list_sources_finish (cli->library, result, &error);
  if (!sources)
    return dgs_cli_fail (error, cli->folder);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (i = 0; i < sources->len; i++) {
    const DgsSourceSummary *source = g_ptr_array_index (sources, i);

    build_source (builder, source);
    if (!cli->json)
      g_print ("%4u  %s  %s\n", source->digests, source->address, source->title);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    dgs_cli_print_json (builder);
  return DGS_CLI_DONE;
}
