/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-digest.h"

G_BEGIN_DECLS

/* One row of a list. It may be made before the store has told what is in it; then "loaded" is
 * %FALSE, the texts are empty, and all properties notify once it is there. The id and the week
 * are always known.
 *
 * Properties, all readable and notified: "loaded" (boolean), "title" (string), "series" (string,
 * nullable), "excerpt" (string), "feed-title" (string, nullable), "story-count" (uint),
 * "source-count" (uint), "read" (boolean), "saved" (boolean). */
#define DGS_TYPE_ARTICLE (dgs_article_get_type ())
G_DECLARE_FINAL_TYPE (DgsArticle, dgs_article, DGS, ARTICLE, GObject)

gint64 dgs_article_get_id (DgsArticle *self);
guint dgs_article_get_week (DgsArticle *self);
gboolean dgs_article_get_loaded (DgsArticle *self);
const char *dgs_article_get_key (DgsArticle *self);
const char *dgs_article_get_title (DgsArticle *self);
const char *dgs_article_get_series (DgsArticle *self);
const char *dgs_article_get_feed_title (DgsArticle *self);
DgsDigestKind dgs_article_get_kind (DgsArticle *self);
const GDate *dgs_article_get_start (DgsArticle *self);
const GDate *dgs_article_get_end (DgsArticle *self);
const GDate *dgs_article_get_date (DgsArticle *self);
DgsDateOrigin dgs_article_get_date_origin (DgsArticle *self);
const char *dgs_article_get_label (DgsArticle *self);
gboolean dgs_article_get_inferred (DgsArticle *self);
const char *dgs_article_get_excerpt (DgsArticle *self);
const char *dgs_article_get_link (DgsArticle *self);
guint dgs_article_get_story_count (DgsArticle *self);
guint dgs_article_get_source_count (DgsArticle *self);
gboolean dgs_article_get_read (DgsArticle *self);
gboolean dgs_article_get_saved (DgsArticle *self);

G_END_DECLS
