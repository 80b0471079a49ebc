/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-articles.h"

#include <glib/gi18n.h>

#include "dgs-words.h"

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (dgs_library_mark_finish (DGS_LIBRARY (source), result, &error))
    return;
  words = dgs_words_error (error, NULL);
  dgs_window_tell (window, words);
}

static void
mark (DgsWindow *window, DgsArticle *article, DgsMark change)
{
  gint64 id = dgs_article_get_id (article);

  dgs_library_mark_async (dgs_window_get_library (window), &id, 1, change, NULL, marked_cb,
                          g_object_ref (window));
}

/**
 * dgs_window_articles_update:
 * @window: a window
 * @page: its page for reading
 *
 * Enables what can be done with the open article.
 */
void
dgs_window_articles_update (GtkWidget *window, DgsArticlePage *page)
{
  DgsArticle *article = dgs_article_page_get_article (page);
  g_autofree char *address = dgs_article_page_get_address (page);

  gtk_widget_action_set_enabled (window, "article.toggle-read", article != NULL);
  gtk_widget_action_set_enabled (window, "article.toggle-saved", article != NULL);
  gtk_widget_action_set_enabled (window, "article.export", article != NULL);
  gtk_widget_action_set_enabled (window, "article.print", article != NULL);
  gtk_widget_action_set_enabled (window, "article.load-images", article != NULL);
  gtk_widget_action_set_enabled (window, "article.open-in-browser", address != NULL);
}

/**
 * dgs_window_articles_run:
 * @window: a window
 * @page: its page for reading
 * @action: the name of an action of an article
 *
 * Does something with the open article.
 */
void
dgs_window_articles_run (DgsWindow *window, DgsArticlePage *page, const char *action)
{
  DgsArticle *article = dgs_article_page_get_article (page);

  g_return_if_fail (article != NULL);

  if (g_str_equal (action, "article.toggle-read")) {
    mark (window, article, dgs_article_get_read (article) ? DGS_MARK_UNREAD : DGS_MARK_READ);
  } else if (g_str_equal (action, "article.toggle-saved")) {
    mark (window, article, dgs_article_get_saved (article) ? DGS_MARK_UNSAVED : DGS_MARK_SAVED);
  } else if (g_str_equal (action, "article.print") || g_str_equal (action, "article.export")) {
    dgs_article_page_print (page, g_str_equal (action, "article.export"));
  } else if (g_str_equal (action, "article.load-images")) {
    dgs_article_page_load_images (page);
  } else {
    g_autofree char *address = dgs_article_page_get_address (page);

    if (address)
      gtk_widget_activate_action (GTK_WIDGET (window), "win.open-address", "s", address);
  }
}
