/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The publisher that tests ask, asked by the fetcher: folders, days, and the program. */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>

#include "fetch-fixture.h"

typedef struct {
  Fixture fixture;
  char *folder;
} Site;

static void
write_file (const char *folder, const char *path, const char *text)
{
  g_autofree char *name = g_build_filename (folder, path, NULL);
  g_autofree char *parent = g_path_get_dirname (name);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_file_set_contents (name, text, -1, &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_tree (child);
  }
  g_remove (path);
}

static void
set_up (Site *self, gconstpointer data)
{
  fixture_set_up (&self->fixture, NULL);
  self->folder = g_dir_make_tmp ("digests-site-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  write_file (self->folder, "one/index.html", "<p>home</p>");
  write_file (self->folder, "one/week/tech/index.xml", "<rss/>");
  write_file (self->folder, "one/name with space.json", "{}");
  write_file (self->folder, "two/index.html", "<p>other home</p>");
  write_file (self->folder, "two/only-here.txt", "second");
  write_file (self->folder, "secret", "no");
}

static void
tear_down (Site *self, gconstpointer data)
{
  remove_tree (self->folder);
  g_free (self->folder);
  fixture_tear_down (&self->fixture, NULL);
}

static void
test_folders (Site *self, gconstpointer data)
{
  static const struct {
    const char *path;
    guint status;
    const char *type;
    const char *body;
  } cases[] = {
    { "/", 200, "text/html; charset=utf-8", "<p>home</p>" },
    { "/week/tech/index.xml", 200, "application/xml", "<rss/>" },
    { "/name%20with%20space.json", 200, "application/json", "{}" },
    { "/only-here.txt", 200, "application/octet-stream", "second" },
    { "/nothing", 404, NULL, NULL },
    { "/week/", 404, NULL, NULL },
    { "/%2e%2e/secret", 404, NULL, NULL },
    { "/..%2fsecret", 400, NULL, NULL },
  };
  g_autofree char *one = g_build_filename (self->folder, "one", NULL);
  g_autofree char *two = g_build_filename (self->folder, "two", NULL);
  const char *const roots[] = { one, two, NULL };
  gsize i;

  dgs_publisher_server_set_roots (self->fixture.server, roots);
  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsFetchResult) result = fixture_fetch (&self->fixture, cases[i].path, NULL, &error);

    g_test_message ("%s", cases[i].path);
    g_assert_no_error (error);
    g_assert_cmpuint (result->status, ==, cases[i].status);
    if (cases[i].status != 200)
      continue;
    g_assert_cmpstr (result->content_type, ==, cases[i].type);
    assert_body (result, cases[i].body);
    g_assert_nonnull (result->validators.etag);
    g_assert_nonnull (result->validators.last_modified);
  }
}

static void
test_folder_manners (Site *self, gconstpointer data)
{
  g_autofree char *one = g_build_filename (self->folder, "one", NULL);
  const char *const roots[] = { one, NULL };
  g_autoptr (DgsFetchResult) first = NULL;
  g_autoptr (DgsFetchResult) second = NULL;
  g_autoptr (DgsFetchResult) third = NULL;

  write_file (one, "week/tech/index.html", "<p>tech</p>");
  dgs_publisher_server_set_roots (self->fixture.server, roots);
  first = fixture_fetch (&self->fixture, "/week/tech", NULL, NULL);
  g_assert_cmpuint (first->status, ==, 200);
  g_assert_true (g_str_has_suffix (first->permanent_address, "/week/tech/"));
  second = fixture_fetch (&self->fixture, "/week/tech/", &first->validators, NULL);
  g_assert_cmpuint (second->status, ==, 304);
  write_file (one, "week/tech/index.html", "<p>tech again</p>");
  third = fixture_fetch (&self->fixture, "/week/tech/", &second->validators, NULL);
  g_assert_cmpuint (third->status, ==, 200);
  assert_body (third, "<p>tech again</p>");
}

static char *
read_line (GDataInputStream *stream)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line_utf8 (stream, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

static void
assert_page (Site *self, const char *origin, const char *body)
{
  g_autofree char *address = g_strconcat (origin, "/", NULL);
  g_autoptr (DgsFetchResult) result = fixture_fetch (&self->fixture, address, NULL, NULL);

  g_assert_nonnull (result);
  assert_body (result, body);
}

static void
test_program (Site *self, gconstpointer data)
{
  const char *program = g_getenv ("DIGESTS_TEST_PUBLISHER");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *origin = NULL, *day = NULL;

  if (!program) {
    g_test_skip ("DIGESTS_TEST_PUBLISHER is not set");
    return;
  }
  process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        program, "--days", self->folder, "--day", "one", "--exit-with-stdin", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  origin = read_line (output);
  g_assert_true (g_str_has_prefix (origin, "http://127.0.0.1:"));
  assert_page (self, origin, "<p>home</p>");
  g_subprocess_send_signal (process, SIGUSR1);
  day = read_line (output);
  g_assert_cmpstr (day, ==, "two");
  assert_page (self, origin, "<p>other home</p>");
  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/fetch/publisher/folders", Site, NULL, set_up, test_folders, tear_down);
  g_test_add ("/fetch/publisher/manners", Site, NULL, set_up, test_folder_manners, tear_down);
  g_test_add ("/fetch/publisher/program", Site, NULL, set_up, test_program, tear_down);
  return g_test_run ();
}
