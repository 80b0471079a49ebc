/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sidebar.h"

#include "dgs-sidebar-row.h"

struct _DgsSidebar {
  AdwNavigationPage parent_instance;

  GtkListView *list;
  GtkSingleSelection *selection;
  DgsSidebarItem *item;
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

/* Returns GTK_INVALID_LIST_POSITION where it is not there. */
static guint
find_place (DgsSidebar *self, DgsPlace place, gint64 id)
{
  guint i;

  for (i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++) {
    g_autoptr (DgsSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

    if (dgs_sidebar_item_get_place (item) == place && dgs_sidebar_item_get_id (item) == id)
      return i;
  }
  return GTK_INVALID_LIST_POSITION;
}

/* A feed that got another title comes back in another row; one that is gone leaves everything. */
static void
reselect (DgsSidebar *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (self->item)
    position = find_place (self, dgs_sidebar_item_get_place (self->item),
                           dgs_sidebar_item_get_id (self->item));
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    gtk_single_selection_set_selected (self->selection, position);
}

static void
selected_cb (DgsSidebar *self)
{
  DgsSidebarItem *item = gtk_single_selection_get_selected_item (self->selection);
  gboolean same;

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

  g_list_store_append (items, latest);
  g_list_store_append (items, unread);
  g_list_store_append (items, saved);
  return G_LIST_MODEL (items);
}

/* GtkMapListModel would do this, but of an item that is put before another it forgets which is
 * which (seen in GTK 4.18). */
static void
follow_cb (GListModel *model, guint position, guint removed, guint added, GListStore *items)
{
  g_autoptr (GPtrArray) additions = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  for (i = position; i < position + added; i++) {
    g_autoptr (GObject) source = g_list_model_get_item (model, i);
    DgsPlace place = DGS_IS_FEED (source) ? DGS_PLACE_FEED : DGS_PLACE_SERIES;

    g_ptr_array_add (additions, dgs_sidebar_item_new (place, source));
  }
  g_list_store_splice (items, position, removed, additions->pdata, added);
}

static GListModel *
make_followed_items (GListModel *model)
{
  GListStore *items = g_list_store_new (DGS_TYPE_SIDEBAR_ITEM);

  follow_cb (model, 0, 0, g_list_model_get_n_items (model), items);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (follow_cb), items,
                           G_CONNECT_DEFAULT);
  return G_LIST_MODEL (items);
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

  g_clear_object (&self->item);
  g_clear_object (&self->selection);
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
  g_autoptr (GListModel) series = NULL;
  g_autoptr (GListModel) feeds = NULL;
  GtkFlattenListModel *items;

  g_return_if_fail (DGS_IS_SIDEBAR (self));

  series = make_followed_items (dgs_library_get_series (library));
  feeds = make_followed_items (dgs_library_get_feeds (library));
  g_list_store_append (parts, fixed);
  g_list_store_append (parts, series);
  g_list_store_append (parts, feeds);
  items = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts)));

  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
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

/**
 * dgs_sidebar_select:
 * @self: a sidebar
 * @place: where to go
 * @id: which of the feeds or series, 0 for the other places
 *
 * Goes to a place, if it is there.
 */
void
dgs_sidebar_select (DgsSidebar *self, DgsPlace place, gint64 id)
{
  guint position;

  g_return_if_fail (DGS_IS_SIDEBAR (self));

  position = find_place (self, place, id);
  if (position != GTK_INVALID_LIST_POSITION)
    activate_cb (self, position);
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
