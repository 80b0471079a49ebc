/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"

#include "dgs-words.h"

static const char *
status_name (DgsRefreshStatus status)
{
  switch (status) {
  case DGS_REFRESH_CHANGED:
    return "changed";
  case DGS_REFRESH_UNCHANGED:
    return "unchanged";
  case DGS_REFRESH_FAILED:
    return "failed";
  case DGS_REFRESH_SKIPPED:
  default:
    return "skipped";
  }
}

static void
build_outcome (JsonBuilder *builder, const DgsRefreshOutcome *outcome)
{
  g_autofree char *words = NULL;

  if (outcome->problem != DGS_PROBLEM_NONE)
    words = dgs_words_problem (outcome->problem, outcome->http, outcome->address);
  json_builder_begin_object (builder);
  dgs_cli_add_string (builder, "url", outcome->address);
  dgs_cli_add_string (builder, "status", status_name (outcome->status));
  json_builder_set_member_name (builder, "http");
  if (outcome->http)
    json_builder_add_int_value (builder, outcome->http);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "new");
  json_builder_add_int_value (builder, outcome->n_new);
  json_builder_set_member_name (builder, "updated");
  json_builder_add_int_value (builder, outcome->n_updated);
  dgs_cli_add_string (builder, "error", words);
  json_builder_end_object (builder);
}

static void
build_new_week (DgsCli *cli, JsonBuilder *builder, gint64 id)
{
  g_autoptr (DgsArticle) article = dgs_library_get_article (cli->library, id);

  while (!dgs_article_get_loaded (article))
    g_main_context_iteration (NULL, TRUE);
  json_builder_begin_object (builder);
  dgs_cli_add_string (builder, "key", dgs_article_get_key (article));
  dgs_cli_add_string (builder, "series", dgs_article_get_series (article));
  dgs_cli_add_string (builder, "title", dgs_article_get_title (article));
  dgs_cli_add_date (builder, "start", dgs_article_get_start (article));
  dgs_cli_add_date (builder, "end", dgs_article_get_end (article));
  dgs_cli_add_string (builder, "link", dgs_article_get_link (article));
  json_builder_end_object (builder);
  if (!cli->json)
    g_print ("new week: %s\n", dgs_article_get_key (article));
}

static DgsCliStatus
report (DgsCli *cli, GPtrArray *outcomes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DgsCliStatus status = DGS_CLI_DONE;
  guint i, j;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "feeds");
  json_builder_begin_array (builder);
  for (i = 0; i < outcomes->len; i++) {
    const DgsRefreshOutcome *outcome = g_ptr_array_index (outcomes, i);

    build_outcome (builder, outcome);
    if (!cli->json)
      g_print ("%-9s  %3u new  %s\n", status_name (outcome->status), outcome->n_new,
               outcome->address);
    if (outcome->status == DGS_REFRESH_FAILED) {
      g_autofree char *words =
          dgs_words_problem (outcome->problem, outcome->http, outcome->address);

      g_printerr ("%s: %s\n", outcome->address, words);
      status = DGS_CLI_NOTHING;
    }
  }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "new_weeks");
  json_builder_begin_array (builder);
  for (i = 0; i < outcomes->len; i++) {
    const DgsRefreshOutcome *outcome = g_ptr_array_index (outcomes, i);

    for (j = 0; j < outcome->new_weeks->len; j++)
      build_new_week (cli, builder, g_array_index (outcome->new_weeks, gint64, j));
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    dgs_cli_print_json (builder);
  return status;
}

/**
 * dgs_cli_refresh:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Fetches what is due, or what is named.
 *
 * Returns: the exit status: %DGS_CLI_NOTHING where a feed failed; the rest is done all the same
 */
DgsCliStatus
dgs_cli_refresh (DgsCli *cli, int argc, char **argv)
{
  gboolean force = FALSE;
  gboolean no_full_text = FALSE;
  DgsRefreshFlags flags = DGS_REFRESH_DEFAULT;
  DgsCliStatus status = DGS_CLI_DONE;
  DgsCliStatus refresh_status;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, "Fetch what is not due, too", NULL },
    { "no-full-text", 0, 0, G_OPTION_ARG_NONE, &no_full_text, "Fetch no pages", NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dgs_cli_parse_options (&argc, &argv, entries, "[URL...]"))
    return DGS_CLI_USAGE;
  if (force)
    flags |= DGS_REFRESH_FORCE;
  if (no_full_text)
    flags |= DGS_REFRESH_NO_FULL_TEXT;
  ids = dgs_cli_find_feeds (cli, argc, argv, &status);
  dgs_library_refresh_async (cli->library, argc > 1 ? (const gint64 *) ids->data : NULL, ids->len,
                             flags, NULL, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  outcomes = dgs_library_refresh_finish (cli->library, result, &error);
  if (!outcomes)
    return dgs_cli_fail (error, cli->folder);
  refresh_status = report (cli, outcomes);
  return refresh_status == DGS_CLI_DONE ? status : refresh_status;
}

/**
 * dgs_cli_full_text:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Chooses whether the pages behind the entries of feeds are fetched.
 *
 * Returns: the exit status, %DGS_CLI_NOTHING where there is no subscription to one of them
 */
DgsCliStatus
dgs_cli_full_text (DgsCli *cli, int argc, char **argv)
{
  DgsCliStatus status = DGS_CLI_DONE;
  g_autoptr (GArray) ids = NULL;
  gboolean on;
  guint i;

  if (!dgs_cli_parse_options (&argc, &argv, NULL, "on|off URL...") || argc < 3 ||
      (!(on = g_str_equal (argv[1], "on")) && !g_str_equal (argv[1], "off"))) {
    g_printerr ("usage: digests-cli full-text on|off URL...\n");
    return DGS_CLI_USAGE;
  }
  ids = dgs_cli_find_feeds (cli, argc - 1, argv + 1, &status);
  for (i = 0; i < ids->len; i++) {
    GAsyncResult *place = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    dgs_library_set_full_text_async (cli->library, g_array_index (ids, gint64, i), on,
                                     dgs_cli_result_cb, &place);
    result = dgs_cli_wait (&place);
    if (!dgs_library_set_full_text_finish (cli->library, result, &error))
      return dgs_cli_fail (error, cli->folder);
  }
  return status;
}
