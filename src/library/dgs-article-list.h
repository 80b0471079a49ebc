/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-article.h"
#include "dgs-scope.h"

G_BEGIN_DECLS

typedef struct _DgsLibrary DgsLibrary;

/* A GListModel of DgsArticle, newest first, that follows the library. Rows that no one looks at
 * are not made. Property "loading" (boolean, notified): whether the first answer of the store is
 * still to come. */
#define DGS_TYPE_ARTICLE_LIST (dgs_article_list_get_type ())
G_DECLARE_FINAL_TYPE (DgsArticleList, dgs_article_list, DGS, ARTICLE_LIST, GObject)

DgsArticleList *dgs_article_list_new (DgsLibrary *library, const DgsScope *scope);

gboolean dgs_article_list_get_loading (DgsArticleList *self);

void dgs_article_list_get_section (DgsArticleList *self,
                                   guint position,
                                   guint *out_start,
                                   guint *out_end);

guint dgs_article_list_find (DgsArticleList *self, gint64 article_id);

gboolean dgs_article_list_get_bound (DgsArticleList *self, guint position, DgsMarkBound *out_bound);
void dgs_article_list_find_unread_async (DgsArticleList *self,
                                         gint64 after,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gint64 dgs_article_list_find_unread_finish (DgsArticleList *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
