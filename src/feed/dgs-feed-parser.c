/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-feed-parser.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "dgs-atom.h"
#include "dgs-encoding.h"
#include "dgs-json-feed.h"
#include "dgs-rss.h"
#include "dgs-scan.h"
#include "dgs-text.h"
#include "dgs-unzip.h"
#include "dgs-xml.h"

G_DEFINE_QUARK (dgs - feed - error - quark, dgs_feed_error)

/* How far into the bytes the first element of a page is looked for. */
#define SNIFF_SIZE 16384

/* The name of the first element, or "!html" where the document says that it is a page. */
static char *
sniff_first_element (const char *text)
{
  g_autofree char *head = g_strndup (text, SNIFF_SIZE);
  g_autoptr (GRegex) skipped =
      g_regex_new ("<!--.*?-->|<\\?.*?\\?>", G_REGEX_DOTALL | G_REGEX_RAW, 0, NULL);
  g_autofree char *bare = g_regex_replace_literal (skipped, head, -1, 0, "", 0, NULL);
  g_autoptr (GRegex) element =
      g_regex_new ("<(!doctype\\s+html|[a-z_][\\w:.-]*)", G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *name = NULL;

  if (!bare || !g_regex_match (element, bare, 0, &match))
    return NULL;
  name = g_match_info_fetch (match, 1);
  return *name == '!' ? g_strdup ("!html") : g_ascii_strdown (name, -1);
}

static gboolean
is_page (const char *text)
{
  g_autofree char *name = sniff_first_element (text);

  if (!name ||
      g_regex_match_simple ("<(rss|feed|rdf:rdf)[\\s>]", text, G_REGEX_CASELESS | G_REGEX_RAW, 0))
    return name && (g_str_equal (name, "!html") || g_str_equal (name, "html"));
  return g_str_equal (name, "!html") || htmlTagLookup ((const xmlChar *) name) != NULL;
}

static const char *
get_local_name (xmlNode *node)
{
  const char *colon = strchr ((const char *) node->name, ':');

  return colon ? colon + 1 : (const char *) node->name;
}

static DgsParsedFeed *
parse_xml (const char *text, const char *address, GError **error)
{
  g_autoptr (DgsXml) xml = dgs_xml_new (text, error);
  const char *name;

  if (!xml)
    return NULL;
  name = get_local_name (dgs_xml_get_root (xml));
  if (g_ascii_strcasecmp (name, "rss") == 0 || g_ascii_strcasecmp (name, "RDF") == 0 ||
      g_ascii_strcasecmp (name, "channel") == 0)
    return dgs_rss_read (xml, address, error);
  if (g_ascii_strcasecmp (name, "feed") == 0)
    return dgs_atom_read (xml, address, error);
  if (g_ascii_strcasecmp (name, "opml") == 0)
    g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_NOT_A_FEED,
                         "The document is a list of feeds (OPML), not a feed.");
  else
    g_set_error (error, DGS_FEED_ERROR, DGS_FEED_ERROR_NOT_A_FEED,
                 "The document is XML, but its first element is “%.40s”, which is no feed.", name);
  return NULL;
}

static DgsParsedFeed *
parse_text (const char *text, const char *address, GError **error)
{
  const char *start = text;

  while (*start && (g_ascii_isspace (*start) || dgs_scan_is_at (start, "\xef\xbb\xbf")))
    start += g_ascii_isspace (*start) ? 1 : 3;
  if (dgs_text_is_blank (start)) {
    g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_EMPTY, "The document is empty.");
    return NULL;
  }
  if (*start == '{' || *start == '[')
    return dgs_json_feed_read (start, address, error);
  if (is_page (start)) {
    g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_IS_PAGE,
                         "The document is a web page, not a feed.");
    return NULL;
  }
  return parse_xml (text, address, error);
}

/**
 * dgs_feed_parse:
 * @bytes: what a server or a file gave, gzip stream or not
 * @address: (nullable): absolute address that the bytes came from in the end
 * @content_type: (nullable): the Content-Type that came with them; only its charset counts
 * @error: where to put an error
 *
 * Reads a feed: RSS 0.90 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1.
 *
 * The format is told from the bytes alone. What breaks the rules is read as far as it goes: a
 * feed that breaks off gives its complete entries. Nothing is ever loaded from elsewhere, and the
 * time and memory taken are bounded by the bytes. Can be called in any thread.
 *
 * Returns: (transfer full) (nullable): the feed, %NULL with an error of #DgsFeedError
 */
DgsParsedFeed *
dgs_feed_parse (GBytes *bytes, const char *address, const char *content_type, GError **error)
{
  g_autoptr (GBytes) plain = NULL;
  g_autofree char *text = NULL;
  DgsParsedFeed *feed;
  gboolean damaged;
  gboolean cut;

  g_return_val_if_fail (bytes != NULL, NULL);

  plain = dgs_unzip (bytes, DGS_ENCODING_MAX_BYTES, &cut);
  if (g_bytes_get_size (plain) == DGS_ENCODING_MAX_BYTES && cut) {
    g_set_error_literal (error, DGS_FEED_ERROR, DGS_FEED_ERROR_TOO_LARGE,
                         "The document is larger than 50 MiB.");
    return NULL;
  }
  text = dgs_encoding_decode (plain, content_type, &damaged);
  feed = parse_text (text, address, error);
  if (feed)
    feed->damaged |= damaged || cut;
  return feed;
}
