/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-place.h"

#include "dgs-address.h"

#include <string.h>

void
dgs_place_clear (DgsPlace *self)
{
  g_clear_pointer (&self->directory, g_free);
  g_clear_pointer (&self->date, g_free);
}

static gboolean
is_letter (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character) ||
         (character < 0x80 && strchr ("@&+#", (int) character));
}

/* Makes the form of a series' name by which two spellings of it compare equal: without regard to
 * case, dashes, spaces and the width of letters. It has no slash. */
char *
dgs_series_normalize (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = composed ? g_utf8_casefold (composed, -1) : g_strdup ("");
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean pending = FALSE;
  const char *cursor;

  for (cursor = folded; *cursor; cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);
    gboolean is_symbol = is_letter (character) && g_unichar_ispunct (character);

    if (!is_letter (character)) {
      pending = out->len > 0;
      continue;
    }
    if (pending && !is_symbol && !strchr ("@&+#", out->str[out->len - 1]))
      g_string_append_c (out, '-');
    pending = FALSE;
    g_string_append_unichar (out, character);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Finds the known publisher of an address. */
const DgsPublisher *
dgs_publisher_find (const char *address)
{
  g_autofree char *host = dgs_address_get_host (address);
  guint i;

  for (i = 0; host && dgs_publishers[i]; i++) {
    const char *name = dgs_publishers[i]->host;

    if (g_str_equal (host, name) ||
        (g_str_has_prefix (host, "www.") && g_str_equal (host + 4, name)))
      return dgs_publishers[i];
  }
  return NULL;
}

static gboolean
is_named (const DgsPublisherSeries *series, const char *normalized)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint i;

  g_strv_builder_add_many (builder, series->directory, series->name, series->prefix, NULL);
  g_strv_builder_addv (builder, (const char **) series->aliases);
  names = g_strv_builder_end (builder);
  for (i = 0; names[i]; i++) {
    g_autofree char *name = dgs_series_normalize (names[i]);

    if (g_str_equal (name, normalized))
      return TRUE;
  }
  return FALSE;
}

/* Finds a series by one of its names, its directory or the prefix of its files. */
const DgsPublisherSeries *
dgs_publisher_find_series (const DgsPublisher *self, const char *name)
{
  g_autofree char *normalized = dgs_series_normalize (name);
  const DgsPublisherSeries *series;

  for (series = self->series; *normalized && series->directory; series++) {
    if (is_named (series, normalized))
      return series;
  }
  return NULL;
}

static char *
fetch (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text && *text ? g_steal_pointer (&text) : NULL;
}

/* A file of a day stands in the directory of its series only some of the time, so that its prefix
 * tells more. */
static void
read_match (const DgsPublisher *self, GMatchInfo *match, DgsPlace *place)
{
  g_autofree char *directory = fetch (match, "directory");
  g_autofree char *prefix = fetch (match, "prefix");
  g_autofree char *language = fetch (match, "language");
  g_autofree char *label = fetch (match, "label");
  const char *name = NULL;

  if (prefix)
    place->series = dgs_publisher_find_series (self, prefix);
  if (!place->series && directory)
    place->series = dgs_publisher_find_series (self, directory);
  name = place->series ? place->series->directory : directory ? directory : prefix;
  place->directory = language ? g_strconcat (language, "/", name, NULL) : g_strdup (name);
  place->date = fetch (match, "date");
  dgs_label_find (label, &place->label);
}

/* Reads what an address of a publisher tells of the digest behind it. */
gboolean
dgs_publisher_read_address (const DgsPublisher *self, const char *address, DgsPlace *place)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const DgsPublisherPattern *pattern;

  *place = (DgsPlace) {
    0,
  };
  for (pattern = self->patterns; uri && pattern->pattern; pattern++) {
    g_autoptr (GRegex) regex = g_regex_new (pattern->pattern, 0, 0, NULL);
    g_autoptr (GMatchInfo) match = NULL;

    if (!g_regex_match (regex, g_uri_get_path (uri), 0, &match))
      continue;
    place->kind = pattern->kind;
    read_match (self, match, place);
    return TRUE;
  }
  return FALSE;
}
