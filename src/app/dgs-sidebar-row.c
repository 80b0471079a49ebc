/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sidebar-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dgs-sidebar-drag.h"
#include "dgs-sidebar-menu.h"
#include "dgs-window.h"

/* How far a feed stands in from its folder, in pixels. */
#define INDENT 20

struct _DgsSidebarRow {
  DgsRow parent_instance;

  DgsSidebarItem *item;
};

enum {
  PROP_ITEM = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsSidebarRow, dgs_sidebar_row, DGS_TYPE_ROW)

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
get_summary (DgsRow *row)
{
  DgsSidebarRow *self = DGS_SIDEBAR_ROW (row);
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
  if (dgs_sidebar_item_get_folder (self->item))
    g_string_append_printf (summary, ", %s",
                            dgs_folder_get_collapsed (dgs_sidebar_item_get_folder (self->item))
                                ? _ ("closed folder")
                                : _ ("open folder"));
  if (status && *status)
    g_string_append_printf (summary, ". %s", status);
  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static void
item_notify_cb (DgsSidebarRow *self)
{
  dgs_row_summary_changed (DGS_ROW (self));
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

static int
get_indent (gpointer instance, gboolean nested)
{
  return nested ? INDENT : 0;
}

static char *
get_expander_icon (gpointer instance, gboolean collapsed)
{
  return g_strdup (collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
}

static char *
get_expander_words (gpointer instance, gboolean collapsed)
{
  return g_strdup (collapsed ? _ ("Show Its Feeds") : _ ("Hide Its Feeds"));
}

static void
expander_cb (DgsSidebarRow *self)
{
  DgsFolder *folder = self->item ? dgs_sidebar_item_get_folder (self->item) : NULL;

  if (folder)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.set-folder-collapsed", "(xb)",
                                dgs_folder_get_id (folder), !dgs_folder_get_collapsed (folder));
}

static GMenuModel *
make_menu (DgsRow *row)
{
  DgsSidebarRow *self = DGS_SIDEBAR_ROW (row);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  DgsLibrary *library =
      DGS_IS_WINDOW (window) ? dgs_window_get_library (DGS_WINDOW (window)) : NULL;

  return self->item && library ? dgs_sidebar_menu_new (library, self->item) : NULL;
}

static void
dgs_sidebar_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsSidebarRow *self = DGS_SIDEBAR_ROW (object);

  switch (property_id) {
  case PROP_ITEM:
    g_value_set_object (value, self->item);
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
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_sidebar_row_dispose (GObject *object)
{
  DgsSidebarRow *self = DGS_SIDEBAR_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (dgs_sidebar_row_parent_class)->dispose (object);
}

static void
dgs_sidebar_row_class_init (DgsSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DgsRowClass *row_class = DGS_ROW_CLASS (klass);

  object_class->get_property = dgs_sidebar_row_get_property;
  object_class->set_property = dgs_sidebar_row_set_property;
  object_class->dispose = dgs_sidebar_row_dispose;
  row_class->get_summary = get_summary;
  row_class->make_menu = make_menu;

  props[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, DGS_TYPE_SIDEBAR_ITEM,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (DGS_TYPE_SIDEBAR_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-sidebar-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, expander_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_count);
  gtk_widget_class_bind_template_callback (widget_class, get_expander_icon);
  gtk_widget_class_bind_template_callback (widget_class, get_expander_words);
  gtk_widget_class_bind_template_callback (widget_class, get_indent);
  gtk_widget_class_bind_template_callback (widget_class, has_failed);
  gtk_widget_class_bind_template_callback (widget_class, is_refreshing);
}

static void
dgs_sidebar_row_init (DgsSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dgs_sidebar_drag_install (self);
}

/**
 * dgs_sidebar_row_get_item:
 * @self: a row
 *
 * Gets what it shows.
 *
 * Returns: (transfer none) (nullable): an item
 */
DgsSidebarItem *
dgs_sidebar_row_get_item (DgsSidebarRow *self)
{
  g_return_val_if_fail (DGS_IS_SIDEBAR_ROW (self), NULL);

  return self->item;
}
