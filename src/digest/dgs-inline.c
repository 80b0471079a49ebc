/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-inline.h"

#include "dgs-block.h"

#include <string.h>

typedef enum {
  SPACE_NONE,
  SPACE_PLAIN,
  SPACE_SOFT,
  SPACE_BREAK,
} Space;

struct _DgsInline {
  GPtrArray *spans;
  GString *text;
  DgsInlineStyle style;
  char *href;
  Space pending;
};

/* Makes an empty one. */
DgsInline *
dgs_inline_new (void)
{
  DgsInline *self = g_new0 (DgsInline, 1);

  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_span_free);
  self->text = g_string_new (NULL);
  return self;
}

void
dgs_inline_free (DgsInline *self)
{
  g_ptr_array_unref (self->spans);
  g_string_free (self->text, TRUE);
  g_free (self->href);
  g_free (self);
}

static void
close_span (DgsInline *self)
{
  if (self->text->len == 0)
    return;
  g_ptr_array_add (self->spans,
                   dgs_span_new (self->text->str, self->style.style, self->href, self->style.dead));
  g_string_truncate (self->text, 0);
}

static gboolean
is_same (DgsInline *self, const DgsInlineStyle *style)
{
  return self->style.style == style->style && self->style.dead == style->dead &&
         g_strcmp0 (self->href, style->href) == 0;
}

static void
set_style (DgsInline *self, const DgsInlineStyle *style)
{
  if (is_same (self, style))
    return;
  close_span (self);
  g_free (self->href);
  self->href = g_strdup (style->href);
  self->style = *style;
}

/* White space counts once text follows it. It is set as both its neighbours are, so that a link
 * does not begin with it. */
static void
flush_space (DgsInline *self, const DgsInlineStyle *next)
{
  gboolean is_one_link = self->href && g_strcmp0 (self->href, next->href) == 0;
  DgsInlineStyle both = {
    self->style.style & next->style,
    is_one_link ? next->href : NULL,
    FALSE,
  };
  Space pending = self->pending;

  self->pending = SPACE_NONE;
  if (pending == SPACE_NONE || dgs_inline_is_empty (self))
    return;
  if (pending == SPACE_SOFT) {
    close_span (self);
    g_ptr_array_add (self->spans, dgs_span_new (" ", DGS_SPAN_SOFT_BREAK, NULL, FALSE));
    return;
  }
  if (!is_same (self, next))
    set_style (self, &both);
  g_string_append_c (self->text, pending == SPACE_BREAK ? '\n' : ' ');
}

static gboolean
is_space (char character)
{
  return strchr (" \t\n\r\f", character) != NULL;
}

/* Adds text as it stands in the source. */
void
dgs_inline_append (DgsInline *self, const char *text, const DgsInlineStyle *style)
{
  const char *cursor = text;

  while (*cursor) {
    const char *end = cursor;

    while (*end && is_space (*end)) {
      if (*end == '\n' && self->pending < SPACE_SOFT)
        self->pending = SPACE_SOFT;
      else if (self->pending < SPACE_PLAIN)
        self->pending = SPACE_PLAIN;
      end++;
    }
    if (!*end)
      return;
    cursor = end;
    while (*end && !is_space (*end))
      end++;
    flush_space (self, style);
    set_style (self, style);
    g_string_append_len (self->text, cursor, end - cursor);
    cursor = end;
  }
}

/* Adds a line break that is meant to be seen. */
void
dgs_inline_break (DgsInline *self)
{
  self->pending = SPACE_BREAK;
}

gboolean
dgs_inline_is_empty (DgsInline *self)
{
  return self->text->len == 0 && self->spans->len == 0;
}

/* Hands out what was collected and starts anew. */
GPtrArray *
dgs_inline_take (DgsInline *self)
{
  GPtrArray *spans;

  close_span (self);
  self->pending = SPACE_NONE;
  spans = g_steal_pointer (&self->spans);
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_span_free);
  return spans;
}
