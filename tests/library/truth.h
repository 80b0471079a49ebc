/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TruthAppearance:
 *
 * From @first to @last the digest stood at @url.
 */
typedef struct {
  char *url;
  char *first;
  char *last;
} TruthAppearance;

/**
 * TruthDigest:
 *
 * What is true of one digest. @id is directory/period.
 */
typedef struct {
  char *id;
  char *directory;
  char *series;
  char *kind;
  char *start;
  char *end;
  guint stories;
  guint sources;
  GPtrArray *appearances; /* TruthAppearance */
} TruthDigest;

/**
 * TruthDay:
 *
 * One day of the publisher. @feeds and @due are sets of texts.
 */
typedef struct {
  char *name;
  GPtrArray *feeds; /* char *, paths below the site */
  GHashTable *due;
} TruthDay;

typedef struct {
  char *folder;
  GPtrArray *days;     /* TruthDay, in order */
  GHashTable *digests; /* id to TruthDigest */
} Truth;

Truth *truth_load (void);
void truth_free (Truth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Truth, truth_free)

char *truth_get_root (Truth *self, guint day);
GHashTable *truth_read_feed (Truth *self, guint day, const char *feed);
const TruthDigest *truth_find_by_url (Truth *self, const char *url, const char *day);

G_END_DECLS
