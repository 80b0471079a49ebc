/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article.h"
#include "dgs-store-articles.h"

G_BEGIN_DECLS

DgsArticle *dgs_article_new (gint64 id, guint week);
void dgs_article_take_record (DgsArticle *self, DgsArticleRecord *record);
void dgs_article_set_mark (DgsArticle *self, gboolean saved, gboolean value);

G_END_DECLS
