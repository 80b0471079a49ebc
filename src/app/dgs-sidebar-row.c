/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sidebar-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DgsSidebarRow {
  GtkBox parent_instance;

  DgsSidebarItem *item;
  guint position;
};

enum {
  PROP_ITEM = 1,
  PROP_POSITION,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsSidebarRow, dgs_sidebar_row, GTK_TYPE_BOX)

static char *
format_count (gpointer instance, guint count)
{
  return count > 0 ? g_strdup_printf ("%u", count) : g_strdup ("");
}

static gboolean
is_refreshing (gpointer instance, int state)
{
  return state == DGS_FEED_STATE_REFRESHING;
}

static gboolean
has_failed (gpointer instance, int state)
{
  return state == DGS_FEED_STATE_FAILED;
}

static char *
get_summary (DgsSidebarRow *self)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *status = NULL;
  guint count = 0;

  if (!self->item)
    return g_strdup ("");
  g_object_get (self->item, "title", &title, "count", &count, "status", &status, NULL);
  g_string_append (summary, title);
  if (count > 0 && dgs_sidebar_item_get_place (self->item) == DGS_PLACE_SAVED)
    g_string_append_printf (summary, ngettext (", %u saved", ", %u saved", count), count);
  else if (count > 0)
    g_string_append_printf (summary, ngettext (", %u unread", ", %u unread", count), count);
  if (status && *status)
    g_string_append_printf (summary, ". %s", status);
  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static void
item_notify_cb (DgsSidebarRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUMMARY]);
}

static void
set_item (DgsSidebarRow *self, DgsSidebarItem *item)
{
  if (self->item == item)
    return;
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, item_notify_cb, self);
  g_set_object (&self->item, item);
  if (item)
    g_signal_connect_object (item, "notify", G_CALLBACK (item_notify_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ITEM]);
  item_notify_cb (self);
}

/* A click goes there; moving along the list by arrows alone does not. */
static void
clicked_cb (DgsSidebarRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "list.activate-item", "u", self->position);
}

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clicked_cb (DGS_SIDEBAR_ROW (widget));
}

static GMenuModel *
make_menu (DgsFeed *feed)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) refresh = g_menu_item_new (_ ("_Refresh"), NULL);
  g_autoptr (GMenuItem) copy = g_menu_item_new (_ ("_Copy Address"), NULL);
  g_autoptr (GMenuItem) unsubscribe = g_menu_item_new (_ ("_Unsubscribe"), NULL);
  g_autoptr (GMenu) last = g_menu_new ();

  g_menu_item_set_action_and_target (refresh, "win.refresh-feed", "x", dgs_feed_get_id (feed));
  g_menu_item_set_action_and_target (copy, "win.copy-address", "s", dgs_feed_get_address (feed));
  g_menu_item_set_action_and_target (unsubscribe, "win.unsubscribe", "x", dgs_feed_get_id (feed));
  g_menu_append_item (menu, refresh);
  g_menu_append_item (menu, copy);
  g_menu_append_item (last, unsubscribe);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

/* An action must run before the menu that it comes from is gone. */
static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
pop_up (DgsSidebarRow *self, int x, int y)
{
  DgsFeed *feed = self->item ? dgs_sidebar_item_get_feed (self->item) : NULL;
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *popover;

  if (!feed)
    return;
  menu = make_menu (feed);
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { x, y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
menu_cb (DgsSidebarRow *self, int n_press, double x, double y)
{
  pop_up (self, (int) x, (int) y);
}

static void
long_press_cb (DgsSidebarRow *self, double x, double y)
{
  pop_up (self, (int) x, (int) y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pop_up (DGS_SIDEBAR_ROW (widget), 0, gtk_widget_get_height (widget));
}

static void
dgs_sidebar_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsSidebarRow *self = DGS_SIDEBAR_ROW (object);

  switch (property_id) {
  case PROP_ITEM:
    g_value_set_object (value, self->item);
    break;
  case PROP_POSITION:
    g_value_set_uint (value, self->position);
    break;
  case PROP_SUMMARY:
    g_value_take_string (value, get_summary (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_sidebar_row_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DgsSidebarRow *self = DGS_SIDEBAR_ROW (object);

  switch (property_id) {
  case PROP_ITEM:
    set_item (self, g_value_get_object (value));
    break;
  case PROP_POSITION:
    self->position = g_value_get_uint (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_sidebar_row_dispose (GObject *object)
{
  DgsSidebarRow *self = DGS_SIDEBAR_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->item);
  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self))) && GTK_IS_POPOVER (child))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dgs_sidebar_row_parent_class)->dispose (object);
}

static void
dgs_sidebar_row_class_init (DgsSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dgs_sidebar_row_get_property;
  object_class->set_property = dgs_sidebar_row_set_property;
  object_class->dispose = dgs_sidebar_row_dispose;

  props[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, DGS_TYPE_SIDEBAR_ITEM,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_SUMMARY] =
      g_param_spec_string ("summary", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "row.activate", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "row.menu", NULL, menu_action);

  g_type_ensure (DGS_TYPE_SIDEBAR_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-sidebar-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_count);
  gtk_widget_class_bind_template_callback (widget_class, has_failed);
  gtk_widget_class_bind_template_callback (widget_class, is_refreshing);
  gtk_widget_class_bind_template_callback (widget_class, long_press_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
}

static void
dgs_sidebar_row_init (DgsSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
