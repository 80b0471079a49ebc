/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"
#include "dgs-sidebar-item.h"

G_BEGIN_DECLS

/* What one can go to. Signals: "item-selected" (DgsSidebarItem): another is selected;
 * "item-activated": the user went to the selected one. */
#define DGS_TYPE_SIDEBAR (dgs_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DgsSidebar, dgs_sidebar, DGS, SIDEBAR, AdwNavigationPage)

void dgs_sidebar_set_library (DgsSidebar *self, DgsLibrary *library);

DgsSidebarItem *dgs_sidebar_get_item (DgsSidebar *self);

void dgs_sidebar_focus (DgsSidebar *self);
void dgs_sidebar_update (DgsSidebar *self);

void dgs_sidebar_select (DgsSidebar *self, DgsPlace place, gint64 id);

G_END_DECLS
