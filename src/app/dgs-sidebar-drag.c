/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sidebar-drag.h"

/* A closed folder that something is held over this long opens, in milliseconds. */
#define OPEN_DELAY_MS 600

typedef enum {
  DROP_NOWHERE,
  DROP_ABOVE,
  DROP_BELOW,
  DROP_INTO,
} Drop;

static const char *const classes[] = {
  [DROP_NOWHERE] = NULL,
  [DROP_ABOVE] = "drop-above",
  [DROP_BELOW] = "drop-below",
  [DROP_INTO] = "drop-into",
};

/* What is shown of it stands on the row of the list, around what the item says. */
static void
show_drop (GtkWidget *row, Drop drop)
{
  GtkWidget *parent = gtk_widget_get_parent (row);
  gsize i;

  for (i = DROP_ABOVE; parent && i < G_N_ELEMENTS (classes); i++) {
    if (i == drop)
      gtk_widget_add_css_class (parent, classes[i]);
    else
      gtk_widget_remove_css_class (parent, classes[i]);
  }
}

static Drop
find_drop (GtkDropTarget *target, double y)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  DgsSidebarItem *item = dgs_sidebar_row_get_item (DGS_SIDEBAR_ROW (row));
  const GValue *value = gtk_drop_target_get_value (target);
  DgsSidebarItem *dragged = value ? g_value_get_object (value) : NULL;
  gboolean upper = y < gtk_widget_get_height (row) / 2.0;

  if (!item || !dragged || dgs_sidebar_item_is_same (item, dragged))
    return DROP_NOWHERE;
  if (dgs_sidebar_item_get_feed (dragged) && dgs_sidebar_item_get_folder (item))
    return DROP_INTO;
  if (dgs_sidebar_item_get_place (dragged) != dgs_sidebar_item_get_place (item))
    return DROP_NOWHERE;
  return upper ? DROP_ABOVE : DROP_BELOW;
}

/* --- Opening what something is held over --- */

static void
open_cb (gpointer user_data)
{
  GtkWidget *row = user_data;
  DgsSidebarItem *item = dgs_sidebar_row_get_item (DGS_SIDEBAR_ROW (row));
  DgsFolder *folder = item ? dgs_sidebar_item_get_folder (item) : NULL;

  g_object_steal_data (G_OBJECT (row), "open-source");
  if (folder)
    gtk_widget_activate_action (row, "win.set-folder-collapsed", "(xb)", dgs_folder_get_id (folder),
                                FALSE);
}

static void
remove_source (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

static void
wait_to_open (GtkWidget *row)
{
  DgsSidebarItem *item = dgs_sidebar_row_get_item (DGS_SIDEBAR_ROW (row));
  DgsFolder *folder = item ? dgs_sidebar_item_get_folder (item) : NULL;
  guint source;

  if (!folder || !dgs_folder_get_collapsed (folder) ||
      g_object_get_data (G_OBJECT (row), "open-source"))
    return;
  source = g_timeout_add_once (OPEN_DELAY_MS, open_cb, row);
  g_object_set_data_full (G_OBJECT (row), "open-source", GUINT_TO_POINTER (source), remove_source);
}

/* --- The two ends of a drag --- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (source));
  DgsSidebarItem *item = dgs_sidebar_row_get_item (DGS_SIDEBAR_ROW (row));

  /* A finger scrolls; its menu, after a long press, moves too. */
  if (device && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN)
    return NULL;
  if (!item || !(dgs_sidebar_item_get_feed (item) || dgs_sidebar_item_get_folder (item)))
    return NULL;
  return gdk_content_provider_new_typed (DGS_TYPE_SIDEBAR_ITEM, item);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, icon, 0, 0);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  Drop drop = find_drop (target, y);

  show_drop (row, drop);
  if (drop == DROP_INTO)
    wait_to_open (row);
  return drop == DROP_NOWHERE ? 0 : GDK_ACTION_MOVE;
}

static void
leave_cb (GtkDropTarget *target, gpointer user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  show_drop (row, DROP_NOWHERE);
  g_object_set_data (G_OBJECT (row), "open-source", NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  DgsSidebarItem *item = dgs_sidebar_row_get_item (DGS_SIDEBAR_ROW (row));
  DgsSidebarItem *dragged = g_value_get_object (value);
  DgsFeed *feed = item ? dgs_sidebar_item_get_feed (item) : NULL;
  Drop drop = find_drop (target, y);

  leave_cb (target, NULL);
  if (drop == DROP_NOWHERE || !dragged)
    return FALSE;
  if (drop == DROP_INTO)
    gtk_widget_activate_action (row, "win.move-feed", "(xxxb)", dgs_sidebar_item_get_id (dragged),
                                dgs_sidebar_item_get_id (item), (gint64) 0, FALSE);
  else if (feed)
    gtk_widget_activate_action (row, "win.move-feed", "(xxxb)", dgs_sidebar_item_get_id (dragged),
                                dgs_feed_get_folder_id (feed), dgs_feed_get_id (feed),
                                drop == DROP_BELOW);
  else
    gtk_widget_activate_action (row, "win.move-folder", "(xxb)", dgs_sidebar_item_get_id (dragged),
                                dgs_sidebar_item_get_id (item), drop == DROP_BELOW);
  return TRUE;
}

/**
 * dgs_sidebar_drag_install:
 * @row: a row of the sidebar
 *
 * Lets feeds and folders be dragged to another place.
 */
void
dgs_sidebar_drag_install (DgsSidebarRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (DGS_TYPE_SIDEBAR_ITEM, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), NULL);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));

  /* What is dragged must be known while it is held over a row. */
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), NULL);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}
