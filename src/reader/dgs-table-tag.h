/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-document.h"

G_BEGIN_DECLS

/* A text tag on a table, which is set in columns where there is room for them, else as records. */
#define DGS_TYPE_TABLE_TAG (dgs_table_tag_get_type ())
G_DECLARE_FINAL_TYPE (DgsTableTag, dgs_table_tag, DGS, TABLE_TAG, GtkTextTag)

GtkTextTag *dgs_table_tag_new (DgsDocument *document,
                               const DgsBlock *block,
                               guint level,
                               gboolean columns);

const DgsBlock *dgs_table_tag_get_block (DgsTableTag *self);
guint dgs_table_tag_get_level (DgsTableTag *self);

gboolean dgs_table_tag_get_columns (DgsTableTag *self);
void dgs_table_tag_set_columns (DgsTableTag *self, gboolean columns);

int dgs_table_tag_measure (DgsTableTag *self,
                           PangoContext *context,
                           const PangoFontDescription *font,
                           double scale);

G_END_DECLS
