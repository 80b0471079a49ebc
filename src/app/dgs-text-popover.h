/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How digests look, to be changed while one is read. */
#define DGS_TYPE_TEXT_POPOVER (dgs_text_popover_get_type ())
G_DECLARE_FINAL_TYPE (DgsTextPopover, dgs_text_popover, DGS, TEXT_POPOVER, GtkPopover)

G_END_DECLS
