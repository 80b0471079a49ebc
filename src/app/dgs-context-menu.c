/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-context-menu.h"

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

/**
 * dgs_context_menu_pop_up:
 * @parent: a row
 * @menu: what to offer
 * @x: where, in the row's pixels
 * @y: where, in the row's pixels
 *
 * Shows a menu that is made for this once.
 */
void
dgs_context_menu_pop_up (GtkWidget *parent, GMenuModel *menu, double x, double y)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/**
 * dgs_context_menu_remove_all:
 * @parent: a row that goes away
 *
 * Takes away the menus that hang on a row.
 */
void
dgs_context_menu_remove_all (GtkWidget *parent)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_last_child (parent)) && GTK_IS_POPOVER (child))
    gtk_widget_unparent (child);
}

/**
 * dgs_context_menu_add:
 * @menu: a menu
 * @label: what it says, with a mnemonic
 * @action: the name of an action
 * @target: (nullable): a floating variant
 *
 * Adds something to do to a menu.
 */
void
dgs_context_menu_add (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}
