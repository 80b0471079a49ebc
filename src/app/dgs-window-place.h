/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article-page.h"
#include "dgs-list-page.h"
#include "dgs-sidebar.h"

G_BEGIN_DECLS

void dgs_window_place_restore (GSettings *settings,
                               DgsLibrary *library,
                               DgsSidebar *sidebar,
                               DgsListPage *list,
                               DgsArticlePage *page);

void dgs_window_place_keep (GSettings *settings, DgsSidebar *sidebar);

void dgs_window_place_keep_article (GSettings *settings, DgsArticlePage *page);

G_END_DECLS
