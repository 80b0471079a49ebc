/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

static void
test_values (void)
{
  char *folder = store_fixture_make_folder ();
  g_autoptr (DgsSqlite) db = store_fixture_open (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsStatement) row = NULL;

  dgs_sqlite_script (db, "CREATE TABLE things (number INTEGER, words TEXT)", &error);
  g_assert_no_error (error);
  g_assert_true (
      dgs_sqlite_run (db, &error, "INSERT INTO things VALUES (?, ?)", "it", G_MAXINT64, "ä"));
  g_assert_true (
      dgs_sqlite_run (db, &error, "INSERT INTO things VALUES (?, ?)", "it", (gint64) -1, NULL));
  g_assert_cmpint (dgs_sqlite_last_id (db), ==, 2);

  row = dgs_sqlite_query (db, &error, "SELECT number, words FROM things ORDER BY rowid", NULL);
  g_assert_true (dgs_statement_next (row, &error));
  g_assert_cmpint (dgs_statement_int (row, 0), ==, G_MAXINT64);
  g_assert_cmpstr (dgs_statement_text (row, 1), ==, "ä");
  g_assert_true (dgs_statement_next (row, &error));
  g_assert_cmpint (dgs_statement_int (row, 0), ==, -1);
  g_assert_null (dgs_statement_text (row, 1));
  g_assert_false (dgs_statement_next (row, &error));
  g_assert_false (dgs_statement_failed (row));
  g_assert_no_error (error);
  g_clear_pointer (&row, dgs_statement_free);
  g_clear_pointer (&db, dgs_sqlite_close);
  store_fixture_remove_folder (folder);
}

static void
test_errors (void)
{
  char *folder = store_fixture_make_folder ();
  g_autoptr (DgsSqlite) db = store_fixture_open (folder);
  g_autoptr (GError) error = NULL;

  g_assert_false (dgs_sqlite_run (db, &error, "INSERT INTO nowhere VALUES (1)", NULL));
  g_assert_error (error, DGS_SQLITE_ERROR, 1);
  g_clear_error (&error);
  g_assert_cmpint (dgs_sqlite_query_int (db, 7, &error, "SELECT 1 WHERE 0", NULL), ==, 7);
  g_assert_no_error (error);
  g_clear_pointer (&db, dgs_sqlite_close);
  store_fixture_remove_folder (folder);

  g_assert_null (dgs_sqlite_open ("/nowhere/at/all/library.db", &error));
  g_assert_error (error, DGS_SQLITE_ERROR, 14);
}

/* One statement may be in use twice: the second use gets a compiled form of its own. */
static void
test_nested_statements (void)
{
  char *folder = store_fixture_make_folder ();
  DgsSqlite *db = store_fixture_open (folder);
  static const char sql[] = "SELECT value FROM json_each('[1, 2, 3]')";
  g_autoptr (GError) error = NULL;
  gint64 sum = 0;
  DgsStatement *outer = dgs_sqlite_query (db, &error, sql, NULL);

  while (dgs_statement_next (outer, &error)) {
    DgsStatement *inner = dgs_sqlite_query (db, &error, sql, NULL);

    while (dgs_statement_next (inner, &error))
      sum += dgs_statement_int (outer, 0) * dgs_statement_int (inner, 0);
    dgs_statement_free (inner);
  }
  dgs_statement_free (outer);
  g_assert_no_error (error);
  g_assert_cmpint (sum, ==, 36);
  dgs_sqlite_close (db);
  store_fixture_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sqlite/values", test_values);
  g_test_add_func ("/sqlite/errors", test_errors);
  g_test_add_func ("/sqlite/nested-statements", test_nested_statements);
  return g_test_run ();
}
