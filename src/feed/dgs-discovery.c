/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-discovery.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "dgs-address.h"
#include "dgs-encoding.h"
#include "dgs-feed-fields.h"
#include "dgs-text.h"
#include "dgs-xml.h"

/* Feeds are named in the head of a page: what comes after this much of it is not needed. */
#define MAX_PAGE (4 * 1024 * 1024)
#define MAX_FEEDS 50

static const char *const feed_types[] = {
  "application/rss+xml",
  "application/atom+xml",
  "application/rdf+xml",
  "application/feed+json",
  "application/json",
  "text/xml",
  "application/xml",
  "application/x.atom+xml",
  "application/x-atom+xml",
  "text/rss+xml",
  NULL,
};

/**
 * dgs_feed_link_free:
 * @self: (nullable) (transfer full): a link
 *
 * Frees a link.
 */
void
dgs_feed_link_free (DgsFeedLink *self)
{
  if (!self)
    return;
  g_free (self->address);
  g_free (self->title);
  g_free (self->type);
  g_free (self->folder);
  g_free (self->own_title);
  g_free (self);
}

/**
 * dgs_discovery_free:
 * @self: (nullable) (transfer full): what a page said
 *
 * Frees what a page said.
 */
void
dgs_discovery_free (DgsDiscovery *self)
{
  if (!self)
    return;
  g_free (self->title);
  g_ptr_array_unref (self->feeds);
  g_free (self);
}

static gboolean
has_token (const char *tokens, const char *token)
{
  g_auto (GStrv) parts = g_strsplit_set (tokens, " \t\r\n\f", -1);
  char **part;

  for (part = parts; *part; part++) {
    if (g_ascii_strcasecmp (*part, token) == 0)
      return TRUE;
  }
  return FALSE;
}

static char *
get_type (xmlNode *node)
{
  g_autofree char *type = dgs_xml_get_attribute (node, "type");

  if (!type)
    return NULL;
  type[strcspn (type, ";")] = '\0';
  return g_strstrip (g_ascii_strdown (type, -1));
}

/* The relations are those of the HTML standard: a feed is an alternate of a feed's type. */
static gboolean
names_a_feed (xmlNode *node, const char *type)
{
  g_autofree char *rel = dgs_xml_get_attribute (node, "rel");

  if (!rel || has_token (rel, "stylesheet"))
    return FALSE;
  if (has_token (rel, "feed"))
    return !type || g_strv_contains (feed_types, type);
  return has_token (rel, "alternate") && type && g_strv_contains (feed_types, type);
}

static gboolean
is_known (GPtrArray *feeds, const char *address)
{
  guint i;

  for (i = 0; i < feeds->len; i++) {
    const DgsFeedLink *feed = g_ptr_array_index (feeds, i);

    if (g_str_equal (feed->address, address))
      return TRUE;
  }
  return FALSE;
}

static void
take_link (DgsDiscovery *self, xmlNode *node, const char *base)
{
  g_autofree char *type = get_type (node);
  g_autofree char *href = dgs_xml_get_attribute (node, "href");
  g_autofree char *title = NULL;
  g_autofree char *address = NULL;
  DgsFeedLink *feed;

  if (self->feeds->len >= MAX_FEEDS || !href || !names_a_feed (node, type))
    return;
  address = dgs_feed_resolve_web (base, href);
  /* WordPress calls its programming interface an alternate of every page. */
  if (!address || strstr (address, "/wp-json/") || is_known (self->feeds, address))
    return;
  title = dgs_xml_get_attribute (node, "title");
  feed = g_new0 (DgsFeedLink, 1);
  feed->address = g_steal_pointer (&address);
  feed->title = title ? dgs_text_collapse (title) : NULL;
  feed->type = g_steal_pointer (&type);
  g_ptr_array_add (self->feeds, feed);
}

static xmlNode *
next_node (xmlNode *node)
{
  if (node->children && node->type == XML_ELEMENT_NODE)
    return node->children;
  while (node && !node->next)
    node = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
  return node ? node->next : NULL;
}

static gboolean
is_named (xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE &&
         g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

/* The first base element counts, wherever it stands. */
static char *
find_base (xmlNode *root, const char *address)
{
  xmlNode *node;

  for (node = root; node; node = next_node (node)) {
    g_autofree char *href = is_named (node, "base") ? dgs_xml_get_attribute (node, "href") : NULL;
    char *base = href ? dgs_address_resolve (address, href) : NULL;

    if (base)
      return base;
  }
  return g_strdup (address);
}

static void
read_page (DgsDiscovery *self, xmlNode *root, const char *address)
{
  g_autofree char *base = find_base (root, address);
  xmlNode *node;

  for (node = root; node; node = next_node (node)) {
    if (is_named (node, "link"))
      take_link (self, node, base);
    /* An image can have a title of its own. */
    if (!self->title && is_named (node, "title") && !is_named (node->parent, "svg")) {
      g_autofree char *title = dgs_xml_get_text (node);

      self->title = title ? dgs_text_collapse (title) : NULL;
    }
  }
}

static gboolean
is_for_comments (const DgsFeedLink *feed)
{
  g_autofree char *title = feed->title ? g_utf8_casefold (feed->title, -1) : NULL;

  return strstr (feed->address, "comments") || (title && strstr (title, "comment"));
}

static gboolean
is_atom (const DgsFeedLink *feed)
{
  return feed->type && strstr (feed->type, "atom");
}

/* The main feed comes before that of the comments, and Atom before the same feed as RSS. */
static gboolean
is_better (const DgsFeedLink *feed, const DgsFeedLink *than)
{
  if (is_for_comments (feed) != is_for_comments (than))
    return is_for_comments (than);
  return is_atom (feed) && !is_atom (than) && g_strcmp0 (feed->title, than->title) == 0;
}

/* A few at most, and the order of the page has to be kept where nothing else decides. */
static void
rank (GPtrArray *feeds)
{
  guint i;
  guint j;

  for (i = 1; i < feeds->len; i++) {
    gpointer feed = g_ptr_array_steal_index (feeds, i);

    for (j = i; j > 0 && is_better (feed, g_ptr_array_index (feeds, j - 1)); j--)
      ;
    g_ptr_array_insert (feeds, (int) j, feed);
  }
}

/**
 * dgs_discovery_new_from_page:
 * @page: an HTML page
 * @address: (nullable): absolute address that the page came from in the end
 * @content_type: (nullable): the Content-Type that came with it
 *
 * Finds the feeds that a page names in its link elements, by the HTML standard.
 *
 * Nothing is guessed and nothing is fetched.
 *
 * Returns: (transfer full): what the page says; its list of feeds may be empty
 */
DgsDiscovery *
dgs_discovery_new_from_page (GBytes *page, const char *address, const char *content_type)
{
  DgsDiscovery *self = g_new0 (DgsDiscovery, 1);
  g_autofree char *text = dgs_encoding_to_utf8 (page, content_type);
  gsize size = MIN (strlen (text), MAX_PAGE);
  xmlDoc *doc;

  self->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_feed_link_free);
  doc = htmlReadMemory (text, (int) size, NULL, "UTF-8",
                        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                            HTML_PARSE_NONET);
  if (doc && xmlDocGetRootElement (doc))
    read_page (self, xmlDocGetRootElement (doc), address);
  if (doc)
    xmlFreeDoc (doc);
  rank (self->feeds);
  return self;
}
