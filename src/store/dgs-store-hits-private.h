/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-search-words.h"
#include "dgs-store-hits.h"

G_BEGIN_DECLS

/* How well the words fit. Within one rank the newer comes first: a reader of news looks for what is
 * told of a thing, and that it is told in a title weighs more than how often. */
typedef enum {
  DGS_HIT_RANK_TITLE,
  DGS_HIT_RANK_BYLINE, /* title and byline together have all of the words */
  DGS_HIT_RANK_TEXT,
} DgsHitRank;

typedef struct {
  gint64 id; /* row id of the story; of the article, where it is no story */
  gint64 article_id;
  int story; /* its position, -1 for none */
  guint day;
  DgsHitRank rank;
} DgsHitCandidate;

/* How much the filters leave. */
typedef enum {
  DGS_HIT_AMOUNT_FEW,  /* its text is read sooner than the index */
  DGS_HIT_AMOUNT_SOME, /* so few that what is found is mostly something else */
  DGS_HIT_AMOUNT_MANY,
} DgsHitAmount;

typedef struct {
  DgsSqlite *db;
  const DgsHitRequest *request;
  DgsSearchWords *words;
  DgsSearchWords *organisation;
  GArray *candidates;
  GHashTable *seen_articles; /* row ids of articles of which something was found */
} DgsHitSearch;

/* A query of the articles that the filters leave is written once for each filter that can lead. */
typedef enum {
  DGS_HIT_FILTER_WEEK,
  DGS_HIT_FILTER_SAVED,
  DGS_HIT_FILTER_SERIES,
} DgsHitFilter;

/* Parameters: the series, the week, whether saved. */
#define DGS_HIT_FILTERED                                            \
  " AND (?1 = 0 OR of.series_id = ?1) AND (?2 = 0 OR of.week = ?2)" \
  " AND (?3 = 0 OR of.saved = 1)"
#define DGS_HIT_FILTERS(before, after)                                           \
  {                                                                              \
    [DGS_HIT_FILTER_WEEK] = before "of.week = ?2" DGS_HIT_FILTERED after,        \
    [DGS_HIT_FILTER_SAVED] = before "of.saved = 1" DGS_HIT_FILTERED after,       \
    [DGS_HIT_FILTER_SERIES] = before "of.series_id = ?1" DGS_HIT_FILTERED after, \
  }

gboolean dgs_hit_request_measure (DgsSqlite *db,
                                  const DgsHitRequest *request,
                                  DgsHitAmount *amount,
                                  GError **error);
DgsStatement *dgs_hit_request_query (DgsSqlite *db,
                                     const DgsHitRequest *request,
                                     const char *const *sql,
                                     GError **error);

gboolean dgs_hit_search_look_through (DgsHitSearch *self, GError **error);
gboolean dgs_hit_search_look_up (DgsHitSearch *self, DgsHitAmount amount, GError **error);

void dgs_hit_search_read (DgsStatement *row, DgsHitCandidate *candidate);
gboolean dgs_hit_search_see_article (DgsHitSearch *self, gint64 id);
gboolean dgs_hit_search_wants_articles (DgsHitSearch *self);

GPtrArray *dgs_store_hits_of (DgsSqlite *db,
                              const DgsHitRequest *request,
                              DgsHitAmount amount,
                              GError **error);

G_END_DECLS
