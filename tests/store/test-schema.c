/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include "dgs-schema.h"

static void
test_fresh (void)
{
  char *folder = store_fixture_make_folder ();
  g_autoptr (DgsSqlite) db = store_fixture_open (folder);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dgs_sqlite_query_int (db, 0, NULL, "PRAGMA user_version", NULL), >=, 1);
  g_assert_cmpint (dgs_sqlite_query_int (db, 0, NULL, "SELECT count(*) FROM articles", NULL), ==,
                   0);
  g_assert_true (dgs_schema_migrate (db, &error));
  g_assert_no_error (error);
  g_clear_pointer (&db, dgs_sqlite_close);
  store_fixture_remove_folder (folder);
}

static void
test_newer (void)
{
  char *folder = store_fixture_make_folder ();
  g_autoptr (DgsSqlite) db = store_fixture_open (folder);
  g_autoptr (GError) error = NULL;

  dgs_sqlite_script (db, "PRAGMA user_version = 10000", &error);
  g_assert_no_error (error);
  g_assert_false (dgs_schema_migrate (db, &error));
  g_assert_error (error, DGS_SCHEMA_ERROR, DGS_SCHEMA_ERROR_NEWER);
  /* It was left as it is. */
  g_assert_cmpint (dgs_sqlite_query_int (db, 0, NULL, "PRAGMA user_version", NULL), ==, 10000);
  g_clear_pointer (&db, dgs_sqlite_close);
  store_fixture_remove_folder (folder);
}

static void
test_foreign (void)
{
  char *folder = store_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (
      g_file_set_contents (path, "This is no database, but somebody's notes, kept.", -1, NULL));
  g_assert_null (dgs_sqlite_open (path, &error));
  g_assert_error (error, DGS_SQLITE_ERROR, 26);
  store_fixture_remove_folder (folder);
}

/* A step that fails leaves nothing behind. */
static void
test_step_fails (void)
{
  char *folder = store_fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsSqlite) db = dgs_sqlite_open (path, &error);

  g_assert_no_error (error);
  dgs_sqlite_script (db, "CREATE TABLE stories (mine TEXT)", &error);
  g_assert_no_error (error);
  g_assert_false (dgs_schema_migrate (db, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (dgs_sqlite_query_int (db, -1, NULL, "PRAGMA user_version", NULL), ==, 0);
  g_assert_cmpint (dgs_sqlite_query_int (db, -1, NULL, "SELECT count(*) FROM sqlite_schema", NULL),
                   ==, 1);
  g_clear_pointer (&db, dgs_sqlite_close);
  store_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema/fresh", test_fresh);
  g_test_add_func ("/schema/newer", test_newer);
  g_test_add_func ("/schema/foreign", test_foreign);
  g_test_add_func ("/schema/step-fails", test_step_fails);
  return g_test_run ();
}
