/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-feed-private.h"

G_BEGIN_DECLS

guint dgs_feed_list_find_position (GListModel *feeds, gint64 id, guint from);
DgsFeed *dgs_feed_list_find_by_id (GListModel *feeds, gint64 id);
DgsFeed *dgs_feed_list_find (GListModel *feeds, const char *address);
void dgs_feed_list_insert (GListStore *feeds, const DgsFeedRecord *record);

G_END_DECLS
