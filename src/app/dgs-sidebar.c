/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sidebar.h"

#include "dgs-sidebar-list.h"
#include "dgs-sidebar-row.h"

struct _DgsSidebar {
  AdwNavigationPage parent_instance;

  GtkListView *list;
  GtkSingleSelection *selection;
  DgsSidebarItem *item;

  DgsLibrary *library;
  GListStore *series;
  GListStore *feeds;
  guint update_source;
  gboolean updating;
};

enum {
  SIGNAL_ITEM_ACTIVATED,
  SIGNAL_ITEM_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsSidebar, dgs_sidebar, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
has_text (gpointer instance, const char *text)
{
  return text && *text;
}

static void
activate_cb (DgsSidebar *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SIGNAL_ITEM_ACTIVATED], 0);
}

/* A feed in a folder that is closed is still there, though no row shows it. */
static gboolean
is_in_closed_folder (DgsSidebar *self, DgsPlace place, gint64 id)
{
  GListModel *feeds = dgs_library_get_feeds (self->library);
  guint i;

  for (i = 0; place == DGS_PLACE_FEED && i < g_list_model_get_n_items (feeds); i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);

    if (dgs_feed_get_id (feed) == id)
      return dgs_feed_get_folder_id (feed) != 0;
  }
  return FALSE;
}

/* A feed that got another place comes back in another row; one that is gone leaves everything. */
static void
reselect (DgsSidebar *self)
{
  guint position = 0;

  if (self->item) {
    DgsPlace place = dgs_sidebar_item_get_place (self->item);
    gint64 id = dgs_sidebar_item_get_id (self->item);

    position = dgs_sidebar_list_find (G_LIST_MODEL (self->selection), place, id);
    if (position == GTK_INVALID_LIST_POSITION && !is_in_closed_folder (self, place, id))
      position = 0;
  }
  gtk_single_selection_set_selected (self->selection, position);
}

static void
selected_cb (DgsSidebar *self)
{
  DgsSidebarItem *item = gtk_single_selection_get_selected_item (self->selection);
  gboolean same;

  if (self->updating)
    return;
  if (!item) {
    reselect (self);
    return;
  }
  same = self->item && dgs_sidebar_item_is_same (self->item, item);
  g_set_object (&self->item, item);
  if (!same)
    g_signal_emit (self, signals[SIGNAL_ITEM_SELECTED], 0, item);
}

static GListModel *
make_fixed_items (DgsLibrary *library)
{
  GListStore *items = g_list_store_new (DGS_TYPE_SIDEBAR_ITEM);
  g_autoptr (DgsSidebarItem) latest = dgs_sidebar_item_new (DGS_PLACE_LATEST, library);
  g_autoptr (DgsSidebarItem) unread = dgs_sidebar_item_new (DGS_PLACE_UNREAD, library);
  g_autoptr (DgsSidebarItem) saved = dgs_sidebar_item_new (DGS_PLACE_SAVED, library);
  g_autoptr (DgsSidebarItem) weeks = dgs_sidebar_item_new (DGS_PLACE_WEEKS, library);
  g_autoptr (DgsSidebarItem) sources = dgs_sidebar_item_new (DGS_PLACE_SOURCES, library);

  g_list_store_append (items, latest);
  g_list_store_append (items, unread);
  g_list_store_append (items, saved);
  g_list_store_append (items, weeks);
  g_list_store_append (items, sources);
  return G_LIST_MODEL (items);
}

static DgsSidebarRow *
get_focused_row (DgsSidebar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))
                       ? gtk_widget_get_first_child (focus)
                       : NULL;

  return DGS_IS_SIDEBAR_ROW (row) ? DGS_SIDEBAR_ROW (row) : NULL;
}

/* The keyboard goes on where it was, though the row has moved. */
static void
refocus (DgsSidebar *self, DgsSidebarItem *item)
{
  guint position;

  position =
      dgs_sidebar_list_find (G_LIST_MODEL (self->selection), dgs_sidebar_item_get_place (item),
                             dgs_sidebar_item_get_id (item));
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
}

/* All that the library says in one go becomes one change, in which what is selected stays so. */
static void
update (DgsSidebar *self)
{
  DgsSidebarRow *row = get_focused_row (self);
  g_autoptr (DgsSidebarItem) focused = NULL;

  g_clear_handle_id (&self->update_source, g_source_remove);
  if (row && dgs_sidebar_row_get_item (row))
    focused = g_object_ref (dgs_sidebar_row_get_item (row));
  self->updating = TRUE;
  dgs_sidebar_list_update_series (self->series, self->library);
  dgs_sidebar_list_update_feeds (self->feeds, self->library);
  self->updating = FALSE;
  reselect (self);
  row = get_focused_row (self);
  if (focused && (!row || dgs_sidebar_row_get_item (row) != focused))
    refocus (self, focused);
}

static void
update_cb (gpointer user_data)
{
  DgsSidebar *self = user_data;

  self->update_source = 0;
  update (self);
}

static void
queue_update (DgsSidebar *self)
{
  if (!self->update_source)
    self->update_source = g_timeout_add_once (0, update_cb, self);
}

/* --- Keys --- */

static gboolean
move (DgsSidebarRow *row, int step)
{
  DgsSidebarItem *item = dgs_sidebar_row_get_item (row);

  if (!dgs_sidebar_item_get_feed (item) && !dgs_sidebar_item_get_folder (item))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (row), "win.move-item", "(bxi)",
                                     dgs_sidebar_item_get_folder (item) != NULL,
                                     dgs_sidebar_item_get_id (item), step);
}

static gboolean
start_renaming (DgsSidebarRow *row)
{
  DgsSidebarItem *item = dgs_sidebar_row_get_item (row);
  const char *action = "win.rename-feed";

  if (dgs_sidebar_item_get_folder (item))
    action = "win.rename-folder";
  else if (!dgs_sidebar_item_get_feed (item))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (row), action, "x", dgs_sidebar_item_get_id (item));
}

static gboolean
set_collapsed (DgsSidebarRow *row, gboolean collapsed)
{
  DgsFolder *folder = dgs_sidebar_item_get_folder (dgs_sidebar_row_get_item (row));

  return folder && gtk_widget_activate_action (GTK_WIDGET (row), "win.set-folder-collapsed", "(xb)",
                                               dgs_folder_get_id (folder), collapsed);
}

static gboolean
key_cb (DgsSidebar *self, guint key, guint code, GdkModifierType state)
{
  DgsSidebarRow *row = get_focused_row (self);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (!row || !dgs_sidebar_row_get_item (row))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    return move (row, -1);
  if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    return move (row, 1);
  if (modifiers == 0 && key == GDK_KEY_F2)
    return start_renaming (row);
  if (modifiers == 0 && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    return set_collapsed (row, (key == GDK_KEY_Left) != rtl);
  return GDK_EVENT_PROPAGATE;
}

/* The keys stand on the item of the list; the menu belongs to the row in it. */
static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus ? gtk_widget_get_first_child (focus) : NULL;

  return DGS_IS_SIDEBAR_ROW (row) && gtk_widget_activate_action (row, "row.menu", NULL);
}

static void
dgs_sidebar_dispose (GObject *object)
{
  DgsSidebar *self = DGS_SIDEBAR (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->item);
  g_clear_object (&self->selection);
  g_clear_object (&self->series);
  g_clear_object (&self->feeds);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_SIDEBAR);

  G_OBJECT_CLASS (dgs_sidebar_parent_class)->dispose (object);
}

static void
dgs_sidebar_class_init (DgsSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_sidebar_dispose;

  signals[SIGNAL_ITEM_ACTIVATED] = g_signal_new (
      "item-activated", DGS_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ITEM_SELECTED] =
      g_signal_new ("item-selected", DGS_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, DGS_TYPE_SIDEBAR_ITEM);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);

  g_type_ensure (DGS_TYPE_SIDEBAR_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
dgs_sidebar_init (DgsSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_sidebar_set_library:
 * @self: a sidebar
 * @library: an open library
 *
 * Shows the items of a library and goes to the first.
 */
void
dgs_sidebar_set_library (DgsSidebar *self, DgsLibrary *library)
{
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) fixed = make_fixed_items (library);
  GtkFlattenListModel *items;

  g_return_if_fail (DGS_IS_SIDEBAR (self) && !self->library);

  self->library = g_object_ref (library);
  self->series = g_list_store_new (DGS_TYPE_SIDEBAR_ITEM);
  self->feeds = g_list_store_new (DGS_TYPE_SIDEBAR_ITEM);
  dgs_sidebar_list_update_series (self->series, library);
  dgs_sidebar_list_update_feeds (self->feeds, library);
  g_signal_connect_object (library, "changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dgs_library_get_feeds (library), "items-changed",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_list_store_append (parts, fixed);
  g_list_store_append (parts, self->series);
  g_list_store_append (parts, self->feeds);
  items = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts)));

  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (items));
  g_object_unref (items);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_single_selection_set_selected (self->selection, 0);
}

/**
 * dgs_sidebar_get_item:
 * @self: a sidebar
 *
 * Gets the item that is selected.
 *
 * Returns: (transfer none) (nullable): an item, %NULL while there is no library
 */
DgsSidebarItem *
dgs_sidebar_get_item (DgsSidebar *self)
{
  g_return_val_if_fail (DGS_IS_SIDEBAR (self), NULL);

  return self->item;
}

/* There is no row for it, and opening its folder would be the user's doing. */
static void
select_hidden (DgsSidebar *self, gint64 feed_id)
{
  GListModel *feeds = dgs_library_get_feeds (self->library);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (feeds); i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);

    if (dgs_feed_get_id (feed) != feed_id)
      continue;
    g_clear_object (&self->item);
    self->item = dgs_sidebar_item_new (DGS_PLACE_FEED, feed);
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
    g_signal_emit (self, signals[SIGNAL_ITEM_SELECTED], 0, self->item);
    g_signal_emit (self, signals[SIGNAL_ITEM_ACTIVATED], 0);
  }
}

/**
 * dgs_sidebar_select:
 * @self: a sidebar
 * @place: where to go
 * @id: which of the feeds, series or folders, 0 for the other places
 *
 * Goes to a place, if it is there.
 */
void
dgs_sidebar_select (DgsSidebar *self, DgsPlace place, gint64 id)
{
  guint position;

  g_return_if_fail (DGS_IS_SIDEBAR (self) && self->library);

  if (self->update_source)
    update (self);
  position = dgs_sidebar_list_find (G_LIST_MODEL (self->selection), place, id);
  if (position != GTK_INVALID_LIST_POSITION)
    activate_cb (self, position);
  else if (is_in_closed_folder (self, place, id))
    select_hidden (self, id);
}

/**
 * dgs_sidebar_update:
 * @self: a sidebar that shows a library
 *
 * Shows a change of what is open and closed.
 */
void
dgs_sidebar_update (DgsSidebar *self)
{
  g_return_if_fail (DGS_IS_SIDEBAR (self));

  if (self->library)
    update (self);
}

/**
 * dgs_sidebar_focus:
 * @self: a sidebar
 *
 * Gives the keyboard to the list, at the row that is selected.
 */
void
dgs_sidebar_focus (DgsSidebar *self)
{
  g_return_if_fail (DGS_IS_SIDEBAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
