/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-news.h"

G_BEGIN_DECLS

char *dgs_news_words_title (DgsArticle *article);

char *dgs_news_words_body (DgsArticle *article);

char *dgs_news_words_summary (const GPtrArray *news);

char *dgs_news_words_list (const GPtrArray *news);

G_END_DECLS
