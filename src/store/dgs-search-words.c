/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-search-words.h"

#include <string.h>

/* More than anybody means; the tokens are the bits of a number. */
#define MAX_TOKENS 64
#define MAX_TYPED 1000
/* One letter begins nearly every word. */
#define MIN_PREFIX 2
/* A text is looked at no further than this, and marked no more often. */
#define MAX_TEXT (256 * 1024)
#define MAX_MARKS 64
/* Of a text that is cut: bytes before what was found, and in all. */
#define CUT_BEFORE 48
#define CUT_LENGTH 220

typedef struct {
  char *text;
  gsize length;
  gboolean is_prefix;
  gboolean is_first; /* of its phrase */
  gboolean is_last;
} Token;

struct _DgsSearchWords {
  DgsTokenizer *tokenizer;
  Token tokens[MAX_TOKENS];
  guint n_tokens;
  guint64 phrases; /* the bits of the last tokens */
};

static guint64
bit_of (guint token)
{
  return G_GUINT64_CONSTANT (1) << token;
}

static gboolean
add_token_cb (const char *token, gsize length, gsize start, gsize end, gpointer user_data)
{
  DgsSearchWords *self = user_data;

  if (self->n_tokens == MAX_TOKENS)
    return FALSE;
  self->tokens[self->n_tokens].text = g_strndup (token, length);
  self->tokens[self->n_tokens++].length = length;
  return TRUE;
}

static void
add_phrase (DgsSearchWords *self, const char *words)
{
  guint first = self->n_tokens;

  dgs_tokenizer_run (self->tokenizer, words, strlen (words), add_token_cb, self);
  if (self->n_tokens == first)
    return;
  self->tokens[first].is_first = TRUE;
  self->tokens[self->n_tokens - 1].is_last = TRUE;
  self->phrases |= bit_of (self->n_tokens - 1);
}

static char *
clean (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, (gssize) strnlen (typed, MAX_TYPED));

  return g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
}

/* The last word may still be typed. A character that is a word by itself is whole. */
static void
open_end (DgsSearchWords *self)
{
  Token *last = self->n_tokens > 0 ? &self->tokens[self->n_tokens - 1] : NULL;

  if (last && g_utf8_strlen (last->text, -1) >= MIN_PREFIX)
    last->is_prefix = TRUE;
}

/**
 * dgs_search_words_new:
 * @tokenizer: a tokenizer, that must outlive what is returned
 * @typed: what the user typed
 *
 * Understands what is searched for: words that must all be there, or phrases in quotes. The last
 * word may be the beginning of one, unless a quote ends it. No character has another meaning.
 *
 * Returns: (transfer full): the words
 */
DgsSearchWords *
dgs_search_words_new (DgsTokenizer *tokenizer, const char *typed)
{
  DgsSearchWords *self = g_new0 (DgsSearchWords, 1);
  g_autofree char *words = clean (typed);
  g_auto (GStrv) parts = g_strsplit (words, "\"", -1);
  guint n_parts = g_strv_length (parts);
  guint i, j;

  self->tokenizer = tokenizer;
  for (i = 0; i < n_parts; i++) {
    g_auto (GStrv) singles = g_strsplit_set (parts[i], " \t\r\n", -1);

    if (i % 2 == 1)
      add_phrase (self, parts[i]);
    for (j = 0; i % 2 == 0 && singles[j]; j++)
      add_phrase (self, singles[j]);
  }
  if (n_parts > 0 && (n_parts % 2 == 0 || *parts[n_parts - 1]))
    open_end (self);
  return self;
}

/**
 * dgs_search_words_free:
 * @self: (transfer full): words
 *
 * Frees words.
 */
void
dgs_search_words_free (DgsSearchWords *self)
{
  guint i;

  for (i = 0; i < self->n_tokens; i++)
    g_free (self->tokens[i].text);
  g_free (self);
}

/**
 * dgs_search_words_is_empty:
 * @self: words
 *
 * Tells whether there is nothing to search for.
 *
 * Returns: %TRUE where there is no letter and no digit
 */
gboolean
dgs_search_words_is_empty (DgsSearchWords *self)
{
  return self->n_tokens == 0;
}

/**
 * dgs_search_words_get_match:
 * @self: words
 *
 * Writes the words in the language of FTS5: each a phrase in quotes, so that nothing in it is
 * taken for more than text.
 *
 * Returns: (transfer full): an expression; empty where there is nothing to search for
 */
char *
dgs_search_words_get_match (DgsSearchWords *self)
{
  GString *match = g_string_new (NULL);
  guint i;

  for (i = 0; i < self->n_tokens; i++) {
    const Token *token = &self->tokens[i];

    g_string_append (match, token->is_first ? (i > 0 ? " AND \"" : "\"") : " ");
    g_string_append (match, token->text);
    if (token->is_last)
      g_string_append (match, token->is_prefix ? "\" *" : "\"");
  }
  return g_string_free (match, FALSE);
}

/* --- Finding them in a text --- */

/* Each token that is searched for is a bit: set in @state while the tokens of the text just
 * passed were those of its phrase up to it (Baeza-Yates and Gonnet's shift-and). */
typedef struct {
  DgsSearchWords *words;
  guint64 state;
  guint starts[MAX_TOKENS]; /* of the tokens just passed, by their number */
  guint n_passed;
  guint64 missing; /* the phrases that were not found yet */
  GArray *marks;   /* NULL where only that matters */
} Finder;

static gboolean
token_fits (const Token *self, const char *token, gsize length)
{
  return (self->is_prefix ? length >= self->length : length == self->length) &&
         memcmp (self->text, token, self->length) == 0;
}

static void
add_mark (GArray *marks, guint start, guint end)
{
  DgsTextRange mark = { start, end };

  while (marks->len > 0) {
    DgsTextRange *last = &g_array_index (marks, DgsTextRange, marks->len - 1);

    if (last->end <= start)
      break;
    mark.start = MIN (mark.start, last->start);
    mark.end = MAX (mark.end, last->end);
    g_array_set_size (marks, marks->len - 1);
  }
  g_array_append_val (marks, mark);
}

static gboolean
find_cb (const char *token, gsize length, gsize start, gsize end, gpointer user_data)
{
  Finder *self = user_data;
  const Token *tokens = self->words->tokens;
  guint64 state = 0;
  guint i, phrase = 0;

  self->starts[self->n_passed++ % MAX_TOKENS] = (guint) start;
  for (i = 0; i < self->words->n_tokens; i++) {
    gboolean led_to = tokens[i].is_first || (self->state & bit_of (i - 1));

    if (tokens[i].is_first)
      phrase = i;
    if (!led_to || !token_fits (&tokens[i], token, length))
      continue;
    state |= bit_of (i);
    if (tokens[i].is_last)
      self->missing &= ~bit_of (i);
    if (tokens[i].is_last && self->marks)
      add_mark (self->marks, self->starts[(self->n_passed - 1 - (i - phrase)) % MAX_TOKENS],
                (guint) end);
  }
  self->state = state;
  return self->marks ? self->marks->len < MAX_MARKS : self->missing != 0;
}

/**
 * dgs_search_words_get_phrases:
 * @self: words
 *
 * Gets what a text must have: a bit for each word or phrase.
 *
 * Returns: a set, 0 where there is nothing to search for
 */
guint64
dgs_search_words_get_phrases (DgsSearchWords *self)
{
  return self->phrases;
}

/**
 * dgs_search_words_strike:
 * @self: words
 * @missing: a set of bits of dgs_search_words_get_phrases()
 * @text: (nullable): the whole of a text, UTF-8
 *
 * Strikes the words out that a text has, as the index would say. Of several texts together the
 * second is asked for what the first left.
 *
 * Returns: what of @missing is not in the text
 */
guint64
dgs_search_words_strike (DgsSearchWords *self, guint64 missing, const char *text)
{
  Finder finder = { .words = self, .missing = missing };

  if (missing != 0 && text)
    dgs_tokenizer_run (self->tokenizer, text, strlen (text), find_cb, &finder);
  return finder.missing;
}

/**
 * dgs_search_words_find:
 * @self: words
 * @text: a text, UTF-8
 *
 * Finds where the words stand in a text.
 *
 * Returns: (transfer full) (element-type DgsTextRange): in order, none over another
 */
GArray *
dgs_search_words_find (DgsSearchWords *self, const char *text)
{
  Finder finder = { .words = self };

  finder.marks = g_array_new (FALSE, FALSE, sizeof (DgsTextRange));
  if (self->n_tokens > 0)
    dgs_tokenizer_run (self->tokenizer, text, strnlen (text, MAX_TEXT), find_cb, &finder);
  return finder.marks;
}

/* The first of the marks after which the most follow within what is shown. */
static guint
choose_place (GArray *marks)
{
  guint best = 0, most = 0, i, j;

  for (i = 0; i < marks->len; i++) {
    guint start = g_array_index (marks, DgsTextRange, i).start;

    for (j = i; j < marks->len; j++) {
      if (g_array_index (marks, DgsTextRange, j).end > start + CUT_LENGTH - CUT_BEFORE)
        break;
    }
    if (j - i > most) {
      most = j - i;
      best = start;
    }
  }
  return best;
}

/* Goes on to the next space, where one is near. */
static gsize
next_word (const char *text, gsize from, gsize limit)
{
  gsize i;

  for (i = from; i < limit; i++) {
    if (g_ascii_isspace (text[i]))
      return i + 1;
  }
  return from;
}

static gsize
to_character (const char *text, gsize place)
{
  while (place > 0 && ((guchar) text[place] & 0xc0) == 0x80)
    place--;
  return place;
}

/* Back to the end of a word, where one is near. */
static gsize
choose_end (const char *text, gsize length, gsize start, gsize place)
{
  gsize end = MIN (start + CUT_LENGTH, length);
  gsize i;

  if (end == length)
    return end;
  for (i = end; i > place && i + 24 > end; i--) {
    if (g_ascii_isspace (text[i]))
      return i;
  }
  return to_character (text, end);
}

static void
move_marks (GArray *marks, gsize start, gsize end, gsize shift)
{
  guint i = 0;

  while (i < marks->len) {
    DgsTextRange *mark = &g_array_index (marks, DgsTextRange, i);

    if (mark->start < start || mark->end > end) {
      g_array_remove_index (marks, i);
      continue;
    }
    mark->start = (guint) (mark->start - start + shift);
    mark->end = (guint) (mark->end - start + shift);
    i++;
  }
}

/**
 * dgs_search_words_cut:
 * @self: words
 * @text: a text, UTF-8
 * @out_marks: (out) (transfer full) (element-type DgsTextRange): where the words stand in what is
 *   returned
 *
 * Cuts the place out of a text where the words stand closest, or its beginning where they do not.
 *
 * Returns: (transfer full): one line, some 200 bytes
 */
char *
dgs_search_words_cut (DgsSearchWords *self, const char *text, GArray **out_marks)
{
  static const char ellipsis[] = "…";
  g_autofree char *beginning = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_TEXT));
  g_autofree char *line = dgs_text_collapse (beginning);
  g_autofree char *part = NULL;
  g_autoptr (GArray) marks = dgs_search_words_find (self, line);
  gsize length = strlen (line);
  gsize place = choose_place (marks);
  gsize start = 0;
  gsize end;

  if (place > CUT_BEFORE)
    start = next_word (line, to_character (line, place - CUT_BEFORE), place);
  end = choose_end (line, length, start, place);
  part = g_strndup (line + start, end - start);
  move_marks (marks, start, end, start > 0 ? strlen (ellipsis) : 0);
  *out_marks = g_steal_pointer (&marks);
  return g_strconcat (start > 0 ? ellipsis : "", part, end < length ? ellipsis : "", NULL);
}
