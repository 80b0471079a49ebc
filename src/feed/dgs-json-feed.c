/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-json-feed.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dgs-feed-fields.h"
#include "dgs-feed-parser.h"
#include "dgs-markup.h"
#include "dgs-text.h"

/* Deeper than any feed nests, shallow enough for a parser that calls itself. */
#define MAX_DEPTH 100

/* Far above what twenty thousand entries need, far below what takes the parser minutes. */
#define MAX_VALUES 1000000

/* What the brackets of a text say without reading it. */
typedef struct {
  guint depth;
  guint max_depth;
  guint n_values;
  const char *last_item; /* after the last object that ended inside an outermost array */
} Outline;

static const char *
skip_string (const char *cursor)
{
  for (cursor++; *cursor && *cursor != '"'; cursor++) {
    if (*cursor == '\\' && cursor[1])
      cursor++;
  }
  return cursor;
}

static Outline
outline (const char *text)
{
  Outline self = { 0 };
  const char *cursor;

  for (cursor = text; *cursor; cursor++) {
    if (*cursor == '"') {
      cursor = skip_string (cursor);
      if (!*cursor)
        break;
    } else if (*cursor == '{' || *cursor == '[') {
      self.depth++;
      self.n_values++;
      self.max_depth = MAX (self.max_depth, self.depth);
    } else if ((*cursor == '}' || *cursor == ']') && self.depth > 0) {
      self.depth--;
      if (*cursor == '}' && self.depth == 2)
        self.last_item = cursor + 1;
    } else if (*cursor == ',') {
      self.n_values++;
    }
  }
  return self;
}

/* A feed that breaks off is closed after its last complete item. */
static JsonParser *
parse (const char *text, gboolean *out_damaged, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  Outline found = outline (text);
  g_autoptr (GError) problem = NULL;

  *out_damaged = FALSE;
  if (found.max_depth > MAX_DEPTH || found.n_values > MAX_VALUES) {
    g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_TOO_LARGE,
                         "The document is JSON with more parts than a feed can have.");
    return NULL;
  }
  if (json_parser_load_from_data (parser, text, -1, &problem) && json_parser_get_root (parser))
    return g_steal_pointer (&parser);
  if (found.last_item) {
    g_autoptr (GString) repaired = g_string_new_len (text, found.last_item - text);

    g_string_append (repaired, "]}");
    *out_damaged = TRUE;
    g_clear_object (&parser);
    parser = json_parser_new_immutable ();
    if (json_parser_load_from_data (parser, repaired->str, -1, NULL))
      return g_steal_pointer (&parser);
  }
  g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_NOT_A_FEED,
                       "The document looks like JSON, but cannot be read.");
  return NULL;
}

/* Text of a member, or a number as it is written: some ids are numbers. */
static char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;
  g_autofree char *text = NULL;

  if (!node || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    text = g_utf8_make_valid (json_node_get_string (node), -1);
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    text = json_to_string (node, FALSE);
  return dgs_text_is_blank (text) ? NULL : g_strstrip (g_steal_pointer (&text));
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char *
get_author (JsonObject *object)
{
  JsonArray *authors = get_array (object, "authors");
  g_autofree char *name = NULL;

  if (authors && json_array_get_length (authors) > 0)
    name = get_string (get_object (json_array_get_element (authors, 0)), "name");
  if (!name)
    name = get_string (get_object (json_object_get_member (object, "author")), "name");
  return name ? dgs_text_collapse (name) : NULL;
}

static char *
get_plain (JsonObject *object, const char *name)
{
  g_autofree char *text = get_string (object, name);

  return text ? dgs_text_collapse (text) : NULL;
}

static char *
get_link (JsonObject *object, const char *const *names, const char *base)
{
  char *link = NULL;

  for (; *names && !link; names++) {
    g_autofree char *text = get_string (object, *names);

    link = dgs_feed_resolve_web (base, text);
  }
  return link;
}

static void
read_texts (DgsParsedEntry *entry, JsonObject *item)
{
  g_autofree char *html = get_string (item, "content_html");
  g_autofree char *text = get_string (item, "content_text");
  g_autofree char *summary = get_string (item, "summary");

  entry->summary = dgs_markup_from_plain (summary);
  entry->content = html ? g_steal_pointer (&html) : dgs_markup_from_plain (text);
  if (!entry->content)
    entry->content = g_strdup (entry->summary);
}

static DgsParsedEntry *
read_item (JsonObject *item, const char *address, const char *feed_author)
{
  static const char *const links[] = { "url", "external_url", NULL };
  DgsParsedEntry *entry = dgs_parsed_entry_new ();

  entry->id = get_string (item, "id");
  entry->title = get_plain (item, "title");
  entry->link = get_link (item, links, address);
  if (!entry->link)
    entry->link = dgs_feed_resolve_web (NULL, entry->id);
  entry->author = get_author (item);
  if (!entry->author)
    entry->author = g_strdup (feed_author);
  dgs_feed_take_date (&entry->published, get_string (item, "date_published"));
  dgs_feed_take_date (&entry->updated, get_string (item, "date_modified"));
  entry->base = g_strdup (address);
  read_texts (entry, item);
  return entry;
}

static gboolean
is_json_feed (JsonObject *object)
{
  g_autofree char *version = get_string (object, "version");

  if (!object || !get_array (object, "items"))
    return version && strstr (version, "jsonfeed.org");
  return version ? strstr (version, "jsonfeed") != NULL : json_object_has_member (object, "title");
}

/**
 * dgs_json_feed_read:
 * @text: valid UTF-8 that is meant to be JSON
 * @address: (nullable): where it came from
 * @error: where to put an error
 *
 * Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
 *
 * Returns: (transfer full) (nullable): the feed; %NULL with %DGS_FEED_ERROR_NOT_A_FEED or
 *   %DGS_FEED_ERROR_TOO_LARGE
 */
DgsParsedFeed *
dgs_json_feed_read (const char *text, const char *address, GError **error)
{
  static const char *const links[] = { "home_page_url", NULL };
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (DgsParsedFeed) feed = NULL;
  g_autofree char *author = NULL;
  gboolean damaged;
  JsonObject *object;
  JsonArray *items;
  guint i;

  parser = parse (text, &damaged, error);
  if (!parser)
    return NULL;
  object = get_object (json_parser_get_root (parser));
  if (!is_json_feed (object)) {
    g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_NOT_A_FEED,
                         "The document is JSON, but not a JSON Feed.");
    return NULL;
  }
  feed = dgs_parsed_feed_new (DGS_FEED_FORMAT_JSON);
  feed->damaged = damaged;
  feed->title = get_plain (object, "title");
  feed->link = get_link (object, links, address);
  feed->language = get_string (object, "language");
  author = get_author (object);
  items = get_array (object, "items");
  for (i = 0; items && i < MIN (json_array_get_length (items), DGS_FEED_MAX_ENTRIES); i++) {
    JsonObject *item = get_object (json_array_get_element (items, i));

    if (item)
      g_ptr_array_add (feed->entries, read_item (item, address ? address : feed->link, author));
  }
  return g_steal_pointer (&feed);
}
