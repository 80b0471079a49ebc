/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"

#include "dgs-words.h"

/**
 * dgs_cli_result_cb:
 * @source: (nullable): not looked at
 * @result: what was waited for
 * @user_data: a place for a #GAsyncResult
 *
 * The callback of everything that a command waits for.
 */
void
dgs_cli_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

/**
 * dgs_cli_wait:
 * @result: the place that dgs_cli_result_cb() fills
 *
 * Runs the main loop until an answer is there.
 *
 * Returns: (transfer full): the answer
 */
GAsyncResult *
dgs_cli_wait (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (result);
}

/**
 * dgs_cli_open:
 * @cli: the command line
 *
 * Opens the library.
 *
 * Returns: %DGS_CLI_DONE, or %DGS_CLI_DISK after saying why
 */
DgsCliStatus
dgs_cli_open (DgsCli *cli)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cli->library = dgs_library_new (cli->folder, cli->fetcher);
  dgs_library_open_async (cli->library, NULL, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  if (dgs_library_open_finish (cli->library, result, &error))
    return DGS_CLI_DONE;
  return dgs_cli_fail (error, cli->folder);
}

static DgsCliStatus
status_of (DgsProblem problem)
{
  switch (problem) {
  case DGS_PROBLEM_NONE:
    return DGS_CLI_DONE;
  case DGS_PROBLEM_EMPTY:
  case DGS_PROBLEM_PAGE:
  case DGS_PROBLEM_NOT_A_FEED:
  case DGS_PROBLEM_CHOICE:
  case DGS_PROBLEM_NOT_AN_IMAGE:
  case DGS_PROBLEM_NO_ARTICLE:
    return DGS_CLI_NOT_A_FEED;
  case DGS_PROBLEM_ADDRESS:
    return DGS_CLI_USAGE;
  case DGS_PROBLEM_EXISTS:
  case DGS_PROBLEM_CANCELLED:
  case DGS_PROBLEM_UNKNOWN:
    return DGS_CLI_NOTHING;
  case DGS_PROBLEM_DISK:
    return DGS_CLI_DISK;
  case DGS_PROBLEM_HOST:
  case DGS_PROBLEM_CONNECTION:
  case DGS_PROBLEM_TLS:
  case DGS_PROBLEM_TIMEOUT:
  case DGS_PROBLEM_TOO_LARGE:
  case DGS_PROBLEM_REDIRECT:
  case DGS_PROBLEM_WAIT:
  case DGS_PROBLEM_NOT_FOUND:
  case DGS_PROBLEM_GONE:
  case DGS_PROBLEM_FORBIDDEN:
  case DGS_PROBLEM_SERVER:
  default:
    return DGS_CLI_NETWORK;
  }
}

/**
 * dgs_cli_fail:
 * @error: what went wrong
 * @subject: what it went wrong with: an address, a file, a folder
 *
 * Says on standard error, in one line, what went wrong, why, and what to do.
 *
 * Returns: the exit status that fits
 */
DgsCliStatus
dgs_cli_fail (const GError *error, const char *subject)
{
  g_autofree char *words = dgs_words_error (error, subject);

  g_printerr ("%s: %s\n", subject, words);
  return status_of (dgs_problem_from_error (error));
}

/**
 * dgs_cli_parse_options:
 * @argc: (inout): number of arguments, the command's name first
 * @argv: (inout): the arguments
 * @entries: (nullable) (array zero-terminated=1): the command's options
 * @usage: what follows the command's name in the help
 *
 * Parses the options of a command.
 *
 * Returns: whether they were right; else the reason was printed
 */
gboolean
dgs_cli_parse_options (int *argc, char ***argv, const GOptionEntry *entries, const char *usage)
{
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) error = NULL;

  if (entries)
    g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  g_printerr ("digests-cli %s: %s\n", (*argv)[0], error->message);
  return FALSE;
}

/**
 * dgs_cli_print_json:
 * @builder: a whole document
 *
 * Prints a document on standard output.
 */
void
dgs_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}

/**
 * dgs_cli_add_string:
 * @builder: in an object
 * @name: the member
 * @value: (nullable): its value, null for %NULL
 *
 * Adds a text.
 */
void
dgs_cli_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * dgs_cli_add_strings:
 * @builder: in an object
 * @name: the member
 * @values: (array zero-terminated=1): the texts
 *
 * Adds a list of texts.
 */
void
dgs_cli_add_strings (JsonBuilder *builder, const char *name, const char *const *values)
{
  guint i;

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (i = 0; values[i]; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/**
 * dgs_cli_add_date:
 * @builder: in an object
 * @name: the member
 * @date: a day, null where it is not valid
 *
 * Adds a day as 2026-05-01.
 */
void
dgs_cli_add_date (JsonBuilder *builder, const char *name, const GDate *date)
{
  char text[16];

  if (!g_date_valid (date)) {
    dgs_cli_add_string (builder, name, NULL);
    return;
  }
  g_snprintf (text, sizeof text, "%04u-%02u-%02u", g_date_get_year (date),
              (guint) g_date_get_month (date), g_date_get_day (date));
  dgs_cli_add_string (builder, name, text);
}

/**
 * dgs_cli_add_moment:
 * @builder: in an object
 * @name: the member
 * @moment: seconds since 1970, null for 0
 *
 * Adds a moment as 2026-05-01T08:00:00Z.
 */
void
dgs_cli_add_moment (JsonBuilder *builder, const char *name, gint64 moment)
{
  g_autoptr (GDateTime) time = moment ? g_date_time_new_from_unix_utc (moment) : NULL;
  g_autofree char *text = time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  dgs_cli_add_string (builder, name, text);
}
