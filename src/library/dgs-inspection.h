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
 * @entry: what is on the wire; owned by the feed or the inspection
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
 * @format: `rss`, `rdf`, `atom`, `json`, `opml` or `html`
 * @feed: (nullable): the feed; %NULL for a page and for OPML
 * @links: (nullable): the feeds that a page or OPML names; %NULL for a feed
 * @article: (nullable): the article of a page, as if it were an entry
 * @entries: (element-type DgsInspectedEntry): the feed's entries, or the page's article
 *
 * What bytes hold, found out without keeping anything.
 */
typedef struct {
  const char *format;
  DgsParsedFeed *feed;
  DgsDiscovery *links;
  DgsParsedEntry *article;
  GPtrArray *entries;
} DgsInspection;

DgsInspection *dgs_inspection_new (GBytes *bytes,
                                   const char *address,
                                   const char *content_type,
                                   GError **error);
void dgs_inspection_free (DgsInspection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsInspection, dgs_inspection_free)

G_END_DECLS
