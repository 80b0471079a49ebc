/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-document.h"

G_BEGIN_DECLS

/**
 * DgsStoryLine:
 * @title: plain text, without brackets; never empty
 * @byline: (nullable): organisations or authors
 * @link: (nullable): the first link that leads somewhere, in the title first
 * @has_link: whether there is a link, dead or not
 * @text: what follows the line in its block
 *
 * The line that a story begins with, taken apart.
 */
typedef struct {
  char *title;
  char *byline;
  char *link;
  gboolean has_link;
  char *text;
} DgsStoryLine;

DgsStoryLine *dgs_story_line_read (GPtrArray *spans);
void dgs_story_line_free (DgsStoryLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsStoryLine, dgs_story_line_free)

G_END_DECLS
