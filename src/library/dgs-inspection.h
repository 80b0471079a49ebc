/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-digest.h"
#include "dgs-discovery.h"
#include "dgs-parsed-feed.h"

G_BEGIN_DECLS

/**
 * DgsInspectedEntry:
 * @entry: what is on the wire; owned by the feed
 * @digest: what it means
 * @summary: the feed's own short text, plain
 *
 * One entry, looked at.
 */
typedef struct {
  const DgsParsedEntry *entry;
  DgsDigest *digest;
  char *summary;
} DgsInspectedEntry;

/**
 * DgsInspection:
 * @feed: (nullable): the feed; %NULL for a page
 * @page: (nullable): what a page says of feeds; %NULL for a feed
 * @entries: (element-type DgsInspectedEntry): the feed's entries
 *
 * What bytes hold, found out without keeping anything.
 */
typedef struct {
  DgsParsedFeed *feed;
  DgsDiscovery *page;
  GPtrArray *entries;
} DgsInspection;

DgsInspection *dgs_inspection_new (GBytes *bytes,
                                   const char *address,
                                   const char *content_type,
                                   GError **error);
void dgs_inspection_free (DgsInspection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsInspection, dgs_inspection_free)

G_END_DECLS
