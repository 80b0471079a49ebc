/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"
#include "dgs-list-page.h"
#include "dgs-sidebar-item.h"

G_BEGIN_DECLS

/* The middle pane: what there is at the place that the sidebar chose. Property "empty" (boolean,
 * notified): whether nothing is there. Signal "article-activated" (DgsArticle): the user opens
 * one. */
#define DGS_TYPE_BROWSE_PAGE (dgs_browse_page_get_type ())
G_DECLARE_FINAL_TYPE (DgsBrowsePage, dgs_browse_page, DGS, BROWSE_PAGE, AdwNavigationPage)

void dgs_browse_page_set_item (DgsBrowsePage *self, DgsLibrary *library, DgsSidebarItem *item);

void dgs_browse_page_search (DgsBrowsePage *self, DgsLibrary *library, const char *words);

void dgs_browse_page_leave_search (DgsBrowsePage *self);

void dgs_browse_page_focus (DgsBrowsePage *self);

DgsListPage *dgs_browse_page_get_list (DgsBrowsePage *self);

gboolean dgs_browse_page_is_list_shown (DgsBrowsePage *self);

gboolean dgs_browse_page_is_empty (DgsBrowsePage *self);

G_END_DECLS
