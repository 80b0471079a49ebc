/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A heading or a story in a buffer: what it is called and where it stands. Properties, readable:
 * "title" (string), "byline" (string, nullable), "level" (uint, 0 for the highest rank). */
#define DGS_TYPE_OUTLINE_ITEM (dgs_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (DgsOutlineItem, dgs_outline_item, DGS, OUTLINE_ITEM, GObject)

DgsOutlineItem *dgs_outline_item_new (
    const char *title, const char *byline, guint level, int story, const GtkTextIter *start);
void dgs_outline_item_set_end (DgsOutlineItem *self, const GtkTextIter *end);

const char *dgs_outline_item_get_title (DgsOutlineItem *self);
int dgs_outline_item_get_story (DgsOutlineItem *self);
GtkTextMark *dgs_outline_item_get_start (DgsOutlineItem *self);
GtkTextMark *dgs_outline_item_get_end (DgsOutlineItem *self);

G_END_DECLS
