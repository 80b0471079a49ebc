/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-ingest.h"

#include <string.h>

#include "dgs-address.h"
#include "dgs-feed-parser.h"
#include "dgs-text.h"

#define EXCERPT_CHARS 280

/* More than this of one entry's text is not kept. */
#define MAX_HTML (4 * 1024 * 1024)

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
  return g_strdup_printf ("%s %s", canonical ? canonical : feed_address, key);
}

static DgsDocument *
read_document (const DgsParsedEntry *entry)
{
  return dgs_document_new_from_html (entry_html (entry), entry->base ? entry->base : entry->link);
}

static DgsDigest *
understand (const DgsParsedEntry *entry,
            const char *key,
            const char *address,
            DgsDocument *document)
{
  g_autofree char *fallback_key = article_key (key, address);
  DgsDigestInput input = { 0 };

  input.title = entry->title;
  input.link = entry->link;
  input.entry_key = fallback_key;
  input.published = entry->published;
  input.document = document;
  return dgs_digest_new (&input);
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
  g_autoptr (DgsDocument) document = read_document (entry);

  return understand (entry, key, address, document);
}

static char *
format_date (const GDate *date)
{
  if (!g_date_valid (date))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), (guint) g_date_get_month (date),
                          g_date_get_day (date));
}

/* ISO 8601: a week belongs to the year of its Thursday. */
static guint
iso_week (const GDate *date)
{
  GDate thursday = *date;

  g_date_add_days (&thursday, 3);
  g_date_subtract_days (&thursday, (guint) g_date_get_weekday (date) - 1);
  return g_date_get_year (&thursday) * 100u + g_date_get_iso8601_week_of_year (date);
}

static GPtrArray *
story_records (const GPtrArray *stories)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_record_free);
  guint i;

  for (i = 0; i < stories->len; i++) {
    const DgsStory *story = g_ptr_array_index (stories, i);
    DgsStoryRecord *record = g_new0 (DgsStoryRecord, 1);

    record->section = g_strdup (story->section);
    record->title = g_strdup (story->title);
    record->byline = g_strdup (story->byline);
    record->link = g_strdup (story->link);
    record->canonical = dgs_address_canonical (story->link);
    record->text = g_strdup (text_or_empty (story->text));
    g_ptr_array_add (records, record);
  }
  return records;
}

static GPtrArray *
source_records (const GPtrArray *sources)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_source_record_free);
  guint i;

  for (i = 0; i < sources->len; i++) {
    const DgsSource *source = g_ptr_array_index (sources, i);
    g_autofree char *canonical = dgs_address_canonical (source->address);
    DgsSourceRecord *record;

    if (!canonical)
      continue;
    record = g_new0 (DgsSourceRecord, 1);
    record->title = g_strdup (source->title);
    record->address = g_strdup (source->address);
    record->canonical = g_steal_pointer (&canonical);
    g_ptr_array_add (records, record);
  }
  return records;
}

/* The first words of running text: headings, sources and lists say nothing in a row. */
static char *
make_excerpt (DgsDocument *document, const char *text)
{
  GPtrArray *blocks = dgs_document_get_blocks (document);
  g_autoptr (GString) words = g_string_new (NULL);
  guint i;

  for (i = 0; i < blocks->len && words->len < EXCERPT_CHARS; i++) {
    const DgsBlock *block = g_ptr_array_index (blocks, i);
    g_autofree char *paragraph = NULL;

    if (block->kind != DGS_BLOCK_PARAGRAPH)
      continue;
    paragraph = dgs_block_to_text (block);
    g_string_append_printf (words, "%s ", paragraph);
  }
  return dgs_text_excerpt (words->len > 0 ? words->str : text, EXCERPT_CHARS);
}

static void
set_dates (DgsArticleRecord *record, const DgsDigest *digest, gint64 now)
{
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  GDate day = digest->date;

  record->start = format_date (&digest->start);
  record->end = format_date (&digest->end);
  record->date = format_date (&digest->date);
  record->date_origin = digest->date_origin;
  if (!g_date_valid (&day))
    g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (today),
                    (GDateMonth) g_date_time_get_month (today),
                    (GDateYear) g_date_time_get_year (today));
  record->day = g_date_get_julian (&day);
  record->week = iso_week (&day);
}

static DgsArticleRecord *
make_record (
    const DgsParsedEntry *entry, const char *key, const char *hash, const char *address, gint64 now)
{
  g_autoptr (DgsDocument) document = read_document (entry);
  g_autoptr (DgsDigest) digest = understand (entry, key, address, document);
  DgsArticleRecord *record = g_new0 (DgsArticleRecord, 1);

  record->entry_key = g_strdup (key);
  record->entry_hash = g_strdup (hash);
  record->key = g_strdup (digest->key);
  record->title = g_strdup (digest->title);
  record->series_key = g_strdup (digest->series_key);
  record->series = g_strdup (digest->series);
  record->kind = digest->kind;
  record->label = g_strdup (digest->label);
  record->inferred = digest->inferred;
  set_dates (record, digest, now);
  record->published = entry->published ? g_date_time_to_unix (entry->published) : 0;
  record->updated = entry->updated ? g_date_time_to_unix (entry->updated) : 0;
  record->link = g_strdup (entry->link);
  record->canonical = dgs_address_canonical (entry->link);
  record->excerpt = make_excerpt (document, digest->text);
  record->body = g_strdup (digest->text);
  record->html =
      g_utf8_make_valid (entry_html (entry), (gssize) strnlen (entry_html (entry), MAX_HTML));
  record->base = g_strdup (entry->base ? entry->base : entry->link);
  record->stories = story_records (digest->stories);
  record->sources = source_records (digest->sources);
  return record;
}

/**
 * dgs_ingest_new:
 * @bytes: what came
 * @address: the feed's address
 * @content_type: (nullable): the Content-Type header
 * @known: (nullable): entries to pass over, a set of texts of dgs_store_entry_mark()
 * @now: seconds since 1970
 * @error: return location for an error
 *
 * Makes rows for the store out of the bytes of a feed.
 *
 * Returns: (transfer full) (nullable): the rows, %NULL with an error of DGS_FEED_ERROR
 */
DgsIngest *
dgs_ingest_new (GBytes *bytes,
                const char *address,
                const char *content_type,
                GHashTable *known,
                gint64 now,
                GError **error)
{
  g_autoptr (DgsParsedFeed) feed = dgs_feed_parse (bytes, address, content_type, error);
  DgsIngest *self;
  gboolean use_ids;
  guint i;

  if (!feed)
    return NULL;

  self = g_new0 (DgsIngest, 1);
  self->title = g_strdup (feed->title);
  self->link = g_strdup (feed->link);
  self->ttl = feed->ttl;
  self->damaged = feed->damaged;
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_article_record_free);
  use_ids = dgs_ingest_ids_are_unique (feed);
  /* Backwards: a feed's first entry is its newest, and the newest shall have the highest id. */
  for (i = feed->entries->len; i > 0; i--) {
    const DgsParsedEntry *entry = g_ptr_array_index (feed->entries, i - 1);
    g_autofree char *key = entry_key (entry, use_ids);
    g_autofree char *hash = content_hash (entry);
    g_autofree char *mark = dgs_store_entry_mark (key, hash);

    if (!known || !g_hash_table_contains (known, mark))
      g_ptr_array_add (self->records, make_record (entry, key, hash, address, now));
  }
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
