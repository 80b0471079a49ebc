/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-opener.h"

static void
loaded_cb (GObject *page, GParamSpec *pspec, DgsArticle *article)
{
  g_signal_handlers_disconnect_by_func (article, loaded_cb, page);
  if (dgs_article_get_loaded (article))
    g_signal_emit_by_name (page, "article-activated", article);
  /* Held since dgs_article_opener_open(). */
  g_object_unref (article);
}

/**
 * dgs_article_opener_open:
 * @article: an article, perhaps one that no list shows
 * @page: what has a signal "article-activated"
 *
 * Emits the signal as soon as the store has told what is in the article.
 */
void
dgs_article_opener_open (DgsArticle *article, GObject *page)
{
  if (dgs_article_get_loaded (article)) {
    g_signal_emit_by_name (page, "article-activated", article);
    return;
  }
  g_signal_connect_object (g_object_ref (article), "notify::loaded", G_CALLBACK (loaded_cb), page,
                           G_CONNECT_SWAPPED);
}
