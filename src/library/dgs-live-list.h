/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"

G_BEGIN_DECLS

/* A list of what a library has, that follows it while somebody looks at it and keeps its objects.
 * Property "loading" (boolean, readable, notified): the first answer is still to come. */
#define DGS_TYPE_LIVE_LIST (dgs_live_list_get_type ())
G_DECLARE_FINAL_TYPE (DgsLiveList, dgs_live_list, DGS, LIVE_LIST, GObject)

gboolean dgs_live_list_get_loading (DgsLiveList *self);
void dgs_live_list_set_active (DgsLiveList *self, gboolean active);

G_END_DECLS
