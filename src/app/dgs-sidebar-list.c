/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sidebar-list.h"

/**
 * dgs_sidebar_list_find:
 * @items: a list of #DgsSidebarItem
 * @place: where to go
 * @id: which of the feeds, series or folders, 0 for the other places
 *
 * Finds a place.
 *
 * Returns: its position, %GTK_INVALID_LIST_POSITION where it is not there
 */
guint
dgs_sidebar_list_find (GListModel *items, DgsPlace place, gint64 id)
{
  guint i;

  for (i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (DgsSidebarItem) item = g_list_model_get_item (items, i);

    if (dgs_sidebar_item_get_place (item) == place && dgs_sidebar_item_get_id (item) == id)
      return i;
  }
  return G_MAXUINT;
}

/* An item keeps its object, so that the row that shows it stays. */
static void
add (GPtrArray *wanted, GListStore *items, DgsPlace place, gint64 id, gpointer source)
{
  guint position = dgs_sidebar_list_find (G_LIST_MODEL (items), place, id);

  if (position == G_MAXUINT)
    g_ptr_array_add (wanted, dgs_sidebar_item_new (place, source));
  else
    g_ptr_array_add (wanted, g_list_model_get_item (G_LIST_MODEL (items), position));
}

static gboolean
is_at (GListStore *items, guint position, gpointer item)
{
  g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (items), position);

  return (gpointer) other == item;
}

/* What is the same at both ends is left alone. */
static void
bring_to (GListStore *items, GPtrArray *wanted)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (items));
  guint start = 0;
  guint end = 0;

  while (start < old && start < wanted->len && is_at (items, start, wanted->pdata[start]))
    start++;
  while (end < old - start && end < wanted->len - start &&
         is_at (items, old - 1 - end, wanted->pdata[wanted->len - 1 - end]))
    end++;
  if (old - start - end > 0 || wanted->len - start - end > 0)
    g_list_store_splice (items, start, old - start - end, wanted->pdata + start,
                         wanted->len - start - end);
}

/**
 * dgs_sidebar_list_update_series:
 * @items: a list of #DgsSidebarItem
 * @library: an open library
 *
 * Brings a list to the series.
 */
void
dgs_sidebar_list_update_series (GListStore *items, DgsLibrary *library)
{
  GListModel *series = dgs_library_get_series (library);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (series); i++) {
    g_autoptr (DgsSeries) one = g_list_model_get_item (series, i);

    add (wanted, items, DGS_PLACE_SERIES, dgs_series_get_id (one), one);
  }
  bring_to (items, wanted);
}

static void
add_feeds (GPtrArray *wanted, GListStore *items, GListModel *feeds, gint64 folder_id)
{
  guint i;

  for (i = 0; i < g_list_model_get_n_items (feeds); i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);

    if (dgs_feed_get_folder_id (feed) == folder_id)
      add (wanted, items, DGS_PLACE_FEED, dgs_feed_get_id (feed), feed);
  }
}

/**
 * dgs_sidebar_list_update_feeds:
 * @items: a list of #DgsSidebarItem
 * @library: an open library
 *
 * Brings a list to the folders, each before its feeds where it is open, and the other feeds.
 */
void
dgs_sidebar_list_update_feeds (GListStore *items, DgsLibrary *library)
{
  GListModel *folders = dgs_library_get_folders (library);
  GListModel *feeds = dgs_library_get_feeds (library);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (folders); i++) {
    g_autoptr (DgsFolder) folder = g_list_model_get_item (folders, i);

    add (wanted, items, DGS_PLACE_FOLDER, dgs_folder_get_id (folder), folder);
    if (!dgs_folder_get_collapsed (folder))
      add_feeds (wanted, items, feeds, dgs_folder_get_id (folder));
  }
  add_feeds (wanted, items, feeds, 0);
  bring_to (items, wanted);
}
