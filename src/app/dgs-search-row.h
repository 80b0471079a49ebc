/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-search.h"

G_BEGIN_DECLS

/* Properties: "hit" (DgsSearchHit, nullable), "position" (uint, in the list), "summary" (string,
 * readable and notified: what a screen reader says). */
#define DGS_TYPE_SEARCH_ROW (dgs_search_row_get_type ())
G_DECLARE_FINAL_TYPE (DgsSearchRow, dgs_search_row, DGS, SEARCH_ROW, GtkBox)

G_END_DECLS
