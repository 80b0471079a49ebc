/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-article.h"

G_BEGIN_DECLS

/* Properties: "article" (DgsArticle), "position" (uint, in the list), "details" and "summary"
 * (strings, readable and notified: the line below the title, and what a screen reader says). */
#define DGS_TYPE_ARTICLE_ROW (dgs_article_row_get_type ())
G_DECLARE_FINAL_TYPE (DgsArticleRow, dgs_article_row, DGS, ARTICLE_ROW, GtkBox)

DgsArticle *dgs_article_row_get_article (DgsArticleRow *self);

G_END_DECLS
