/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-inspection.h"

#include "dgs-encoding.h"
#include "dgs-feed-parser.h"
#include "dgs-ingest.h"
#include "dgs-opml.h"
#include "dgs-page.h"

static void
inspected_entry_free (DgsInspectedEntry *entry)
{
  dgs_digest_free (entry->digest);
  g_free (entry->summary);
  g_free (entry);
}

static DgsInspectedEntry *
inspect_entry (const DgsParsedEntry *entry, gboolean use_id, const char *address)
{
  DgsInspectedEntry *inspected = g_new0 (DgsInspectedEntry, 1);
  const char *html = entry->summary ? entry->summary : entry->content;
  g_autoptr (DgsDocument) summary = dgs_document_new_from_html (html ? html : "", entry->base);

  inspected->entry = entry;
  inspected->digest = dgs_ingest_understand (entry, use_id, address);
  inspected->summary = dgs_document_to_text (summary);
  return inspected;
}

static void
inspect_feed (DgsInspection *self, const char *address)
{
  gboolean use_ids = dgs_ingest_ids_are_unique (self->feed);
  guint i;

  self->format = dgs_feed_format_get_name (self->feed->format);
  for (i = 0; i < self->feed->entries->len; i++)
    g_ptr_array_add (self->entries,
                     inspect_entry (g_ptr_array_index (self->feed->entries, i), use_ids, address));
}

/* A page without an article is no error here: it may still name feeds. */
static void
inspect_page (DgsInspection *self, GBytes *bytes, const char *address, const char *content_type)
{
  g_autofree char *text = dgs_encoding_to_utf8 (bytes, content_type);
  g_autoptr (DgsPage) page = dgs_page_extract (text, address, NULL);

  self->format = "html";
  self->links = dgs_discovery_new_from_page (bytes, address, content_type);
  if (!page)
    return;
  self->article = dgs_parsed_entry_new ();
  self->article->id = g_strdup (address);
  self->article->link = g_strdup (address);
  self->article->base = g_strdup (address);
  self->article->title = g_strdup (page->title);
  self->article->content = g_strdup (page->html);
  g_ptr_array_add (self->entries, inspect_entry (self->article, TRUE, address));
}

static gboolean
inspect_opml (DgsInspection *self, GBytes *bytes)
{
  GPtrArray *links = dgs_opml_parse (bytes, NULL);

  if (!links)
    return FALSE;
  self->format = "opml";
  self->links = g_new0 (DgsDiscovery, 1);
  self->links->feeds = links;
  return TRUE;
}

/**
 * dgs_inspection_new:
 * @bytes: a feed, a page or OPML
 * @address: (nullable): where they are from, for relative addresses
 * @content_type: (nullable): the Content-Type header
 * @error: return location for an error
 *
 * Finds out what bytes hold, by the same path as a refresh, and keeps nothing.
 *
 * Returns: (transfer full) (nullable): what was found; %NULL with an error of DGS_FEED_ERROR
 */
DgsInspection *
dgs_inspection_new (GBytes *bytes, const char *address, const char *content_type, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DgsInspection) self = g_new0 (DgsInspection, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) inspected_entry_free);
  self->feed = dgs_feed_parse (bytes, address, content_type, &local_error);
  if (self->feed)
    inspect_feed (self, address);
  else if (g_error_matches (local_error, DGS_FEED_ERROR, DGS_FEED_ERROR_IS_PAGE))
    inspect_page (self, bytes, address, content_type);
  else if (!inspect_opml (self, bytes)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * dgs_inspection_free:
 * @self: (transfer full): an inspection
 *
 * Frees it.
 */
void
dgs_inspection_free (DgsInspection *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->feed, dgs_parsed_feed_free);
  g_clear_pointer (&self->links, dgs_discovery_free);
  g_clear_pointer (&self->article, dgs_parsed_entry_free);
  g_free (self);
}
