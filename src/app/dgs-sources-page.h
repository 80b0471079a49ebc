/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* The sources of all digests. Signal "article-activated" (DgsArticle): the user opens a digest that
 * lists one. */
#define DGS_TYPE_SOURCES_PAGE (dgs_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (DgsSourcesPage, dgs_sources_page, DGS, SOURCES_PAGE, AdwBin)

void dgs_sources_page_set_library (DgsSourcesPage *self, DgsLibrary *library);

void dgs_sources_page_focus (DgsSourcesPage *self);

G_END_DECLS
