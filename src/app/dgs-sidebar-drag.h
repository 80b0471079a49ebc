/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-sidebar-row.h"

G_BEGIN_DECLS

void dgs_sidebar_drag_install (DgsSidebarRow *row);

G_END_DECLS
