/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-store-articles.h"

G_BEGIN_DECLS

/* What came by no refresh of many feeds. */
#define DGS_NO_ROUND 0

gboolean dgs_store_news_note (DgsSqlite *db,
                              gint64 feed_id,
                              const DgsArticleRecord *record,
                              gboolean is_new,
                              gboolean was_read,
                              gint64 round,
                              gint64 now,
                              GError **error);
gboolean dgs_store_news_end_round (DgsSqlite *db, gint64 round, GError **error);

/**
 * DgsNewsRecord:
 * @key: the article's identity
 * @article_id: row id of the article
 * @notice: the notification that tells of it
 *
 * An article that the user is told of.
 */
typedef struct {
  char *key;
  gint64 article_id;
  char *notice;
} DgsNewsRecord;

void dgs_news_record_free (DgsNewsRecord *self);

GStrv dgs_store_news_close_read (DgsSqlite *db, GError **error);
GPtrArray *dgs_store_news_claim (DgsSqlite *db, gint64 now, GError **error);
GStrv dgs_store_news_standing (DgsSqlite *db, GError **error);
gboolean dgs_store_news_resolve (DgsSqlite *db, const char *notice, gboolean shown, GError **error);

/**
 * DgsNewsChoiceRecord:
 * @topic: 0 the weekly digests of a series, 1 its daily ones, 2 what a feed carries that is none
 * @id: row id of the series or the feed
 * @name: what it is called
 * @enabled: whether the user is told
 *
 * One of the user's choices.
 */
typedef struct {
  guint topic;
  gint64 id;
  char *name;
  gboolean enabled;
} DgsNewsChoiceRecord;

void dgs_news_choice_record_free (DgsNewsChoiceRecord *self);

GPtrArray *dgs_store_news_choices (DgsSqlite *db, GError **error);
gboolean dgs_store_news_choose (
    DgsSqlite *db, guint topic, gint64 id, gboolean enabled, GError **error);

G_END_DECLS
