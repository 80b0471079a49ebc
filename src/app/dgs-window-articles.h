/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article-page.h"
#include "dgs-window.h"

G_BEGIN_DECLS

void dgs_window_articles_update (GtkWidget *window, DgsArticlePage *page);

void dgs_window_articles_run (DgsWindow *window, DgsArticlePage *page, const char *action);

G_END_DECLS
