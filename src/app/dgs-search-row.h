/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-row.h"
#include "dgs-search.h"

G_BEGIN_DECLS

/* Property of its own: "hit" (DgsSearchHit, nullable). */
#define DGS_TYPE_SEARCH_ROW (dgs_search_row_get_type ())
G_DECLARE_FINAL_TYPE (DgsSearchRow, dgs_search_row, DGS, SEARCH_ROW, DgsRow)

G_END_DECLS
