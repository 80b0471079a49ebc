/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "dgs-typesetter.h"

G_BEGIN_DECLS

/**
 * DgsPrintSetup:
 * @width: of the text, in points
 * @height: of a page without its margins, in points; header and footer are in it
 * @font: what the text is set in
 * @pictures: (nullable) (element-type utf8 GdkTexture): the images that are at hand, by their
 *   addresses
 * @with_addresses: whether the address of a link stands behind it, for paper; else the links can
 *   be followed, in a PDF
 *
 * How a document is laid out on pages.
 */
typedef struct {
  double width;
  double height;
  const PangoFontDescription *font;
  GHashTable *pictures;
  gboolean with_addresses;
} DgsPrintSetup;

/* A document on pages, black on white. */
typedef struct _DgsPrintLayout DgsPrintLayout;

DgsPrintLayout *dgs_print_layout_new (PangoContext *context,
                                      DgsDocument *document,
                                      const DgsTypesetting *typesetting,
                                      const DgsPrintSetup *setup);
void dgs_print_layout_free (DgsPrintLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsPrintLayout, dgs_print_layout_free)

guint dgs_print_layout_get_n_pages (DgsPrintLayout *self);

void dgs_print_layout_draw_page (DgsPrintLayout *self, guint page, cairo_t *cr);

G_END_DECLS
