/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-library.h"
#include "dgs-scope.h"

G_BEGIN_DECLS

/* A row of the sidebar: a list of articles that one can go to. Properties, all readable and
 * notified: "title" (string), "section" (string), "icon-name" (string), "count" (uint),
 * "state" (int, DgsFeedState), "status" (string, what went wrong), "feed" (boolean). */
#define DGS_TYPE_SIDEBAR_ITEM (dgs_sidebar_item_get_type ())
G_DECLARE_FINAL_TYPE (DgsSidebarItem, dgs_sidebar_item, DGS, SIDEBAR_ITEM, GObject)

DgsSidebarItem *dgs_sidebar_item_new (DgsScopeKind kind, gpointer source);

const DgsScope *dgs_sidebar_item_get_scope (DgsSidebarItem *self);
const char *dgs_sidebar_item_get_title (DgsSidebarItem *self);
DgsFeed *dgs_sidebar_item_get_feed (DgsSidebarItem *self);

G_END_DECLS
