/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-row.h"
#include "dgs-sidebar-item.h"

G_BEGIN_DECLS

/* Property of its own: "item" (DgsSidebarItem). */
#define DGS_TYPE_SIDEBAR_ROW (dgs_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (DgsSidebarRow, dgs_sidebar_row, DGS, SIDEBAR_ROW, DgsRow)

DgsSidebarItem *dgs_sidebar_row_get_item (DgsSidebarRow *self);

G_END_DECLS
