/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-outline-item.h"

G_BEGIN_DECLS

void dgs_reader_decor_snapshot (GtkTextView *view,
                                GtkSnapshot *snapshot,
                                DgsOutlineItem *story,
                                const GdkRGBA *accent);

G_END_DECLS
