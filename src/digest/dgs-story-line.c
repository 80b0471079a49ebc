/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-story-line.h"

#include "dgs-block.h"
#include "dgs-text.h"

#include <string.h>

#define MAX_TITLE_CHARS 300
#define SEPARATORS "[·•|]"

static gboolean
is_strong (const DgsSpan *span)
{
  return span->style & DGS_SPAN_STRONG;
}

static gboolean
is_link (const DgsSpan *span)
{
  return span->href || span->dead;
}

/* Tells whether a break is in the middle of a title that goes over two lines. */
static gboolean
is_in_title (GPtrArray *spans, guint i)
{
  return i > 0 && i + 1 < spans->len && is_strong (g_ptr_array_index (spans, i - 1)) &&
         is_strong (g_ptr_array_index (spans, i + 1));
}

static void
add (GPtrArray *line, const DgsSpan *span, const char *text)
{
  if (*text)
    g_ptr_array_add (line, dgs_span_new (text, span->style, span->href, span->dead));
}

/* Takes the first line of a paragraph, and the text after it. */
static GPtrArray *
take_line (GPtrArray *spans, GString *rest)
{
  GPtrArray *line = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_span_free);
  guint i;

  for (i = 0; i < spans->len; i++) {
    const DgsSpan *span = g_ptr_array_index (spans, i);
    const char *end = strchr (span->text, '\n');
    g_autofree char *before = end ? g_strndup (span->text, (gsize) (end - span->text)) : NULL;

    if ((span->style & DGS_SPAN_SOFT_BREAK) && !is_in_title (spans, i))
      break;
    if (span->style & DGS_SPAN_SOFT_BREAK)
      add (line, g_ptr_array_index (spans, i - 1), " ");
    else
      add (line, span, end ? before : span->text);
    if (end) {
      g_string_append (rest, end + 1);
      break;
    }
  }
  for (i++; i < spans->len; i++)
    g_string_append (rest, ((DgsSpan *) g_ptr_array_index (spans, i))->text);
  return line;
}

/* Brackets around a title are a link that was never made. */
static char *
clean_title (const char *text)
{
  g_autofree char *title = dgs_text_collapse (text);
  g_autoptr (GRegex) brackets = g_regex_new ("\\[([^\\[\\]]*)\\]", 0, 0, NULL);
  gsize length = strlen (title);

  while (length > 0 && strchr (" :", title[length - 1]))
    title[--length] = '\0';
  while (length > 1 && title[0] == '[' && title[length - 1] == ']') {
    char *inner = g_regex_replace (brackets, title, -1, 0, "\\1", 0, NULL);
    gboolean changed = strlen (inner) < length;

    g_free (title);
    title = inner;
    length = strlen (title);
    if (!changed)
      break;
  }
  return dgs_text_collapse (title);
}

/* A number or a mark may stand before the title. Returns the index of the first bold span. */
static guint
skip_mark (GPtrArray *line)
{
  const DgsSpan *first = line->len > 0 ? g_ptr_array_index (line, 0) : NULL;

  if (first && !is_strong (first) && !is_link (first) &&
      g_regex_match_simple ("^[^\\pL]{1,6}$", first->text, 0, 0))
    return 1;
  return 0;
}

static void
note_link (DgsStoryLine *self, const DgsSpan *span)
{
  if (!is_link (span))
    return;
  self->has_link = TRUE;
  if (!self->link)
    self->link = g_strdup (span->href);
}

/* Takes what is left of "[Source](https://…)" where the brackets made no link. */
static char *
clean_piece (const char *piece)
{
  g_autoptr (GRegex) scrap = g_regex_new ("\\[?[^\\[\\]]*\\]\\(|[\\[\\]()]", 0, 0, NULL);
  g_autofree char *cleaned = g_regex_replace (scrap, piece, -1, 0, "", 0, NULL);
  g_autofree char *text = dgs_text_collapse (cleaned);

  return *text && *text != '/' ? g_steal_pointer (&text) : NULL;
}

/* Finds the first piece between separators that is no link. A publisher of the text may follow
 * it, whose name is none of those who did what the text tells. */
static char *
find_byline (GPtrArray *line, guint from)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) pieces = NULL;
  guint i;

  for (i = from; i < line->len; i++) {
    const DgsSpan *span = g_ptr_array_index (line, i);

    if (!is_link (span))
      g_string_append (text, span->text);
  }
  pieces = g_regex_split_simple ("\\s*" SEPARATORS "\\s*", text->str, 0, 0);
  for (i = 0; pieces[i]; i++) {
    char *byline = clean_piece (pieces[i]);

    if (byline)
      return byline;
  }
  return NULL;
}

/* Takes a link in brackets off the end: it is the story's and not its text. */
static void
strip_source (char *prose, const DgsSpan *last_link)
{
  g_autofree char *source = NULL;
  gsize length;

  g_strchomp (prose);
  if (!last_link)
    return;
  if (g_str_equal (g_strchug (prose), last_link->text))
    *prose = '\0';
  source = g_strdup_printf ("(%s)", last_link->text);
  length = strlen (prose);
  if (length > 0 && prose[length - 1] == '.' && length > strlen (source))
    prose[--length] = '\0';
  if (!g_str_has_suffix (prose, source))
    return;
  prose[length - strlen (source)] = '\0';
  g_strchomp (prose);
}

static char *
take_prose (GPtrArray *line, guint from)
{
  g_autoptr (GString) prose = g_string_new (NULL);
  const DgsSpan *last_link = NULL;
  const char *start;
  guint i;

  for (i = from; i < line->len; i++) {
    const DgsSpan *span = g_ptr_array_index (line, i);

    g_string_append (prose, span->text);
    if (is_link (span))
      last_link = span;
  }
  strip_source (prose->str, last_link);
  start = prose->str + strspn (prose->str, " :.");
  while (g_str_has_prefix (start, "—") || g_str_has_prefix (start, "–"))
    start = g_utf8_next_char (start);
  return dgs_text_collapse (start);
}

/* A line goes on with a byline after a separator, else with text. */
static void
read_rest (DgsStoryLine *self, GPtrArray *line, guint from, const char *rest)
{
  const DgsSpan *next = from < line->len ? g_ptr_array_index (line, from) : NULL;
  g_autofree char *prose = NULL;

  if (next && g_regex_match_simple ("^\\s*" SEPARATORS, next->text, 0, 0))
    self->byline = find_byline (line, from);
  else
    prose = take_prose (line, from);
  if (prose && *prose && *rest)
    self->text = g_strconcat (prose, "\n", rest, NULL);
  else
    self->text = prose && *prose ? g_steal_pointer (&prose) : g_strdup (rest);
  g_strstrip (self->text);
}

/* Takes a paragraph apart that begins with a title in bold: NULL where it begins otherwise. It is
 * a story if it has a byline or a link. */
DgsStoryLine *
dgs_story_line_read (GPtrArray *spans)
{
  g_autoptr (DgsStoryLine) self = g_new0 (DgsStoryLine, 1);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autoptr (GPtrArray) line = take_line (spans, rest);
  g_autoptr (GString) title = g_string_new (NULL);
  guint i;

  for (i = skip_mark (line); i < line->len; i++) {
    const DgsSpan *span = g_ptr_array_index (line, i);

    if (!is_strong (span))
      break;
    g_string_append (title, span->text);
    note_link (self, span);
  }
  self->title = clean_title (title->str);
  if (!*self->title || g_utf8_strlen (self->title, -1) > MAX_TITLE_CHARS)
    return NULL;
  read_rest (self, line, i, rest->str);
  for (; i < line->len; i++)
    note_link (self, g_ptr_array_index (line, i));
  return g_steal_pointer (&self);
}

void
dgs_story_line_free (DgsStoryLine *self)
{
  g_free (self->title);
  g_free (self->byline);
  g_free (self->link);
  g_free (self->text);
  g_free (self);
}
