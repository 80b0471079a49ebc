/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-opml.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#include "dgs-encoding.h"
#include "dgs-feed-fields.h"
#include "dgs-feed-parser.h"
#include "dgs-text.h"
#include "dgs-xml.h"

#define MAX_FEEDS 10000
#define MAX_DEPTH 32

static char *
get_title (xmlNode *outline)
{
  g_autofree char *text = dgs_xml_get_attribute (outline, "text");
  g_autofree char *title = dgs_xml_get_attribute (outline, "title");

  if (!title && !text)
    return NULL;
  return dgs_text_collapse (title ? title : text);
}

/* Of a feed that its user has renamed, title is what the publisher calls it, text what the user
 * does; programs that know no such difference write the same, or only one of them. */
static char *
get_own_title (xmlNode *outline)
{
  g_autofree char *text = dgs_xml_get_attribute (outline, "text");
  g_autofree char *title = dgs_xml_get_attribute (outline, "title");
  g_autofree char *own = dgs_text_collapse (text);
  g_autofree char *published = dgs_text_collapse (title);

  if (*own == '\0' || *published == '\0' || g_str_equal (own, published))
    return NULL;
  return g_steal_pointer (&own);
}

/* Programs write the scheme feed: to say what the address is for; it stands for http. */
static char *
get_address (xmlNode *outline)
{
  g_autofree char *written = dgs_xml_get_attribute (outline, "xmlUrl");
  g_autofree char *plain = NULL;

  if (!written)
    return NULL;
  if (g_ascii_strncasecmp (written, "feed://", 7) == 0)
    plain = g_strconcat ("http://", written + 7, NULL);
  else
    plain = g_strdup (written + (g_ascii_strncasecmp (written, "feed:", 5) == 0 ? 5 : 0));
  return dgs_feed_resolve_web (NULL, plain);
}

static void
read_outlines (xmlNode *parent, const char *folder, guint depth, GPtrArray *feeds)
{
  xmlNode *child;

  for (child = parent->children; child && feeds->len < MAX_FEEDS; child = child->next) {
    g_autofree char *title = NULL;
    char *address;

    if (child->type != XML_ELEMENT_NODE ||
        g_ascii_strcasecmp ((const char *) child->name, "outline") != 0)
      continue;
    title = get_title (child);
    address = get_address (child);
    if (address) {
      DgsFeedLink *link = g_new0 (DgsFeedLink, 1);

      link->address = address;
      link->title = g_strdup (title);
      link->own_title = get_own_title (child);
      link->type = dgs_xml_get_attribute (child, "type");
      link->folder = g_strdup (folder);
      g_ptr_array_add (feeds, link);
    }
    if (depth < MAX_DEPTH)
      read_outlines (child, address || !title ? folder : title, depth + 1, feeds);
  }
}

static xmlNode *
find_body (xmlNode *root)
{
  xmlNode *child;

  for (child = root->children; child; child = child->next) {
    if (child->type == XML_ELEMENT_NODE &&
        g_ascii_strcasecmp ((const char *) child->name, "body") == 0)
      return child;
  }
  return root;
}

/**
 * dgs_opml_parse:
 * @bytes: a file
 * @error: where to put an error
 *
 * Reads a list of subscriptions, OPML 1.0 to 2.0.
 *
 * Only http and https addresses are taken. Folders inside folders give the name of the inner one.
 *
 * Returns: (transfer full) (element-type DgsFeedLink) (nullable): the feeds in order, %NULL with
 *   an error of #DgsFeedError where the bytes are no OPML
 */
GPtrArray *
dgs_opml_parse (GBytes *bytes, GError **error)
{
  g_autofree char *text = dgs_encoding_to_utf8 (bytes, NULL);
  g_autoptr (DgsXml) xml = NULL;
  GPtrArray *feeds;
  xmlNode *root;

  if (dgs_text_is_blank (text)) {
    g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_EMPTY, "The document is empty.");
    return NULL;
  }
  xml = dgs_xml_new (text, error);
  if (!xml)
    return NULL;
  root = dgs_xml_get_root (xml);
  if (g_ascii_strcasecmp ((const char *) root->name, "opml") != 0) {
    g_set_error (error, DGS_FEED_ERROR, DGS_FEED_ERROR_NOT_A_FEED,
                 "The document is no OPML: its first element is “%.40s”.",
                 (const char *) root->name);
    return NULL;
  }
  feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_feed_link_free);
  read_outlines (find_body (root), NULL, 0, feeds);
  return feeds;
}

static void
write_attribute (xmlTextWriter *writer, const char *name, const char *value)
{
  if (value)
    xmlTextWriterWriteAttribute (writer, BAD_CAST name, BAD_CAST value);
}

static void
write_feed (xmlTextWriter *writer, const DgsFeedLink *feed)
{
  xmlTextWriterStartElement (writer, BAD_CAST "outline");
  write_attribute (writer, "type", "rss");
  if (feed->own_title)
    write_attribute (writer, "text", feed->own_title);
  else
    write_attribute (writer, "text", feed->title ? feed->title : feed->address);
  write_attribute (writer, "title", feed->title);
  write_attribute (writer, "xmlUrl", feed->address);
  xmlTextWriterEndElement (writer);
}

/* A folder is written where its first feed stands. */
static void
write_folder (xmlTextWriter *writer, GPtrArray *feeds, const char *folder)
{
  guint i;

  xmlTextWriterStartElement (writer, BAD_CAST "outline");
  write_attribute (writer, "text", folder);
  for (i = 0; i < feeds->len; i++) {
    const DgsFeedLink *feed = g_ptr_array_index (feeds, i);

    if (g_strcmp0 (feed->folder, folder) == 0)
      write_feed (writer, feed);
  }
  xmlTextWriterEndElement (writer);
}

static void
write_body (xmlTextWriter *writer, GPtrArray *feeds)
{
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  xmlTextWriterStartElement (writer, BAD_CAST "body");
  for (i = 0; i < feeds->len; i++) {
    const DgsFeedLink *feed = g_ptr_array_index (feeds, i);

    if (!feed->folder)
      write_feed (writer, feed);
    else if (g_hash_table_add (written, feed->folder))
      write_folder (writer, feeds, feed->folder);
  }
  xmlTextWriterEndElement (writer);
}

/**
 * dgs_opml_write:
 * @feeds: (element-type DgsFeedLink): what to write, in order
 * @title: (nullable): what the list is called
 *
 * Writes a list of subscriptions as OPML 2.0.
 *
 * Returns: (transfer full): the document, UTF-8
 */
char *
dgs_opml_write (GPtrArray *feeds, const char *title)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);
  char *text;

  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterStartDocument (writer, "1.0", "UTF-8", NULL);
  xmlTextWriterStartElement (writer, BAD_CAST "opml");
  write_attribute (writer, "version", "2.0");
  xmlTextWriterStartElement (writer, BAD_CAST "head");
  if (title)
    xmlTextWriterWriteElement (writer, BAD_CAST "title", BAD_CAST title);
  xmlTextWriterEndElement (writer);
  write_body (writer, feeds);
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);
  text = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);
  return text;
}
