/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-document.h"
#include "dgs-outline-item.h"
#include "dgs-typesetter.h"

G_BEGIN_DECLS

/* Shows a document as text that can be selected and read by a screen reader. Tab goes from link to
 * link, Enter follows one, F7 shows a cursor.
 *
 * Properties, readable and notified: "address" (string, nullable): where the link leads that the
 * pointer or Tab is at; "story" (int, -1 for none): the one that the user is at; "matches" (uint):
 * how often the words that are looked for stand in the text.
 *
 * Signals: "link-activated" (string address): the user follows a link; "article-activated" (int64
 * row id, int story): the user follows a link to another article; "figure-activated": the user
 * wants to see images. */
#define DGS_TYPE_READER_VIEW (dgs_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (DgsReaderView, dgs_reader_view, DGS, READER_VIEW, GtkTextView)

void dgs_reader_view_set_document (DgsReaderView *self,
                                   DgsDocument *document,
                                   const DgsTypesetting *typesetting);

GListModel *dgs_reader_view_get_outline (DgsReaderView *self);
int dgs_reader_view_get_story (DgsReaderView *self);
void dgs_reader_view_go_to (DgsReaderView *self, DgsOutlineItem *item);
gboolean dgs_reader_view_go_to_story (DgsReaderView *self, int story);
gboolean dgs_reader_view_step_story (DgsReaderView *self, gboolean forward);
gboolean dgs_reader_view_turn_page (DgsReaderView *self, gboolean forward);

void dgs_reader_view_get_position (DgsReaderView *self, int *out_story, guint *out_offset);
void dgs_reader_view_set_position (DgsReaderView *self, int story, guint offset);

void dgs_reader_view_find (DgsReaderView *self, const char *words);
void dgs_reader_view_step_match (DgsReaderView *self, gboolean forward);
void dgs_reader_view_end_find (DgsReaderView *self);
guint dgs_reader_view_get_matches (DgsReaderView *self, guint *out_current, gboolean *out_more);

gboolean dgs_reader_view_focus_link (DgsReaderView *self, gboolean forward);

G_END_DECLS
