/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-article-page.h"
#include "dgs-browse-page.h"
#include "dgs-library.h"
#include "dgs-list-page.h"

G_BEGIN_DECLS

/* The window. Property "library" (DgsLibrary, nullable): %NULL while it is not open. */
#define DGS_TYPE_WINDOW (dgs_window_get_type ())
G_DECLARE_FINAL_TYPE (DgsWindow, dgs_window, DGS, WINDOW, AdwApplicationWindow)

GtkWindow *dgs_window_new (GtkApplication *application);

DgsLibrary *dgs_window_get_library (DgsWindow *self);

void dgs_window_set_library (DgsWindow *self, DgsLibrary *library);

void dgs_window_show_opening (DgsWindow *self);

void dgs_window_show_failure (DgsWindow *self, const char *words);

void dgs_window_add_toast (DgsWindow *self, AdwToast *toast);

void dgs_window_tell (DgsWindow *self, const char *words);

void dgs_window_show_search (DgsWindow *self, const char *words);

void dgs_window_leave_search (DgsWindow *self);

DgsArticlePage *dgs_window_get_article_page (DgsWindow *self);
DgsBrowsePage *dgs_window_get_browse_page (DgsWindow *self);

void dgs_window_open_article (DgsWindow *self, DgsArticle *article, int story);

void dgs_window_show_latest (DgsWindow *self);

void dgs_window_select_feed (DgsWindow *self, DgsFeed *feed);

DgsListPage *dgs_window_get_list (DgsWindow *self);

void dgs_window_update_sidebar (DgsWindow *self);

G_END_DECLS
