/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-article-text.h"

G_BEGIN_DECLS

/* A source of a digest, and the button that subscribes to it. Property "source"
 * (DgsSourceItem). */
#define DGS_TYPE_SOURCE_ROW (dgs_source_row_get_type ())
G_DECLARE_FINAL_TYPE (DgsSourceRow, dgs_source_row, DGS, SOURCE_ROW, AdwActionRow)

DgsSourceRow *dgs_source_row_new (DgsSourceItem *source);

G_END_DECLS
