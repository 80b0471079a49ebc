/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-feed-move.h"

/* A host that was taken over, or set up wrongly for an hour, must not take a subscription along:
 * a move is believed once it was seen in so many reads, over so many seconds. */
#define MIN_READS 3
#define MIN_SECONDS (3 * 24 * 60 * 60)

/**
 * dgs_feed_move_note:
 * @feed: a feed that was just read
 * @permanent_address: (nullable): where its address moved for good, by 301 or 308 all the way
 *   (RFC 9110, 15.4.2 and 15.4.9)
 * @now: seconds since 1970
 *
 * Remembers that a feed answers elsewhere, or forgets it where it does no more.
 */
void
dgs_feed_move_note (DgsFeedRecord *feed, const char *permanent_address, gint64 now)
{
  if (g_set_str (&feed->moved_to, permanent_address)) {
    feed->moved_since = permanent_address ? now : 0;
    feed->moved_reads = 0;
  }
  if (permanent_address)
    feed->moved_reads++;
}

/* Whoever lists the feed may go on with the old address for years. */
static void
remember (DgsFeedRecord *feed)
{
  g_autofree char *former = g_steal_pointer (&feed->former);

  feed->former = former ? g_strjoin ("\n", feed->address, former, NULL) : g_strdup (feed->address);
}

/**
 * dgs_feed_move_settle:
 * @db: the connection
 * @feed: a feed that was just read
 * @now: seconds since 1970
 * @error: return location for an error
 *
 * Gives a feed the address that it moved to, once it has long been there and no other feed has it.
 * It is still found by the one that it had.
 *
 * Returns: %FALSE on an error
 */
gboolean
dgs_feed_move_settle (DgsSqlite *db, DgsFeedRecord *feed, gint64 now, GError **error)
{
  gint64 others;

  if (!feed->moved_to || feed->moved_reads < MIN_READS || now - feed->moved_since < MIN_SECONDS)
    return TRUE;
  others = dgs_sqlite_query_int (db, -1, error,
                                 "SELECT count(*) FROM feeds WHERE address = ? AND id <> ?", "ti",
                                 feed->moved_to, feed->id);
  if (others != 0)
    return others > 0;
  remember (feed);
  g_free (feed->address);
  feed->address = g_steal_pointer (&feed->moved_to);
  /* They were given by the new address; but an address that is asked for the first time is asked
   * for all that it has. */
  g_clear_pointer (&feed->etag, g_free);
  g_clear_pointer (&feed->last_modified, g_free);
  feed->moved_since = 0;
  feed->moved_reads = 0;
  return TRUE;
}
