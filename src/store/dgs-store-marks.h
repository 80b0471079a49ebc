/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-store-queries.h"

G_BEGIN_DECLS

/**
 * DgsMarkQuery:
 * @filter: which articles
 * @id: row id of the feed, series or folder, else not looked at
 * @day: only articles that sort above or at this Julian day
 * @article_id: and, on that day, at or above this row id; 0 with @day 0 for all
 * @newest: only articles whose row id is not above this: what came later was not seen
 *
 * Which articles to mark together.
 */
typedef struct {
  DgsArticleFilter filter;
  gint64 id;
  guint day;
  gint64 article_id;
  gint64 newest;
} DgsMarkQuery;

gint64 dgs_store_marks_read (DgsSqlite *db,
                             const DgsMarkQuery *query,
                             gint64 *out_batch,
                             GError **error);
gboolean dgs_store_marks_undo (DgsSqlite *db, gint64 batch, GError **error);

G_END_DECLS
