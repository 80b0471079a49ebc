/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-period.h"

G_BEGIN_DECLS

/**
 * DgsPublisherSeries:
 * @directory: how its addresses name it
 * @name: how its headings name it
 * @prefix: how its files of one day begin
 * @aliases: (array zero-terminated=1): other names that titles and categories give it
 * @skipped: (array zero-terminated=1): labels of weeks that it has no edition for, beside those
 *   that nobody has
 * @is_weekly: whether it has a page with the current week
 *
 * A series of a known publisher.
 */
typedef struct {
  const char *directory;
  const char *name;
  const char *prefix;
  const char *aliases[4];
  const char *skipped[10];
  gboolean is_weekly;
} DgsPublisherSeries;

/**
 * DgsPublisherPattern:
 * @pattern: regular expression for a path, with the parts `directory`, `prefix`, `date`, `label`
 *   and `language`
 * @kind: what stands there
 *
 * What an address of a known publisher tells.
 */
typedef struct {
  const char *pattern;
  DgsDigestKind kind;
} DgsPublisherPattern;

/**
 * DgsPublisherMove:
 * @pattern: regular expression for a path that was
 * @target: the path that is, with references to the pattern's groups
 * @is_page: whether a page is there, not a feed
 * @same_text: whether the old text is there, and not only what succeeds it
 *
 * Where something of a known publisher went.
 */
typedef struct {
  const char *pattern;
  const char *target;
  gboolean is_page;
  gboolean same_text;
} DgsPublisherMove;

/**
 * DgsPublisherLayout:
 * @article: class of the element that holds it all
 * @body: (nullable): class of the element in it that holds the text, where it is not itself
 * @header: (nullable): class of the element in it that holds heading and date
 *
 * Where the article stands in the pages of a known publisher.
 */
typedef struct {
  const char *article;
  const char *body;
  const char *header;
} DgsPublisherLayout;

/**
 * DgsPublisher:
 * @host: the site, in lower case
 * @patterns: what its addresses tell, the first that fits
 * @series: its series, the best known first
 * @moves: where old addresses went
 * @gone: regular expression for the paths of its old layout
 * @layouts: where the article stands in its pages
 * @week_page: page of a series' current week, `{}` for the directory
 * @week_feed: feed of a series' past weeks, `{}` for the directory
 * @week_article: page of a series' past week, `{}` for the directory, as far as its label
 * @day_feed: feed of the daily digests of all series
 *
 * All that is known of a publisher. One that is not known is understood by general rules.
 */
typedef struct {
  const char *host;
  const DgsPublisherPattern *patterns;
  const DgsPublisherSeries *series;
  const DgsPublisherMove *moves;
  const char *gone;
  const DgsPublisherLayout *layouts;
  const char *week_page;
  const char *week_feed;
  const char *week_article;
  const char *day_feed;
} DgsPublisher;

extern const DgsPublisher *const dgs_publishers[];

G_END_DECLS
