/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-reader-view.h"

G_BEGIN_DECLS

/* The headings and stories of what a reader shows; choosing one goes there. */
#define DGS_TYPE_OUTLINE_POPOVER (dgs_outline_popover_get_type ())
G_DECLARE_FINAL_TYPE (DgsOutlinePopover, dgs_outline_popover, DGS, OUTLINE_POPOVER, GtkPopover)

void dgs_outline_popover_set_reader (DgsOutlinePopover *self, DgsReaderView *reader);

G_END_DECLS
