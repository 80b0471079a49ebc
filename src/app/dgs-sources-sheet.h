/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The list of a digest's sources. */
#define DGS_TYPE_SOURCES_SHEET (dgs_sources_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DgsSourcesSheet, dgs_sources_sheet, DGS, SOURCES_SHEET, AdwBin)

void dgs_sources_sheet_set_sources (DgsSourcesSheet *self, GListModel *sources, const char *title);

G_END_DECLS
