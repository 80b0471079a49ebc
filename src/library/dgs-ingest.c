/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-ingest.h"

#include <string.h>

#include "dgs-address.h"
#include "dgs-encoding.h"
#include "dgs-feed-parser.h"
#include "dgs-library.h"
#include "dgs-page.h"
#include "dgs-row.h"

static const char *
entry_html (const DgsParsedEntry *entry)
{
  if (entry->content)
    return entry->content;
  return entry->summary ? entry->summary : "";
}

static char *
hash_texts (const char *first, ...)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *text;
  va_list texts;

  /* The terminating NUL keeps "ab", "c" and "a", "bc" apart. */
  va_start (texts, first);
  for (text = first; text; text = va_arg (texts, const char *))
    g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
  va_end (texts);
  return g_strndup (g_checksum_get_string (checksum), 32);
}

static const char *
text_or_empty (const char *text)
{
  return text ? text : "";
}

static char *
content_hash (const DgsParsedEntry *entry)
{
  g_autofree char *published =
      entry->published ? g_date_time_format_iso8601 (entry->published) : NULL;

  return hash_texts (text_or_empty (entry->title), text_or_empty (entry->link),
                     text_or_empty (published), entry_html (entry), NULL);
}

/**
 * dgs_ingest_ids_are_unique:
 * @feed: a feed
 *
 * Tells whether a feed's ids are any use: one that gives two entries one id tells nothing by them.
 *
 * Returns: whether no id stands twice
 */
gboolean
dgs_ingest_ids_are_unique (const DgsParsedFeed *feed)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 0; i < feed->entries->len; i++) {
    const DgsParsedEntry *entry = g_ptr_array_index (feed->entries, i);

    if (entry->id && *entry->id && !g_hash_table_add (ids, entry->id))
      return FALSE;
  }
  return TRUE;
}

/* The identity of an entry in its feed: its id, else its address, else what it says. */
static char *
entry_key (const DgsParsedEntry *entry, gboolean use_id)
{
  g_autofree char *canonical = NULL;

  if (use_id && entry->id && *entry->id)
    return g_strdup (entry->id);
  canonical = dgs_address_canonical (entry->link);
  if (canonical && use_id)
    return g_steal_pointer (&canonical);
  return hash_texts (text_or_empty (canonical), text_or_empty (entry->title), entry_html (entry),
                     NULL);
}

/* An id that is an address or a tag URI is the world's; any other is the feed's own. */
static char *
article_key (const char *key, const char *feed_address)
{
  g_autofree char *canonical = NULL;

  if (dgs_address_is_web (key) || g_str_has_prefix (key, "tag:") || g_str_has_prefix (key, "urn:"))
    return g_strdup (key);
  canonical = dgs_address_canonical (feed_address);
  return g_strdup_printf ("%s %s", canonical ? canonical : text_or_empty (feed_address), key);
}

static void
fill_input (DgsRowInput *input, const DgsParsedEntry *entry, const char *fallback_key)
{
  input->title = entry->title;
  input->link = entry->link;
  input->html = entry_html (entry);
  input->base = entry->base;
  input->fallback_key = fallback_key;
  input->published = entry->published;
  input->updated = entry->updated;
}

/**
 * dgs_ingest_understand:
 * @entry: an entry of a feed
 * @use_id: whether the feed's ids tell its entries apart, see dgs_ingest_ids_are_unique()
 * @address: the feed's address
 *
 * Finds out what one entry is.
 *
 * Returns: (transfer full): the facts
 */
DgsDigest *
dgs_ingest_understand (const DgsParsedEntry *entry, gboolean use_id, const char *address)
{
  g_autofree char *key = entry_key (entry, use_id);
  g_autofree char *fallback_key = article_key (key, address);
  DgsRowInput input = { 0 };

  fill_input (&input, entry, fallback_key);
  return dgs_row_understand (&input, NULL);
}

static DgsArticleRecord *
make_record (
    const DgsParsedEntry *entry, const char *key, const char *hash, const char *address, gint64 now)
{
  g_autofree char *fallback_key = article_key (key, address);
  DgsRowInput input = { 0 };
  DgsArticleRecord *record;

  fill_input (&input, entry, fallback_key);
  record = dgs_row_new (&input, now);
  record->entry_key = g_strdup (key);
  record->entry_hash = g_strdup (hash);
  return record;
}

static gboolean
is_known (GHashTable *known, const char *key, const char *hash)
{
  g_autofree char *mark = dgs_store_entry_mark (key, hash);

  return known && g_hash_table_contains (known, mark);
}

static DgsIngest *
new_empty (void)
{
  DgsIngest *self = g_new0 (DgsIngest, 1);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_article_record_free);
  return self;
}

/**
 * dgs_ingest_new:
 * @source: what came, and from where
 * @known: (nullable): entries to pass over, a set of texts of dgs_store_entry_mark()
 * @now: seconds since 1970
 * @error: return location for an error
 *
 * Makes rows for the store out of the bytes of a feed.
 *
 * Returns: (transfer full) (nullable): the rows, %NULL with an error of DGS_FEED_ERROR
 */
DgsIngest *
dgs_ingest_new (const DgsIngestSource *source, GHashTable *known, gint64 now, GError **error)
{
  g_autoptr (DgsParsedFeed) feed = NULL;
  DgsIngest *self;
  gboolean use_ids;
  guint i;

  feed = dgs_feed_parse (source->bytes, source->base, source->content_type, error);
  if (!feed)
    return NULL;

  self = new_empty ();
  self->title = g_strdup (feed->title);
  self->link = g_strdup (feed->link);
  self->schedule = feed->schedule;
  use_ids = dgs_ingest_ids_are_unique (feed);
  /* Backwards: a feed's first entry is its newest, and the newest shall have the highest id. */
  for (i = feed->entries->len; i > 0; i--) {
    const DgsParsedEntry *entry = g_ptr_array_index (feed->entries, i - 1);
    g_autofree char *key = entry_key (entry, use_ids);
    g_autofree char *hash = content_hash (entry);

    if (!is_known (known, key, hash))
      g_ptr_array_add (self->records, make_record (entry, key, hash, source->address, now));
  }
  return self;
}

/**
 * dgs_ingest_new_from_page:
 * @source: what came, and from where
 * @known: (nullable): entries to pass over, a set of texts of dgs_store_entry_mark()
 * @now: seconds since 1970
 * @error: return location for an error
 *
 * Makes a row for the store out of a page that is followed like a feed: it has one entry, whose
 * id is the page's address.
 *
 * Returns: (transfer full) (nullable): the row; %NULL with an error of DGS_PAGE_ERROR where there
 *   is no article in the page, or with %DGS_PROBLEM_NO_ARTICLE where it is no digest
 */
DgsIngest *
dgs_ingest_new_from_page (const DgsIngestSource *source,
                          GHashTable *known,
                          gint64 now,
                          GError **error)
{
  g_autofree char *text = dgs_encoding_to_utf8 (source->bytes, source->content_type);
  g_autoptr (DgsPage) page = dgs_page_extract (text, source->base, error);
  g_autoptr (DgsArticleRecord) record = NULL;
  DgsRowInput input = { 0 };
  DgsIngest *self;

  if (!page)
    return NULL;
  input.title = page->title;
  input.link = source->address;
  input.html = page->html;
  input.base = source->base;
  input.fallback_key = source->address;
  input.full_text = TRUE;
  record = dgs_row_new (&input, now);
  if (record->kind == DGS_DIGEST_KIND_NONE) {
    g_set_error_literal (error, DGS_LIBRARY_ERROR, DGS_PROBLEM_NO_ARTICLE, "no digest in the page");
    return NULL;
  }
  self = new_empty ();
  self->title = g_strdup (page->title);
  self->link = g_strdup (source->address);
  record->entry_key = g_strdup (source->address);
  record->entry_hash = hash_texts (page->html, NULL);
  if (!is_known (known, record->entry_key, record->entry_hash))
    g_ptr_array_add (self->records, g_steal_pointer (&record));
  return self;
}

/**
 * dgs_ingest_free:
 * @self: (transfer full): an ingest
 *
 * Frees it.
 */
void
dgs_ingest_free (DgsIngest *self)
{
  g_free (self->title);
  g_free (self->link);
  g_ptr_array_unref (self->records);
  g_free (self);
}
