/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-sqlite.h"

G_BEGIN_DECLS

/**
 * DgsFolderRecord:
 * @id: row id
 * @name: plain text
 * @collapsed: whether its feeds are not shown
 * @unread: how many articles of its feeds are unread, each counted once
 *
 * A folder of feeds.
 */
typedef struct {
  gint64 id;
  char *name;
  gboolean collapsed;
  guint unread;
} DgsFolderRecord;

void dgs_folder_record_free (DgsFolderRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsFolderRecord, dgs_folder_record_free)

GPtrArray *dgs_store_folders_list (DgsSqlite *db, GError **error);
gint64 dgs_store_folders_add (DgsSqlite *db, const char *name, GError **error);
gboolean dgs_store_folders_rename (DgsSqlite *db, gint64 id, const char *name, GError **error);
gboolean dgs_store_folders_set_collapsed (DgsSqlite *db,
                                          gint64 id,
                                          gboolean collapsed,
                                          GError **error);
gboolean dgs_store_folders_remove (DgsSqlite *db, gint64 id, GError **error);
gboolean dgs_store_folders_restore (DgsSqlite *db, gint64 id, GError **error);
gboolean dgs_store_folders_move (
    DgsSqlite *db, gint64 id, gint64 anchor_id, gboolean after, GError **error);

gboolean dgs_store_feeds_rename (DgsSqlite *db,
                                 gint64 feed_id,
                                 const char *own_title,
                                 GError **error);
gboolean dgs_store_feeds_move (DgsSqlite *db,
                               gint64 feed_id,
                               gint64 folder_id,
                               gint64 anchor_id,
                               gboolean after,
                               GError **error);
gint64 dgs_store_feeds_count_articles (DgsSqlite *db, gint64 feed_id, GError **error);

G_END_DECLS
