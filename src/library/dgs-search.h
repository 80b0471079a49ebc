/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"
#include "dgs-text.h"

G_BEGIN_DECLS

/**
 * DgsSearchQuery:
 * @words: what the user typed: all of these words, or phrases in quotes
 * @series_id: row id of the only series, 0 for all
 * @organisation: (nullable): who published the stories; then only stories are found
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
} DgsSearchQuery;

/* A story, or an article, in which the words were found. It never changes. */
#define DGS_TYPE_SEARCH_HIT (dgs_search_hit_get_type ())
G_DECLARE_FINAL_TYPE (DgsSearchHit, dgs_search_hit, DGS, SEARCH_HIT, GObject)

DgsArticle *dgs_search_hit_get_article (DgsSearchHit *self);
int dgs_search_hit_get_story (DgsSearchHit *self);
const char *dgs_search_hit_get_title (DgsSearchHit *self);
const char *dgs_search_hit_get_byline (DgsSearchHit *self);
const char *dgs_search_hit_get_snippet (DgsSearchHit *self);
const DgsTextRange *dgs_search_hit_get_title_marks (DgsSearchHit *self, gsize *n_marks);
const DgsTextRange *dgs_search_hit_get_byline_marks (DgsSearchHit *self, gsize *n_marks);
const DgsTextRange *dgs_search_hit_get_snippet_marks (DgsSearchHit *self, gsize *n_marks);

void dgs_library_search_async (DgsLibrary *self,
                               const DgsSearchQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *dgs_library_search_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

/**
 * DgsSearchChoices:
 * @organisations: (element-type utf8): names, in order
 * @weeks: (element-type guint): year * 100 + ISO week, newest first
 *
 * What a search can be narrowed to, besides the series of the library.
 */
typedef struct {
  GPtrArray *organisations;
  GArray *weeks;
} DgsSearchChoices;

void dgs_search_choices_free (DgsSearchChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsSearchChoices, dgs_search_choices_free)

void dgs_library_search_choices_async (DgsLibrary *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
DgsSearchChoices *dgs_library_search_choices_finish (DgsLibrary *self,
                                                     GAsyncResult *result,
                                                     GError **error);

G_END_DECLS
