/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-digest.h"
#include "dgs-parsed-feed.h"
#include "dgs-store-articles.h"

G_BEGIN_DECLS

/**
 * DgsIngest:
 * @title: (nullable): the feed's own title
 * @link: (nullable): the site
 * @ttl: minutes that the feed asks to wait, or 0
 * @damaged: whether the bytes broke the format's rules
 * @records: (element-type DgsArticleRecord): the entries that were not known, understood
 *
 * What the bytes of a feed mean for the library.
 */
typedef struct {
  char *title;
  char *link;
  guint ttl;
  gboolean damaged;
  GPtrArray *records;
} DgsIngest;

DgsIngest *dgs_ingest_new (GBytes *bytes,
                           const char *address,
                           const char *content_type,
                           GHashTable *known,
                           gint64 now,
                           GError **error);
void dgs_ingest_free (DgsIngest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsIngest, dgs_ingest_free)

gboolean dgs_ingest_ids_are_unique (const DgsParsedFeed *feed);
DgsDigest *dgs_ingest_understand (const DgsParsedEntry *entry,
                                  gboolean use_id,
                                  const char *address);

G_END_DECLS
