/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-held-place.h"
#include "dgs-outline-item.h"
#include "dgs-reader-view.h"

G_BEGIN_DECLS

struct _DgsReaderView {
  GtkTextView parent_instance;

  /* The link or fold that Tab went to; %NULL where it is none. */
  GtkTextTag *target;
  char *address;
  GtkWidget *menu;

  GListStore *outline;
  int story;
  /* Where the view is on its way to; %NULL once it is there. */
  GtkTextMark *destination;
  guint settling;
  guint frames;
  guint still;

  char *words;
  GArray *matches;
  guint match;
  /* Where the match is that the user is at, while the text changes. */
  GtkTextMark *match_mark;
  gboolean more_matches;
  GPtrArray *opened;
  guint find_source;

  DgsHeldPlace *held_place;
  guint tables_source;
  int width;
};

void dgs_reader_view_place_changed (DgsReaderView *self);
void dgs_reader_view_set_story (DgsReaderView *self, int story);
DgsOutlineItem *dgs_reader_view_find_story (DgsReaderView *self, int story);
void dgs_reader_view_scroll_to (DgsReaderView *self, const GtkTextIter *iter);
void dgs_reader_view_forget_place (DgsReaderView *self);
void dgs_reader_view_move_cursor (GtkTextView *view,
                                  GtkMovementStep step,
                                  int count,
                                  gboolean extend);
int dgs_reader_view_story_at (DgsReaderView *self, const GtkTextIter *iter);

void dgs_reader_view_popup_menu (DgsReaderView *self, GtkTextTag *tag, int x, int y);
void dgs_reader_view_copy_clipboard (GtkTextView *view);

void dgs_reader_view_text_changed (DgsReaderView *self);

void dgs_reader_view_fit_tables (DgsReaderView *self);
void dgs_reader_view_queue_fit_tables (DgsReaderView *self);

G_END_DECLS
