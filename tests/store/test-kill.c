/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include <signal.h>

#include "dgs-store-queries.h"

#define N_ARTICLES 20000
#define N_KILLS 25

static void
fill (const char *folder)
{
  g_autoptr (DgsSqlite) db = store_fixture_open (folder);
  g_autoptr (GError) error = NULL;
  guint i;

  dgs_sqlite_script (db, "BEGIN", &error);
  for (i = 0; i < N_ARTICLES; i++) {
    g_autofree char *key = g_strdup_printf ("article %u", i);

    dgs_sqlite_run (db, &error,
                    "INSERT INTO articles (key, title, kind, date_origin, day, week, first_seen,"
                    " excerpt, story_count, source_count) VALUES (?, '', 0, 0, 1, 1, 0, '', 0, 0)",
                    "t", key);
    g_assert_no_error (error);
  }
  dgs_sqlite_script (db, "COMMIT", &error);
  g_assert_no_error (error);
}

/* Runs the marker for a while, kills it, and returns the last article that it acknowledged. */
static gint64
run_and_kill (const char *folder, gint64 from, guint microseconds)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "store", "mark-forever", NULL);
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, from);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last = from - 1;
  char *line;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, path, first, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  /* It has begun to write before the clock starts. */
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  last = g_ascii_strtoll (line, NULL, 10);
  g_free (line);
  g_usleep (microseconds);
  g_subprocess_send_signal (process, SIGKILL);
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL))) {
    last = g_ascii_strtoll (line, NULL, 10);
    g_free (line);
  }
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (process));
  return last;
}

/* A process that is killed at any moment loses no mark that it acknowledged. */
static void
test_kill (void)
{
  char *folder = store_fixture_make_folder ();
  gint64 next = 1;
  guint i;

  fill (folder);
  for (i = 0; i < N_KILLS && next < N_ARTICLES - 4000; i++) {
    gint64 last = run_and_kill (folder, next, (guint) g_test_rand_int_range (0, 30000));
    g_autoptr (DgsSqlite) db = store_fixture_open (folder);
    g_autoptr (GError) error = NULL;
    gint64 read = dgs_sqlite_query_int (
        db, -1, &error, "SELECT count(*) FROM articles WHERE read = 1 AND id <= ?", "i", last);

    g_assert_no_error (error);
    g_assert_cmpint (read, ==, last);
    g_assert_cmpint (dgs_sqlite_query_int (db, 0, NULL,
                                           "SELECT count(*) FROM pragma_integrity_check"
                                           " WHERE integrity_check = 'ok'",
                                           NULL),
                     ==, 1);
    next = last + 1;
  }
  g_test_message ("%u kills, %" G_GINT64_FORMAT " marks", i, next - 1);
  g_assert_cmpuint (i, >=, 5);
  store_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/kill", test_kill);
  return g_test_run ();
}
