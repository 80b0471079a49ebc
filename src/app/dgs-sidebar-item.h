/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-library.h"
#include "dgs-scope.h"

G_BEGIN_DECLS

/**
 * DgsPlace:
 * @DGS_PLACE_LATEST: the list of everything
 * @DGS_PLACE_UNREAD: the list of what is not read
 * @DGS_PLACE_SAVED: the list of what is saved
 * @DGS_PLACE_WEEKS: the weeks of all series; no list
 * @DGS_PLACE_SOURCES: the sources of all digests; no list
 * @DGS_PLACE_SERIES: the list of one series
 * @DGS_PLACE_FEED: the list of one feed
 * @DGS_PLACE_FOLDER: the list of the feeds of one folder
 *
 * Where one can go to.
 */
typedef enum {
  DGS_PLACE_LATEST,
  DGS_PLACE_UNREAD,
  DGS_PLACE_SAVED,
  DGS_PLACE_WEEKS,
  DGS_PLACE_SOURCES,
  DGS_PLACE_SERIES,
  DGS_PLACE_FEED,
  DGS_PLACE_FOLDER,
} DgsPlace;

/* A row of the sidebar: a place that one can go to. Properties, all readable and
 * notified: "title" (string), "section" (string), "icon-name" (string), "count" (uint),
 * "state" (int, DgsFeedState), "status" (string, what went wrong), "feed" (boolean),
 * "folder" (boolean), "collapsed" (boolean, of a folder), "nested" (boolean, in a folder). */
#define DGS_TYPE_SIDEBAR_ITEM (dgs_sidebar_item_get_type ())
G_DECLARE_FINAL_TYPE (DgsSidebarItem, dgs_sidebar_item, DGS, SIDEBAR_ITEM, GObject)

DgsSidebarItem *dgs_sidebar_item_new (DgsPlace place, gpointer source);

DgsPlace dgs_sidebar_item_get_place (DgsSidebarItem *self);
gint64 dgs_sidebar_item_get_id (DgsSidebarItem *self);
gboolean dgs_sidebar_item_is_same (DgsSidebarItem *self, DgsSidebarItem *other);

const DgsScope *dgs_sidebar_item_get_scope (DgsSidebarItem *self);
const char *dgs_sidebar_item_get_title (DgsSidebarItem *self);
DgsFeed *dgs_sidebar_item_get_feed (DgsSidebarItem *self);
DgsFolder *dgs_sidebar_item_get_folder (DgsSidebarItem *self);

G_END_DECLS
