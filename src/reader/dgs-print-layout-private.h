/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-print-layout.h"
#include "dgs-print-paragraph.h"

G_BEGIN_DECLS

/* Points at the top of a page for the title, and at its end for its number. */
#define DGS_PRINT_MARGIN 28.0

/* A line on its page: which of its paragraph, where, and how far below the line before it, if that
 * is on the same page. A picture is a line. */
typedef struct {
  DgsPrintParagraph *paragraph;
  guint line;
  guint page;
  double x;
  double y;
  double gap;
  double height;
  double baseline;
} DgsPrintLine;

/* @scale is points to one of the distances that the styles are made of; @y is where the next line
 * goes, while lines are placed. */
struct _DgsPrintLayout {
  PangoContext *context;
  PangoFontDescription *font;
  char *title;
  double width;
  double height;
  double scale;
  gboolean with_addresses;
  GHashTable *pictures;
  GtkTextBuffer *buffer;
  GPtrArray *paragraphs;
  GArray *lines;
  guint n_pages;
  double y;
};

G_END_DECLS
