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
 * @layout: its text, broken into lines
 * @left: how far it is indented, in points
 * @above: points of space before it, but at the top of a page
 * @below: points of space behind it
 * @keep: whether the next paragraph has to begin on the same page
 * @is_code: whether it has a ground
 * @is_quote: whether it has a bar
 * @is_rule: whether it is a line across
 * @links: (element-type DgsPrintLink): its links
 *
 * One paragraph of what is printed.
 */
typedef struct {
  PangoLayout *layout;
  double left;
  double above;
  double below;
  gboolean keep;
  gboolean is_code;
  gboolean is_quote;
  gboolean is_rule;
  GPtrArray *links;
} DgsPrintParagraph;

DgsPrintParagraph *dgs_print_paragraph_new (PangoContext *context,
                                            const GtkTextIter *start,
                                            const PangoFontDescription *font,
                                            double width,
                                            gboolean with_addresses);
void dgs_print_paragraph_free (DgsPrintParagraph *self);

G_END_DECLS
