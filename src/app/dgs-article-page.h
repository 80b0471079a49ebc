/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-find-bar.h"
#include "dgs-library.h"
#include "dgs-reader-view.h"

G_BEGIN_DECLS

/* The article that is being read. Properties: "article" (DgsArticle, nullable, readable),
 * "loaded" (boolean, readable): whether its text is shown,
 * "show-back-button" (boolean): whether the way back leads to the list. */
#define DGS_TYPE_ARTICLE_PAGE (dgs_article_page_get_type ())
G_DECLARE_FINAL_TYPE (DgsArticlePage, dgs_article_page, DGS, ARTICLE_PAGE, AdwNavigationPage)

void dgs_article_page_open (DgsArticlePage *self, DgsLibrary *library, DgsArticle *article);
void dgs_article_page_restore (DgsArticlePage *self, DgsLibrary *library, DgsArticle *article);

void dgs_article_page_focus (DgsArticlePage *self);

void dgs_article_page_open_at (DgsArticlePage *self,
                               DgsLibrary *library,
                               DgsArticle *article,
                               int story);

const DgsArticleText *dgs_article_page_get_text (DgsArticlePage *self);
DgsReaderView *dgs_article_page_get_reader (DgsArticlePage *self);
DgsFindBar *dgs_article_page_get_find_bar (DgsArticlePage *self);

void dgs_article_page_show_outline (DgsArticlePage *self);
void dgs_article_page_retry (DgsArticlePage *self);

DgsArticle *dgs_article_page_get_article (DgsArticlePage *self);

char *dgs_article_page_get_address (DgsArticlePage *self);

void dgs_article_page_load_images (DgsArticlePage *self);

void dgs_article_page_print (DgsArticlePage *self, gboolean to_file);

G_END_DECLS
