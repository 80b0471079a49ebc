/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-document.h"

G_BEGIN_DECLS

typedef enum {
  DGS_DIGEST_KIND_NONE,
  DGS_DIGEST_KIND_DAILY,
  DGS_DIGEST_KIND_WEEKLY,
} DgsDigestKind;

/**
 * DgsDateOrigin:
 * @DGS_DATE_ORIGIN_NONE: nothing says when
 * @DGS_DATE_ORIGIN_STATED: the feed states the date
 * @DGS_DATE_ORIGIN_HEADING: from the heading of the text
 * @DGS_DATE_ORIGIN_TITLE: from the title
 * @DGS_DATE_ORIGIN_ADDRESS: from the address
 * @DGS_DATE_ORIGIN_LABEL: reckoned from a week's label by a known publisher's calendar
 *
 * Where an article's date comes from.
 */
typedef enum {
  DGS_DATE_ORIGIN_NONE,
  DGS_DATE_ORIGIN_STATED,
  DGS_DATE_ORIGIN_HEADING,
  DGS_DATE_ORIGIN_TITLE,
  DGS_DATE_ORIGIN_ADDRESS,
  DGS_DATE_ORIGIN_LABEL,
} DgsDateOrigin;

/**
 * DgsStory:
 * @section: (nullable): the heading that it stands under
 * @title: plain text, without brackets
 * @byline: (nullable): organisations or authors
 * @link: (nullable): absolute address; %NULL where it is dead or there is none
 * @text: plain text of its body, may be empty
 *
 * One piece of a digest.
 */
typedef struct {
  char *section;
  char *title;
  char *byline;
  char *link;
  char *text;
} DgsStory;

/**
 * DgsSource:
 * @title: plain text
 * @address: absolute http or https address
 *
 * A feed that a digest lists as one of those it was drawn from.
 */
typedef struct {
  char *title;
  char *address;
} DgsSource;

/**
 * DgsDigestInput:
 * @title: (nullable): the entry's title
 * @link: (nullable): the entry's address
 * @entry_key: the key that the entry has in its feed, for an article that is no digest
 * @published: (nullable): the date that the feed states
 * @document: the fullest text known
 *
 * What is known of an entry or of a page before it is understood.
 */
typedef struct {
  const char *title;
  const char *link;
  const char *entry_key;
  GDateTime *published;
  DgsDocument *document;
} DgsDigestInput;

/**
 * DgsDigest:
 * @key: the article's identity, stable: two inputs with one key are one article
 * @title: what to call it: for a digest without a speaking title the heading, else the title
 * @series_key: (nullable): identity of the series, as `host/directory`
 * @series: (nullable): the series' name
 * @kind: %DGS_DIGEST_KIND_NONE where the article is no digest
 * @start: first day of the period; not valid where there is none (g_date_valid())
 * @end: last day of the period
 * @label: (nullable): the publisher's own label of the week, as `2026-W19`
 * @inferred: whether the period was reckoned from @label
 * @date: the day to sort by; not valid where nothing says when
 * @date_origin: where @date comes from
 * @heading: (nullable): the first heading of the first rank in the text, else the first heading
 * @text: the document as plain text
 * @stories: (element-type DgsStory): in order
 * @sources: (element-type DgsSource): in order
 *
 * All the facts of one article. A value.
 */
typedef struct {
  char *key;
  char *title;
  char *series_key;
  char *series;
  DgsDigestKind kind;
  GDate start;
  GDate end;
  char *label;
  gboolean inferred;
  GDate date;
  DgsDateOrigin date_origin;
  char *heading;
  char *text;
  GPtrArray *stories;
  GPtrArray *sources;
} DgsDigest;

DgsDigest *dgs_digest_new (const DgsDigestInput *input);
void dgs_digest_free (DgsDigest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsDigest, dgs_digest_free)

void dgs_story_free (DgsStory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsStory, dgs_story_free)

void dgs_source_free (DgsSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsSource, dgs_source_free)

const char *dgs_digest_kind_get_name (DgsDigestKind kind);
const char *dgs_date_origin_get_name (DgsDateOrigin origin);

G_END_DECLS
