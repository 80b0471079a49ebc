/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DgsPrintLink:
 * @start: index of the first byte of the link
 * @end: index behind its last byte
 * @address: where it leads
 *
 * A link in the text of a paragraph.
 */
typedef struct {
  int start;
  int end;
  char *address;
} DgsPrintLink;

/**
 * DgsPrintParagraph:
 * @layout: its text, broken into lines; empty where it is a picture
 * @texture: (nullable): the picture that it is
 * @picture_width: of it, in points
 * @picture_height: of it, in points
 * @left: how far it is indented, in points
 * @right: how far it is indented from the right, in points
 * @rtl: whether it runs from the right
 * @above: points of space before it, but at the top of a page
 * @below: points of space behind it
 * @keep: whether the next paragraph has to begin on the same page
 * @in_block: whether it is a line of code or of a table, which is kept whole where it can be
 * @begins_block: whether it is the first one of these
 * @is_code: whether it has a ground
 * @is_code_last: whether that ends with it
 * @is_rule: whether it is a line across
 * @quotes: (element-type DgsQuoteTag): the quotes that it is in, each of which has a bar
 * @links: (element-type DgsPrintLink): its links
 *
 * One paragraph of what is printed.
 */
typedef struct {
  PangoLayout *layout;
  GdkTexture *texture;
  double picture_width;
  double picture_height;
  double left;
  double right;
  gboolean rtl;
  double above;
  double below;
  gboolean keep;
  gboolean in_block;
  gboolean begins_block;
  gboolean is_code;
  gboolean is_code_last;
  gboolean is_rule;
  GPtrArray *quotes;
  GPtrArray *links;
} DgsPrintParagraph;

DgsPrintParagraph *dgs_print_paragraph_new (PangoContext *context,
                                            const GtkTextIter *start,
                                            const PangoFontDescription *font,
                                            double width,
                                            gboolean with_addresses);
void dgs_print_paragraph_set_picture (DgsPrintParagraph *self,
                                      GdkTexture *texture,
                                      double width,
                                      double height);
void dgs_print_paragraph_free (DgsPrintParagraph *self);

G_END_DECLS
