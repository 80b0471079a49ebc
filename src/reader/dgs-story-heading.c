/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-story-heading.h"

#include <string.h>

#include "dgs-address.h"

/* Longer than any byline: what exceeds it is prose that happens to begin with bold words. */
#define MAX_BYLINE 400

static const char *const separators = " ·—–|";

/* What a dead link says when it says nothing. */
static const char *const empty_words[] = { "source", "link", "url", "read", "http", NULL };

static void
span_free (gpointer data)
{
  DgsSpan *span = data;

  g_free (span->text);
  g_free (span->href);
  g_free (span);
}

static DgsSpan *
copy_span (const DgsSpan *span)
{
  DgsSpan *copy = g_new0 (DgsSpan, 1);

  copy->text = g_strdup (span->text);
  copy->style = span->style & ~(guint) DGS_SPAN_STRONG;
  copy->href = g_strdup (span->href);
  copy->dead = span->dead;
  return copy;
}

static gboolean
is_one_of (gunichar character, const char *set)
{
  return g_utf8_strchr (set, -1, character) != NULL;
}

static void
trim_start (GPtrArray *spans, const char *set)
{
  while (spans->len > 0) {
    DgsSpan *first = spans->pdata[0];
    const char *cursor = first->text;

    while (*cursor && is_one_of (g_utf8_get_char (cursor), set))
      cursor = g_utf8_next_char (cursor);
    if (*cursor) {
      memmove (first->text, cursor, strlen (cursor) + 1);
      return;
    }
    g_ptr_array_remove_index (spans, 0);
  }
}

static void
trim_end (GPtrArray *spans, const char *set)
{
  while (spans->len > 0) {
    DgsSpan *last = spans->pdata[spans->len - 1];
    char *end = last->text + strlen (last->text);
    char *before;

    while (end > last->text) {
      before = g_utf8_prev_char (end);
      if (!is_one_of (g_utf8_get_char (before), set))
        break;
      end = before;
    }
    *end = '\0';
    if (end > last->text)
      return;
    g_ptr_array_remove_index (spans, spans->len - 1);
  }
}

static gboolean
is_enclosed (GPtrArray *spans, const char *opening, const char *closing)
{
  const DgsSpan *first;
  const DgsSpan *last;

  if (spans->len == 0)
    return FALSE;
  first = spans->pdata[0];
  last = spans->pdata[spans->len - 1];
  return g_str_has_prefix (first->text, opening) && g_str_has_suffix (last->text, closing) &&
         (spans->len > 1 || strlen (first->text) > 2);
}

static gboolean
says_nothing (const DgsSpan *span)
{
  g_autofree char *folded = g_utf8_casefold (span->text, -1);
  guint i;

  for (i = 0; empty_words[i]; i++) {
    if (g_str_has_prefix (folded, empty_words[i]))
      return TRUE;
  }
  return FALSE;
}

/* An address says less than the name of its host, and breaks the line. */
static void
shorten (DgsSpan *span)
{
  g_autofree char *host = NULL;

  if (!span->href || !g_str_has_prefix (span->text, "http"))
    return;
  host = dgs_address_get_host (span->href);
  if (host)
    g_set_str (&span->text, host);
}

static gboolean
is_byline (const char *text, gboolean ends_paragraph)
{
  gunichar first = g_utf8_get_char (text);

  if (g_utf8_strlen (text, -1) > MAX_BYLINE)
    return FALSE;
  if (*text == '\0' || first == 0x00b7)
    return TRUE;
  if (first == '(')
    return g_str_has_suffix (text, ")");
  return !ends_paragraph && is_one_of (first, separators);
}

/* A line break between bold words is in the middle of a title that goes over two lines. */
static gboolean
is_in_title (GPtrArray *spans, guint i)
{
  const DgsSpan *span = spans->pdata[i];
  const DgsSpan *next = i + 1 < spans->len ? spans->pdata[i + 1] : NULL;

  if (span->style & DGS_SPAN_SOFT_BREAK)
    return i > 0 && next && (next->style & DGS_SPAN_STRONG);
  return span->style & DGS_SPAN_STRONG;
}

/* Finds where the title and the line end; returns whether this is a story's line at all. */
static gboolean
measure (GPtrArray *spans, guint *out_title, guint *out_line)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  guint title = 0;
  guint line;

  while (title < spans->len && is_in_title (spans, title))
    title++;
  if (title == 0)
    return FALSE;

  for (line = title; line < spans->len; line++) {
    const DgsSpan *span = spans->pdata[line];

    if (span->style & DGS_SPAN_SOFT_BREAK)
      break;
    if (strchr (span->text, '\n'))
      return FALSE;
    g_string_append (rest, span->text);
  }
  *out_title = title;
  *out_line = line;
  return is_byline (g_strstrip (rest->str), line == spans->len);
}

static GPtrArray *
make_title (GPtrArray *spans, guint n_spans)
{
  GPtrArray *title = g_ptr_array_new_with_free_func (span_free);
  guint i;

  for (i = 0; i < n_spans; i++)
    g_ptr_array_add (title, copy_span (spans->pdata[i]));
  trim_start (title, " ");
  trim_end (title, " ");
  if (is_enclosed (title, "[", "]")) {
    trim_start (title, "[");
    trim_end (title, "]");
  }
  return title;
}

static GPtrArray *
make_byline (GPtrArray *spans, guint start, guint end)
{
  GPtrArray *byline = g_ptr_array_new_with_free_func (span_free);
  guint i;

  for (i = start; i < end; i++) {
    DgsSpan *copy = copy_span (spans->pdata[i]);

    if (copy->dead && says_nothing (copy)) {
      span_free (copy);
      trim_end (byline, separators);
      continue;
    }
    shorten (copy);
    g_ptr_array_add (byline, copy);
  }
  trim_start (byline, separators);
  trim_end (byline, separators);
  if (is_enclosed (byline, "(", ")")) {
    trim_start (byline, "(");
    trim_end (byline, ")");
  }
  return byline;
}

/**
 * dgs_story_heading_new:
 * @spans: (element-type DgsSpan): the spans of a paragraph
 *
 * Takes apart a paragraph's first line, if it is the title line of a story: bold words, then
 * nothing but a byline up to the line break or the end.
 *
 * Returns: (transfer full) (nullable): the line, %NULL where the paragraph begins otherwise
 */
DgsStoryHeading *
dgs_story_heading_new (GPtrArray *spans)
{
  DgsStoryHeading *self;
  guint title;
  guint line;

  g_return_val_if_fail (spans != NULL, NULL);

  if (!measure (spans, &title, &line))
    return NULL;

  self = g_new0 (DgsStoryHeading, 1);
  self->title = make_title (spans, title);
  self->byline = make_byline (spans, title, line);
  self->n_spans = MIN (line + 1, spans->len);
  return self;
}

/**
 * dgs_story_heading_free:
 * @self: (nullable): a story line
 *
 * Frees a story line.
 */
void
dgs_story_heading_free (DgsStoryHeading *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->title);
  g_ptr_array_unref (self->byline);
  g_free (self);
}
