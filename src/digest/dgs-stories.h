/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-digest.h"

G_BEGIN_DECLS

/**
 * DgsStoryPlace:
 * @first: the block that the story begins with: one of the outermost, or the item of a list that
 *   the story is alone
 * @last: the block that it ends with: @first, or a later one beside it
 *
 * Where a story stands in its document.
 */
typedef struct {
  const DgsBlock *first;
  const DgsBlock *last;
} DgsStoryPlace;

GArray *dgs_stories_find_places (DgsDocument *document);

GPtrArray *dgs_stories_find (DgsDocument *document);

G_END_DECLS
