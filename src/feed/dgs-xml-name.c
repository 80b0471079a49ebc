/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-xml-name.h"

#include <string.h>

/* By address, in lower case; what follows the given part does not matter. */
static const struct {
  const char *uri;
  const char *prefix;
  DgsXmlSpace space;
} spaces[] = {
  { "www.w3.org/2005/atom", "atom", DGS_XML_ATOM },
  { "purl.org/atom/ns", "atom03", DGS_XML_ATOM },
  { "example.com/necho", NULL, DGS_XML_ATOM },
  { "purl.org/echo", NULL, DGS_XML_ATOM },
  { "purl.org/pie", NULL, DGS_XML_ATOM },
  { "purl.org/rss/1.0/modules/content", "content", DGS_XML_CONTENT },
  { "purl.org/rss/1.0/modules/syndication", "sy", DGS_XML_SYNDICATION },
  { "purl.org/rss/1.0/modules", NULL, DGS_XML_OTHER },
  { "purl.org/rss/1.0", NULL, DGS_XML_NATIVE },
  { "my.netscape.com/rdf/simple", NULL, DGS_XML_NATIVE },
  { "channel.netscape.com/rdf/simple", NULL, DGS_XML_NATIVE },
  { "my.netscape.com/publish/formats/rss", NULL, DGS_XML_NATIVE },
  { "backend.userland.com/rss", NULL, DGS_XML_NATIVE },
  { "blogs.law.harvard.edu/tech/rss", NULL, DGS_XML_NATIVE },
  { "cyber.harvard.edu/rss", NULL, DGS_XML_NATIVE },
  { "cyber.law.harvard.edu/rss", NULL, DGS_XML_NATIVE },
  { "purl.org/net/rss", NULL, DGS_XML_NATIVE },
  { "purl.org/dc/elements", "dc", DGS_XML_DC },
  { "purl.org/dc/terms", "dcterms", DGS_XML_DCTERMS },
  { "www.itunes.com/dtds/podcast", "itunes", DGS_XML_ITUNES },
  { "search.yahoo.com/mrss", "media", DGS_XML_MEDIA },
  { "www.w3.org/1999/02/22-rdf-syntax-ns", "rdf", DGS_XML_RDF },
  { "www.w3.org/1999/xhtml", "xhtml", DGS_XML_XHTML },
};

static DgsXmlSpace
find_by_uri (const char *uri)
{
  g_autofree char *clean = g_strstrip (g_ascii_strdown (uri, -1));
  const char *rest = strstr (clean, "://");
  guint i;

  rest = rest ? rest + 3 : clean;
  for (i = 0; i < G_N_ELEMENTS (spaces); i++) {
    if (g_str_has_prefix (rest, spaces[i].uri))
      return spaces[i].space;
  }
  return DGS_XML_OTHER;
}

static DgsXmlSpace
find_by_prefix (const char *prefix)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (spaces); i++) {
    if (spaces[i].prefix && g_ascii_strcasecmp (prefix, spaces[i].prefix) == 0)
      return spaces[i].space;
  }
  return DGS_XML_OTHER;
}

static DgsXmlSpace
get_space (xmlNode *node)
{
  xmlNode *root = xmlDocGetRootElement (node->doc);
  const char *colon = strchr ((const char *) node->name, ':');
  DgsXmlSpace space;

  if (!node->ns && colon) {
    g_autofree char *prefix =
        g_strndup ((const char *) node->name, (gsize) (colon - (const char *) node->name));

    return find_by_prefix (prefix);
  }
  if (!node->ns || !node->ns->href)
    return DGS_XML_NATIVE;
  /* Publishers put all kinds of addresses on <rss>: what is the root's is the feed's own. */
  if (root->ns && root->ns->href && xmlStrEqual (root->ns->href, node->ns->href) &&
      (!node->ns->prefix || node->ns == root->ns))
    return DGS_XML_NATIVE;
  space = find_by_uri ((const char *) node->ns->href);
  return space == DGS_XML_OTHER && !node->ns->prefix ? DGS_XML_NATIVE : space;
}

static const char *
get_local_name (xmlNode *node)
{
  const char *colon = node->ns ? NULL : strchr ((const char *) node->name, ':');

  return colon ? colon + 1 : (const char *) node->name;
}

/**
 * dgs_xml_is:
 * @node: a node
 * @space: a vocabulary
 * @name: a local name
 *
 * Tells what a node is, whatever its prefix and its case.
 *
 * Returns: %TRUE for that element
 */
gboolean
dgs_xml_is (xmlNode *node, DgsXmlSpace space, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp (get_local_name (node), name) == 0 &&
         get_space (node) == space;
}

/**
 * dgs_xml_find:
 * @parent: (nullable): an element
 * @space: a vocabulary
 * @name: a local name
 *
 * Finds the first child of a name.
 *
 * Returns: (transfer none) (nullable): an element of @parent
 */
xmlNode *
dgs_xml_find (xmlNode *parent, DgsXmlSpace space, const char *name)
{
  xmlNode *child;

  for (child = parent ? parent->children : NULL; child; child = child->next) {
    if (dgs_xml_is (child, space, name))
      return child;
  }
  return NULL;
}
