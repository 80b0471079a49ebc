/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-problem.h"

G_BEGIN_DECLS

/**
 * DgsFeedState:
 * @DGS_FEED_STATE_IDLE: nothing happens
 * @DGS_FEED_STATE_REFRESHING: being fetched
 * @DGS_FEED_STATE_FAILED: the last attempt failed, see the property "problem"
 *
 * What a feed is doing.
 */
typedef enum {
  DGS_FEED_STATE_IDLE,
  DGS_FEED_STATE_REFRESHING,
  DGS_FEED_STATE_FAILED,
} DgsFeedState;

/* Properties, all readable and notified: "title" (string, never empty), "address" (string),
 * "folder-id" (int64, 0 for none), "full-text" (boolean),
 * "unread" (uint), "state" (int, DgsFeedState), "problem" (int, DgsProblem), "status" (uint). */
#define DGS_TYPE_FEED (dgs_feed_get_type ())
G_DECLARE_FINAL_TYPE (DgsFeed, dgs_feed, DGS, FEED, GObject)

gint64 dgs_feed_get_id (DgsFeed *self);
const char *dgs_feed_get_address (DgsFeed *self);
const char *dgs_feed_get_title (DgsFeed *self);
const char *dgs_feed_get_own_title (DgsFeed *self);
const char *dgs_feed_get_published_title (DgsFeed *self);
gint64 dgs_feed_get_folder_id (DgsFeed *self);
gboolean dgs_feed_get_full_text (DgsFeed *self);
gboolean dgs_feed_is_page (DgsFeed *self);
const char *dgs_feed_get_link (DgsFeed *self);
guint dgs_feed_get_unread (DgsFeed *self);
DgsFeedState dgs_feed_get_state (DgsFeed *self);
DgsProblem dgs_feed_get_problem (DgsFeed *self);
guint dgs_feed_get_status (DgsFeed *self);
gint64 dgs_feed_get_last_success (DgsFeed *self);
gint64 dgs_feed_get_next_due (DgsFeed *self);
gboolean dgs_feed_is_due (DgsFeed *self, gint64 now);

G_END_DECLS
