/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-document.h"

G_BEGIN_DECLS

/* A text tag on an image: on the words for it, or on the picture that stands in their place. */
#define DGS_TYPE_FIGURE_TAG (dgs_figure_tag_get_type ())
G_DECLARE_FINAL_TYPE (DgsFigureTag, dgs_figure_tag, DGS, FIGURE_TAG, GtkTextTag)

GtkTextTag *dgs_figure_tag_new (const DgsBlock *block, const char *words);

const char *dgs_figure_tag_get_address (DgsFigureTag *self);
const char *dgs_figure_tag_get_words (DgsFigureTag *self);
char *dgs_figure_tag_get_caption (DgsFigureTag *self);
void dgs_figure_tag_get_size (DgsFigureTag *self, int *width, int *height);

GtkPicture *dgs_figure_tag_get_picture (DgsFigureTag *self);
void dgs_figure_tag_set_picture (DgsFigureTag *self, GtkPicture *picture);

gboolean dgs_figure_tag_get_failed (DgsFigureTag *self);
void dgs_figure_tag_set_failed (DgsFigureTag *self, gboolean failed);

G_END_DECLS
