/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-digest.h"
#include "dgs-problem.h"

G_BEGIN_DECLS

/* Properties, all readable: "title" (string), "address" (string); and notified, because they follow
 * the library's subscriptions: "subscribed" (boolean), "subscribing" (boolean: somebody subscribes
 * just now), "problem" (int, DgsProblem: why that failed). */
#define DGS_TYPE_SOURCE_ITEM (dgs_source_item_get_type ())
G_DECLARE_FINAL_TYPE (DgsSourceItem, dgs_source_item, DGS, SOURCE_ITEM, GObject)

const char *dgs_source_item_get_title (DgsSourceItem *self);
const char *dgs_source_item_get_address (DgsSourceItem *self);
gboolean dgs_source_item_get_subscribed (DgsSourceItem *self);
gboolean dgs_source_item_get_subscribing (DgsSourceItem *self);
DgsProblem dgs_source_item_get_problem (DgsSourceItem *self);

/**
 * DgsElsewhere:
 * @story: position of the story in the digest
 * @article_id: row id of another article
 * @key: its identity
 * @title: its title
 * @is_digest: whether it is a digest that has the story too; else it is the post itself
 * @date: its day; not valid where nothing says when
 * @other_story: position of the story in it, -1 for the post itself
 *
 * Where a story stands, too.
 */
typedef struct {
  guint story;
  gint64 article_id;
  char *key;
  char *title;
  gboolean is_digest;
  GDate date;
  int other_story;
} DgsElsewhere;

void dgs_elsewhere_free (DgsElsewhere *self);

/**
 * DgsPosition:
 * @story: a story, -1 before the first
 * @offset: characters from the beginning of that story, else of the text
 *
 * A place in the text of an article. It holds where the text grows or is set in another way.
 */
typedef struct {
  int story;
  guint offset;
} DgsPosition;

/**
 * DgsArticleText:
 * @article_id: the article that it belongs to
 * @document: the fullest text known
 * @full: whether that is the whole text, and not only the beginning that a feed carries
 * @wants_page: whether the page behind it has more, and was not read yet
 * @problem: what the last attempt at that page met
 * @links: (array zero-terminated=1): every address that the article came by, newest first
 * @feeds: (array zero-terminated=1): the addresses of every feed that it came by
 * @stories: (element-type DgsStory): in order
 * @elsewhere: (element-type DgsElsewhere): where its stories stand, too; by story
 * @sources: a list of #DgsSourceItem, in order
 * @position: where the user stopped reading
 *
 * What the reader shows of an article.
 */
typedef struct {
  gint64 article_id;
  DgsDocument *document;
  gboolean full;
  gboolean wants_page;
  DgsProblem problem;
  GStrv links;
  GStrv feeds;
  GPtrArray *stories;
  GPtrArray *elsewhere;
  GListModel *sources;
  DgsPosition position;
} DgsArticleText;

void dgs_article_text_free (DgsArticleText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsArticleText, dgs_article_text_free)

G_END_DECLS
