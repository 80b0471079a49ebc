/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-store-feeds.h"

G_BEGIN_DECLS

void dgs_feed_move_note (DgsFeedRecord *feed, const char *permanent_address, gint64 now);

gboolean dgs_feed_move_settle (DgsSqlite *db, DgsFeedRecord *feed, gint64 now, GError **error);

G_END_DECLS
