/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "dgs-cli.h"

typedef struct {
  const char *name;
  DgsCliCommand run;
  gboolean needs_library;
  const char *summary;
} Command;

static const Command commands[] = {
  { "inspect", dgs_cli_inspect, FALSE,
    "inspect FILE-or-URL   show what a feed or page holds, keep nothing" },
  { "add", dgs_cli_add, TRUE, "add URL...            subscribe" },
  { "remove", dgs_cli_remove, TRUE, "remove URL...         unsubscribe; the articles stay" },
  { "refresh", dgs_cli_refresh, TRUE, "refresh [URL...]      fetch what is due" },
  { "full-text", dgs_cli_full_text, TRUE,
    "full-text on|off URL  whether the pages behind a feed's entries are fetched" },
  { "feeds", dgs_cli_feeds, TRUE, "feeds                 list the subscriptions" },
  { "list", dgs_cli_list, TRUE, "list                  list articles, newest first" },
  { "show", dgs_cli_show, TRUE, "show KEY              print one article" },
  { "mark", dgs_cli_mark, TRUE, "mark STATE KEY...     read, unread, saved or unsaved" },
  { "sources", dgs_cli_sources, TRUE, "sources               list every source of all digests" },
  { "stories", dgs_cli_stories, TRUE, "stories               list stories across digests" },
  { "search", dgs_cli_search, TRUE, "search WORDS          search everything, best first" },
  { "opml", dgs_cli_opml, TRUE, "opml export|import    carry subscriptions out and in" },
};

static const Command *
find_command (const char *name)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  }
  return NULL;
}

static char *
list_commands (void)
{
  g_autoptr (GString) text = g_string_new ("Commands:\n");
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %s\n", commands[i].summary);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static DgsCliStatus
run (DgsCli *cli, const Command *command, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  DgsCliStatus status = DGS_CLI_DONE;

  cli->fetcher = dgs_fetcher_new ("Digests/" VERSION " (+" HOMEPAGE ")",
                                  g_getenv ("DIGESTS_ORIGIN_MAP"), &error);
  if (!cli->fetcher) {
    g_printerr ("DIGESTS_ORIGIN_MAP: %s\n", error->message);
    return DGS_CLI_USAGE;
  }
  if (command->needs_library)
    status = dgs_cli_open (cli);
  if (status == DGS_CLI_DONE)
    status = command->run (cli, argc, argv);
  if (cli->library)
    dgs_library_close (cli->library);
  g_clear_object (&cli->library);
  g_clear_object (&cli->fetcher);
  return status;
}

static char *
default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "digests", NULL);
}

/* --json is understood before and after the command. */
static gboolean
take_json (int *argc, char **argv)
{
  gboolean found = FALSE;
  int from, to = 0;

  for (from = 0; from < *argc; from++) {
    if (g_str_equal (argv[from], "--json"))
      found = TRUE;
    else
      argv[to++] = argv[from];
  }
  argv[to] = NULL;
  *argc = to;
  return found;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("COMMAND ...");
  g_autofree char *description = list_commands ();
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  DgsCli cli = { 0 };
  const Command *command;
  const char *locale_dir = g_getenv ("DIGESTS_LOCALE_DIR");
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &folder, "The folder that holds the library", "DIR" },
    G_OPTION_ENTRY_NULL,
  };

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("digests-cli");

  cli.json = take_json (&argc, argv);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, "Reads engineering digests. --json prints for programs.");
  g_option_context_set_description (context, description);
  g_option_context_set_strict_posix (context, TRUE);
  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    g_printerr ("digests-cli: %s\n", error->message);
    return DGS_CLI_USAGE;
  }
  command = argc > 1 ? find_command (argv[1]) : NULL;
  if (!command) {
    g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

    g_printerr ("%s", help);
    return DGS_CLI_USAGE;
  }
  if (!folder)
    folder = default_folder ();
  cli.folder = folder;
  return (int) run (&cli, command, argc - 1, argv + 1);
}
