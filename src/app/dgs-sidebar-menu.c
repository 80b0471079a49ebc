/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sidebar-menu.h"

#include <glib/gi18n.h>

#include "dgs-context-menu.h"
#include "dgs-text.h"

/* A menu is no wider than this many characters of a folder's name ask for. */
#define MAX_LABEL 30

static void
add_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GVariant *
id_of (DgsSidebarItem *item)
{
  return g_variant_new_int64 (dgs_sidebar_item_get_id (item));
}

static void
add_mark (GMenu *section, DgsSidebarItem *item)
{
  const DgsScope *scope = dgs_sidebar_item_get_scope (item);

  dgs_context_menu_add (section, _ ("Mark _All as Read"), "win.mark-scope",
                        g_variant_new ("(ix)", scope->kind, scope->id));
}

static GVariant *
destination (DgsFeed *feed, gint64 folder_id)
{
  return g_variant_new ("(xxxb)", dgs_feed_get_id (feed), folder_id, (gint64) 0, FALSE);
}

/* The folder that it is in is not offered. */
static GMenuModel *
make_folders (DgsLibrary *library, DgsFeed *feed)
{
  GMenu *menu = g_menu_new ();
  GMenu *names = g_menu_new ();
  GMenu *last = g_menu_new ();
  GListModel *folders = dgs_library_get_folders (library);
  guint i;

  if (dgs_feed_get_folder_id (feed) != 0)
    dgs_context_menu_add (names, _ ("_No Folder"), "win.move-feed", destination (feed, 0));
  for (i = 0; i < g_list_model_get_n_items (folders); i++) {
    g_autoptr (DgsFolder) folder = g_list_model_get_item (folders, i);
    /* A name is no mnemonic. */
    g_autofree char *name = dgs_text_excerpt (dgs_folder_get_name (folder), MAX_LABEL);
    g_auto (GStrv) parts = g_strsplit (name, "_", -1);
    g_autofree char *label = g_strjoinv ("__", parts);

    if (dgs_folder_get_id (folder) != dgs_feed_get_folder_id (feed))
      dgs_context_menu_add (names, label, "win.move-feed",
                            destination (feed, dgs_folder_get_id (folder)));
  }
  dgs_context_menu_add (last, _ ("New _Folder…"), "win.new-folder",
                        g_variant_new_int64 (dgs_feed_get_id (feed)));
  add_section (menu, names);
  add_section (menu, last);
  return G_MENU_MODEL (menu);
}

static void
add_moves (GMenu *section, DgsSidebarItem *item)
{
  gboolean folder = dgs_sidebar_item_get_folder (item) != NULL;

  dgs_context_menu_add (section, _ ("Move _Up"), "win.move-item",
                        g_variant_new ("(bxi)", folder, dgs_sidebar_item_get_id (item), -1));
  dgs_context_menu_add (section, _ ("Move _Down"), "win.move-item",
                        g_variant_new ("(bxi)", folder, dgs_sidebar_item_get_id (item), 1));
}

static GMenuModel *
make_feed_menu (DgsLibrary *library, DgsSidebarItem *item, DgsFeed *feed)
{
  GMenu *menu = g_menu_new ();
  GMenu *first = g_menu_new ();
  GMenu *order = g_menu_new ();
  GMenu *addresses = g_menu_new ();
  GMenu *last = g_menu_new ();
  g_autoptr (GMenuModel) folders = make_folders (library, feed);
  const char *link = dgs_feed_get_link (feed);

  dgs_context_menu_add (first, _ ("_Refresh This Feed"), "win.refresh-feed", id_of (item));
  add_mark (first, item);
  dgs_context_menu_add (order, _ ("Re_name…"), "win.rename-feed", id_of (item));
  add_moves (order, item);
  g_menu_append_submenu (order, _ ("Move to _Folder"), folders);
  dgs_context_menu_add (addresses, _ ("_Copy Address"), "win.copy-address",
                        g_variant_new_string (dgs_feed_get_address (feed)));
  if (link)
    dgs_context_menu_add (addresses, _ ("_Open Website"), "win.open-address",
                          g_variant_new_string (link));
  dgs_context_menu_add (last, _ ("_Properties"), "win.feed-properties", id_of (item));
  dgs_context_menu_add (last, _ ("Un_subscribe"), "win.unsubscribe", id_of (item));
  add_section (menu, first);
  add_section (menu, order);
  add_section (menu, addresses);
  add_section (menu, last);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_folder_menu (DgsSidebarItem *item)
{
  GMenu *menu = g_menu_new ();
  GMenu *first = g_menu_new ();
  GMenu *order = g_menu_new ();
  GMenu *last = g_menu_new ();

  dgs_context_menu_add (first, _ ("_Refresh These Feeds"), "win.refresh-folder", id_of (item));
  add_mark (first, item);
  dgs_context_menu_add (order, _ ("Re_name…"), "win.rename-folder", id_of (item));
  add_moves (order, item);
  dgs_context_menu_add (last, _ ("Remove _Folder"), "win.remove-folder", id_of (item));
  add_section (menu, first);
  add_section (menu, order);
  add_section (menu, last);
  return G_MENU_MODEL (menu);
}

/**
 * dgs_sidebar_menu_new:
 * @library: an open library
 * @item: a row of the sidebar
 *
 * Makes the menu of a row.
 *
 * Returns: (transfer full) (nullable): a menu, %NULL where nothing can be done with it
 */
GMenuModel *
dgs_sidebar_menu_new (DgsLibrary *library, DgsSidebarItem *item)
{
  DgsFeed *feed = dgs_sidebar_item_get_feed (item);
  DgsPlace place = dgs_sidebar_item_get_place (item);
  GMenu *menu;

  if (feed)
    return make_feed_menu (library, item, feed);
  if (dgs_sidebar_item_get_folder (item))
    return make_folder_menu (item);
  if (place != DGS_PLACE_LATEST && place != DGS_PLACE_UNREAD && place != DGS_PLACE_SAVED &&
      place != DGS_PLACE_SERIES)
    return NULL;
  menu = g_menu_new ();
  add_mark (menu, item);
  return G_MENU_MODEL (menu);
}
