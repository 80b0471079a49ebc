/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-tokenizer.h"

#include <sqlite3.h>

/* SQLite's unicode61 takes a run of letters for a word. Chinese and Japanese set no spaces, and
 * Korean joins particles to its nouns, so there a word would only be found where it happens to
 * begin a run. Here each of their characters is a token of its own, and what is searched for is a
 * phrase of them: a word of one or two characters is found wherever it stands, which SQLite's
 * trigram tokenizer, that needs three, cannot do. All else is left to unicode61. The places of the
 * tokens are those in the text itself, and the text is kept once, as it is. */

/* The name that the schema has for it. */
#define NAME "digests"

/* The first byte of U+1100, before which no such script begins. */
#define FIRST_BYTE 0xe1

typedef int (*TokenCallback) (void *, int, const char *, int, int, int);

struct _DgsTokenizer {
  fts5_tokenizer words;
  Fts5Tokenizer *instance;
};

typedef struct {
  void *context;
  TokenCallback callback;
  int base;
} Shift;

static gboolean
is_word_by_itself (gunichar ch)
{
  GUnicodeScript script;

  /* The mark for a long vowel, of Hiragana and Katakana alike. */
  if (ch == 0x30fc || ch == 0xff70)
    return TRUE;
  script = g_unichar_get_script (ch);
  return g_unichar_isalnum (ch) &&
         (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
          script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_BOPOMOFO ||
          script == G_UNICODE_SCRIPT_HANGUL);
}

static int
shift_cb (void *user_data, int flags, const char *token, int length, int start, int end)
{
  const Shift *shift = user_data;

  return shift->callback (shift->context, flags, token, length, shift->base + start,
                          shift->base + end);
}

static int
tokenize_words (DgsTokenizer *self, int flags, const char *text, int from, int to, Shift *shift)
{
  if (from == to)
    return SQLITE_OK;
  shift->base = from;
  return self->words.xTokenize (self->instance, shift, flags, text + from, to - from, shift_cb);
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int length,
          TokenCallback callback)
{
  DgsTokenizer *self = (DgsTokenizer *) tokenizer;
  Shift shift = { context, callback, 0 };
  int code = SQLITE_OK;
  int start = 0;
  int i = 0;

  while (i < length && code == SQLITE_OK) {
    gunichar ch = 0;
    int size = 1;

    if ((guchar) text[i] >= FIRST_BYTE)
      ch = g_utf8_get_char_validated (text + i, length - i);
    if (ch != 0 && (gint32) ch > 0)
      size = g_unichar_to_utf8 (ch, NULL);
    if ((gint32) ch > 0 && is_word_by_itself (ch)) {
      code = tokenize_words (self, flags, text, start, i, &shift);
      if (code == SQLITE_OK)
        code = callback (context, 0, text + i, size, i, i + size);
      start = i + size;
    }
    i += size;
  }
  return code == SQLITE_OK ? tokenize_words (self, flags, text, start, length, &shift) : code;
}

static void
destroy (Fts5Tokenizer *tokenizer)
{
  DgsTokenizer *self = (DgsTokenizer *) tokenizer;

  if (self->instance)
    self->words.xDelete (self->instance);
  g_free (self);
}

static int
create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **out)
{
  static const char *options[] = { "remove_diacritics", "2" };
  fts5_api *api = context;
  DgsTokenizer *self = g_new0 (DgsTokenizer, 1);
  void *data = NULL;
  int code = api->xFindTokenizer (api, "unicode61", &data, &self->words);

  if (code == SQLITE_OK)
    code = self->words.xCreate (data, options, G_N_ELEMENTS (options), &self->instance);
  if (code == SQLITE_OK)
    *out = (Fts5Tokenizer *) self;
  else
    destroy ((Fts5Tokenizer *) self);
  return code;
}

/* https://sqlite.org/fts5.html#extending_fts5 */
static fts5_api *
get_api (sqlite3 *handle)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api;
}

/**
 * dgs_tokenizer_new:
 * @handle: a connection, that must outlive what is returned
 *
 * Gives a connection the tokenizer that the schema asks for, which each connection must have
 * before the library is used.
 *
 * Returns: (transfer full) (nullable): the tokenizer for use by itself; %NULL where SQLite has no
 *   FTS5
 */
DgsTokenizer *
dgs_tokenizer_new (sqlite3 *handle)
{
  static const fts5_tokenizer functions = { create, destroy, tokenize };
  fts5_api *api = get_api (handle);
  Fts5Tokenizer *self = NULL;

  if (!api ||
      api->xCreateTokenizer (api, NAME, api, (fts5_tokenizer *) &functions, NULL) != SQLITE_OK ||
      create (api, NULL, 0, &self) != SQLITE_OK)
    return NULL;
  return (DgsTokenizer *) self;
}

/**
 * dgs_tokenizer_free:
 * @self: (transfer full): a tokenizer
 *
 * Frees a tokenizer. The connection keeps its own.
 */
void
dgs_tokenizer_free (DgsTokenizer *self)
{
  destroy ((Fts5Tokenizer *) self);
}

typedef struct {
  DgsTokenFunc func;
  gpointer data;
} Run;

static int
run_cb (void *user_data, int flags, const char *token, int length, int start, int end)
{
  const Run *run = user_data;

  return run->func (token, (gsize) length, (gsize) start, (gsize) end, run->data) ? SQLITE_OK
                                                                                  : SQLITE_DONE;
}

/**
 * dgs_tokenizer_run:
 * @self: a tokenizer
 * @text: a text, UTF-8
 * @length: its length, in bytes
 * @func: called for each token, in order
 * @user_data: for @func
 *
 * Takes a text apart as the index does.
 */
void
dgs_tokenizer_run (
    DgsTokenizer *self, const char *text, gsize length, DgsTokenFunc func, gpointer user_data)
{
  Run run = { func, user_data };

  tokenize ((Fts5Tokenizer *) self, &run, FTS5_TOKENIZE_DOCUMENT, text,
            (int) MIN (length, G_MAXINT), run_cb);
}
