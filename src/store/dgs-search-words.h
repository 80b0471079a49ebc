/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-text.h"
#include "dgs-tokenizer.h"

G_BEGIN_DECLS

typedef struct _DgsSearchWords DgsSearchWords;

DgsSearchWords *dgs_search_words_new (DgsTokenizer *tokenizer, const char *typed);
void dgs_search_words_free (DgsSearchWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsSearchWords, dgs_search_words_free)

gboolean dgs_search_words_is_empty (DgsSearchWords *self);
char *dgs_search_words_get_match (DgsSearchWords *self);

guint64 dgs_search_words_get_phrases (DgsSearchWords *self);
guint64 dgs_search_words_strike (DgsSearchWords *self, guint64 missing, const char *text);

GArray *dgs_search_words_find (DgsSearchWords *self, const char *text);
char *dgs_search_words_cut (DgsSearchWords *self, const char *text, GArray **out_marks);

G_END_DECLS
