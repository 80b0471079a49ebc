/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-search.h"

#include "dgs-window.h"

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_window_show_search (DGS_WINDOW (widget));
}

static void
leave_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_window_leave_search (DGS_WINDOW (widget));
}

/* An article that is to be opened once it is known what is in it. */
typedef struct {
  GWeakRef window;
  int story;
} Opening;

static void
opening_free (gpointer data, GClosure *closure)
{
  Opening *opening = data;

  g_weak_ref_clear (&opening->window);
  g_free (opening);
}

static void
loaded_cb (DgsArticle *article, GParamSpec *pspec, Opening *opening)
{
  g_autoptr (DgsWindow) window = g_weak_ref_get (&opening->window);
  g_autoptr (DgsArticle) held = article;
  int story = opening->story;

  g_signal_handlers_disconnect_by_data (article, opening);
  if (window)
    dgs_window_open_story (window, held, story);
}

static void
open_story_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DgsWindow *window = DGS_WINDOW (widget);
  g_autoptr (DgsArticle) article = NULL;
  Opening *opening;
  gint64 id;
  int story;

  g_variant_get (parameter, "(xi)", &id, &story);
  article = dgs_library_get_article (dgs_window_get_library (window), id);
  if (dgs_article_get_loaded (article)) {
    dgs_window_open_story (window, article, story);
    return;
  }
  opening = g_new0 (Opening, 1);
  g_weak_ref_init (&opening->window, window);
  opening->story = story;
  g_signal_connect_data (g_steal_pointer (&article), "notify::loaded", G_CALLBACK (loaded_cb),
                         opening, opening_free, G_CONNECT_DEFAULT);
}

/**
 * dgs_window_search_install_actions:
 * @widget_class: the class of the window
 *
 * Adds searching, and opening what was found: win.open-story takes the row id of an article and
 * the position of a story in it, or -1.
 */
void
dgs_window_search_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.leave-search", NULL, leave_search_action);
  gtk_widget_class_install_action (widget_class, "win.open-story", "(xi)", open_story_action);
}

/**
 * dgs_window_search_set_enabled:
 * @window: a window
 * @enabled: whether it has a library
 *
 * Enables what only makes sense with a library.
 */
void
dgs_window_search_set_enabled (GtkWidget *window, gboolean enabled)
{
  gtk_widget_action_set_enabled (window, "win.search", enabled);
  gtk_widget_action_set_enabled (window, "win.open-story", enabled);
}
