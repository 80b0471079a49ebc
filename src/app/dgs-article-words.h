/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article-text.h"
#include "dgs-article.h"

G_BEGIN_DECLS

char *dgs_article_words_period (DgsArticle *article);

char *dgs_article_words_details (DgsArticle *article);

char *dgs_article_words_byline (DgsArticle *article);

char *dgs_article_words_summary (DgsArticle *article);

gboolean dgs_article_words_has_page (DgsArticle *article);
char *dgs_article_words_elsewhere (const DgsElsewhere *place);

char *dgs_article_words_beginning (DgsProblem problem, const char *address, gboolean offline);

G_END_DECLS
