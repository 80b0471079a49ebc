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

DgsArticle *dgs_list_page_step (DgsListPage *self, gint64 from, gboolean forward);
void dgs_list_page_find_unread_async (DgsListPage *self,
                                      gint64 after,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void dgs_list_page_select (DgsListPage *self, gint64 article_id);

gboolean dgs_list_page_is_empty (DgsListPage *self);

gint64 dgs_list_page_get_current (DgsListPage *self);

gboolean dgs_list_page_get_bound (DgsListPage *self,
                                  gint64 article_id,
                                  DgsScope *out_scope,
                                  DgsMarkBound *out_bound);

G_END_DECLS
