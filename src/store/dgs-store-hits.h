/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-store-articles.h"
#include "dgs-text.h"

G_BEGIN_DECLS

/**
 * DgsHitRequest:
 * @words: what the user typed
 * @series_id: row id of the only series, 0 for all
 * @organisation: (nullable): words that the byline must have; then only stories are found
 * @week: the only ISO week, year * 100 + week, 0 for all
 * @saved_only: whether only what is saved is wanted
 * @limit: the most to give
 *
 * What is searched for, and where.
 */
typedef struct {
  const char *words;
  gint64 series_id;
  const char *organisation;
  guint week;
  gboolean saved_only;
  guint limit;
} DgsHitRequest;

/**
 * DgsHitRecord:
 * @article: what it is or is in, without its text
 * @story: position of the story in the article, -1 for the article itself
 * @title: the story's, else the article's
 * @byline: (nullable): the story's
 * @snippet: one line of the text about what was found
 * @title_marks: (element-type DgsTextRange): where the words stand in @title
 * @byline_marks: (element-type DgsTextRange): the same of @byline
 * @snippet_marks: (element-type DgsTextRange): the same of @snippet
 *
 * A story or an article in which words were found.
 */
typedef struct {
  DgsArticleRecord *article;
  int story;
  char *title;
  char *byline;
  char *snippet;
  GArray *title_marks;
  GArray *byline_marks;
  GArray *snippet_marks;
} DgsHitRecord;

void dgs_hit_record_free (DgsHitRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsHitRecord, dgs_hit_record_free)

GPtrArray *dgs_store_hits (DgsSqlite *db, const DgsHitRequest *request, GError **error);

GPtrArray *dgs_store_hits_organisations (DgsSqlite *db, guint limit, GError **error);
GArray *dgs_store_hits_weeks (DgsSqlite *db, GError **error);

G_END_DECLS
