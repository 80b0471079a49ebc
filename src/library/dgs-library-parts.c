/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-address.h"
#include "dgs-feed-private.h"
#include "dgs-library-struct.h"

/* What others ask the library for. */

/**
 * dgs_library_get_feeds:
 * @self: a library
 *
 * Gives the subscriptions, in the user's order: those in folders, then the others.
 *
 * Returns: (transfer none): a model of #DgsFeed
 */
GListModel *
dgs_library_get_feeds (DgsLibrary *self)
{
  return G_LIST_MODEL (self->feeds);
}

/**
 * dgs_library_get_folders:
 * @self: a library
 *
 * Gives the folders, in the user's order.
 *
 * Returns: (transfer none): a model of #DgsFolder
 */
GListModel *
dgs_library_get_folders (DgsLibrary *self)
{
  return G_LIST_MODEL (self->folders);
}

/**
 * dgs_library_get_series:
 * @self: a library
 *
 * Gives the series, by name.
 *
 * Returns: (transfer none): a model of #DgsSeries
 */
GListModel *
dgs_library_get_series (DgsLibrary *self)
{
  return G_LIST_MODEL (self->series);
}

/**
 * dgs_library_find_feed:
 * @self: a library
 * @address: an address
 *
 * Finds the subscription to an address, however it is written.
 *
 * Returns: (transfer none) (nullable): the feed
 */
DgsFeed *
dgs_library_find_feed (DgsLibrary *self, const char *address)
{
  g_autofree char *canonical = dgs_address_canonical (address);

  return dgs_library_find_feed_by_canonical (self, canonical);
}

/**
 * dgs_library_find_feed_by_canonical:
 * @self: a library
 * @canonical: (nullable): the comparing form of an address
 *
 * Finds the subscription to an address whose comparing form is already known.
 *
 * Returns: (transfer none) (nullable): the feed
 */
DgsFeed *
dgs_library_find_feed_by_canonical (DgsLibrary *self, const char *canonical)
{
  return dgs_feed_index_find (self->index, canonical);
}

/**
 * dgs_library_find_feed_by_id:
 * @self: a library
 * @id: row id of a feed
 *
 * Finds a subscription.
 *
 * Returns: (transfer none) (nullable): the feed
 */
DgsFeed *
dgs_library_find_feed_by_id (DgsLibrary *self, gint64 id)
{
  return dgs_feed_index_find_by_id (self->index, id);
}

/**
 * dgs_library_update_feed:
 * @self: a library
 * @record: what is known of one of its feeds now; its count of unread articles is not looked at
 *
 * Takes over what an attempt brought.
 */
void
dgs_library_update_feed (DgsLibrary *self, DgsFeedRecord *record)
{
  DgsFeed *feed = dgs_library_find_feed_by_id (self, record->id);
  gboolean moved;

  if (!feed)
    return;
  moved = !g_str_equal (dgs_feed_get_address (feed), record->address);
  record->unread = dgs_feed_get_unread (feed);
  dgs_feed_update (feed, record);
  if (moved) {
    dgs_feed_index_invalidate (self->index);
    dgs_library_queue_reload (self);
  }
}

/**
 * dgs_library_get_attempts:
 * @self: a library
 *
 * Returns: (transfer none): the comparing form of an address to what is known of subscribing to it
 */
GHashTable *
dgs_library_get_attempts (DgsLibrary *self)
{
  return self->attempts;
}

/**
 * dgs_library_insert_feed:
 * @self: a library
 * @record: a subscription that was just made
 *
 * Shows a subscription before the next reading.
 */
void
dgs_library_insert_feed (DgsLibrary *self, const DgsFeedRecord *record)
{
  dgs_feed_list_insert (self->feeds, record);
}

/**
 * dgs_library_get_store:
 * @self: a library
 *
 * Gives the store.
 *
 * Returns: (transfer none): the store
 */
DgsStore *
dgs_library_get_store (DgsLibrary *self)
{
  return self->store;
}

/**
 * dgs_library_get_fetcher:
 * @self: a library
 *
 * Gives what fetches.
 *
 * Returns: (transfer none): the fetcher
 */
DgsFetcher *
dgs_library_get_fetcher (DgsLibrary *self)
{
  return self->fetcher;
}

/**
 * dgs_library_get_cache:
 * @self: a library
 *
 * Gives the articles that somebody holds.
 *
 * Returns: (transfer none): the cache
 */
DgsArticleCache *
dgs_library_get_cache (DgsLibrary *self)
{
  return self->cache;
}
