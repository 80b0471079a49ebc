/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-document.h"
#include "dgs-typesetter.h"

G_BEGIN_DECLS

/* Shows a document as text that can be selected and read by a screen reader. Tab goes from link to
 * link, Enter follows one, Space turns the page, F7 shows a cursor.
 *
 * Signal "link-activated" (string address): the user follows a link. */
#define DGS_TYPE_READER_VIEW (dgs_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (DgsReaderView, dgs_reader_view, DGS, READER_VIEW, GtkTextView)

void dgs_reader_view_set_document (DgsReaderView *self,
                                   DgsDocument *document,
                                   const DgsTypesetting *typesetting);

gboolean dgs_reader_view_focus_link (DgsReaderView *self, gboolean forward);

G_END_DECLS
