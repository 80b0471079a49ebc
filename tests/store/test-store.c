/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

typedef struct {
  char *folder;
  DgsStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = store_fixture_make_folder ();
  path = g_build_filename (fixture->folder, "library.db", NULL);
  fixture->store = dgs_store_new (path);
  store_fixture_open_store (fixture->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
  store_fixture_remove_folder (fixture->folder);
}

static gpointer
add_series (DgsSqlite *db, gpointer data, GError **error)
{
  return dgs_sqlite_run (db, error, "INSERT INTO series (key, name) VALUES (?1, ?1)", "t", data)
             ? db
             : NULL;
}

static gpointer
add_series_and_fail (DgsSqlite *db, gpointer data, GError **error)
{
  if (!add_series (db, data, error))
    return NULL;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "changed its mind");
  return NULL;
}

static gpointer
count_series (DgsSqlite *db, gpointer data, GError **error)
{
  gint64 n = dgs_sqlite_query_int (db, -1, error, "SELECT count(*) FROM series", NULL);

  return n < 0 ? NULL : GINT_TO_POINTER ((int) n + 1);
}

static int
count (DgsStore *store)
{
  g_autoptr (GError) error = NULL;
  gpointer result = store_fixture_run (store, FALSE, count_series, NULL, &error);

  g_assert_no_error (error);
  return GPOINTER_TO_INT (result) - 1;
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_run (fixture->store, TRUE, add_series, (gpointer) "acme", &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture->store), ==, 1);
}

static void
test_failed_write_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      store_fixture_run (fixture->store, TRUE, add_series_and_fail, (gpointer) "acme", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpint (count (fixture->store), ==, 0);
}

static void
never_called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *called = user_data;
  g_autoptr (GError) error = NULL;

  *called = TRUE;
  g_assert_null (dgs_store_run_finish (DGS_STORE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelled_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean called = FALSE;

  g_cancellable_cancel (cancellable);
  dgs_store_read_async (fixture->store, count_series, NULL, NULL, NULL, cancellable,
                        never_called_cb, &called);
  while (!called)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_close_works_off_the_queue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsSqlite) db = NULL;
  guint i;

  for (i = 0; i < 20; i++)
    dgs_store_write_async (fixture->store, add_series, g_strdup_printf ("series %u", i), g_free,
                           NULL, NULL, NULL);
  dgs_store_close (fixture->store);
  db = store_fixture_open (fixture->folder);
  g_assert_cmpint (dgs_sqlite_query_int (db, 0, NULL, "SELECT count(*) FROM series", NULL), ==, 20);

  g_assert_null (store_fixture_run (fixture->store, TRUE, add_series, (gpointer) "late", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The window and the command line at once: two stores, one library. */
static void
test_two_at_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  DgsStore *other = dgs_store_new (path);
  g_autoptr (GError) error = NULL;
  guint i;

  store_fixture_open_store (other, &error);
  g_assert_no_error (error);
  for (i = 0; i < 50; i++) {
    g_autofree char *key = g_strdup_printf ("series %u", i);

    store_fixture_run (i % 2 ? fixture->store : other, TRUE, add_series, key, &error);
    g_assert_no_error (error);
    g_assert_cmpint (count (i % 2 ? other : fixture->store), ==, i + 1);
  }
  g_assert_finalize_object (other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/write", test_write);
  ADD ("/store/failed-write-changes-nothing", test_failed_write_changes_nothing);
  ADD ("/store/cancelled-read", test_cancelled_read);
  ADD ("/store/close-works-off-the-queue", test_close_works_off_the_queue);
  ADD ("/store/two-at-once", test_two_at_once);
#undef ADD
  return g_test_run ();
}
