/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dgs-image-cache.h"
#include "library-fixture.h"

#define GIF "GIF89a and so on"

static const DgsPublisherOptions gif = { .content_type = "image/gif" };

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GBytes *
fetch (LibraryFixture *fixture, const char *address, const char *page, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dgs_library_fetch_image_async (fixture->library, address, page, NULL, take_result_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return dgs_library_fetch_image_finish (fixture->library, result, error);
}

static void
check (LibraryFixture *fixture, const char *path, DgsProblem problem)
{
  g_autofree char *address = dgs_publisher_server_get_address (fixture->server, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fetch (fixture, address, address, &error);

  g_test_message ("%s", path);
  if (problem == DGS_PROBLEM_NONE) {
    g_assert_no_error (error);
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), GIF, strlen (GIF));
  } else {
    g_assert_null (bytes);
    g_assert_cmpint (dgs_problem_from_error (error), ==, problem);
  }
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir))) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir && g_dir_read_name (dir))
    n_files++;
  return n_files;
}

static void
test_answers (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (9 * 1024 * 1024, 'x');
  const DgsPublisherOptions moved = { .status = 302, .location = "/image" };
  const DgsPublisherOptions lost = { .status = 301, .location = "/loop" };

  memcpy (large, GIF, strlen (GIF));
  /* What a publisher says of the kind is not believed, either way. */
  dgs_publisher_server_set_text (fixture->server, "/image", GIF, NULL);
  dgs_publisher_server_set_text (fixture->server, "/page", "<html><body>none", &gif);
  dgs_publisher_server_set_text (fixture->server, "/large", large, &gif);
  dgs_publisher_server_set_text (fixture->server, "/moved", "", &moved);
  dgs_publisher_server_set_text (fixture->server, "/loop", "", &lost);

  check (fixture, "/image", DGS_PROBLEM_NONE);
  check (fixture, "/moved", DGS_PROBLEM_NONE);
  check (fixture, "/page", DGS_PROBLEM_NOT_AN_IMAGE);
  check (fixture, "/large", DGS_PROBLEM_TOO_LARGE);
  check (fixture, "/nothing", DGS_PROBLEM_NOT_FOUND);
  check (fixture, "/loop", DGS_PROBLEM_REDIRECT);
}

/* A page of the open net must not have this machine asked. */
static void
test_inside (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *address = dgs_publisher_server_get_address (fixture->server, "/image");
  static const char *const pages[] = { "https://acme.example/week/", NULL };
  gsize i;

  dgs_publisher_server_set_text (fixture->server, "/image", GIF, &gif);
  for (i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (fetch (fixture, address, pages[i], &error));
    g_assert_cmpint (dgs_problem_from_error (error), ==, DGS_PROBLEM_ADDRESS);
  }
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/image"), ==, 0);
}

static void
test_kept (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "images", NULL);

  dgs_library_set_image_folder (fixture->library, folder);
  dgs_publisher_server_set_text (fixture->server, "/image", GIF, &gif);
  check (fixture, "/image", DGS_PROBLEM_NONE);
  while (count_files (folder) == 0)
    g_usleep (1000);
  library_fixture_settle ();
  dgs_publisher_server_remove (fixture->server, "/image");
  check (fixture, "/image", DGS_PROBLEM_NONE);
  g_assert_cmpuint (dgs_publisher_server_get_count (fixture->server, "/image"), ==, 1);
  /* Nothing is kept that is no image. */
  dgs_publisher_server_set_text (fixture->server, "/page", "<html>", &gif);
  check (fixture, "/page", DGS_PROBLEM_NOT_AN_IMAGE);
  library_fixture_settle ();
  g_assert_cmpuint (count_files (folder), ==, 1);
  remove_folder (folder);
}

/* What was used last stays, and there is never more than the bound. */
static void
test_bound (void)
{
  g_autofree char *folder = g_dir_make_tmp ("digests-images-XXXXXX", NULL);
  g_autofree char *filler = g_strnfill (1000, 'x');
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  memcpy (filler, GIF, strlen (GIF));
  bytes = g_bytes_new (filler, 1000);
  for (i = 0; i < 12; i++) {
    g_autofree char *address = g_strdup_printf ("https://acme.example/%u.gif", i);

    dgs_image_cache_put (folder, address, bytes, 5500, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (count_files (folder), <=, 5);
    g_usleep (5000);
    if (i < 8) {
      g_bytes_unref (dgs_image_cache_get (folder, "https://acme.example/0.gif"));
      g_usleep (5000);
    }
  }
  first = dgs_image_cache_get (folder, "https://acme.example/0.gif");
  second = dgs_image_cache_get (folder, "https://acme.example/1.gif");
  g_assert_nonnull (first);
  g_assert_null (second);
  g_assert_cmpuint (count_files (folder), ==, 5);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test)                                                                    \
  g_test_add ("/library/images/" name, LibraryFixture, NULL, library_fixture_set_up, test, \
              library_fixture_tear_down)
  ADD ("answers", test_answers);
  ADD ("inside", test_inside);
  ADD ("kept", test_kept);
  g_test_add_func ("/library/images/bound", test_bound);
  return g_test_run ();
}
