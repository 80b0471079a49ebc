/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-sqlite.h"

G_BEGIN_DECLS

/**
 * DgsStoryRecord:
 *
 * A story as it is kept; @canonical is the form by which links compare equal.
 */
typedef struct {
  char *section;
  char *title;
  char *byline;
  char *link;
  char *canonical;
  char *text;
} DgsStoryRecord;

/**
 * DgsSourceRecord:
 * @digests: how many digests list it; @first and @last are the dates of the earliest and the
 *   latest of them. Only dgs_store_sources_list() fills these
 *
 * A source as it is kept: one row for all digests that list it.
 */
typedef struct {
  char *title;
  char *address;
  char *canonical;
  guint digests;
  char *first;
  char *last;
  gboolean subscribed;
} DgsSourceRecord;

/**
 * DgsArticleRecord:
 * @id: row id, 0 where there is none yet
 * @entry_key: (nullable): the entry's identity in its feed
 * @entry_hash: (nullable): hash of what the entry says
 * @key: the article's identity
 * @series_key: (nullable): identity of the series
 * @start: (nullable): first day of the period, as 2026-04-18
 * @end: (nullable): last day of the period
 * @label: (nullable): the publisher's own label of the week
 * @date: (nullable): the day that something says it is from
 * @day: Julian day to sort by
 * @week: ISO year * 100 + week of that day, 0 for none
 * @published: seconds since 1970, 0 for unknown
 * @link: (nullable): the newest address
 * @canonical: (nullable): @link in the form by which links compare equal; only written
 * @feed_title: (nullable): title of a feed that it came by; only read, never written
 * @body: plain text, for the search
 * @html: the text as it came
 * @base: (nullable): what relative addresses in @html resolve against
 * @full_text: whether that is the whole text
 * @wants_page: whether the page behind it is to be fetched
 * @stories: (element-type DgsStoryRecord) (nullable): only written
 * @sources: (element-type DgsSourceRecord) (nullable): only written
 *
 * A row of the articles, with what hangs on it.
 */
typedef struct {
  gint64 id;
  char *entry_key;
  char *entry_hash;
  char *key;
  char *title;
  char *series_key;
  char *series;
  guint kind;
  char *start;
  char *end;
  char *label;
  gboolean inferred;
  char *date;
  guint date_origin;
  guint day;
  guint week;
  gint64 published;
  gint64 updated;
  char *link;
  char *canonical;
  char *feed_title;
  char *excerpt;
  char *body;
  char *html;
  char *base;
  gboolean full_text;
  gboolean wants_page;
  gboolean read;
  gboolean saved;
  guint story_count;
  guint source_count;
  GPtrArray *stories;
  GPtrArray *sources;
} DgsArticleRecord;

void dgs_story_record_free (DgsStoryRecord *self);
void dgs_source_record_free (DgsSourceRecord *self);
void dgs_article_record_free (DgsArticleRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsArticleRecord, dgs_article_record_free)

/**
 * DgsPutResult:
 *
 * What putting an article did: an error, nothing but remembering where it was seen, a change of
 * an article that was there, or a new one.
 */
typedef enum {
  DGS_PUT_FAILED,
  DGS_PUT_UNCHANGED,
  DGS_PUT_UPDATED,
  DGS_PUT_NEW,
} DgsPutResult;

DgsPutResult dgs_store_articles_put (
    DgsSqlite *db, gint64 feed_id, DgsArticleRecord *record, gint64 now, GError **error);

GHashTable *dgs_store_entries_known (DgsSqlite *db, gint64 feed_id, GError **error);
char *dgs_store_entry_mark (const char *entry_key, const char *entry_hash);

G_END_DECLS
