/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-sqlite.h"

G_BEGIN_DECLS

/**
 * DgsSnapshot:
 * @feeds: (element-type DgsFeedRecord): the subscriptions, in the user's order
 * @folders: (element-type DgsFolderRecord): the folders, in the user's order
 * @series: (element-type DgsSeriesRecord): the series, by name
 * @unread: how many articles are unread
 * @saved: how many articles are saved
 *
 * Everything that the models show, read in one go.
 */
typedef struct {
  GPtrArray *feeds;
  GPtrArray *folders;
  GPtrArray *series;
  guint unread;
  guint saved;
} DgsSnapshot;

void dgs_snapshot_free (DgsSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsSnapshot, dgs_snapshot_free)

gpointer dgs_snapshot_read (DgsSqlite *db, gpointer data, GError **error);
void dgs_snapshot_apply_feeds (const DgsSnapshot *self, GListStore *feeds);
void dgs_snapshot_apply_folders (const DgsSnapshot *self, GListStore *folders);
void dgs_snapshot_apply_series (const DgsSnapshot *self, GListStore *series);

G_END_DECLS
