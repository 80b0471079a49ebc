/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-publisher.h"

#include "dgs-address.h"
#include "dgs-place.h"

#include <string.h>

/**
 * dgs_publisher_feed_free:
 * @self: (transfer full): an address to offer
 *
 * Frees an address to offer.
 */
void
dgs_publisher_feed_free (DgsPublisherFeed *self)
{
  g_free (self->address);
  g_free (self->title);
  g_free (self);
}

static char *
get_path (const char *address)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);

  return g_strdup (uri ? g_uri_get_path (uri) : "");
}

static char *
make_address (const DgsPublisher *publisher, const char *path, const char *directory)
{
  g_autoptr (GString) full = g_string_new (path);

  if (directory)
    g_string_replace (full, "{}", directory, 0);
  return g_strconcat ("https://", publisher->host, full->str, NULL);
}

/* One address is offered once, by its first name. */
static void
add (GPtrArray *feeds, char *address, const char *title, gboolean is_page)
{
  g_autofree char *owned = address;
  DgsPublisherFeed *feed;
  guint i;

  for (i = 0; i < feeds->len; i++) {
    if (g_str_equal (((DgsPublisherFeed *) g_ptr_array_index (feeds, i))->address, address))
      return;
  }
  feed = g_new0 (DgsPublisherFeed, 1);
  feed->address = g_steal_pointer (&owned);
  feed->title = g_strdup (title);
  feed->is_page = is_page;
  g_ptr_array_add (feeds, feed);
}

static void
add_series (GPtrArray *feeds,
            const DgsPublisher *publisher,
            const char *directory,
            const char *name)
{
  add (feeds, make_address (publisher, publisher->week_page, directory), name, TRUE);
  add (feeds, make_address (publisher, publisher->week_feed, directory), name, FALSE);
}

/* Finds the series that one of the parts of a path names. */
static const DgsPublisherSeries *
find_series (const DgsPublisher *publisher, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_auto (DgsPlace) place = {
    0,
  };
  g_autofree char *address = make_address (publisher, path, NULL);
  const DgsPublisherSeries *found = NULL;
  guint i;

  if (dgs_publisher_read_address (publisher, address, &place) && place.series)
    return place.series;
  for (i = 0; parts[i] && !found; i++)
    found = dgs_publisher_find_series (publisher, parts[i]);
  return found;
}

/**
 * dgs_publisher_get_suggestions:
 * @address: an address of a site
 *
 * Gets what a known publisher has to offer to those who follow it, the best first: the pages of
 * the current weeks, then feeds. An address that names a series gets that series first.
 *
 * Returns: (transfer full) (element-type DgsPublisherFeed): addresses, none where the publisher is
 *   not known
 */
GPtrArray *
dgs_publisher_get_suggestions (const char *address)
{
  GPtrArray *feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_publisher_feed_free);
  const DgsPublisher *publisher = dgs_publisher_find (address);
  const DgsPublisherSeries *series;
  g_autofree char *path = NULL;

  if (!publisher)
    return feeds;
  path = get_path (address);
  series = find_series (publisher, path);
  if (series)
    add_series (feeds, publisher, series->directory, series->name);
  for (series = publisher->series; series->directory; series++) {
    if (series->is_weekly)
      add (feeds, make_address (publisher, publisher->week_page, series->directory), series->name,
           TRUE);
  }
  add (feeds, make_address (publisher, publisher->day_feed, NULL), "Today", FALSE);
  return feeds;
}

static char *
move (const DgsPublisher *publisher, const DgsPublisherMove *rule, const char *path)
{
  g_autoptr (GRegex) regex = g_regex_new (rule->pattern, 0, 0, NULL);
  g_autofree char *target = NULL;

  if (!g_regex_match (regex, path, 0, NULL))
    return NULL;
  target = g_regex_replace (regex, path, -1, 0, rule->target, 0, NULL);
  return make_address (publisher, target, NULL);
}

/**
 * dgs_publisher_get_replacements:
 * @address: address of a feed or of a page that is gone
 *
 * Gets what a known publisher has in place of an address of a layout that it has given up.
 *
 * Returns: (transfer full) (element-type DgsPublisherFeed): addresses, the best first; none where
 *   the publisher is not known or @address is none that it gave up
 */
GPtrArray *
dgs_publisher_get_replacements (const char *address)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_publisher_feed_free);
  const DgsPublisher *publisher = dgs_publisher_find (address);
  g_autofree char *path = publisher ? get_path (address) : NULL;
  const DgsPublisherSeries *series;
  const DgsPublisherMove *rule;

  if (!publisher || !g_regex_match_simple (publisher->gone, path, 0, 0))
    return g_steal_pointer (&feeds);
  series = find_series (publisher, path);
  for (rule = publisher->moves; rule->pattern; rule++) {
    char *target = move (publisher, rule, path);

    if (target)
      add (feeds, target, series ? series->name : "Today", rule->is_page);
  }
  if (feeds->len > 0)
    return g_steal_pointer (&feeds);
  return dgs_publisher_get_suggestions (address);
}

/**
 * dgs_publisher_get_current_address:
 * @address: address of a page
 *
 * Finds where a known publisher has a text now that it had at an address of its old layout.
 *
 * Returns: (transfer full) (nullable): an absolute address, %NULL where none is known
 */
char *
dgs_publisher_get_current_address (const char *address)
{
  const DgsPublisher *publisher = dgs_publisher_find (address);
  g_autofree char *path = publisher ? get_path (address) : NULL;
  const DgsPublisherMove *rule;

  for (rule = publisher ? publisher->moves : NULL; rule && rule->pattern; rule++) {
    char *target = rule->same_text ? move (publisher, rule, path) : NULL;

    if (target)
      return target;
  }
  return NULL;
}

/* A label may be given some weeks late, where labels before it are missing. */
#define MAX_LABELS 9

static gboolean
is_in_week (const GDate *day, const GDate *monday)
{
  int distance = g_date_days_between (monday, day);

  return distance >= 0 && distance < 7;
}

static char *
find_label (const DgsPublisherSeries *series, guint week)
{
  DgsLabel label = { week / 100, week % 100 };
  GDate monday;
  guint i;

  g_date_clear (&monday, 1);
  g_date_set_dmy (&monday, 4, G_DATE_JANUARY, (GDateYear) label.year);
  g_date_subtract_days (&monday, (guint) g_date_get_weekday (&monday) - 1);
  g_date_add_days (&monday, (label.week - 1) * 7);
  for (i = 0; i < MAX_LABELS && label.week <= 53; i++, label.week++) {
    g_autofree char *name = dgs_label_to_string (label);
    DgsPeriod period;

    if (!g_strv_contains ((const char *const *) series->skipped, name) &&
        dgs_label_to_period (label, series->skipped, &period) && is_in_week (&period.end, &monday))
      return g_steal_pointer (&name);
  }
  return NULL;
}

/**
 * dgs_publisher_find_week:
 * @series_key: what makes a series one, `host/directory`
 * @week: ISO year * 100 + week
 * @out_address: (out) (nullable) (transfer full): the page that should have the digest, %NULL where
 *   the publisher made none
 *
 * Finds what is known of a week of a known publisher.
 *
 * Returns: whether anything is known
 */
gboolean
dgs_publisher_find_week (const char *series_key, guint week, char **out_address)
{
  g_auto (GStrv) parts = g_strsplit (series_key, "/", 2);
  g_autofree char *site = g_strconcat ("https://", parts[0], "/", NULL);
  const DgsPublisher *publisher = dgs_publisher_find (site);
  const DgsPublisherSeries *series = NULL;
  g_autofree char *start = NULL;
  g_autofree char *label = NULL;

  *out_address = NULL;
  if (publisher && parts[1] && week / 100 >= 1 && week / 100 <= 9999)
    series = dgs_publisher_find_series (publisher, parts[1]);
  if (!series || !publisher->week_article)
    return FALSE;
  label = find_label (series, week);
  if (label) {
    start = make_address (publisher, publisher->week_article, series->directory);
    *out_address = g_strconcat (start, label, "/", NULL);
  }
  return TRUE;
}
