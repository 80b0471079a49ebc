/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-article-list.h"
#include "dgs-article-text.h"
#include "dgs-feed.h"
#include "dgs-fetcher.h"
#include "dgs-folder.h"
#include "dgs-problem.h"
#include "dgs-refresh-outcome.h"
#include "dgs-series.h"

G_BEGIN_DECLS

/**
 * DgsMark:
 *
 * A change of an article's state.
 */
typedef enum {
  DGS_MARK_READ,
  DGS_MARK_UNREAD,
  DGS_MARK_SAVED,
  DGS_MARK_UNSAVED,
} DgsMark;

/**
 * DgsRefreshFlags:
 * @DGS_REFRESH_DEFAULT: feeds that are due, and the pages that their newest articles want
 * @DGS_REFRESH_FORCE: feeds that are not due, too
 * @DGS_REFRESH_NO_FULL_TEXT: no pages
 *
 * What a refresh does.
 */
typedef enum {
  DGS_REFRESH_DEFAULT = 0,
  DGS_REFRESH_FORCE = 1 << 0,
  DGS_REFRESH_NO_FULL_TEXT = 1 << 1,
} DgsRefreshFlags;

/**
 * DgsCandidate:
 * @address: what to subscribe to
 * @title: what to call it
 * @is_page: whether it is a page to be followed like a feed
 *
 * One of several things that can be subscribed to at an address.
 */
typedef struct {
  char *address;
  char *title;
  gboolean is_page;
} DgsCandidate;

void dgs_candidate_free (DgsCandidate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsCandidate, dgs_candidate_free)

/* Refreshing gives DgsRefreshOutcomes.
 *
 * Properties, readable and notified: "feeds" (GListModel of DgsFeed, in the user's order), "series"
 * (GListModel of DgsSeries, by name), "unread" (uint), "saved" (uint), "refreshing" (boolean),
 * "progress" (double, 0 to 1); and writable: "full-texts" (boolean), "marks-posts"
 * (boolean).
 *
 * Signals: "changed": the store was read again; "refreshed" (guint n_new, guint n_failed): a
 * refresh has ended; "subscribing": a subscription was begun, or came to nothing. */
#define DGS_TYPE_LIBRARY (dgs_library_get_type ())
G_DECLARE_FINAL_TYPE (DgsLibrary, dgs_library, DGS, LIBRARY, GObject)

DgsLibrary *dgs_library_new (const char *folder, DgsFetcher *fetcher);

void dgs_library_open_async (DgsLibrary *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean dgs_library_open_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

void dgs_library_close (DgsLibrary *self);

GListModel *dgs_library_get_feeds (DgsLibrary *self);
GListModel *dgs_library_get_folders (DgsLibrary *self);
GListModel *dgs_library_get_series (DgsLibrary *self);
guint dgs_library_get_unread (DgsLibrary *self);
gboolean dgs_library_get_refreshing (DgsLibrary *self);
gboolean dgs_library_get_marks_posts (DgsLibrary *self);
void dgs_library_set_marks_posts (DgsLibrary *self, gboolean marks_posts);
gboolean dgs_library_get_full_texts (DgsLibrary *self);
double dgs_library_get_progress (DgsLibrary *self);

DgsFeed *dgs_library_find_feed (DgsLibrary *self, const char *address);

DgsArticle *dgs_library_get_article (DgsLibrary *self, gint64 article_id);

/* The answer to a page that names several feeds is the error DGS_PROBLEM_CHOICE, with the
 * candidates; DGS_PROBLEM_EXISTS comes with the feed that exists as return value %NULL. */
void dgs_library_subscribe_async (DgsLibrary *self,
                                  const char *address,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
DgsFeed *dgs_library_subscribe_finish (DgsLibrary *self,
                                       GAsyncResult *result,
                                       GPtrArray **out_candidates,
                                       GError **error);

/* One of the candidates: a feed, or a page to be followed like one. */
void dgs_library_subscribe_candidate_async (DgsLibrary *self,
                                            const DgsCandidate *candidate,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);

/* Adds a feed whose bytes are already here, by the same path as one that was fetched. */
void dgs_library_import_async (DgsLibrary *self,
                               const char *address,
                               GBytes *bytes,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
DgsFeed *dgs_library_import_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

void dgs_library_unsubscribe_async (DgsLibrary *self,
                                    gint64 feed_id,
                                    gboolean purge,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean dgs_library_unsubscribe_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

/* Takes a subscription back that was just made, with what it brought. */
void dgs_library_undo_subscribe_async (DgsLibrary *self,
                                       gint64 feed_id,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean dgs_library_undo_subscribe_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

/* Takes an unsubscribing back, without asking the network. */
void dgs_library_restore_feed_async (DgsLibrary *self,
                                     gint64 feed_id,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean dgs_library_restore_feed_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

/* Whether the pages behind a feed's entries are fetched. */
void dgs_library_set_full_text_async (DgsLibrary *self,
                                      gint64 feed_id,
                                      gboolean full_text,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean dgs_library_set_full_text_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

void dgs_library_refresh_async (DgsLibrary *self,
                                const gint64 *feed_ids,
                                gsize n_feeds,
                                DgsRefreshFlags flags,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *dgs_library_refresh_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

/* The whole text of one article, from the page behind it. */
void dgs_library_fetch_text_async (DgsLibrary *self,
                                   gint64 article_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean dgs_library_fetch_text_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

/* What is in an image, from the folder of images or from the network. */
void dgs_library_set_image_folder (DgsLibrary *self, const char *folder);
void dgs_library_fetch_image_async (DgsLibrary *self,
                                    const char *address,
                                    const char *page,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GBytes *dgs_library_fetch_image_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

void dgs_library_mark_async (DgsLibrary *self,
                             const gint64 *article_ids,
                             gsize n_articles,
                             DgsMark mark,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean dgs_library_mark_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

void dgs_library_set_position_async (DgsLibrary *self,
                                     gint64 article_id,
                                     const DgsPosition *position,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean dgs_library_set_position_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

void dgs_library_load_async (DgsLibrary *self,
                             gint64 article_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DgsArticleText *dgs_library_load_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
