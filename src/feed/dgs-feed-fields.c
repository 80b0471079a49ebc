/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-feed-fields.h"

#include <string.h>

#include "dgs-address.h"
#include "dgs-date.h"
#include "dgs-markup.h"
#include "dgs-text.h"

#define MAX_INTERVAL (366 * 24 * 60)

/**
 * dgs_feed_take_date:
 * @date: (inout): where the date goes
 * @text: (nullable) (transfer full): a date as written
 *
 * Fills in a date that is still missing.
 */
void
dgs_feed_take_date (GDateTime **date, char *text)
{
  if (!*date && text)
    *date = dgs_date_parse_credible (text);
  g_free (text);
}

/**
 * dgs_feed_clean_author:
 * @text: (nullable): an author as RSS has it: a name, a mail address, or both
 *
 * Takes the name out of an author.
 *
 * Returns: (transfer full) (nullable): plain text, the mail address where there is no name
 */
char *
dgs_feed_clean_author (const char *text)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *plain = NULL;
  guint i;

  /* "Desk <mail>" would be taken for a tag: the address in angle brackets is looked for first. */
  plain = dgs_text_collapse (text);
  regex = g_regex_new ("^(?:mailto:)?\\S+@\\S+\\s*\\(\\s*(.+?)\\s*\\)$"
                       "|^(.+?)\\s*\\(\\s*\\S+@\\S+\\s*\\)$"
                       "|^\"?(.+?)\"?\\s*<\\s*\\S+@\\S+\\s*>$",
                       0, 0, NULL);
  if (strlen (plain) < 300 && g_regex_match (regex, plain, 0, &match)) {
    for (i = 1; i < (guint) g_match_info_get_match_count (match); i++) {
      g_autofree char *name = g_match_info_fetch (match, (int) i);

      if (*name)
        return dgs_markup_title_to_plain (name);
    }
  }
  g_free (plain);
  plain = dgs_markup_title_to_plain (text);
  return *plain ? g_steal_pointer (&plain) : NULL;
}

/**
 * dgs_feed_resolve_web:
 * @base: (nullable): absolute address
 * @reference: (nullable): an address as written
 *
 * Makes an address that a browser can open.
 *
 * Returns: (transfer full) (nullable): an absolute http or https address
 */
char *
dgs_feed_resolve_web (const char *base, const char *reference)
{
  g_autofree char *address =
      dgs_text_is_blank (reference) ? NULL : dgs_address_resolve (base, reference);

  return dgs_address_is_web (address) ? g_steal_pointer (&address) : NULL;
}

/* How well a link leads to what people read; 0 for one that leads elsewhere. */
static guint
rate_link (xmlNode *link)
{
  g_autofree char *rel = dgs_xml_get_attribute (link, "rel");
  g_autofree char *type = dgs_xml_get_attribute (link, "type");

  if (rel && g_ascii_strcasecmp (rel, "alternate") != 0 &&
      !g_str_has_suffix (rel, "/relation/alternate"))
    return 0;
  if (!type)
    return 2;
  if (g_ascii_strncasecmp (type, "text/html", 9) == 0 ||
      g_ascii_strncasecmp (type, "application/xhtml", 17) == 0)
    return 3;
  return 1;
}

/**
 * dgs_feed_find_alternate:
 * @parent: an element
 * @space: the vocabulary that its links are in
 * @address: (nullable): the address of the document
 *
 * Finds the page that an Atom element stands for (RFC 4287, 4.2.7).
 *
 * Returns: (transfer full) (nullable): an absolute http or https address
 */
char *
dgs_feed_find_alternate (xmlNode *parent, DgsXmlSpace space, const char *address)
{
  g_autofree char *best = NULL;
  guint best_rate = 0;
  xmlNode *child;

  for (child = parent->children; child; child = child->next) {
    guint rate = dgs_xml_is (child, space, "link") ? rate_link (child) : 0;
    g_autofree char *href = NULL;
    g_autofree char *base = NULL;
    char *resolved;

    if (rate <= best_rate)
      continue;
    href = dgs_xml_get_attribute (child, "href");
    if (!xmlHasProp (child, BAD_CAST "href"))
      href = dgs_xml_get_text (child);
    base = dgs_xml_get_base (child, address);
    resolved = dgs_feed_resolve_web (base, href);
    /* An empty reference is the base itself, which XML Base tests and some blogs use. */
    if (!resolved && !href && xmlHasProp (child, BAD_CAST "href"))
      resolved = dgs_feed_resolve_web (NULL, base);
    if (!resolved)
      continue;
    g_free (best);
    best = resolved;
    best_rate = rate;
  }
  return g_steal_pointer (&best);
}

/**
 * dgs_feed_find_person:
 * @parent: (nullable): an element
 * @space: the vocabulary that its persons are in
 *
 * Finds the first author that an Atom element names (RFC 4287, 3.2).
 *
 * Returns: (transfer full) (nullable): plain text
 */
char *
dgs_feed_find_person (xmlNode *parent, DgsXmlSpace space)
{
  static const char *const parts[] = { "name", "email", "uri", "url" };
  xmlNode *child;

  for (child = parent ? parent->children : NULL; child; child = child->next) {
    char *author = NULL;
    guint i;

    if (!dgs_xml_is (child, space, "author"))
      continue;
    for (i = 0; i < G_N_ELEMENTS (parts) && !author; i++) {
      g_autofree char *text = dgs_xml_find_text (child, space, parts[i]);

      author = dgs_feed_clean_author (text);
    }
    if (!author && !xmlFirstElementChild (child)) {
      g_autofree char *text = dgs_xml_get_text (child);

      author = dgs_feed_clean_author (text);
    }
    if (author)
      return author;
  }
  return NULL;
}

static guint
get_period (xmlNode *channel)
{
  static const struct {
    const char *name;
    guint minutes;
  } periods[] = {
    { "hourly", 60 },
    { "daily", 24 * 60 },
    { "weekly", 7 * 24 * 60 },
    { "monthly", 30 * 24 * 60 },
    { "yearly", 365 * 24 * 60 },
  };
  g_autofree char *period = dgs_xml_find_text (channel, DGS_XML_SYNDICATION, "updatePeriod");
  g_autofree char *frequency = dgs_xml_find_text (channel, DGS_XML_SYNDICATION, "updateFrequency");
  guint64 times = frequency ? g_ascii_strtoull (frequency, NULL, 10) : 1;
  guint i;

  for (i = 0; period && i < G_N_ELEMENTS (periods); i++) {
    if (g_ascii_strcasecmp (period, periods[i].name) == 0)
      return (guint) (periods[i].minutes / CLAMP (times, 1, periods[i].minutes));
  }
  return 0;
}

static guint
get_ttl (xmlNode *channel)
{
  g_autofree char *ttl = dgs_xml_find_text (channel, DGS_XML_NATIVE, "ttl");
  guint64 minutes = ttl && g_ascii_isdigit (*ttl) ? g_ascii_strtoull (ttl, NULL, 10) : 0;

  return minutes ? (guint) MIN (minutes, MAX_INTERVAL) : get_period (channel);
}

/* Hours of the day; some write 24 for midnight. */
static guint
parse_hour (const char *text)
{
  guint64 hour;

  return g_ascii_string_to_unsigned (text, 10, 0, 24, &hour, NULL) ? 1u << hour % 24 : 0;
}

static guint
parse_day (const char *text)
{
  static const char *const days[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (days); i++) {
    if (g_ascii_strcasecmp (text, days[i]) == 0)
      return 1u << i;
  }
  return 0;
}

static guint
get_skipped (xmlNode *channel, const char *list, const char *item, guint (*parse) (const char *))
{
  guint bits = 0;
  xmlNode *node;
  xmlNode *child;

  for (node = channel->children; node; node = node->next) {
    if (!dgs_xml_is (node, DGS_XML_NATIVE, list))
      continue;
    for (child = node->children; child; child = child->next) {
      g_autofree char *text = NULL;

      if (!dgs_xml_is (child, DGS_XML_NATIVE, item))
        continue;
      text = dgs_xml_get_text (child);
      bits |= text ? parse (text) : 0;
    }
  }
  return bits;
}

/**
 * dgs_feed_get_schedule:
 * @channel: the element that describes a feed
 *
 * Finds when a feed asks its readers to come: by the ttl of RSS 2.0, else by what the syndication
 * module says, and not at the hours and days that RSS calls skipHours and skipDays.
 *
 * Returns: the schedule
 */
DgsSchedule
dgs_feed_get_schedule (xmlNode *channel)
{
  DgsSchedule schedule = { 0 };

  schedule.ttl = get_ttl (channel);
  schedule.skipped_hours = get_skipped (channel, "skipHours", "hour", parse_hour);
  schedule.skipped_days = get_skipped (channel, "skipDays", "day", parse_day);
  return schedule;
}
