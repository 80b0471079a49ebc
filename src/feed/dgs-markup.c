/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-markup.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "dgs-entity.h"
#include "dgs-scan.h"
#include "dgs-text.h"

/* Titles are lines. What is longer than this is some other text, and takes time to no end. */
#define MAX_TITLE 8192

/* How often a text can have been escaped too often. */
#define MAX_ROUNDS 4

/* The elements of HTML 5 that the older list of libxml2 has not. */
static const char *const newer_elements[] = {
  "article", "aside",   "audio", "bdi",   "details", "figcaption", "figure",
  "footer",  "header",  "main",  "mark",  "nav",     "picture",    "section",
  "source",  "summary", "time",  "video", "wbr",     NULL,
};

static const char *const void_elements[] = { "br", "hr", "img", "wbr", "input", "source", NULL };

/* The name in the tag that begins at @tag, in lower case; NULL where there is no tag. */
static char *
get_tag_name (const char *tag)
{
  const char *start = tag + (tag[1] == '/' ? 2 : 1);
  const char *end = start;

  while (g_ascii_isalnum (*end))
    end++;
  if (end == start || !g_ascii_isalpha (*start) || !strchr (" \t\r\n/>", *end) || *end == '\0')
    return NULL;
  return g_ascii_strdown (start, end - start);
}

static gboolean
is_html_name (const char *name)
{
  return g_strv_contains (newer_elements, name) || htmlTagLookup ((const xmlChar *) name);
}

static gboolean
has_end_tag (const char *text, const char *name)
{
  const char *cursor;

  for (cursor = strstr (text, "</"); cursor; cursor = strstr (cursor + 2, "</")) {
    if (g_ascii_strncasecmp (cursor + 2, name, strlen (name)) == 0 &&
        strchr ("> \t\r\n", cursor[2 + strlen (name)]))
      return TRUE;
  }
  return FALSE;
}

/* A title may speak of an element: "Why <video> is slow". Markup has an end tag or attributes. */
static gboolean
is_certain (const char *tag, const char *end, const char *name)
{
  if (tag[1] == '/' || end[-1] == '/' || g_strv_contains (void_elements, name))
    return TRUE;
  return memchr (tag, '=', (gsize) (end - tag)) || has_end_tag (end, name);
}

/* How many bytes the tag or comment at @text takes up; 0 where it is neither. */
static gsize
measure_tag (const char *text, gboolean cautious, gboolean *out_breaks)
{
  g_autofree char *name = NULL;
  const char *end;

  *out_breaks = FALSE;
  if (dgs_scan_is_at (text, "<!--")) {
    end = strstr (text, "-->");
    return end ? (gsize) (end + 3 - text) : 0;
  }
  name = get_tag_name (text);
  end = name ? strchr (text, '>') : NULL;
  if (!end || !is_html_name (name) || (cautious && !is_certain (text, end, name)))
    return 0;
  *out_breaks = g_str_equal (name, "br") || g_str_equal (name, "p") || g_str_equal (name, "div") ||
                g_str_equal (name, "li");
  return (gsize) (end + 1 - text);
}

static char *
strip (const char *markup, gboolean cautious)
{
  g_autofree char *start = g_utf8_make_valid (markup, (gssize) strnlen (markup, MAX_TITLE));
  g_autoptr (GString) out = g_string_new (NULL);
  const char *cursor = start;

  while (*cursor) {
    gunichar character = 0;
    gboolean breaks = FALSE;
    gsize length = 0;

    if (*cursor == '<')
      length = measure_tag (cursor, cautious, &breaks);
    else if (*cursor == '&')
      length = dgs_entity_parse (cursor, &character);
    if (length == 0)
      g_string_append_c (out, *cursor);
    else if (character)
      g_string_append_unichar (out, character);
    else if (breaks)
      g_string_append_c (out, ' ');
    cursor += MAX (length, 1);
  }
  return dgs_text_collapse (out->str);
}

/**
 * dgs_markup_to_plain:
 * @markup: (nullable): HTML, as of an Atom title
 *
 * Takes the words out of a short piece of HTML.
 *
 * Tags that HTML does not know are words too: publishers forget to escape them.
 *
 * Returns: (transfer full): plain text, white space collapsed
 */
char *
dgs_markup_to_plain (const char *markup)
{
  return strip (markup ? markup : "", FALSE);
}

/**
 * dgs_markup_title_to_plain:
 * @title: (nullable): a text of which no one says whether it is plain or HTML
 *
 * Takes the words out of an RSS title.
 *
 * References are decoded once more, and tags go where they cannot be meant as words.
 *
 * Returns: (transfer full): plain text, white space collapsed
 */
char *
dgs_markup_title_to_plain (const char *title)
{
  return strip (title ? title : "", TRUE);
}

/**
 * dgs_markup_from_plain:
 * @text: (nullable): plain text
 *
 * Makes HTML that shows a plain text, with its line breaks.
 *
 * Returns: (transfer full) (nullable): HTML, %NULL where there is nothing to read
 */
char *
dgs_markup_from_plain (const char *text)
{
  g_autofree char *escaped = NULL;
  g_autoptr (GString) out = NULL;

  if (dgs_text_is_blank (text))
    return NULL;
  escaped = g_strstrip (g_markup_escape_text (text, -1));
  out = g_string_new (escaped);
  g_string_replace (out, "\r\n", "\n", 0);
  if (!strchr (out->str, '\n'))
    return g_string_free (g_steal_pointer (&out), FALSE);
  g_string_replace (out, "\n\n", "</p><p>", 0);
  g_string_replace (out, "\n", "<br>", 0);
  g_string_prepend (out, "<p>");
  g_string_append (out, "</p>");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Whether an escaped reference begins at @text: "&amp;" and then what would be a reference. */
static gboolean
is_escaped_twice (const char *text)
{
  g_autofree char *inner = NULL;
  gunichar character;

  if (!dgs_scan_is_at (text, "&amp;"))
    return FALSE;
  inner = g_strndup (text + strlen ("&amp"), 16);
  inner[0] = '&';
  return dgs_entity_parse (inner, &character) > 0;
}

/* Plainly over-escaped is what has no tag, and not one reference that is escaped but once. */
static gboolean
is_over_escaped (const char *markup)
{
  const char *cursor = strchr (markup, '&');

  if (!cursor || strchr (markup, '<'))
    return FALSE;
  for (; cursor; cursor = strchr (cursor + 1, '&')) {
    if (!is_escaped_twice (cursor))
      return FALSE;
  }
  return TRUE;
}

/**
 * dgs_markup_settle:
 * @markup: (nullable): HTML as it came
 *
 * Takes off the escaping that a publisher put on a text once too often.
 *
 * Only a text without tags, in which every single reference is escaped again, is changed; and it
 * never gains a tag by it.
 *
 * Returns: (transfer full) (nullable): HTML, %NULL where there is nothing to read
 */
char *
dgs_markup_settle (const char *markup)
{
  g_autoptr (GString) out = NULL;
  guint round;

  if (dgs_text_is_blank (markup))
    return NULL;
  out = g_string_new (markup);
  for (round = 0; round < MAX_ROUNDS && is_over_escaped (out->str); round++)
    g_string_replace (out, "&amp;", "&", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
