/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article-cache.h"
#include "dgs-library.h"
#include "dgs-opml-import.h"
#include "dgs-store-feeds.h"
#include "dgs-store.h"

G_BEGIN_DECLS

DgsStore *dgs_library_get_store (DgsLibrary *self);
DgsFetcher *dgs_library_get_fetcher (DgsLibrary *self);
DgsArticleCache *dgs_library_get_cache (DgsLibrary *self);

/**
 * DgsAttempt:
 * @running: whether somebody subscribes just now
 * @problem: why that came to nothing the last time
 *
 * What is known of subscribing to an address that is not followed.
 */
typedef struct {
  gboolean running;
  DgsProblem problem;
} DgsAttempt;

GHashTable *dgs_library_get_attempts (DgsLibrary *self);
void dgs_library_set_attempt (DgsLibrary *self, const char *address, DgsAttempt attempt);
DgsAttempt dgs_library_get_attempt (DgsLibrary *self, const char *canonical);

DgsFeed *dgs_library_find_feed_by_id (DgsLibrary *self, gint64 id);
DgsFeed *dgs_library_find_feed_by_canonical (DgsLibrary *self, const char *canonical);
void dgs_library_update_feed (DgsLibrary *self, DgsFeedRecord *record);
void dgs_library_insert_feed (DgsLibrary *self, const DgsFeedRecord *record);
char *dgs_library_tidy_name (const char *name);

void dgs_library_queue_reload (DgsLibrary *self);
void dgs_library_set_progress (DgsLibrary *self, guint done, guint total);
void dgs_library_refresh_watched_async (DgsLibrary *self,
                                        const gint64 *feed_ids,
                                        gsize n_feeds,
                                        DgsRefreshFlags flags,
                                        DgsProgressFunc progress,
                                        gpointer progress_data,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
void dgs_library_announce_refreshed (DgsLibrary *self, guint n_new, guint n_failed);

G_END_DECLS
