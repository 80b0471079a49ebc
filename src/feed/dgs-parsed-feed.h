/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-schedule.h"

G_BEGIN_DECLS

typedef enum {
  DGS_FEED_FORMAT_UNKNOWN,
  DGS_FEED_FORMAT_RSS,
  DGS_FEED_FORMAT_RDF,
  DGS_FEED_FORMAT_ATOM,
  DGS_FEED_FORMAT_JSON,
} DgsFeedFormat;

/**
 * DgsParsedEntry:
 * @id: (nullable): the entry's id as published, verbatim
 * @title: (nullable): plain text, white space collapsed
 * @link: (nullable): absolute http or https address
 * @author: (nullable): plain text
 * @published: (nullable): in UTC; %NULL where none is stated or the stated one is none
 * @updated: (nullable): in UTC
 * @summary: (nullable): the entry's own short text as HTML
 * @content: (nullable): the fullest text of the entry, as HTML
 * @base: (nullable): the address that relative addresses in the texts resolve against
 *
 * One item of a feed, as published. A value: nobody changes it once it is parsed.
 */
typedef struct {
  char *id;
  char *title;
  char *link;
  char *author;
  GDateTime *published;
  GDateTime *updated;
  char *summary;
  char *content;
  char *base;
} DgsParsedEntry;

/**
 * DgsParsedFeed:
 * @format: which format the bytes were in
 * @title: (nullable): plain text
 * @link: (nullable): the address of the site
 * @language: (nullable): as stated
 * @schedule: when the feed wants to be fetched
 * @damaged: whether the bytes broke the format's rules and were read all the same
 * @entries: (element-type DgsParsedEntry): in the order of the feed
 *
 * What a feed's bytes say.
 */
typedef struct {
  DgsFeedFormat format;
  char *title;
  char *link;
  char *language;
  DgsSchedule schedule;
  gboolean damaged;
  GPtrArray *entries;
} DgsParsedFeed;

DgsParsedEntry *dgs_parsed_entry_new (void);
void dgs_parsed_entry_free (DgsParsedEntry *self);

DgsParsedFeed *dgs_parsed_feed_new (DgsFeedFormat format);
void dgs_parsed_feed_free (DgsParsedFeed *self);

const char *dgs_feed_format_get_name (DgsFeedFormat format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsParsedEntry, dgs_parsed_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsParsedFeed, dgs_parsed_feed_free)

G_END_DECLS
