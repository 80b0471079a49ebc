/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"
#include "dgs-sidebar-item.h"

G_BEGIN_DECLS

/* The articles of one item, by week. Signal "article-activated" (DgsArticle): the user opens
 * one. */
#define DGS_TYPE_LIST_PAGE (dgs_list_page_get_type ())
G_DECLARE_FINAL_TYPE (DgsListPage, dgs_list_page, DGS, LIST_PAGE, AdwBin)

void dgs_list_page_set_item (DgsListPage *self, DgsLibrary *library, DgsSidebarItem *item);

void dgs_list_page_focus_list (DgsListPage *self);

gboolean dgs_list_page_is_empty (DgsListPage *self);

gint64 dgs_list_page_get_current (DgsListPage *self);

gboolean dgs_list_page_get_bound (DgsListPage *self,
                                  gint64 article_id,
                                  DgsScope *out_scope,
                                  DgsMarkBound *out_bound);

G_END_DECLS
