/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-digest.h"
#include "dgs-store-articles.h"

G_BEGIN_DECLS

/**
 * DgsRowInput:
 * @title: (nullable): plain text
 * @link: (nullable): address of the article
 * @html: the fullest text known
 * @base: (nullable): what relative addresses in @html resolve against
 * @fallback_key: the identity of an article that is no digest
 * @published: (nullable): the date that is stated
 * @updated: (nullable): the date that is stated
 * @full_text: whether @html is the whole text
 *
 * What is known of an article before it is understood.
 */
typedef struct {
  const char *title;
  const char *link;
  const char *html;
  const char *base;
  const char *fallback_key;
  GDateTime *published;
  GDateTime *updated;
  gboolean full_text;
} DgsRowInput;

DgsDigest *dgs_row_understand (const DgsRowInput *input, DgsDocument **out_document);
DgsArticleRecord *dgs_row_new (const DgsRowInput *input, gint64 now);

G_END_DECLS
