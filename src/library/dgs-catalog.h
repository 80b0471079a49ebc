/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"

G_BEGIN_DECLS

/**
 * DgsArticleSummary:
 * @article: the article, loaded
 * @links: every address that it came by, newest first
 * @feeds: the addresses of every feed that it came by
 * @full_text: whether the whole text is known
 *
 * One article in a listing of the whole library.
 */
typedef struct {
  DgsArticle *article;
  GStrv links;
  GStrv feeds;
  gboolean full_text;
} DgsArticleSummary;

/**
 * DgsSourceSummary:
 * @title: plain text
 * @address: an http or https address
 * @digests: how many digests list it
 * @first: (nullable): date of the earliest of them
 * @last: (nullable): date of the latest of them
 * @subscribed: whether the user follows it
 *
 * One source in a listing of the whole library.
 */
typedef struct {
  char *title;
  char *address;
  guint digests;
  char *first;
  char *last;
  gboolean subscribed;
} DgsSourceSummary;

/**
 * DgsStorySummary:
 * @article_key: identity of the digest that it is in
 *
 * One story in a listing of the whole library.
 */
typedef struct {
  char *section;
  char *title;
  char *byline;
  char *link;
  char *article_key;
} DgsStorySummary;

void dgs_library_list_articles_async (DgsLibrary *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *dgs_library_list_articles_finish (DgsLibrary *self,
                                             GAsyncResult *result,
                                             GError **error);

void dgs_library_list_sources_async (DgsLibrary *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *dgs_library_list_sources_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

void dgs_library_list_stories_async (DgsLibrary *self,
                                     const char *byline,
                                     const char *series,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *dgs_library_list_stories_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

void dgs_library_find_article_async (DgsLibrary *self,
                                     const char *key,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gint64 dgs_library_find_article_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
