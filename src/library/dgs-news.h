/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"

G_BEGIN_DECLS

/**
 * DgsNews:
 * @notice: the name of the notification that tells of it; several can share one
 * @article: the article, loaded
 *
 * An article that the user is to be told of.
 */
typedef struct {
  char *notice;
  DgsArticle *article;
} DgsNews;

/**
 * DgsNewsBoard:
 * @fresh: (element-type DgsNews): what is due and was taken to be shown, newest first
 * @gone: names of notifications that nothing unread is left of
 * @standing: names of the notifications that stand, or are about to
 *
 * How things are with what the user is told of.
 */
typedef struct {
  GPtrArray *fresh;
  GStrv gone;
  GStrv standing;
} DgsNewsBoard;

void dgs_news_board_free (DgsNewsBoard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsNewsBoard, dgs_news_board_free)

void dgs_library_settle_news_async (DgsLibrary *self,
                                    gboolean claim,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DgsNewsBoard *dgs_library_settle_news_finish (DgsLibrary *self,
                                              GAsyncResult *result,
                                              GError **error);

void dgs_library_resolve_news_async (DgsLibrary *self,
                                     const char *notice,
                                     gboolean shown,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean dgs_library_resolve_news_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

/**
 * DgsNewsTopic:
 *
 * What the user can be told of: the weekly or the daily digests of a series, or what a feed
 * carries that is no digest.
 */
typedef enum {
  DGS_NEWS_TOPIC_WEEKLY,
  DGS_NEWS_TOPIC_DAILY,
  DGS_NEWS_TOPIC_FEED,
} DgsNewsTopic;

/**
 * DgsNewsChoice:
 * @topic: what it is about
 * @id: row id of the series or the feed
 * @name: what it is called
 * @enabled: whether the user is told
 *
 * One of the user's choices.
 */
typedef struct {
  DgsNewsTopic topic;
  gint64 id;
  char *name;
  gboolean enabled;
} DgsNewsChoice;

void dgs_library_list_news_choices_async (DgsLibrary *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GPtrArray *dgs_library_list_news_choices_finish (DgsLibrary *self,
                                                 GAsyncResult *result,
                                                 GError **error);

void dgs_library_choose_news_async (DgsLibrary *self,
                                    DgsNewsTopic topic,
                                    gint64 id,
                                    gboolean enabled,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean dgs_library_choose_news_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
