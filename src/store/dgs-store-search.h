/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-sqlite.h"

G_BEGIN_DECLS

/**
 * DgsElsewhereRecord:
 * @story: position of the story in the article that was asked about
 * @article_id: row id of another article
 * @key: its identity
 * @title: its title
 * @is_digest: whether it is a digest that has the story too; else it is the post itself
 * @date: (nullable): its day, as 2026-05-01
 * @other_story: position of the story in it, -1 for the post itself
 *
 * Where a story of a digest stands, too.
 */
typedef struct {
  guint story;
  gint64 article_id;
  char *key;
  char *title;
  gboolean is_digest;
  char *date;
  int other_story;
} DgsElsewhereRecord;

void dgs_elsewhere_record_free (DgsElsewhereRecord *self);

GPtrArray *dgs_store_stories_elsewhere (DgsSqlite *db, gint64 article_id, GError **error);
gboolean dgs_store_stories_mark_posts_read (DgsSqlite *db, gint64 article_id, GError **error);

/**
 * DgsStoryHit:
 * @article_key: the digest that it is in
 *
 * A story in a listing of the whole library.
 */
typedef struct {
  char *section;
  char *title;
  char *byline;
  char *link;
  char *article_key;
} DgsStoryHit;

void dgs_story_hit_free (DgsStoryHit *self);

GPtrArray *dgs_store_stories_list (DgsSqlite *db,
                                   const char *byline,
                                   const char *series,
                                   GError **error);

G_END_DECLS
