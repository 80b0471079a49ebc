/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"

#include "dgs-catalog.h"
#include "dgs-cli-json.h"
#include "dgs-words.h"

/**
 * dgs_cli_print_row:
 * @article: a loaded article
 *
 * Prints two lines for people: what the article is, and its key.
 */
void
dgs_cli_print_row (DgsArticle *article)
{
  g_autofree char *period =
      dgs_words_period (dgs_article_get_kind (article), dgs_article_get_start (article),
                        dgs_article_get_end (article));

  if (*period)
    g_print ("%s %s · %s\n", dgs_article_get_read (article) ? " " : "*",
             dgs_article_get_title (article), period);
  else
    g_print ("%s %s\n", dgs_article_get_read (article) ? " " : "*",
             dgs_article_get_title (article));
  g_print ("    %s\n", dgs_article_get_key (article));
}

static DgsCliStatus
fail_to_find (const GError *error, const char *key)
{
  if (dgs_problem_from_error (error) != DGS_PROBLEM_NOT_FOUND)
    return dgs_cli_fail (error, key);
  g_printerr ("%s: there is no article with this key. See digests-cli list.\n", key);
  return DGS_CLI_NOTHING;
}

static gint64
find_article (DgsCli *cli, const char *key, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dgs_library_find_article_async (cli->library, key, NULL, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  return dgs_library_find_article_finish (cli->library, result, error);
}

static void
build_sources (JsonBuilder *builder, GListModel *sources)
{
  guint n = g_list_model_get_n_items (sources);
  guint i;

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (i = 0; i < n; i++) {
    g_autoptr (DgsSourceItem) source = g_list_model_get_item (sources, i);

    json_builder_begin_object (builder);
    dgs_cli_add_string (builder, "title", dgs_source_item_get_title (source));
    dgs_cli_add_string (builder, "url", dgs_source_item_get_address (source));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* Where the stories stand, too: the story's position, and the other article. */
static void
build_also_in (JsonBuilder *builder, const GPtrArray *elsewhere)
{
  guint i;

  json_builder_set_member_name (builder, "also_in");
  json_builder_begin_array (builder);
  for (i = 0; i < elsewhere->len; i++) {
    const DgsElsewhere *place = g_ptr_array_index (elsewhere, i);

    json_builder_begin_object (builder);
    json_builder_set_member_name (builder, "story");
    json_builder_add_int_value (builder, place->story);
    dgs_cli_add_string (builder, "key", place->key);
    dgs_cli_add_string (builder, "title", place->title);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
print_article (DgsCli *cli, DgsArticle *article, DgsArticleText *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *plain = dgs_document_to_text (text->document);

  if (!cli->json) {
    dgs_cli_print_row (article);
    g_print ("\n%s\n", plain);
    return;
  }
  dgs_cli_build_article (builder, article, (const char *const *) text->links,
                         (const char *const *) text->feeds, text->full);
  dgs_cli_build_stories (builder, text->stories);
  build_sources (builder, text->sources);
  build_also_in (builder, text->elsewhere);
  dgs_cli_add_string (builder, "text", plain);
  json_builder_end_object (builder);
  dgs_cli_print_json (builder);
}

/**
 * dgs_cli_show:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Prints one article.
 *
 * Returns: the exit status, %DGS_CLI_NOTHING where there is no such article
 */
DgsCliStatus
dgs_cli_show (DgsCli *cli, int argc, char **argv)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsArticleText) text = NULL;
  g_autoptr (DgsArticle) article = NULL;
  gint64 id;

  if (!dgs_cli_parse_options (&argc, &argv, NULL, "KEY") || argc != 2) {
    g_printerr ("usage: digests-cli show KEY\n");
    return DGS_CLI_USAGE;
  }
  id = find_article (cli, argv[1], &error);
  if (!id)
    return fail_to_find (error, argv[1]);
  dgs_library_load_async (cli->library, id, NULL, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  text = dgs_library_load_finish (cli->library, result, &error);
  if (!text)
    return dgs_cli_fail (error, argv[1]);
  article = dgs_library_get_article (cli->library, id);
  while (!dgs_article_get_loaded (article))
    g_main_context_iteration (NULL, TRUE);
  print_article (cli, article, text);
  return DGS_CLI_DONE;
}

static gboolean
parse_mark (const char *text, DgsMark *mark)
{
  static const char *const names[] = { "read", "unread", "saved", "unsaved" };
  static const DgsMark marks[] = { DGS_MARK_READ, DGS_MARK_UNREAD, DGS_MARK_SAVED,
                                   DGS_MARK_UNSAVED };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_str_equal (text, names[i])) {
      *mark = marks[i];
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * dgs_cli_mark:
 * @cli: the command line
 * @argc: number of arguments
 * @argv: the arguments, the command's name first
 *
 * Changes the state of articles.
 *
 * Returns: the exit status, %DGS_CLI_NOTHING where one of the articles does not exist
 */
DgsCliStatus
dgs_cli_mark (DgsCli *cli, int argc, char **argv)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  DgsCliStatus status = DGS_CLI_DONE;
  gboolean posts = FALSE;
  DgsMark mark;
  int i;
  const GOptionEntry entries[] = {
    { "posts", 0, 0, G_OPTION_ARG_NONE, &posts,
      "With read: the posts too that its stories are about", NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dgs_cli_parse_options (&argc, &argv, entries, "read|unread|saved|unsaved KEY...") ||
      argc < 3 || !parse_mark (argv[1], &mark)) {
    g_printerr ("usage: digests-cli mark read|unread|saved|unsaved KEY...\n");
    return DGS_CLI_USAGE;
  }
  for (i = 2; i < argc; i++) {
    g_autoptr (GError) find_error = NULL;
    gint64 id = find_article (cli, argv[i], &find_error);

    if (id)
      g_array_append_val (ids, id);
    else
      status = fail_to_find (find_error, argv[i]);
  }
  dgs_library_set_marks_posts (cli->library, posts);
  dgs_library_mark_async (cli->library, (const gint64 *) ids->data, ids->len, mark, NULL,
                          dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  if (!dgs_library_mark_finish (cli->library, result, &error))
    return dgs_cli_fail (error, cli->folder);
  if (mark == DGS_MARK_READ)
    dgs_cli_withdraw_read (cli);
  return status;
}
