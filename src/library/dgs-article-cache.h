/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article.h"
#include "dgs-store.h"

G_BEGIN_DECLS

#define DGS_TYPE_ARTICLE_CACHE (dgs_article_cache_get_type ())
G_DECLARE_FINAL_TYPE (DgsArticleCache, dgs_article_cache, DGS, ARTICLE_CACHE, GObject)

DgsArticleCache *dgs_article_cache_new (DgsStore *store);
DgsArticle *dgs_article_cache_get (DgsArticleCache *self, gint64 id, guint week);
void dgs_article_cache_mark (DgsArticleCache *self, gint64 id, gboolean saved, gboolean value);
void dgs_article_cache_reload (DgsArticleCache *self);

G_END_DECLS
