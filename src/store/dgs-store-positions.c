/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-positions.h"

/**
 * dgs_store_positions_put:
 * @db: the connection
 * @record: where the user stopped
 * @error: return location for an error
 *
 * Keeps where the user stopped reading an article; the beginning needs no row. An article that is
 * gone meanwhile is passed over.
 *
 * Returns: whether it was written
 */
gboolean
dgs_store_positions_put (DgsSqlite *db, const DgsPositionRecord *record, GError **error)
{
  if (record->story < 0 && record->offset == 0)
    return dgs_sqlite_run (db, error, "DELETE FROM positions WHERE article_id = ?", "i",
                           record->article_id);
  return dgs_sqlite_run (db, error,
                         "INSERT INTO positions (article_id, story, offset)"
                         " SELECT id, ?2, ?3 FROM articles WHERE id = ?1"
                         " ON CONFLICT (article_id) DO UPDATE SET story = excluded.story,"
                         " offset = excluded.offset",
                         "iii", record->article_id, (gint64) record->story,
                         (gint64) record->offset);
}

/**
 * dgs_store_positions_get:
 * @db: the connection
 * @record: its @article_id is set; the rest is filled
 *
 * Reads where the user stopped reading an article: the beginning where nothing is known.
 */
void
dgs_store_positions_get (DgsSqlite *db, DgsPositionRecord *record)
{
  g_autoptr (DgsStatement) row = NULL;

  record->story = -1;
  record->offset = 0;
  row = dgs_sqlite_query (db, NULL, "SELECT story, offset FROM positions WHERE article_id = ?", "i",
                          record->article_id);
  if (!row || !dgs_statement_next (row, NULL))
    return;
  record->story = (int) CLAMP (dgs_statement_int (row, 0), -1, G_MAXINT);
  record->offset = (guint) CLAMP (dgs_statement_int (row, 1), 0, G_MAXINT);
}
