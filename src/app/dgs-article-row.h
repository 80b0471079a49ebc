/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article.h"
#include "dgs-row.h"

G_BEGIN_DECLS

/* Properties of its own: "article" (DgsArticle) and "details" (string, readable and notified: the
 * line below the title). */
#define DGS_TYPE_ARTICLE_ROW (dgs_article_row_get_type ())
G_DECLARE_FINAL_TYPE (DgsArticleRow, dgs_article_row, DGS, ARTICLE_ROW, DgsRow)

DgsArticle *dgs_article_row_get_article (DgsArticleRow *self);

G_END_DECLS
