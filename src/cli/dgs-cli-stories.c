/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"

#include "dgs-catalog.h"
#include "dgs-search.h"

/* More than anybody reads of one search. */
#define MAX_RESULTS 200

static void
print_stories (DgsCli *cli, GPtrArray *stories)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint i;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "stories");
  json_builder_begin_array (builder);
  for (i = 0; i < stories->len; i++) {
    const DgsStorySummary *story = g_ptr_array_index (stories, i);

    json_builder_begin_object (builder);
    dgs_cli_add_string (builder, "title", story->title);
    dgs_cli_add_string (builder, "byline", story->byline);
    dgs_cli_add_string (builder, "link", story->link);
    dgs_cli_add_string (builder, "section", story->section);
    dgs_cli_add_string (builder, "article", story->article_key);
    json_builder_end_object (builder);
    if (!cli->json)
      g_print ("%s%s%s\n", story->title, story->byline ? " · " : "",
               story->byline ? story->byline : "");
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    dgs_cli_print_json (builder);
}

/**
 * dgs_cli_stories:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Lists stories across digests, newest first.
 *
 * Returns: the exit status, %DGS_CLI_NOTHING where none matches
 */
DgsCliStatus
dgs_cli_stories (DgsCli *cli, int argc, char **argv)
{
  g_autofree char *byline = NULL;
  g_autofree char *series = NULL;
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &byline, "Stories with this in the byline", "NAME" },
    { "series", 0, 0, G_OPTION_ARG_STRING, &series, "Stories of a series", "NAME" },
    G_OPTION_ENTRY_NULL,
  };

  if (!dgs_cli_parse_options (&argc, &argv, entries, "") || argc != 1) {
    g_printerr ("usage: digests-cli stories [--by NAME] [--series NAME]\n");
    return DGS_CLI_USAGE;
  }
  dgs_library_list_stories_async (cli->library, byline, series, NULL, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  stories = dgs_library_list_stories_finish (cli->library, result, &error);
  if (!stories)
    return dgs_cli_fail (error, cli->folder);
  print_stories (cli, stories);
  return stories->len > 0 ? DGS_CLI_DONE : DGS_CLI_NOTHING;
}

static void
print_results (DgsCli *cli, GPtrArray *results)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint i;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (i = 0; i < results->len; i++) {
    DgsSearchHit *hit = g_ptr_array_index (results, i);
    DgsArticle *article = dgs_search_hit_get_article (hit);
    const char *story = dgs_search_hit_get_story (hit) < 0 ? NULL : dgs_search_hit_get_title (hit);

    json_builder_begin_object (builder);
    dgs_cli_add_string (builder, "key", dgs_article_get_key (article));
    dgs_cli_add_string (builder, "title", dgs_article_get_title (article));
    dgs_cli_add_string (builder, "story", story);
    dgs_cli_add_string (builder, "byline", dgs_search_hit_get_byline (hit));
    dgs_cli_add_string (builder, "snippet", dgs_search_hit_get_snippet (hit));
    json_builder_end_object (builder);
    if (!cli->json)
      g_print ("%s%s%s\n    %s\n    %s\n", story ? story : "", story ? " · " : "",
               dgs_article_get_title (article), dgs_article_get_key (article),
               dgs_search_hit_get_snippet (hit));
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    dgs_cli_print_json (builder);
}

/**
 * dgs_cli_search:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Searches everything that is kept, best first.
 *
 * Returns: the exit status, %DGS_CLI_NOTHING where nothing is found
 */
DgsCliStatus
dgs_cli_search (DgsCli *cli, int argc, char **argv)
{
  g_autofree char *words = NULL;
  DgsSearchQuery query = { .limit = MAX_RESULTS };
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  if (!dgs_cli_parse_options (&argc, &argv, NULL, "WORDS") || argc < 2) {
    g_printerr ("usage: digests-cli search WORDS\n");
    return DGS_CLI_USAGE;
  }
  words = g_strjoinv (" ", argv + 1);
  query.words = words;
  dgs_library_search_async (cli->library, &query, NULL, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  results = dgs_library_search_finish (cli->library, result, &error);
  if (!results)
    return dgs_cli_fail (error, cli->folder);
  print_results (cli, results);
  return results->len > 0 ? DGS_CLI_DONE : DGS_CLI_NOTHING;
}
