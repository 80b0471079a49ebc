/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-reader-view.h"

G_BEGIN_DECLS

/* The bar to find words in the text of a reader. */
#define DGS_TYPE_FIND_BAR (dgs_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (DgsFindBar, dgs_find_bar, DGS, FIND_BAR, AdwBin)

void dgs_find_bar_set_reader (DgsFindBar *self, DgsReaderView *reader);

void dgs_find_bar_open (DgsFindBar *self);
gboolean dgs_find_bar_close (DgsFindBar *self);

void dgs_find_bar_step (DgsFindBar *self, gboolean forward);

G_END_DECLS
