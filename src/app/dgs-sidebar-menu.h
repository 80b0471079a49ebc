/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"
#include "dgs-sidebar-item.h"

G_BEGIN_DECLS

GMenuModel *dgs_sidebar_menu_new (DgsLibrary *library, DgsSidebarItem *item);

G_END_DECLS
