/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-article-page.h"
#include "dgs-browse-page.h"
#include "dgs-sidebar.h"

G_BEGIN_DECLS

/**
 * DgsWindowPanes:
 *
 * The panes of a window, in reading order, and what folds them.
 */
typedef struct {
  AdwNavigationSplitView *outer;
  AdwNavigationSplitView *inner;
  DgsSidebar *sidebar;
  DgsBrowsePage *browse_page;
  DgsArticlePage *article_page;
} DgsWindowPanes;

void dgs_window_panes_move (const DgsWindowPanes *panes, gboolean backwards);

G_END_DECLS
