/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-schedule.h"
#include "dgs-sqlite.h"

G_BEGIN_DECLS

/**
 * DgsFeedRecord:
 * @id: row id
 * @address: what is fetched
 * @title: as published, or the address where nothing was published
 * @own_title: (nullable): what the user calls it
 * @folder_id: row id of the folder that it is in, 0 for none
 * @placed: whether the user gave it a place; else it stands by its title
 * @link: (nullable): the site
 * @is_page: whether it is a page that is followed like a feed
 * @full_text: whether the pages behind its entries are fetched
 * @etag: (nullable): opaque, to send back
 * @last_modified: (nullable): opaque, to send back
 * @body_hash: (nullable): SHA-256 of the last body
 * @schedule: when it wants to be fetched, as it last said
 * @former: (nullable): the addresses that it has moved from, one a line
 * @moved_to: (nullable): where its address has moved for good, as its last answer says
 * @moved_since: seconds since 1970, 0 where it has not
 * @moved_reads: how many answers have said so since
 * @last_success: seconds since 1970, 0 for never
 * @next_due: seconds since 1970
 * @failures: how many attempts failed since the last success
 * @problem: what the last attempt met, a number that the library gives a meaning
 * @status: HTTP status of the last answer, or 0
 * @unread: how many of its articles are unread
 *
 * A row of the subscriptions.
 */
typedef struct {
  gint64 id;
  char *address;
  char *title;
  char *own_title;
  gint64 folder_id;
  gboolean placed;
  char *link;
  gboolean is_page;
  gboolean full_text;
  char *etag;
  char *last_modified;
  char *body_hash;
  DgsSchedule schedule;
  char *former;
  char *moved_to;
  gint64 moved_since;
  guint moved_reads;
  gint64 last_success;
  gint64 next_due;
  guint failures;
  guint problem;
  guint status;
  guint unread;
} DgsFeedRecord;

void dgs_feed_record_free (DgsFeedRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsFeedRecord, dgs_feed_record_free)

GPtrArray *dgs_store_feeds_list (DgsSqlite *db, GError **error);
gint64 dgs_store_feeds_add (
    DgsSqlite *db, const char *address, const char *title, gboolean is_page, GError **error);
gboolean dgs_store_feeds_update (DgsSqlite *db, const DgsFeedRecord *record, GError **error);
gboolean dgs_store_feeds_undo (DgsSqlite *db, gint64 feed_id, GError **error);
gboolean dgs_store_feeds_restore (DgsSqlite *db, gint64 feed_id, GError **error);
gboolean dgs_store_feeds_set_full_text (DgsSqlite *db,
                                        gint64 feed_id,
                                        gboolean full_text,
                                        GError **error);
gboolean dgs_store_feeds_remove (DgsSqlite *db, gint64 feed_id, gboolean purge, GError **error);

/**
 * DgsSeriesRecord:
 * @id: row id
 * @name: as the publisher calls it
 * @unread: how many of its digests are unread
 *
 * A series and its count.
 */
typedef struct {
  gint64 id;
  char *name;
  guint unread;
} DgsSeriesRecord;

void dgs_series_record_free (DgsSeriesRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsSeriesRecord, dgs_series_record_free)

GPtrArray *dgs_store_series_list (DgsSqlite *db, GError **error);

G_END_DECLS
