/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-row.h"
#include "dgs-source-list.h"

G_BEGIN_DECLS

/* A source of the whole library. Property of its own: "source" (DgsLibrarySource). */
#define DGS_TYPE_LIBRARY_SOURCE_ROW (dgs_library_source_row_get_type ())
G_DECLARE_FINAL_TYPE (DgsLibrarySourceRow, dgs_library_source_row, DGS, LIBRARY_SOURCE_ROW, DgsRow)

DgsLibrarySource *dgs_library_source_row_get_source (DgsLibrarySourceRow *self);

G_END_DECLS
