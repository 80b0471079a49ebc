/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-place.h"

#include "dgs-catalog.h"
#include "dgs-library-organize.h"

/* What a place is called in the settings. */
static const char *const names[] = {
  [DGS_PLACE_LATEST] = "latest", [DGS_PLACE_UNREAD] = "unread",   [DGS_PLACE_SAVED] = "saved",
  [DGS_PLACE_WEEKS] = "weeks",   [DGS_PLACE_SOURCES] = "sources", [DGS_PLACE_SERIES] = "series",
  [DGS_PLACE_FEED] = "feed",     [DGS_PLACE_FOLDER] = "folder",
};

/* Row ids mean something else in another library: what is kept is what says the same in all. */
static const char *
get_detail (DgsSidebarItem *item)
{
  DgsFeed *feed = dgs_sidebar_item_get_feed (item);

  if (feed)
    return dgs_feed_get_address (feed);
  if (dgs_sidebar_item_get_id (item) != 0)
    return dgs_sidebar_item_get_title (item);
  return "";
}

/**
 * dgs_window_place_keep:
 * @settings: the application's
 * @sidebar: the sidebar
 *
 * Remembers which place is selected.
 */
void
dgs_window_place_keep (GSettings *settings, DgsSidebar *sidebar)
{
  DgsSidebarItem *item = dgs_sidebar_get_item (sidebar);
  DgsPlace place = dgs_sidebar_item_get_place (item);

  g_settings_set (settings, "place", "(ss)", names[place], get_detail (item));
}

/**
 * dgs_window_place_keep_article:
 * @settings: the application's
 * @page: the page for reading
 *
 * Remembers which article is open.
 */
void
dgs_window_place_keep_article (GSettings *settings, DgsArticlePage *page)
{
  DgsArticle *article = dgs_article_page_get_article (page);

  if (article && dgs_article_get_loaded (article))
    g_settings_set_string (settings, "article", dgs_article_get_key (article));
}

static gint64
find_id (DgsLibrary *library, DgsPlace place, const char *detail)
{
  GListModel *series = dgs_library_get_series (library);
  DgsFeed *feed = NULL;
  DgsFolder *folder = NULL;
  guint i;

  if (place == DGS_PLACE_FEED)
    feed = dgs_library_find_feed (library, detail);
  else if (place == DGS_PLACE_FOLDER)
    folder = dgs_library_find_folder_by_name (library, detail);
  for (i = 0; place == DGS_PLACE_SERIES && i < g_list_model_get_n_items (series); i++) {
    g_autoptr (DgsSeries) one = g_list_model_get_item (series, i);

    if (g_strcmp0 (dgs_series_get_name (one), detail) == 0)
      return dgs_series_get_id (one);
  }
  if (feed)
    return dgs_feed_get_id (feed);
  return folder ? dgs_folder_get_id (folder) : 0;
}

typedef struct {
  DgsLibrary *library;
  DgsListPage *list;
  DgsArticlePage *page;
  DgsArticle *article; /* %NULL until it is found */
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_object_unref (restoring->library);
  g_object_unref (restoring->list);
  g_object_unref (restoring->page);
  g_clear_object (&restoring->article);
  g_free (restoring);
}

/* The user may have opened one meanwhile, or closed the window. */
static void
show_article (Restoring *restoring)
{
  DgsArticlePage *page = restoring->page;

  if (!dgs_article_page_get_article (page) && gtk_widget_get_root (GTK_WIDGET (page))) {
    dgs_article_page_restore (page, restoring->library, restoring->article);
    dgs_list_page_select (restoring->list, dgs_article_get_id (restoring->article));
  }
  restoring_free (restoring);
}

static void
loaded_cb (DgsArticle *article, GParamSpec *pspec, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (article, loaded_cb, user_data);
  show_article (user_data);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Restoring *restoring = user_data;
  gint64 id = dgs_library_find_article_finish (DGS_LIBRARY (source), result, NULL);

  if (!id) {
    restoring_free (restoring);
    return;
  }
  restoring->article = dgs_library_get_article (restoring->library, id);
  /* Its title is not there before it is loaded. */
  if (dgs_article_get_loaded (restoring->article))
    show_article (restoring);
  else
    g_signal_connect (restoring->article, "notify::loaded", G_CALLBACK (loaded_cb), restoring);
}

/**
 * dgs_window_place_restore:
 * @settings: the application's
 * @library: an open library
 * @sidebar: the sidebar
 * @list: the page that lists articles
 * @page: the page for reading
 *
 * Shows a library as it was left. That marks nothing as read and fetches nothing.
 */
void
dgs_window_place_restore (GSettings *settings,
                          DgsLibrary *library,
                          DgsSidebar *sidebar,
                          DgsListPage *list,
                          DgsArticlePage *page)
{
  g_autofree char *key = g_settings_get_string (settings, "article");
  g_autofree char *name = NULL;
  g_autofree char *detail = NULL;
  DgsPlace place;

  g_settings_get (settings, "place", "(ss)", &name, &detail);
  dgs_sidebar_set_library (sidebar, library);
  for (place = 0; place < G_N_ELEMENTS (names); place++) {
    gint64 id;

    if (!names[place] || !g_str_equal (names[place], name))
      continue;
    id = find_id (library, place, detail);
    if (id != 0 || *detail == '\0')
      dgs_sidebar_select (sidebar, place, id);
  }
  if (*key) {
    Restoring *restoring = g_new0 (Restoring, 1);

    restoring->library = g_object_ref (library);
    restoring->list = g_object_ref (list);
    restoring->page = g_object_ref (page);
    dgs_library_find_article_async (library, key, NULL, found_cb, restoring);
  }
}
