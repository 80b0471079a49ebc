/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-document.h"

G_BEGIN_DECLS

/* A text tag on the summary of a disclosure. What it discloses is in the buffer only while it is
 * open, between two marks. */
#define DGS_TYPE_FOLD_TAG (dgs_fold_tag_get_type ())
G_DECLARE_FINAL_TYPE (DgsFoldTag, dgs_fold_tag, DGS, FOLD_TAG, GtkTextTag)

GtkTextTag *dgs_fold_tag_new (DgsDocument *document, const DgsBlock *block, guint level);

DgsDocument *dgs_fold_tag_get_document (DgsFoldTag *self);
const DgsBlock *dgs_fold_tag_get_block (DgsFoldTag *self);
guint dgs_fold_tag_get_level (DgsFoldTag *self);

gboolean dgs_fold_tag_get_open (DgsFoldTag *self);

void dgs_fold_tag_set_range (DgsFoldTag *self, GtkTextMark *start, GtkTextMark *end);
void dgs_fold_tag_remove_range (DgsFoldTag *self);

G_END_DECLS
