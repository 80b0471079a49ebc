/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-document.h"
#include "dgs-fold-tag.h"
#include "dgs-table-tag.h"

G_BEGIN_DECLS

/**
 * DgsAlsoIn:
 * @story: the number of a story of the document
 * @title: plain text
 * @article_id: row id of the article that has the story, too
 * @other_story: its number there, -1 where the article is the post itself
 *
 * Where a story stands, too.
 */
typedef struct {
  guint story;
  char *title;
  gint64 article_id;
  int other_story;
} DgsAlsoIn;

/**
 * DgsTypesetting:
 * @title: (nullable): plain text to set above the document; the document's first heading is left
 *   out where it says the same
 * @details: (nullable): a line of plain text below the title
 * @leave_out_links: whether to leave out a disclosure at the outermost level that holds nothing
 *   but a list of links
 * @stories: (nullable) (element-type DgsStory): the stories of the document, in order
 * @also_in: (nullable) (element-type DgsAlsoIn): where they stand, too; by story
 * @also_in_format: (nullable): the line that says so, with one `%s` in the place of the titles
 * @outline: (nullable): a list of #DgsOutlineItem, to be filled with the headings and stories
 *
 * What to set besides the document.
 */
typedef struct {
  const char *title;
  const char *details;
  gboolean leave_out_links;
  GPtrArray *stories;
  GPtrArray *also_in;
  const char *also_in_format;
  GListStore *outline;
} DgsTypesetting;

void dgs_typesetter_set (GtkTextBuffer *buffer,
                         DgsDocument *document,
                         const DgsTypesetting *typesetting);

void dgs_typesetter_toggle_fold (GtkTextBuffer *buffer, DgsFoldTag *tag);

GPtrArray *dgs_typesetter_list_unfit_tables (GtkTextBuffer *buffer,
                                             PangoContext *context,
                                             const PangoFontDescription *font,
                                             double width);
void dgs_typesetter_turn_table (GtkTextBuffer *buffer, DgsTableTag *tag);

G_END_DECLS
