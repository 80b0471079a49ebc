/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-feed-private.h"

G_BEGIN_DECLS

guint dgs_feed_list_find_position (GListModel *feeds, gint64 id, guint from);
void dgs_feed_list_insert (GListStore *feeds, const DgsFeedRecord *record);

/* Finds feeds of a list by their address and by their id. */
typedef struct _DgsFeedIndex DgsFeedIndex;

DgsFeedIndex *dgs_feed_index_new (GListModel *feeds);
void dgs_feed_index_free (DgsFeedIndex *self);
void dgs_feed_index_invalidate (DgsFeedIndex *self);
DgsFeed *dgs_feed_index_find (DgsFeedIndex *self, const char *canonical);
DgsFeed *dgs_feed_index_find_by_id (DgsFeedIndex *self, gint64 id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsFeedIndex, dgs_feed_index_free)

G_END_DECLS
