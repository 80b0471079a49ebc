/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-sidebar-item.h"

G_BEGIN_DECLS

/* Properties: "item" (DgsSidebarItem), "position" (uint, in the list), "summary" (string, readable
 * and notified, what a screen reader says). */
#define DGS_TYPE_SIDEBAR_ROW (dgs_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (DgsSidebarRow, dgs_sidebar_row, DGS, SIDEBAR_ROW, GtkBox)

DgsSidebarItem *dgs_sidebar_row_get_item (DgsSidebarRow *self);

G_END_DECLS
