/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-doctype.h"

#include <string.h>

#include "dgs-entity.h"
#include "dgs-scan.h"

#define MAX_ENTITIES 1000
#define MAX_DEPTH 8
#define MAX_DECLARATION (256 * 1024)

/**
 * dgs_doctype_new:
 *
 * Makes an empty set of entities.
 *
 * Returns: (transfer full): a new set, to be freed with g_hash_table_unref()
 */
DgsDoctype *
dgs_doctype_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Where a declaration that begins at @text ends, quotes and brackets heeded. */
static const char *
find_end (const char *text)
{
  const char *cursor = text;
  gboolean inside = FALSE;

  while (*cursor) {
    if (*cursor == '"' || *cursor == '\'') {
      const char *close = strchr (cursor + 1, *cursor);

      if (!close)
        return NULL;
      cursor = close;
    } else if (dgs_scan_is_at (cursor, "<!--")) {
      const char *close = strstr (cursor, "-->");

      if (!close)
        return NULL;
      cursor = close + 2;
    } else if (*cursor == '[') {
      inside = TRUE;
    } else if (*cursor == ']') {
      inside = FALSE;
    } else if (*cursor == '>' && !inside) {
      return cursor;
    }
    cursor++;
  }
  return NULL;
}

static void
collect (DgsDoctype *self, const char *subset)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  /* An entity with an address (SYSTEM, PUBLIC) does not match: nothing is ever loaded. */
  regex = g_regex_new ("<!ENTITY\\s+([\\w.:-]+)\\s+(?:\"([^\"]*)\"|'([^']*)')\\s*>", 0, 0, NULL);
  g_regex_match (regex, subset, 0, &match);
  while (g_match_info_matches (match) && g_hash_table_size (self) < MAX_ENTITIES) {
    char *name = g_match_info_fetch (match, 1);
    g_autofree char *first = g_match_info_fetch (match, 2);
    g_autofree char *second = g_match_info_fetch (match, 3);

    /* The first declaration is the binding one. */
    if (g_hash_table_contains (self, name))
      g_free (name);
    else
      g_hash_table_insert (self, name, g_strconcat (first, second, NULL));
    g_match_info_next (match, NULL);
  }
}

/**
 * dgs_doctype_parse:
 * @self: a set
 * @text: text that begins with "<!DOCTYPE"
 *
 * Adds the entities that a document type declaration declares in itself (XML 1.0, 4.2).
 *
 * Returns: the bytes that the declaration takes up, 0 where it does not end
 */
gsize
dgs_doctype_parse (DgsDoctype *self, const char *text)
{
  const char *end = find_end (text);
  g_autofree char *declaration = NULL;

  if (!end)
    return 0;
  if (end - text > MAX_DECLARATION)
    return (gsize) (end + 1 - text);
  declaration = g_strndup (text, (gsize) (end - text));
  collect (self, declaration);
  return (gsize) (end + 1 - text);
}

static void expand_into (
    DgsDoctype *self, const char *value, guint depth, guint *budget, GString *out);

/* Writes what stands for the reference at @text and gives the bytes that it takes up. */
static gsize
expand_reference (DgsDoctype *self, const char *text, guint depth, guint *budget, GString *out)
{
  gsize length = 1 + strcspn (text + 1, "; &<");
  g_autofree char *name = g_strndup (text + 1, length - 1);
  const char *value = text[length] == ';' ? g_hash_table_lookup (self, name) : NULL;
  gunichar character = 0;

  if (value && depth < MAX_DEPTH) {
    expand_into (self, value, depth + 1, budget, out);
    return length + 1;
  }
  length = dgs_entity_parse (text, &character);
  if (length == 0)
    g_string_append (out, "&amp;");
  else if (character)
    g_string_append_printf (out, "&#%u;", character);
  return MAX (length, 1);
}

static void
expand_into (DgsDoctype *self, const char *value, guint depth, guint *budget, GString *out)
{
  const char *cursor = value;

  while (*cursor && *budget > 0) {
    (*budget)--;
    if (*cursor == '&')
      cursor += expand_reference (self, cursor, depth, budget, out);
    else
      g_string_append_c (out, *cursor++);
  }
}

/**
 * dgs_doctype_expand:
 * @self: a set
 * @name: an entity's name
 * @budget: (inout): how many bytes may still come of entities in this document
 * @out: what to append the replacement to
 *
 * Writes what stands for an entity. A document that builds bombs of entities gets less and less.
 *
 * Returns: whether the entity is declared
 */
gboolean
dgs_doctype_expand (DgsDoctype *self, const char *name, guint *budget, GString *out)
{
  const char *value = g_hash_table_lookup (self, name);

  if (value)
    expand_into (self, value, 0, budget, out);
  return value != NULL;
}
