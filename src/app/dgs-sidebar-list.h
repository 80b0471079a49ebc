/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"
#include "dgs-sidebar-item.h"

G_BEGIN_DECLS

void dgs_sidebar_list_update_series (GListStore *items, DgsLibrary *library);
void dgs_sidebar_list_update_feeds (GListStore *items, DgsLibrary *library);

guint dgs_sidebar_list_find (GListModel *items, DgsPlace place, gint64 id);

G_END_DECLS
