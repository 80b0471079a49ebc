/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-search.h"

G_BEGIN_DECLS

/* Searching everything, as it is typed. What is opened goes to the action win.open-story. */
#define DGS_TYPE_SEARCH_PAGE (dgs_search_page_get_type ())
G_DECLARE_FINAL_TYPE (DgsSearchPage, dgs_search_page, DGS, SEARCH_PAGE, AdwBin)

void dgs_search_page_start (DgsSearchPage *self, DgsLibrary *library, const char *words);

void dgs_search_page_focus_results (DgsSearchPage *self);

G_END_DECLS
