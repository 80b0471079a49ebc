/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-digest.h"

#include "dgs-block.h"
#include "dgs-identity.h"
#include "dgs-place.h"
#include "dgs-sources.h"
#include "dgs-stories.h"
#include "dgs-text.h"

#include <string.h>

#define MIN_YEAR 1990
#define MAX_TITLE_CHARS 100

/* Finds the heading of a text: the first one of the first rank, else the first one. Lists of
 * sources and words of the site may stand before it. */
static char *
find_heading (DgsDocument *document, guint *level)
{
  GPtrArray *blocks = dgs_document_get_blocks (document);
  const DgsBlock *found = NULL;
  g_autofree char *text = NULL;
  guint i;

  for (i = 0; i < blocks->len; i++) {
    const DgsBlock *block = g_ptr_array_index (blocks, i);

    if (block->kind == DGS_BLOCK_HEADING && (!found || block->level == 1))
      found = block;
    if (found && found->level == 1)
      break;
  }
  if (!found)
    return NULL;
  *level = found->level;
  text = dgs_spans_to_text (found->spans);
  return dgs_text_collapse (text);
}

/* "Week 19 Summary", "2026-05-01" and the name of the series say nothing of this digest. */
static gboolean
is_speaking (const char *title, const DgsIdentity *identity, const DgsDigestInput *input)
{
  const DgsPublisher *publisher = dgs_publisher_find (input->link);
  g_autofree char *normalized = dgs_series_normalize (title);
  g_autofree char *series = dgs_series_normalize (identity->series);

  return *normalized && !g_str_equal (normalized, series) &&
         !g_regex_match_simple (
             "^(?:week-\\d+(?:-\\d{4})?(?:-summary)?|(?:weekly-)?\\d{4}-w\\d+|[\\d-]+)$",
             normalized, 0, 0) &&
         !(publisher && dgs_publisher_find_series (publisher, title));
}

static char *
make_title (const DgsDigestInput *input,
            const DgsIdentity *identity,
            const char *heading,
            const char *text)
{
  g_autofree char *title = dgs_text_collapse (input->title);
  g_autofree char *head = NULL;
  DgsPeriod period;
  gboolean is_clear;

  if (!identity->series) {
    if (*title)
      return g_steal_pointer (&title);
    if (heading && *heading)
      return g_strdup (heading);
    return dgs_text_excerpt (*text || !input->link ? text : input->link, MAX_TITLE_CHARS);
  }
  if (identity->headline)
    return g_strdup (identity->headline);
  if (!dgs_period_split (title, &period, &head, &is_clear))
    head = g_steal_pointer (&title);
  return g_strdup (is_speaking (head, identity, input) ? head : identity->series);
}

static gboolean
set_found_date (DgsDigest *self, const char *text, DgsDateOrigin origin)
{
  if (!dgs_period_find_date (text, &self->date)) {
    g_date_clear (&self->date, 1);
    return FALSE;
  }
  self->date_origin = origin;
  return TRUE;
}

/* What a publisher states wins over what can be found, but for a year that nobody meant. */
static void
set_date (DgsDigest *self, const DgsDigestInput *input, const DgsIdentity *identity)
{
  if (self->kind != DGS_DIGEST_KIND_NONE) {
    self->date = self->end;
    self->date_origin = identity->origin;
    return;
  }
  if (input->published && g_date_time_get_year (input->published) >= MIN_YEAR) {
    g_date_set_dmy (&self->date, (GDateDay) g_date_time_get_day_of_month (input->published),
                    (GDateMonth) g_date_time_get_month (input->published),
                    (GDateYear) g_date_time_get_year (input->published));
    self->date_origin = DGS_DATE_ORIGIN_STATED;
    return;
  }
  if (!set_found_date (self, self->heading, DGS_DATE_ORIGIN_HEADING) &&
      !set_found_date (self, input->title, DGS_DATE_ORIGIN_TITLE))
    set_found_date (self, input->link, DGS_DATE_ORIGIN_ADDRESS);
}

static void
take_identity (DgsDigest *self, DgsIdentity *identity)
{
  self->key = g_steal_pointer (&identity->key);
  self->series_key = g_steal_pointer (&identity->series_key);
  self->series = g_steal_pointer (&identity->series);
  self->kind = identity->period.kind;
  self->start = identity->period.start;
  self->end = identity->period.end;
  self->label = dgs_label_to_string (identity->label);
  self->inferred = identity->inferred;
}

/**
 * dgs_digest_new:
 * @input: what is known of an entry or of a page
 *
 * Understands an article: which digest it is, of which days, and what is in it.
 *
 * The key of a digest is `host/directory/weekly/2026-04-18..2026-05-01` or
 * `host/directory/daily/2026-05-01`: the publisher's host without `www.`, the directory of the
 * series (where the publisher is not known, its name in lower case with dashes), the kind and the
 * days by ISO 8601. It does not depend on the text but for its heading. The key of any other
 * article is its entry's; it has no series, no period, no stories and no sources.
 *
 * Returns: (transfer full): all the facts of the article
 */
DgsDigest *
dgs_digest_new (const DgsDigestInput *input)
{
  DgsDigest *self = g_new0 (DgsDigest, 1);
  g_auto (DgsIdentity) identity = {
    0,
  };
  guint level = 0;

  g_date_clear (&self->start, 1);
  g_date_clear (&self->end, 1);
  g_date_clear (&self->date, 1);
  self->heading = find_heading (input->document, &level);
  self->text = dgs_document_to_text (input->document);
  dgs_identity_read (&identity, input, self->heading, level);
  self->title = make_title (input, &identity, self->heading, self->text);
  take_identity (self, &identity);
  set_date (self, input, &identity);
  if (self->kind != DGS_DIGEST_KIND_NONE) {
    self->stories = dgs_stories_find (input->document);
    self->sources = dgs_sources_find (input->document);
  } else {
    self->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_story_free);
    self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_source_free);
  }
  return self;
}

/**
 * dgs_digest_free:
 * @self: (transfer full): a digest
 *
 * Frees a digest with its stories and sources.
 */
void
dgs_digest_free (DgsDigest *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self->series_key);
  g_free (self->series);
  g_free (self->label);
  g_free (self->heading);
  g_free (self->text);
  g_ptr_array_unref (self->stories);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

/**
 * dgs_story_free:
 * @self: (transfer full): a story
 *
 * Frees a story.
 */
void
dgs_story_free (DgsStory *self)
{
  g_free (self->section);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->link);
  g_free (self->text);
  g_free (self);
}

/**
 * dgs_source_free:
 * @self: (transfer full): a source
 *
 * Frees a source.
 */
void
dgs_source_free (DgsSource *self)
{
  g_free (self->title);
  g_free (self->address);
  g_free (self);
}

/**
 * dgs_digest_kind_get_name:
 * @kind: a kind of digest
 *
 * Names a kind, for keys and for programs.
 *
 * Returns: (transfer none): `none`, `daily` or `weekly`
 */
const char *
dgs_digest_kind_get_name (DgsDigestKind kind)
{
  switch (kind) {
  case DGS_DIGEST_KIND_DAILY:
    return "daily";
  case DGS_DIGEST_KIND_WEEKLY:
    return "weekly";
  case DGS_DIGEST_KIND_NONE:
  default:
    return "none";
  }
}

/**
 * dgs_date_origin_get_name:
 * @origin: where a date comes from
 *
 * Names an origin, for programs. A label is a part of an address.
 *
 * Returns: (transfer none): `stated`, `heading`, `title`, `address` or `none`
 */
const char *
dgs_date_origin_get_name (DgsDateOrigin origin)
{
  switch (origin) {
  case DGS_DATE_ORIGIN_STATED:
    return "stated";
  case DGS_DATE_ORIGIN_HEADING:
    return "heading";
  case DGS_DATE_ORIGIN_TITLE:
    return "title";
  case DGS_DATE_ORIGIN_ADDRESS:
  case DGS_DATE_ORIGIN_LABEL:
    return "address";
  case DGS_DATE_ORIGIN_NONE:
  default:
    return "none";
  }
}
