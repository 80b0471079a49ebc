/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-feed.h"
#include "dgs-store-feeds.h"

G_BEGIN_DECLS

DgsFeed *dgs_feed_new (const DgsFeedRecord *record);
void dgs_feed_update (DgsFeed *self, const DgsFeedRecord *record);
void dgs_feed_set_refreshing (DgsFeed *self, gboolean refreshing);
const DgsFeedRecord *dgs_feed_get_record (DgsFeed *self);
const char *dgs_feed_get_canonical (DgsFeed *self);

DgsFeedRecord *dgs_feed_record_copy (const DgsFeedRecord *record);

G_END_DECLS
