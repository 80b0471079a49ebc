/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-figure-tag.h"

G_BEGIN_DECLS

/* The images of the text in a view, as words or as pictures that are never wider than a line.
 *
 * Signal "added": there are other images than before. */
#define DGS_TYPE_FIGURES (dgs_figures_get_type ())
G_DECLARE_FINAL_TYPE (DgsFigures, dgs_figures, DGS, FIGURES, GObject)

DgsFigures *dgs_figures_new (GtkTextView *view);

GPtrArray *dgs_figures_list (DgsFigures *self);
GHashTable *dgs_figures_list_pictures (DgsFigures *self);

void dgs_figures_reserve (DgsFigures *self, DgsFigureTag *tag);
void dgs_figures_show (DgsFigures *self, DgsFigureTag *tag, GdkTexture *texture);
void dgs_figures_fail (DgsFigures *self, DgsFigureTag *tag);
void dgs_figures_hide (DgsFigures *self, DgsFigureTag *tag);

G_END_DECLS
