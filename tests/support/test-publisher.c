/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A publisher on this machine, as a program: for demonstrations, and for looking at the whole. */

#include "config.h"

#include <glib-unix.h>
#include <gio/gunixinputstream.h>
#include <unistd.h>

#include "dgs-publisher-server.h"

typedef struct {
  DgsPublisherServer *server;
  GMainLoop *loop;
  GStrv roots;
  char *days;
  GPtrArray *names; /* of the days, sorted */
  guint day;
  char byte;
} Program;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
read_days (Program *program, const char *first, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (program->days, 0, error);
  const char *name;

  if (!dir)
    return FALSE;
  while ((name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (program->days, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      g_ptr_array_add (program->names, g_strdup (name));
  }
  g_ptr_array_sort (program->names, compare_names);
  if (!first && program->names->len > 0)
    return TRUE;
  if (first && g_ptr_array_find_with_equal_func (program->names, first, g_str_equal, &program->day))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no day %s in %s", first ? first : "at all",
               program->days);
  return FALSE;
}

static void
serve_day (Program *program)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) roots = NULL;

  if (program->roots)
    g_strv_builder_addv (builder, (const char **) program->roots);
  if (program->names->len > 0)
    g_strv_builder_take (
        builder,
        g_build_filename (program->days, g_ptr_array_index (program->names, program->day), NULL));
  roots = g_strv_builder_end (builder);
  dgs_publisher_server_set_roots (program->server, (const char *const *) roots);
}

static gboolean
next_day_cb (gpointer user_data)
{
  Program *program = user_data;

  if (program->day + 1 < program->names->len) {
    program->day++;
    serve_day (program);
  }
  if (program->names->len > 0)
    g_print ("%s\n", (const char *) g_ptr_array_index (program->names, program->day));
  return G_SOURCE_CONTINUE;
}

static gboolean
stop_cb (gpointer user_data)
{
  g_main_loop_quit (((Program *) user_data)->loop);
  return G_SOURCE_CONTINUE;
}

static void
stdin_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Program *program = user_data;

  if (g_input_stream_read_finish (G_INPUT_STREAM (source), result, NULL) <= 0)
    g_main_loop_quit (program->loop);
  else
    g_input_stream_read_async (G_INPUT_STREAM (source), &program->byte, 1, G_PRIORITY_DEFAULT, NULL,
                               stdin_cb, program);
}

static void
serve (Program *program, gboolean exit_with_stdin)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  program->loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGUSR1, next_day_cb, program);
  g_unix_signal_add (SIGTERM, stop_cb, program);
  g_unix_signal_add (SIGINT, stop_cb, program);
  if (exit_with_stdin)
    g_input_stream_read_async (input, &program->byte, 1, G_PRIORITY_DEFAULT, NULL, stdin_cb,
                               program);
  serve_day (program);
  g_print ("%s\n", dgs_publisher_server_get_origin (program->server));
  g_main_loop_run (program->loop);
}

static void
program_clear (Program *program)
{
  g_clear_object (&program->server);
  g_clear_pointer (&program->loop, g_main_loop_unref);
  g_strfreev (program->roots);
  g_free (program->days);
  g_ptr_array_unref (program->names);
}

int
main (int argc, char **argv)
{
  Program program = { .names = g_ptr_array_new_with_free_func (g_free) };
  g_autofree char *day = NULL;
  int port = 0;
  gboolean exit_with_stdin = FALSE;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry entries[] = {
    { "root", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &program.roots, "A folder to serve", "DIR" },
    { "days", 0, 0, G_OPTION_ARG_FILENAME, &program.days, "A folder with one folder a day", "DIR" },
    { "day", 0, 0, G_OPTION_ARG_STRING, &day, "The first day; the next one on SIGUSR1", "NAME" },
    { "port", 0, 0, G_OPTION_ARG_INT, &port, "The port on 127.0.0.1; any when left out", "N" },
    { "exit-with-stdin", 0, 0, G_OPTION_ARG_NONE, &exit_with_stdin, "Stop when input ends", NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_summary (context, "Plays a publisher; the first line is where to reach it.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse (context, &argc, &argv, &error) &&
      (!program.days || read_days (&program, day, &error)))
    program.server = dgs_publisher_server_new ((guint) CLAMP (port, 0, 65535), &error);
  if (program.server)
    serve (&program, exit_with_stdin);
  else
    g_printerr ("digests-test-publisher: %s\n", error->message);
  program_clear (&program);
  return error ? 1 : 0;
}
