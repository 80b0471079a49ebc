/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* Series by weeks: which are there, unread, saved, missing. Signal "article-activated"
 * (DgsArticle): the user opens one. */
#define DGS_TYPE_WEEKS_PAGE (dgs_weeks_page_get_type ())
G_DECLARE_FINAL_TYPE (DgsWeeksPage, dgs_weeks_page, DGS, WEEKS_PAGE, AdwBin)

void dgs_weeks_page_set_library (DgsWeeksPage *self, DgsLibrary *library);

void dgs_weeks_page_focus (DgsWeeksPage *self);

G_END_DECLS
