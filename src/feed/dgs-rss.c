/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-rss.h"

#include <string.h>

#include "dgs-address.h"
#include "dgs-feed-fields.h"
#include "dgs-feed-parser.h"
#include "dgs-markup.h"
#include "dgs-text.h"

typedef struct {
  DgsXmlSpace space;
  const char *name;
} Field;

static const Field title_fields[] = {
  { DGS_XML_NATIVE, "title" }, { DGS_XML_ATOM, "title" },   { DGS_XML_DC, "title" },
  { DGS_XML_MEDIA, "title" },  { DGS_XML_ITUNES, "title" },
};

static const Field author_fields[] = {
  { DGS_XML_NATIVE, "author" },   { DGS_XML_DC, "creator" },    { DGS_XML_DC, "author" },
  { DGS_XML_DCTERMS, "creator" }, { DGS_XML_ITUNES, "author" },
};

static const Field published_fields[] = {
  { DGS_XML_NATIVE, "pubDate" },  { DGS_XML_DC, "date" },          { DGS_XML_DCTERMS, "issued" },
  { DGS_XML_DCTERMS, "created" }, { DGS_XML_DCTERMS, "date" },     { DGS_XML_ATOM, "published" },
  { DGS_XML_ATOM, "issued" },     { DGS_XML_NATIVE, "published" },
};

static const Field updated_fields[] = {
  { DGS_XML_DCTERMS, "modified" },
  { DGS_XML_ATOM, "updated" },
  { DGS_XML_ATOM, "modified" },
  { DGS_XML_NATIVE, "updated" },
};

/* The texts that stand for the whole entry, and those that stand for a short one. */
static const Field text_fields[] = {
  { DGS_XML_CONTENT, "encoded" }, { DGS_XML_NATIVE, "content" }, { DGS_XML_ATOM, "content" },
  { DGS_XML_XHTML, "body" },      { DGS_XML_XHTML, "div" },      { DGS_XML_NATIVE, "fullText" },
};

static const Field summary_fields[] = {
  { DGS_XML_NATIVE, "description" }, { DGS_XML_NATIVE, "summary" },
  { DGS_XML_ATOM, "summary" },       { DGS_XML_DC, "description" },
  { DGS_XML_ITUNES, "summary" },     { DGS_XML_MEDIA, "description" },
};

static char *
find_first (xmlNode *parent, const Field *fields, guint n_fields)
{
  guint i;

  for (i = 0; i < n_fields; i++) {
    char *text = dgs_xml_find_text (parent, fields[i].space, fields[i].name);

    if (text)
      return text;
  }
  return NULL;
}

static char *
get_title (xmlNode *parent)
{
  g_autofree char *text = find_first (parent, title_fields, G_N_ELEMENTS (title_fields));
  g_autofree char *title = dgs_markup_title_to_plain (text);

  return *title ? g_steal_pointer (&title) : NULL;
}

static char *
get_author (xmlNode *item)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (author_fields); i++) {
    xmlNode *node = dgs_xml_find (item, author_fields[i].space, author_fields[i].name);
    g_autofree char *text = NULL;
    char *author;

    /* An author with parts is one of Atom's, whatever the prefix says. */
    if (node && xmlFirstElementChild (node))
      continue;
    text = dgs_xml_find_text (item, author_fields[i].space, author_fields[i].name);
    author = dgs_feed_clean_author (text);
    if (author)
      return author;
  }
  return dgs_feed_find_person (item, DGS_XML_ATOM);
}

/* Some put their HTML into the description as it is, with no escaping around it. */
static char *
get_html (xmlNode *node)
{
  g_autofree char *html =
      xmlFirstElementChild (node) ? dgs_xml_get_markup (node) : dgs_xml_get_text (node);

  return dgs_markup_settle (html);
}

static char *
find_longest (xmlNode *item, const Field *fields, guint n_fields)
{
  g_autofree char *longest = NULL;
  xmlNode *child;
  guint i;

  for (child = item->children; child; child = child->next) {
    g_autofree char *html = NULL;

    for (i = 0; i < n_fields && !html; i++) {
      if (dgs_xml_is (child, fields[i].space, fields[i].name))
        html = get_html (child);
    }
    if (!html || (longest && strlen (longest) >= strlen (html)))
      continue;
    g_free (longest);
    longest = g_steal_pointer (&html);
  }
  return g_steal_pointer (&longest);
}

static void
read_texts (DgsParsedEntry *entry, xmlNode *item)
{
  xmlNode *group = dgs_xml_find (item, DGS_XML_MEDIA, "group");
  guint i;

  entry->content = find_longest (item, text_fields, G_N_ELEMENTS (text_fields));
  for (i = 0; i < G_N_ELEMENTS (summary_fields) && !entry->summary; i++)
    entry->summary = find_longest (item, &summary_fields[i], 1);
  if (!entry->summary && group)
    entry->summary = dgs_xml_find_text (group, DGS_XML_MEDIA, "description");
  if (entry->summary && (!entry->content || strlen (entry->summary) > strlen (entry->content))) {
    g_free (entry->content);
    entry->content = g_strdup (entry->summary);
  }
}

/* An id is an address only where it does not say otherwise (RSS 2.0). */
static char *
get_id (xmlNode *item, gboolean *out_is_link)
{
  xmlNode *guid = dgs_xml_find (item, DGS_XML_NATIVE, "guid");
  g_autofree char *is_link = guid ? dgs_xml_get_attribute (guid, "isPermaLink") : NULL;
  char *id = dgs_xml_find_text (item, DGS_XML_NATIVE, "guid");

  *out_is_link = !is_link || g_ascii_strcasecmp (is_link, "false") != 0;
  if (!id)
    id = dgs_xml_get_attribute (item, "about");
  if (!id)
    id = dgs_xml_find_text (item, DGS_XML_ATOM, "id");
  if (!id)
    id = dgs_xml_find_text (item, DGS_XML_DC, "identifier");
  return id;
}

static char *
get_link (xmlNode *parent, const char *base)
{
  xmlNode *child;
  char *link;

  for (child = parent->children; child; child = child->next) {
    g_autofree char *text =
        dgs_xml_is (child, DGS_XML_NATIVE, "link") ? dgs_xml_get_text (child) : NULL;

    link = dgs_feed_resolve_web (base, text);
    if (link)
      return link;
  }
  link = dgs_feed_find_alternate (parent, DGS_XML_ATOM, base);
  return link ? link : dgs_feed_find_alternate (parent, DGS_XML_NATIVE, base);
}

static DgsParsedEntry *
read_item (xmlNode *item, const char *address)
{
  g_autoptr (DgsParsedEntry) entry = dgs_parsed_entry_new ();
  gboolean is_link;
  guint i;

  entry->base = dgs_xml_get_base (item, address);
  entry->id = get_id (item, &is_link);
  entry->title = get_title (item);
  entry->link = get_link (item, entry->base);
  if (!entry->link && is_link)
    entry->link = dgs_feed_resolve_web (NULL, entry->id);
  entry->author = get_author (item);
  for (i = 0; i < G_N_ELEMENTS (published_fields); i++)
    dgs_feed_take_date (&entry->published, dgs_xml_find_text (item, published_fields[i].space,
                                                              published_fields[i].name));
  for (i = 0; i < G_N_ELEMENTS (updated_fields); i++)
    dgs_feed_take_date (&entry->updated,
                        dgs_xml_find_text (item, updated_fields[i].space, updated_fields[i].name));
  read_texts (entry, item);
  return g_steal_pointer (&entry);
}

/* Items stand in the channel, in RDF beside it, and where tags do not match anywhere below. */
static void
collect_items (xmlNode *parent, gboolean damaged, guint depth, GPtrArray *items)
{
  xmlNode *child;

  for (child = parent->children; child && items->len < DGS_FEED_MAX_ENTRIES; child = child->next) {
    gboolean is_item;

    if (child->type != XML_ELEMENT_NODE)
      continue;
    is_item = dgs_xml_is (child, DGS_XML_NATIVE, "item");
    if (is_item)
      g_ptr_array_add (items, child);
    if (depth < 64 && (damaged || (!is_item && depth < 3)))
      collect_items (child, damaged, depth + 1, items);
  }
}

static void
read_channel (DgsParsedFeed *feed, xmlNode *channel, xmlNode *root, const char *address)
{
  g_autofree char *base = dgs_xml_get_base (channel, address);

  feed->title = get_title (channel);
  feed->link = get_link (channel, base);
  feed->language = dgs_xml_find_text (channel, DGS_XML_NATIVE, "language");
  if (!feed->language)
    feed->language = dgs_xml_find_text (channel, DGS_XML_DC, "language");
  if (!feed->language)
    feed->language = dgs_xml_get_attribute (root, "lang");
  feed->schedule = dgs_feed_get_schedule (channel);
}

/**
 * dgs_rss_read:
 * @xml: a document whose root is rss, rdf:RDF or channel
 * @address: (nullable): where it came from
 * @error: where to put an error
 *
 * Reads RSS 0.90 to 2.0, with the Dublin Core, content, syndication, media and Atom modules.
 *
 * Returns: (transfer full) (nullable): the feed; %NULL with %DGS_FEED_ERROR_NOT_A_FEED
 */
DgsParsedFeed *
dgs_rss_read (DgsXml *xml, const char *address, GError **error)
{
  g_autoptr (DgsParsedFeed) feed = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  xmlNode *root = dgs_xml_get_root (xml);
  gboolean is_rdf = g_ascii_strcasecmp ((const char *) root->name, "RDF") == 0;
  xmlNode *channel = dgs_xml_find (root, DGS_XML_NATIVE, "channel");
  guint i;

  collect_items (root, xml->damaged, 0, items);
  if (!channel && items->len == 0 && is_rdf) {
    g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_NOT_A_FEED,
                         "The document is RDF, but it has no channel.");
    return NULL;
  }
  feed = dgs_parsed_feed_new (is_rdf ? DGS_FEED_FORMAT_RDF : DGS_FEED_FORMAT_RSS);
  feed->damaged = xml->damaged;
  read_channel (feed, channel ? channel : root, root, address);
  if (items->len > 0 && dgs_xml_is_cut_off (xml, g_ptr_array_index (items, items->len - 1)))
    g_ptr_array_set_size (items, (int) items->len - 1);
  for (i = 0; i < items->len; i++)
    g_ptr_array_add (feed->entries,
                     read_item (g_ptr_array_index (items, i), address ? address : feed->link));
  return g_steal_pointer (&feed);
}
