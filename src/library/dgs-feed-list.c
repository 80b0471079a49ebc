/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-feed-list.h"

#include "dgs-address.h"
#include "dgs-feed-private.h"

/**
 * dgs_feed_list_find_position:
 * @feeds: a list of #DgsFeed
 * @id: row id of a feed
 * @from: where to begin
 *
 * Finds a feed's place.
 *
 * Returns: its position, %G_MAXUINT where it is not in the list
 */
guint
dgs_feed_list_find_position (GListModel *feeds, gint64 id, guint from)
{
  guint n = g_list_model_get_n_items (feeds);
  guint i;

  for (i = from; i < n; i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);

    if (dgs_feed_get_id (feed) == id)
      return i;
  }
  return G_MAXUINT;
}

/* A new feed is in no folder and has no place: it stands after those that have one, by title. */
static int
compare (gconstpointer one, gconstpointer other, gpointer user_data)
{
  const DgsFeedRecord *first = dgs_feed_get_record ((DgsFeed *) one);
  const DgsFeedRecord *second = dgs_feed_get_record ((DgsFeed *) other);
  gboolean first_put = first->folder_id || first->placed;
  gboolean second_put = second->folder_id || second->placed;

  if (first_put || second_put)
    return second_put - first_put;
  /* The order of the store's NOCASE, so that a reload moves nothing. */
  return g_ascii_strcasecmp (dgs_feed_get_title ((DgsFeed *) one),
                             dgs_feed_get_title ((DgsFeed *) other));
}

/**
 * dgs_feed_list_insert:
 * @feeds: a list of #DgsFeed, in the user's order
 * @record: a subscription
 *
 * Adds a feed at its place, unless it is there.
 */
void
dgs_feed_list_insert (GListStore *feeds, const DgsFeedRecord *record)
{
  g_autoptr (DgsFeed) feed = NULL;

  if (dgs_feed_list_find_position (G_LIST_MODEL (feeds), record->id, 0) != G_MAXUINT)
    return;
  feed = dgs_feed_new (record);
  g_list_store_insert_sorted (feeds, feed, compare, NULL);
}

struct _DgsFeedIndex {
  GListModel *feeds;
  GHashTable *by_address; /* the comparing form of the address to the feed */
  GHashTable *by_id;
  gboolean stale;
};

/**
 * dgs_feed_index_new:
 * @feeds: a list of #DgsFeed
 *
 * Makes an index of a list, by which a feed is found without going through all of them.
 *
 * Returns: (transfer full): a new index
 */
DgsFeedIndex *
dgs_feed_index_new (GListModel *feeds)
{
  DgsFeedIndex *self = g_new0 (DgsFeedIndex, 1);

  self->feeds = g_object_ref (feeds);
  self->by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->stale = TRUE;
  g_signal_connect_swapped (feeds, "items-changed", G_CALLBACK (dgs_feed_index_invalidate), self);
  return self;
}

/**
 * dgs_feed_index_free:
 * @self: (transfer full): an index
 *
 * Frees it.
 */
void
dgs_feed_index_free (DgsFeedIndex *self)
{
  g_signal_handlers_disconnect_by_data (self->feeds, self);
  g_object_unref (self->feeds);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_address);
  g_free (self);
}

/**
 * dgs_feed_index_invalidate:
 * @self: an index
 *
 * Says that a feed came, went or got another address. The index is made anew when it is next
 * needed; feeds keep the comparing form of their address, so that is cheap.
 */
void
dgs_feed_index_invalidate (DgsFeedIndex *self)
{
  self->stale = TRUE;
}

static void
add_former (DgsFeedIndex *self, DgsFeed *feed)
{
  const char *former = dgs_feed_get_record (feed)->former;
  g_auto (GStrv) addresses = g_strsplit (former ? former : "", "\n", -1);
  gsize i;

  for (i = 0; addresses[i]; i++) {
    g_autofree char *canonical = dgs_address_canonical (addresses[i]);

    /* Another may be there since. */
    if (canonical && !g_hash_table_contains (self->by_address, canonical))
      g_hash_table_insert (self->by_address, g_steal_pointer (&canonical), g_object_ref (feed));
  }
}

static void
freshen (DgsFeedIndex *self)
{
  guint n = g_list_model_get_n_items (self->feeds);
  guint i;

  if (!self->stale)
    return;
  self->stale = FALSE;
  g_hash_table_remove_all (self->by_id);
  g_hash_table_remove_all (self->by_address);
  for (i = n; i > 0; i--) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (self->feeds, i - 1);
    const char *canonical = dgs_feed_get_canonical (feed);
    gint64 id = dgs_feed_get_id (feed);

    g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), feed);
    if (canonical)
      g_hash_table_insert (self->by_address, g_strdup (canonical), g_object_ref (feed));
  }
  for (i = 0; i < n; i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (self->feeds, i);

    add_former (self, feed);
  }
}

/**
 * dgs_feed_index_find_by_id:
 * @self: an index
 * @id: row id of a feed
 *
 * Finds a feed.
 *
 * Returns: (transfer none) (nullable): the feed
 */
DgsFeed *
dgs_feed_index_find_by_id (DgsFeedIndex *self, gint64 id)
{
  freshen (self);
  return g_hash_table_lookup (self->by_id, &id);
}

/**
 * dgs_feed_index_find:
 * @self: an index
 * @canonical: (nullable): the comparing form of an address
 *
 * Finds the feed of an address, or the one that has moved from there.
 *
 * Returns: (transfer none) (nullable): the feed
 */
DgsFeed *
dgs_feed_index_find (DgsFeedIndex *self, const char *canonical)
{
  freshen (self);
  return canonical ? g_hash_table_lookup (self->by_address, canonical) : NULL;
}
