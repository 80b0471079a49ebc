/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include <stdio.h>

#include "dgs-store-queries.h"

/* Marks one article after the other and says so only when the store has said so. It is made to
 * be killed: test-kill looks at what is left. */

static gpointer
mark_read (DgsSqlite *db, gpointer data, GError **error)
{
  gint64 *id = data;

  return dgs_store_articles_mark (db, *id, FALSE, TRUE, error) ? id : NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (DgsStore) store = dgs_store_new (argv[1]);
  gint64 id = g_ascii_strtoll (argv[2], NULL, 10);
  g_autoptr (GError) error = NULL;

  store_fixture_open_store (store, &error);
  g_assert_no_error (error);
  for (;; id++) {
    store_fixture_run (store, TRUE, mark_read, &id, &error);
    g_assert_no_error (error);
    printf ("%" G_GINT64_FORMAT "\n", id);
    fflush (stdout);
  }
}
