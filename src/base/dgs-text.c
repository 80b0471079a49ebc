/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-text.h"

#include <string.h>

static gboolean
is_space (gunichar character)
{
  return g_unichar_isspace (character) || character == 0x00a0 || character == 0x200b ||
         character == 0xfeff;
}

/**
 * dgs_text_collapse:
 * @text: (nullable): valid UTF-8
 *
 * Folds every run of white space into one space and trims both ends.
 *
 * Returns: (transfer full): a new text, empty for %NULL
 */
char *
dgs_text_collapse (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean pending = FALSE;
  const char *cursor;

  for (cursor = text; cursor && *cursor; cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);

    if (is_space (character)) {
      pending = out->len > 0;
      continue;
    }
    if (pending)
      g_string_append_c (out, ' ');
    pending = FALSE;
    g_string_append_unichar (out, character);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * dgs_text_excerpt:
 * @text: (nullable): valid UTF-8
 * @max_chars: the most characters to keep
 *
 * Takes the first words of a text, for a row or a notification.
 *
 * The cut is between words where there is one near, and marked with an ellipsis.
 *
 * Returns: (transfer full): white space collapsed, at most @max_chars characters
 */
char *
dgs_text_excerpt (const char *text, guint max_chars)
{
  g_autofree char *collapsed = NULL;
  g_autofree char *cut = NULL;
  char *space;

  g_return_val_if_fail (max_chars > 0, NULL);

  collapsed = dgs_text_collapse (text);
  if (g_utf8_strlen (collapsed, -1) <= (glong) max_chars)
    return g_steal_pointer (&collapsed);

  cut = g_utf8_substring (collapsed, 0, max_chars - 1);
  space = strrchr (cut, ' ');
  if (space && (gsize) (space - cut) > strlen (cut) / 2)
    *space = '\0';
  return g_strconcat (cut, "…", NULL);
}

/**
 * dgs_text_is_blank:
 * @text: (nullable): valid UTF-8
 *
 * Tells whether there is nothing to read in a text.
 *
 * Returns: %TRUE for %NULL, empty and white space alone
 */
gboolean
dgs_text_is_blank (const char *text)
{
  const char *cursor;

  for (cursor = text; cursor && *cursor; cursor = g_utf8_next_char (cursor)) {
    if (!is_space (g_utf8_get_char (cursor)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_right_to_left (const char *text)
{
  for (; *text; text = g_utf8_next_char (text)) {
    gunichar letter = g_utf8_get_char (text);
    GUnicodeScript script = g_unichar_get_script (letter);

    if (g_str_has_prefix (text, "%s"))
      text++;
    else if (g_unichar_isalpha (letter))
      return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW;
  }
  return FALSE;
}

/**
 * dgs_text_isolate:
 * @value: what is to be put into a text
 * @text: the text, with %s in its place
 *
 * Keeps what is put into a text that runs from right to left from being torn: the last slash of an
 * address would stand before it (Unicode Standard Annex 9, FSI and PDI).
 *
 * Returns: (transfer full): the value, between the marks for it where it needs them
 */
char *
dgs_text_isolate (const char *value, const char *text)
{
  return is_right_to_left (text) ? g_strconcat ("\u2068", value, "\u2069", NULL) : g_strdup (value);
}
