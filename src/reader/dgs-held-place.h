/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line at the top of a text view, which stays there while the text around it changes. */
typedef struct _DgsHeldPlace DgsHeldPlace;

DgsHeldPlace *dgs_held_place_new (GtkTextView *view);
void dgs_held_place_free (DgsHeldPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsHeldPlace, dgs_held_place_free)

void dgs_held_place_hold (DgsHeldPlace *self);

G_END_DECLS
