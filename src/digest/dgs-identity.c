/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-identity.h"

#include "dgs-address.h"
#include "dgs-place.h"
#include "dgs-text.h"

#include <string.h>

/* What is longer before a dash and a date is a headline, not the name of a series. */
#define MAX_SERIES_LENGTH 60

/* A heading or a title, taken apart. */
typedef struct {
  DgsPeriod period;
  char *head;
  gboolean is_clear;
} Line;

static void
line_clear (Line *self)
{
  g_clear_pointer (&self->head, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

static void
line_read (Line *self, const char *text)
{
  g_autofree char *collapsed = dgs_text_collapse (text);

  if (dgs_period_split (collapsed, &self->period, &self->head, &self->is_clear))
    g_strstrip (self->head);
  else
    self->head = dgs_label_strip (collapsed);
}

void
dgs_identity_clear (DgsIdentity *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->series_key, g_free);
  g_clear_pointer (&self->series, g_free);
  g_clear_pointer (&self->headline, g_free);
}

static char *
get_host (const DgsDigestInput *input)
{
  char *host = dgs_address_get_host (input->link);

  if (!host)
    host = dgs_address_get_host (input->entry_key);
  if (host && g_str_has_prefix (host, "www."))
    memmove (host, host + 4, strlen (host + 4) + 1);
  return host ? host : g_strdup ("-");
}

/* The period comes from the heading, else from the title, else from the address. */
static gboolean
set_stated_period (DgsIdentity *self, const Line *heading, const Line *title, const DgsPlace *place)
{
  GDate day;

  if (heading->period.kind) {
    self->period = heading->period;
    self->origin = DGS_DATE_ORIGIN_HEADING;
  } else if (title->period.kind) {
    self->period = title->period;
    self->origin = DGS_DATE_ORIGIN_TITLE;
  } else if (place->date && dgs_period_find_date (place->date, &day)) {
    dgs_period_set_day (&self->period, &day);
    self->origin = DGS_DATE_ORIGIN_ADDRESS;
  }
  return self->period.kind != DGS_DIGEST_KIND_NONE;
}

static void
set_label (DgsIdentity *self, const char *heading, const char *title, const DgsPlace *place)
{
  if (place->label.year)
    self->label = place->label;
  else if (!dgs_label_find (heading, &self->label) && !dgs_label_find (title, &self->label))
    self->label = (DgsLabel) {
      0,
    };
}

/* Only a publisher whose calendar is known has labels that can be reckoned. */
static void
set_inferred_period (DgsIdentity *self, const DgsPlace *place)
{
  const char *const *skipped = place->series ? place->series->skipped : NULL;

  if (!self->label.year || !dgs_label_to_period (self->label, skipped, &self->period))
    return;
  self->inferred = TRUE;
  self->origin = DGS_DATE_ORIGIN_LABEL;
}

/* An address that tells nothing leaves the names. */
static void
find_place_by_name (const DgsPublisher *publisher,
                    const Line *heading,
                    const Line *title,
                    DgsPlace *place)
{
  const DgsPublisherSeries *series = NULL;

  if (heading->period.kind)
    series = dgs_publisher_find_series (publisher, heading->head);
  if (!series && (heading->period.kind || title->period.kind))
    series = dgs_publisher_find_series (publisher, title->head);
  if (!series)
    return;
  place->series = series;
  place->directory = g_strdup (series->directory);
}

static gboolean
is_name_of (const DgsPublisher *publisher, const DgsPlace *place, const char *text)
{
  return place->series && dgs_publisher_find_series (publisher, text) == place->series;
}

static void
read_known (DgsIdentity *self,
            const DgsPublisher *publisher,
            const DgsDigestInput *input,
            const char *heading_text,
            guint level)
{
  g_auto (DgsPlace) place = {
    0,
  };
  g_auto (Line) heading = {
    0,
  };
  g_auto (Line) title = {
    0,
  };
  gboolean is_titled;

  line_read (&heading, heading_text);
  line_read (&title, input->title);
  if (!input->link || !dgs_publisher_read_address (publisher, input->link, &place))
    find_place_by_name (publisher, &heading, &title, &place);
  if (!place.directory)
    return;

  set_label (self, heading_text, input->title, &place);
  if (!set_stated_period (self, &heading, &title, &place))
    set_inferred_period (self, &place);
  if (!self->period.kind)
    return;

  is_titled = *heading.head && (heading.period.kind || level == 1);
  self->series_key = g_strconcat (publisher->host, "/", place.directory, NULL);
  if (place.series && !strchr (place.directory, '/'))
    self->series = g_strdup (place.series->name);
  else
    self->series = g_strdup (is_titled ? heading.head : place.directory);
  if (is_titled && !g_str_equal (heading.head, self->series) &&
      !is_name_of (publisher, &place, heading.head))
    self->headline = g_strdup (heading.head);
}

/* A name that can be one: neither empty nor a sentence. */
static gboolean
is_series_name (const char *text)
{
  g_autofree char *normalized = dgs_series_normalize (text);

  return *normalized && g_utf8_strlen (text, -1) <= MAX_SERIES_LENGTH;
}

static void
read_unknown (DgsIdentity *self, const DgsDigestInput *input, const char *heading_text)
{
  const struct {
    const char *text;
    DgsDateOrigin origin;
  } lines[] = {
    { heading_text, DGS_DATE_ORIGIN_HEADING },
    { input->title, DGS_DATE_ORIGIN_TITLE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (lines) && !self->series; i++) {
    g_auto (Line) line = {
      0,
    };
    g_autofree char *host = NULL;
    g_autofree char *directory = NULL;

    line_read (&line, lines[i].text);
    if (!line.is_clear || !is_series_name (line.head))
      continue;
    host = get_host (input);
    directory = dgs_series_normalize (line.head);
    self->period = line.period;
    self->origin = lines[i].origin;
    self->series_key = g_strconcat (host, "/", directory, NULL);
    self->series = g_steal_pointer (&line.head);
  }
}

static char *
make_key (const DgsIdentity *self)
{
  const DgsPeriod *period = &self->period;
  char start[16];
  char end[16];

  g_date_strftime (start, sizeof start, "%Y-%m-%d", &period->start);
  g_date_strftime (end, sizeof end, "%Y-%m-%d", &period->end);
  return g_strconcat (self->series_key, "/", dgs_digest_kind_get_name (period->kind), "/", start,
                      period->kind == DGS_DIGEST_KIND_WEEKLY ? ".." : NULL, end, NULL);
}

/* Decides which article it is.
 *
 * The key of a digest is `host/directory/weekly/2026-04-18..2026-05-01` or
 * `host/directory/daily/2026-05-01`, with the directory that the publisher keeps the series in or,
 * where that is not known, the series' normalized name. */
void
dgs_identity_read (DgsIdentity *self, const DgsDigestInput *input, const char *heading, guint level)
{
  const DgsPublisher *publisher = dgs_publisher_find (input->link ? input->link : input->entry_key);

  *self = (DgsIdentity) {
    0,
  };
  if (publisher)
    read_known (self, publisher, input, heading, level);
  if (!self->series)
    read_unknown (self, input, heading);

  if (self->series)
    self->key = make_key (self);
  else
    self->key = g_strdup (input->entry_key ? input->entry_key : input->link ? input->link : "");
}
