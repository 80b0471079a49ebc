/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dgs_context_menu_pop_up (GtkWidget *parent, GMenuModel *menu, double x, double y);
void dgs_context_menu_remove_all (GtkWidget *parent);
void dgs_context_menu_add (GMenu *menu, const char *label, const char *action, GVariant *target);

G_END_DECLS
