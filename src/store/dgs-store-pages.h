/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-sqlite.h"

G_BEGIN_DECLS

/**
 * DgsPageRecord:
 * @article_id: row id of the article
 * @address: the page that answered
 * @etag: (nullable): opaque, to send back
 * @last_modified: (nullable): opaque, to send back
 * @tried: seconds since 1970
 * @problem: what the attempt met, a number that the library gives a meaning; 0 for none
 *
 * The last attempt at the page behind an article.
 */
typedef struct {
  gint64 article_id;
  char *address;
  char *etag;
  char *last_modified;
  gint64 tried;
  guint problem;
} DgsPageRecord;

void dgs_page_record_free (DgsPageRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsPageRecord, dgs_page_record_free)

GArray *dgs_store_pages_wanted (
    DgsSqlite *db, gint64 feed_id, gint64 not_since, guint limit, GError **error);
DgsPageRecord *dgs_store_pages_get (DgsSqlite *db, gint64 article_id, GError **error);
gboolean dgs_store_pages_put (DgsSqlite *db, const DgsPageRecord *record, GError **error);
gboolean dgs_store_pages_allowed (DgsSqlite *db, gint64 article_id);

G_END_DECLS
