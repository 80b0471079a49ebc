/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-document.h"

G_BEGIN_DECLS

/**
 * DgsStoryHeading:
 * @title: (element-type DgsSpan): the title, without brackets
 * @byline: (element-type DgsSpan): what stands beside it, without separators at the ends and
 *   without links that lead nowhere; may be empty
 * @n_spans: how many spans of the paragraph the line takes, its line break included
 *
 * The first line of a story, taken apart.
 */
typedef struct {
  GPtrArray *title;
  GPtrArray *byline;
  guint n_spans;
} DgsStoryHeading;

DgsStoryHeading *dgs_story_heading_new (GPtrArray *spans);
void dgs_story_heading_free (DgsStoryHeading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsStoryHeading, dgs_story_heading_free)

G_END_DECLS
