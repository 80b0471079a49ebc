/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-row.h"

#include <string.h>

#include "dgs-address.h"
#include "dgs-story-line.h"
#include "dgs-text.h"
#include "dgs-weeks.h"

#define EXCERPT_CHARS 280

/* More than this of one article's text is not kept. */
#define MAX_HTML (4 * 1024 * 1024)

static char *
format_date (const GDate *date)
{
  if (!g_date_valid (date))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), (guint) g_date_get_month (date),
                          g_date_get_day (date));
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
    record->text = g_strdup (story->text ? story->text : "");
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

/* A story's organisation and link say nothing there; its title does, without the brackets. */
static void
append_paragraph (GString *words, const DgsBlock *paragraph)
{
  g_autoptr (DgsStoryLine) line = dgs_story_line_read (paragraph->spans);
  g_autofree char *text = NULL;

  if (line && (line->byline || line->has_link)) {
    g_string_append_printf (words, *line->text ? "%s: %s " : "%s; ", line->title, line->text);
  } else {
    text = dgs_block_to_text (paragraph);
    g_string_append_printf (words, "%s ", text);
  }
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

    if (block->kind == DGS_BLOCK_PARAGRAPH)
      append_paragraph (words, block);
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
  record->week = dgs_weeks_of_date (&day);
}

/**
 * dgs_row_understand:
 * @input: what is known
 * @out_document: (out) (optional) (transfer full): its text
 *
 * Finds out what an article is.
 *
 * Returns: (transfer full): the facts
 */
DgsDigest *
dgs_row_understand (const DgsRowInput *input, DgsDocument **out_document)
{
  g_autoptr (DgsDocument) document = NULL;
  DgsDigestInput digest_input = { 0 };
  DgsDigest *digest;

  document = dgs_document_new_from_html (input->html, input->base ? input->base : input->link);
  digest_input.title = input->title;
  digest_input.link = input->link;
  digest_input.entry_key = input->fallback_key;
  digest_input.published = input->published;
  digest_input.document = document;
  digest = dgs_digest_new (&digest_input);
  if (out_document)
    *out_document = g_steal_pointer (&document);
  return digest;
}

/* An article whose text ends like this, or that has none, goes on behind its link. */
static gboolean
is_cut (const char *text)
{
  static const char *const ends[] = {
    "…", "...", "[…]", "[...]", "(…)", "Read more", "Continue reading"
  };
  g_autofree char *trimmed = g_strchomp (g_strdup (text));
  guint i;

  for (i = 0; i < G_N_ELEMENTS (ends); i++) {
    if (g_str_has_suffix (trimmed, ends[i]))
      return TRUE;
  }
  return *trimmed == '\0';
}

/**
 * dgs_row_new:
 * @input: what is known
 * @now: seconds since 1970
 *
 * Understands an article and makes a row for the store.
 *
 * Returns: (transfer full): the row, without an entry
 */
DgsArticleRecord *
dgs_row_new (const DgsRowInput *input, gint64 now)
{
  g_autoptr (DgsDocument) document = NULL;
  g_autoptr (DgsDigest) digest = dgs_row_understand (input, &document);
  DgsArticleRecord *record = g_new0 (DgsArticleRecord, 1);

  record->key = g_strdup (digest->key);
  record->title = g_strdup (digest->title);
  record->series_key = g_strdup (digest->series_key);
  record->series = g_strdup (digest->series);
  record->kind = digest->kind;
  record->label = g_strdup (digest->label);
  record->inferred = digest->inferred;
  set_dates (record, digest, now);
  record->published = input->published ? g_date_time_to_unix (input->published) : 0;
  record->updated = input->updated ? g_date_time_to_unix (input->updated) : 0;
  record->link = g_strdup (input->link);
  record->canonical = dgs_address_canonical (input->link);
  record->excerpt = make_excerpt (document, digest->text);
  record->body = g_strdup (digest->text);
  record->html = g_utf8_make_valid (input->html, (gssize) strnlen (input->html, MAX_HTML));
  record->base = g_strdup (input->base ? input->base : input->link);
  record->full_text = input->full_text;
  /* A digest's feed carries its beginning, as a rule; another article's only where it says so. */
  record->wants_page = !input->full_text && dgs_address_is_web (input->link) &&
                       (digest->kind != DGS_DIGEST_KIND_NONE || is_cut (digest->text));
  record->stories = story_records (digest->stories);
  record->sources = source_records (digest->sources);
  return record;
}
