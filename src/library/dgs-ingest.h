/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-digest.h"
#include "dgs-parsed-feed.h"
#include "dgs-store-articles.h"

G_BEGIN_DECLS

/**
 * DgsIngestSource:
 * @bytes: what came
 * @address: the feed's address, by which it is known
 * @base: the address that answered, for relative addresses
 * @content_type: (nullable): the Content-Type header
 *
 * What is read.
 */
typedef struct {
  GBytes *bytes;
  const char *address;
  const char *base;
  const char *content_type;
} DgsIngestSource;

/**
 * DgsIngest:
 * @title: (nullable): the feed's own title
 * @link: (nullable): the site
 * @schedule: when the feed wants to be fetched
 * @records: (element-type DgsArticleRecord): the entries that were not known, understood
 *
 * What the bytes of a feed mean for the library.
 */
typedef struct {
  char *title;
  char *link;
  DgsSchedule schedule;
  GPtrArray *records;
} DgsIngest;

DgsIngest *dgs_ingest_new (const DgsIngestSource *source,
                           GHashTable *known,
                           gint64 now,
                           GError **error);
DgsIngest *dgs_ingest_new_from_page (const DgsIngestSource *source,
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
