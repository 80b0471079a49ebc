/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"

#include "dgs-address.h"
#include "dgs-catalog.h"
#include "dgs-cli-json.h"

typedef struct {
  gboolean unread;
  gboolean saved;
  char *series;
  char *week;
  char *feed;
} Filter;

static gboolean
week_matches (const char *text, DgsArticle *article)
{
  char week[16];

  g_snprintf (week, sizeof week, "%04u-W%02u", dgs_article_get_week (article) / 100,
              dgs_article_get_week (article) % 100);
  return g_ascii_strcasecmp (text, week) == 0;
}

static gboolean
came_by (const DgsArticleSummary *summary, const char *feed)
{
  g_autofree char *wanted = dgs_address_canonical (feed);
  guint i;

  for (i = 0; summary->feeds[i]; i++) {
    g_autofree char *canonical = dgs_address_canonical (summary->feeds[i]);

    if (g_strcmp0 (canonical, wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
matches (const Filter *filter, const DgsArticleSummary *summary)
{
  DgsArticle *article = summary->article;
  const char *series = dgs_article_get_series (article);

  if (filter->unread && dgs_article_get_read (article))
    return FALSE;
  if (filter->saved && !dgs_article_get_saved (article))
    return FALSE;
  if (filter->series && (!series || g_ascii_strcasecmp (series, filter->series) != 0))
    return FALSE;
  if (filter->week && !week_matches (filter->week, article))
    return FALSE;
  return !filter->feed || came_by (summary, filter->feed);
}

static void
build_summary (JsonBuilder *builder, const DgsArticleSummary *summary)
{
  dgs_cli_build_article (builder, summary->article, (const char *const *) summary->links,
                         (const char *const *) summary->feeds, summary->full_text);
  json_builder_set_member_name (builder, "stories");
  json_builder_add_int_value (builder, dgs_article_get_story_count (summary->article));
  json_builder_set_member_name (builder, "sources");
  json_builder_add_int_value (builder, dgs_article_get_source_count (summary->article));
  json_builder_end_object (builder);
}

static DgsCliStatus
list (DgsCli *cli, const Filter *filter)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) summaries = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint i, found = 0;

  dgs_library_list_articles_async (cli->library, NULL, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  summaries = dgs_library_list_articles_finish (cli->library, result, &error);
  if (!summaries)
    return dgs_cli_fail (error, cli->folder);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "articles");
  json_builder_begin_array (builder);
  for (i = 0; i < summaries->len; i++) {
    const DgsArticleSummary *summary = g_ptr_array_index (summaries, i);

    if (!matches (filter, summary))
      continue;
    found++;
    build_summary (builder, summary);
    if (!cli->json)
      dgs_cli_print_row (summary->article);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    dgs_cli_print_json (builder);
  return found > 0 ? DGS_CLI_DONE : DGS_CLI_NOTHING;
}

/**
 * dgs_cli_list:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Lists articles, newest first.
 *
 * Returns: the exit status, %DGS_CLI_NOTHING where none matches
 */
DgsCliStatus
dgs_cli_list (DgsCli *cli, int argc, char **argv)
{
  Filter filter = { 0 };
  DgsCliStatus status = DGS_CLI_USAGE;
  const GOptionEntry entries[] = {
    { "unread", 0, 0, G_OPTION_ARG_NONE, &filter.unread, "What is not read", NULL },
    { "saved", 0, 0, G_OPTION_ARG_NONE, &filter.saved, "What is saved", NULL },
    { "series", 0, 0, G_OPTION_ARG_STRING, &filter.series, "The digests of a series", "NAME" },
    { "week", 0, 0, G_OPTION_ARG_STRING, &filter.week, "What a week holds, as 2026-W19", "WEEK" },
    { "feed", 0, 0, G_OPTION_ARG_STRING, &filter.feed, "What came by a feed", "URL" },
    G_OPTION_ENTRY_NULL,
  };

  if (dgs_cli_parse_options (&argc, &argv, entries, "") && argc == 1)
    status = list (cli, &filter);
  else
    g_printerr (
        "usage: digests-cli list [--unread] [--saved] [--series NAME] [--week 2026-W19] [--feed URL]\n");
  g_free (filter.series);
  g_free (filter.week);
  g_free (filter.feed);
  return status;
}
