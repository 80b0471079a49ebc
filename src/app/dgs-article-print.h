/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article-text.h"
#include "dgs-article.h"
#include "dgs-window.h"

G_BEGIN_DECLS

void dgs_article_print_run (DgsWindow *window,
                            DgsArticle *article,
                            DgsArticleText *text,
                            GHashTable *pictures);

void dgs_article_print_export (DgsWindow *window,
                               DgsArticle *article,
                               DgsArticleText *text,
                               GHashTable *pictures);

char *dgs_article_print_get_file_name (DgsArticle *article);

G_END_DECLS
