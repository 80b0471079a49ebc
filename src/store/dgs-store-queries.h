/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-store-articles.h"

G_BEGIN_DECLS

/**
 * DgsArticleOrder:
 * @id: row id of an article
 * @day: Julian day that it sorts by
 * @week: ISO year * 100 + week, 0 for none
 *
 * All that a long list keeps of a row that no one looks at.
 */
typedef struct {
  gint64 id;
  guint day;
  guint week;
} DgsArticleOrder;

/**
 * DgsArticleFilter:
 *
 * Which articles are meant. @id is the feed's, the series' or the folder's row id.
 */
typedef enum {
  DGS_ARTICLE_FILTER_ALL,
  DGS_ARTICLE_FILTER_UNREAD,
  DGS_ARTICLE_FILTER_SAVED,
  DGS_ARTICLE_FILTER_FEED,
  DGS_ARTICLE_FILTER_SERIES,
  DGS_ARTICLE_FILTER_FOLDER,
} DgsArticleFilter;

GArray *dgs_store_articles_order (DgsSqlite *db,
                                  DgsArticleFilter filter,
                                  gint64 id,
                                  GError **error);

DgsArticleRecord *dgs_store_articles_get (DgsSqlite *db,
                                          gint64 id,
                                          gboolean with_text,
                                          GError **error);
gint64 dgs_store_articles_find (DgsSqlite *db, const char *key, GError **error);
GStrv dgs_store_articles_links (DgsSqlite *db, gint64 id, GError **error);
GStrv dgs_store_articles_feeds (DgsSqlite *db, gint64 id, GError **error);
gboolean dgs_store_articles_mark (
    DgsSqlite *db, gint64 id, gboolean saved, gboolean value, GError **error);
gint64 dgs_store_articles_count (DgsSqlite *db, DgsArticleFilter filter, GError **error);

GPtrArray *dgs_store_stories_of (DgsSqlite *db, gint64 article_id, GError **error);
GPtrArray *dgs_store_sources_of (DgsSqlite *db, gint64 article_id, GError **error);
GPtrArray *dgs_store_sources_list (DgsSqlite *db, GError **error);

G_END_DECLS
