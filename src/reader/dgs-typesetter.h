/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-document.h"
#include "dgs-fold-tag.h"

G_BEGIN_DECLS

/**
 * DgsTypesetting:
 * @title: (nullable): plain text to set above the document; the document's first heading is left
 *   out where it says the same
 * @details: (nullable): a line of plain text below the title
 * @leave_out_links: whether to leave out a disclosure at the outermost level that holds nothing
 *   but a list of links
 *
 * What to set besides the document.
 */
typedef struct {
  const char *title;
  const char *details;
  gboolean leave_out_links;
} DgsTypesetting;

void dgs_typesetter_set (GtkTextBuffer *buffer,
                         DgsDocument *document,
                         const DgsTypesetting *typesetting);

void dgs_typesetter_toggle_fold (GtkTextBuffer *buffer, DgsFoldTag *tag);

G_END_DECLS
