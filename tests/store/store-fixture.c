/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>

#include "dgs-schema.h"

char *
store_fixture_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("digests-store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
store_fixture_remove_folder (char *folder)
{
  static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);

    g_unlink (path);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

DgsSqlite *
store_fixture_open (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  DgsSqlite *db = dgs_sqlite_open (path, &error);

  g_assert_no_error (error);
  dgs_schema_migrate (db, &error);
  g_assert_no_error (error);
  return db;
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **place)
{
  while (!*place)
    g_main_context_iteration (NULL, TRUE);
  return *place;
}

gboolean
store_fixture_open_store (DgsStore *store, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dgs_store_open_async (store, take_result_cb, &place);
  result = wait_for (&place);
  return dgs_store_open_finish (store, result, error);
}

gpointer
store_fixture_run (
    DgsStore *store, gboolean write, DgsStoreFunc func, gpointer data, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  if (write)
    dgs_store_write_async (store, func, data, NULL, NULL, take_result_cb, &place);
  else
    dgs_store_read_async (store, func, data, NULL, NULL, NULL, take_result_cb, &place);
  result = wait_for (&place);
  return dgs_store_run_finish (store, result, error);
}

DgsArticleRecord *
store_fixture_article (const char *key)
{
  DgsArticleRecord *record = g_new0 (DgsArticleRecord, 1);

  record->key = g_strdup (key);
  record->entry_key = g_strdup (key);
  record->entry_hash = g_strdup ("hash");
  record->title = g_strdup (key);
  record->excerpt = g_strdup ("Words");
  record->body = g_strdup ("Acme split its queue in two.");
  record->html = g_strdup ("<p>Acme split its queue in two.</p>");
  record->date = g_strdup ("2026-05-01");
  record->day = 739737;
  record->week = 202618;
  return record;
}
