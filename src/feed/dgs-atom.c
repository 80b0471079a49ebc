/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-atom.h"

#include <string.h>

#include "dgs-date.h"
#include "dgs-feed-fields.h"
#include "dgs-markup.h"
#include "dgs-text.h"

/* What a text construct holds (RFC 4287, 3.1 and 4.1.3; Atom 0.3). */
typedef enum {
  KIND_PLAIN,
  KIND_HTML,
  KIND_TREE,
  KIND_OTHER,
} Kind;

static Kind
get_kind (xmlNode *node)
{
  g_autofree char *type = dgs_xml_get_attribute (node, "type");
  g_autofree char *mode = dgs_xml_get_attribute (node, "mode");
  gboolean has_tree = xmlFirstElementChild (node) != NULL;

  if (!type)
    return has_tree ? KIND_TREE : g_strcmp0 (mode, "escaped") == 0 ? KIND_HTML : KIND_PLAIN;
  type[strcspn (type, "; ")] = '\0';
  if (g_ascii_strcasecmp (type, "text") == 0 || g_ascii_strcasecmp (type, "text/plain") == 0)
    return KIND_PLAIN;
  if (has_tree && (g_strcmp0 (type, "xhtml") == 0 || g_str_has_suffix (type, "html") ||
                   g_str_has_suffix (type, "xhtml+xml")))
    return KIND_TREE;
  if (g_ascii_strcasecmp (type, "html") == 0 || g_ascii_strcasecmp (type, "text/html") == 0 ||
      g_ascii_strcasecmp (type, "xhtml") == 0 || g_str_has_suffix (type, "/xhtml+xml"))
    return KIND_HTML;
  return strchr (type, '/') ? KIND_OTHER : KIND_PLAIN;
}

static char *
get_text (xmlNode *node)
{
  g_autofree char *mode = dgs_xml_get_attribute (node, "mode");
  char *text = dgs_xml_get_text (node);
  g_autofree guchar *decoded = NULL;
  gsize size;
  char *result;

  if (!text || g_strcmp0 (mode, "base64") != 0)
    return text;
  decoded = g_base64_decode (text, &size);
  result = g_utf8_make_valid ((const char *) decoded, (gssize) size);
  g_free (text);
  return result;
}

/* The div of an XHTML construct is no part of it (RFC 4287, 3.1.1.3). */
static char *
get_tree (xmlNode *node)
{
  xmlNode *first = xmlFirstElementChild (node);

  if (first && !xmlNextElementSibling (first) && g_str_equal (first->name, "div"))
    return dgs_xml_get_markup (first);
  return dgs_xml_get_markup (node);
}

static char *
get_html (xmlNode *node)
{
  g_autofree char *text = NULL;

  switch (get_kind (node)) {
  case KIND_TREE:
    return get_tree (node);
  case KIND_HTML:
    text = get_text (node);
    return dgs_markup_settle (text);
  case KIND_PLAIN:
    text = get_text (node);
    return dgs_markup_from_plain (text);
  case KIND_OTHER:
  default:
    return NULL;
  }
}

static char *
get_plain (xmlNode *node)
{
  g_autofree char *text = get_text (node);
  g_autofree char *plain = NULL;

  if (get_kind (node) == KIND_HTML)
    plain = dgs_markup_to_plain (text);
  else
    plain = dgs_text_collapse (text);
  return *plain ? g_steal_pointer (&plain) : NULL;
}

static gboolean
is_atom (xmlNode *node, const char *name)
{
  return dgs_xml_is (node, DGS_XML_NATIVE, name) || dgs_xml_is (node, DGS_XML_ATOM, name);
}

/* The spaces of the feed's own language: an entry may name its own with another prefix. */
static char *
find_text (xmlNode *parent, const char *name)
{
  char *text = dgs_xml_find_text (parent, DGS_XML_NATIVE, name);

  return text ? text : dgs_xml_find_text (parent, DGS_XML_ATOM, name);
}

static char *
find_link (xmlNode *parent, const char *address)
{
  char *link = dgs_feed_find_alternate (parent, DGS_XML_NATIVE, address);

  return link ? link : dgs_feed_find_alternate (parent, DGS_XML_ATOM, address);
}

static char *
find_author (xmlNode *parent)
{
  g_autofree char *creator = NULL;
  char *author = dgs_feed_find_person (parent, DGS_XML_NATIVE);

  if (!author)
    author = dgs_feed_find_person (parent, DGS_XML_ATOM);
  if (author)
    return author;
  creator = dgs_xml_find_text (parent, DGS_XML_DC, "creator");
  return dgs_feed_clean_author (creator);
}

static char *
find_title (xmlNode *parent)
{
  g_autofree char *other = NULL;
  char *title = NULL;
  xmlNode *child;

  for (child = parent->children; child && !title; child = child->next) {
    if (is_atom (child, "title"))
      title = get_plain (child);
  }
  if (title)
    return title;
  other = dgs_xml_find_text (parent, DGS_XML_DC, "title");
  if (!other)
    other = dgs_xml_find_text (parent, DGS_XML_MEDIA, "title");
  return other ? dgs_markup_title_to_plain (other) : NULL;
}

/* Of a date that is there more than once the last counts, as the feed is written to. */
static GDateTime *
find_date (xmlNode *parent, const char *const *names)
{
  GDateTime *date = NULL;
  xmlNode *child;

  for (; *names && !date; names++) {
    for (child = parent->children; child; child = child->next) {
      g_autofree char *text = is_atom (child, *names) ? dgs_xml_get_text (child) : NULL;
      GDateTime *found = text ? dgs_date_parse_credible (text) : NULL;

      if (!found)
        continue;
      g_clear_pointer (&date, g_date_time_unref);
      date = found;
    }
  }
  return date;
}

static void
read_dates (DgsParsedEntry *entry, xmlNode *node)
{
  static const char *const published[] = { "published", "issued", "created", "pubDate", NULL };
  static const char *const updated[] = { "updated", "modified", NULL };

  entry->published = find_date (node, published);
  dgs_feed_take_date (&entry->published, dgs_xml_find_text (node, DGS_XML_DC, "date"));
  entry->updated = find_date (node, updated);
  dgs_feed_take_date (&entry->updated, dgs_xml_find_text (node, DGS_XML_DCTERMS, "modified"));
}

/* The longest text wins, and the base is that of its own element. */
static void
read_texts (DgsParsedEntry *entry, xmlNode *node, const char *address)
{
  xmlNode *group = dgs_xml_find (node, DGS_XML_MEDIA, "group");
  xmlNode *child;

  for (child = node->children; child; child = child->next) {
    gboolean is_summary = is_atom (child, "summary") || is_atom (child, "description");
    g_autofree char *html = NULL;

    if (!is_summary && !is_atom (child, "content"))
      continue;
    html = get_html (child);
    if (html && is_summary && !entry->summary)
      entry->summary = g_strdup (html);
    if (!html || (entry->content && strlen (entry->content) >= strlen (html)))
      continue;
    g_free (entry->content);
    entry->content = g_steal_pointer (&html);
    g_free (entry->base);
    entry->base = dgs_xml_get_base (child, address);
  }
  if (!entry->content) {
    g_autofree char *text = dgs_xml_find_text (group ? group : node, DGS_XML_MEDIA, "description");

    entry->content = dgs_markup_from_plain (text);
  }
}

static DgsParsedEntry *
read_entry (xmlNode *node, const char *address, const char *feed_author)
{
  g_autoptr (DgsParsedEntry) entry = dgs_parsed_entry_new ();

  entry->id = find_text (node, "id");
  entry->base = dgs_xml_get_base (node, address);
  entry->title = find_title (node);
  entry->link = find_link (node, address);
  if (!entry->link)
    entry->link = dgs_feed_resolve_web (NULL, entry->id);
  entry->author = find_author (node);
  if (!entry->author)
    entry->author = find_author (dgs_xml_find (node, DGS_XML_NATIVE, "source"));
  if (!entry->author)
    entry->author = g_strdup (feed_author);
  read_dates (entry, node);
  read_texts (entry, node, address);
  return g_steal_pointer (&entry);
}

static void
collect_entries (xmlNode *parent, gboolean damaged, guint depth, GPtrArray *entries)
{
  xmlNode *child;

  for (child = parent->children; child && entries->len < DGS_FEED_MAX_ENTRIES;
       child = child->next) {
    if (is_atom (child, "entry"))
      g_ptr_array_add (entries, child);
    if (damaged && depth < 64)
      collect_entries (child, damaged, depth + 1, entries);
  }
}

/**
 * dgs_atom_read:
 * @xml: a document whose root is feed
 * @address: (nullable): where it came from
 * @error: where to put an error
 *
 * Reads Atom 1.0 (RFC 4287), Atom 0.3 and the drafts before it.
 *
 * Returns: (transfer full): the feed
 */
DgsParsedFeed *
dgs_atom_read (DgsXml *xml, const char *address, GError **error)
{
  g_autoptr (DgsParsedFeed) feed = dgs_parsed_feed_new (DGS_FEED_FORMAT_ATOM);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autofree char *author = NULL;
  xmlNode *root = dgs_xml_get_root (xml);
  guint i;

  feed->damaged = xml->damaged;
  feed->title = find_title (root);
  feed->link = find_link (root, address);
  feed->language = dgs_xml_get_attribute (root, "lang");
  feed->schedule = dgs_feed_get_schedule (root);
  author = find_author (root);
  collect_entries (root, xml->damaged, 0, entries);
  if (entries->len > 0 && dgs_xml_is_cut_off (xml, g_ptr_array_index (entries, entries->len - 1)))
    g_ptr_array_set_size (entries, (int) entries->len - 1);
  for (i = 0; i < entries->len; i++)
    g_ptr_array_add (feed->entries, read_entry (g_ptr_array_index (entries, i),
                                                address ? address : feed->link, author));
  return g_steal_pointer (&feed);
}
