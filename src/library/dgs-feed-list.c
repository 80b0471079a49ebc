/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-feed-list.h"

#include "dgs-address.h"

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

/**
 * dgs_feed_list_find_by_id:
 * @feeds: a list of #DgsFeed
 * @id: row id of a feed
 *
 * Finds a feed.
 *
 * Returns: (transfer none) (nullable): the feed
 */
DgsFeed *
dgs_feed_list_find_by_id (GListModel *feeds, gint64 id)
{
  guint position = dgs_feed_list_find_position (feeds, id, 0);
  g_autoptr (DgsFeed) feed = NULL;

  if (position == G_MAXUINT)
    return NULL;
  feed = g_list_model_get_item (feeds, position);
  return feed;
}

/**
 * dgs_feed_list_find:
 * @feeds: a list of #DgsFeed
 * @address: an address
 *
 * Finds the feed of an address, however it is written.
 *
 * Returns: (transfer none) (nullable): the feed
 */
DgsFeed *
dgs_feed_list_find (GListModel *feeds, const char *address)
{
  g_autofree char *wanted = dgs_address_canonical (address);
  guint n = g_list_model_get_n_items (feeds);
  guint i;

  for (i = 0; wanted && i < n; i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);
    g_autofree char *canonical = dgs_address_canonical (dgs_feed_get_address (feed));

    if (g_strcmp0 (canonical, wanted) == 0)
      return feed;
  }
  return NULL;
}

static int
compare_titles (gconstpointer one, gconstpointer other, gpointer user_data)
{
  /* The order of the store's NOCASE, so that a reload moves nothing. */
  return g_ascii_strcasecmp (dgs_feed_get_title ((DgsFeed *) one),
                             dgs_feed_get_title ((DgsFeed *) other));
}

/**
 * dgs_feed_list_insert:
 * @feeds: a list of #DgsFeed, by title
 * @record: a subscription
 *
 * Adds a feed at its place, unless it is there.
 */
void
dgs_feed_list_insert (GListStore *feeds, const DgsFeedRecord *record)
{
  g_autoptr (DgsFeed) feed = NULL;

  if (dgs_feed_list_find_by_id (G_LIST_MODEL (feeds), record->id))
    return;
  feed = dgs_feed_new (record);
  g_list_store_insert_sorted (feeds, feed, compare_titles, NULL);
}
