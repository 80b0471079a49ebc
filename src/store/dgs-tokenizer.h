/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

struct sqlite3;

typedef struct _DgsTokenizer DgsTokenizer;

/**
 * DgsTokenFunc:
 * @token: the token, folded; not ended by a zero
 * @length: its length, in bytes
 * @start: where it begins in the text, in bytes
 * @end: where it ends in the text, in bytes
 * @user_data: what was given
 *
 * Gets a token of a text.
 *
 * Returns: whether to go on
 */
typedef gboolean (*DgsTokenFunc) (
    const char *token, gsize length, gsize start, gsize end, gpointer user_data);

DgsTokenizer *dgs_tokenizer_new (struct sqlite3 *handle);
void dgs_tokenizer_free (DgsTokenizer *self);

void dgs_tokenizer_run (
    DgsTokenizer *self, const char *text, gsize length, DgsTokenFunc func, gpointer user_data);

G_END_DECLS
