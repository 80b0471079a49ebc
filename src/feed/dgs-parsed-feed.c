/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-parsed-feed.h"

/**
 * dgs_parsed_entry_new:
 *
 * Makes an entry that says nothing.
 *
 * Returns: (transfer full): a new entry
 */
DgsParsedEntry *
dgs_parsed_entry_new (void)
{
  return g_new0 (DgsParsedEntry, 1);
}

/**
 * dgs_parsed_entry_free:
 * @self: (nullable) (transfer full): an entry
 *
 * Frees an entry and all that it holds.
 */
void
dgs_parsed_entry_free (DgsParsedEntry *self)
{
  if (!self)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->link);
  g_free (self->author);
  g_clear_pointer (&self->published, g_date_time_unref);
  g_clear_pointer (&self->updated, g_date_time_unref);
  g_free (self->summary);
  g_free (self->content);
  g_free (self->base);
  g_free (self);
}

/**
 * dgs_parsed_feed_new:
 * @format: which format the bytes were in
 *
 * Makes a feed without entries.
 *
 * Returns: (transfer full): a new feed
 */
DgsParsedFeed *
dgs_parsed_feed_new (DgsFeedFormat format)
{
  DgsParsedFeed *self = g_new0 (DgsParsedFeed, 1);

  self->format = format;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_parsed_entry_free);
  return self;
}

/**
 * dgs_parsed_feed_free:
 * @self: (nullable) (transfer full): a feed
 *
 * Frees a feed and its entries.
 */
void
dgs_parsed_feed_free (DgsParsedFeed *self)
{
  if (!self)
    return;
  g_free (self->title);
  g_free (self->link);
  g_free (self->language);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * dgs_feed_format_get_name:
 * @format: a format
 *
 * Names a format as the command line does.
 *
 * Returns: "rss", "rdf", "atom", "json" or "unknown"
 */
const char *
dgs_feed_format_get_name (DgsFeedFormat format)
{
  switch (format) {
  case DGS_FEED_FORMAT_RSS:
    return "rss";
  case DGS_FEED_FORMAT_RDF:
    return "rdf";
  case DGS_FEED_FORMAT_ATOM:
    return "atom";
  case DGS_FEED_FORMAT_JSON:
    return "json";
  case DGS_FEED_FORMAT_UNKNOWN:
  default:
    return "unknown";
  }
}
