/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-sqlite.h"

G_BEGIN_DECLS

/**
 * DgsPositionRecord:
 * @article_id: row id of the article
 * @story: the story in it, -1 before the first
 * @offset: characters from the beginning of that story, else of the text
 *
 * Where the user stopped reading.
 */
typedef struct {
  gint64 article_id;
  int story;
  guint offset;
} DgsPositionRecord;

gboolean dgs_store_positions_put (DgsSqlite *db, const DgsPositionRecord *record, GError **error);

void dgs_store_positions_get (DgsSqlite *db, DgsPositionRecord *record);

G_END_DECLS
