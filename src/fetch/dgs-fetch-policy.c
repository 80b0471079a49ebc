/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-fetch-policy.h"

#include <libsoup/soup.h>

static guint
backoff (guint failures)
{
  guint delay = DGS_FETCH_POLICY_BACKOFF;

  if (failures == 0)
    return 0;
  while (--failures > 0 && delay < DGS_FETCH_POLICY_DAY)
    delay *= 2;
  return MIN (delay, DGS_FETCH_POLICY_DAY);
}

/**
 * dgs_fetch_policy_next_delay:
 * @interval: seconds between two fetches that the user chose
 * @max_age: seconds that the last answer stays fresh, or 0
 * @ttl_seconds: seconds that the feed itself asks for between two fetches, or 0
 * @retry_after: seconds that the host asked to wait, or 0
 * @failures: how many fetches have failed since the last good one
 *
 * Decides when a feed may be fetched again: after the longest of all that is asked for.
 *
 * Never sooner than after a quarter of an hour. What a publisher asks for counts up to a day:
 * more is a mistake, and the feed would never be read again. Each failure doubles an hour, up to
 * a day. The user's own interval has no upper limit.
 *
 * Returns: seconds from now
 */
guint
dgs_fetch_policy_next_delay (
    guint interval, guint max_age, guint ttl_seconds, guint retry_after, guint failures)
{
  guint asked = MAX (MAX (max_age, ttl_seconds), MAX (retry_after, backoff (failures)));

  return MAX (MAX (interval, DGS_FETCH_POLICY_FLOOR), MIN (asked, DGS_FETCH_POLICY_DAY));
}

/* Seconds as RFC 9110 and 9111 write them: digits alone. One that is too large is a large one. */
static gboolean
parse_seconds (const char *text, guint *seconds)
{
  g_autofree char *digits = text ? g_strstrip (g_strdup (text)) : NULL;
  const char *cursor;
  guint64 value;

  if (!digits || *digits == '\0')
    return FALSE;
  for (cursor = digits; *cursor; cursor++) {
    if (!g_ascii_isdigit (*cursor))
      return FALSE;
  }
  value = g_ascii_strtoull (digits, NULL, 10);
  *seconds = (guint) MIN (value, G_MAXINT32);
  return TRUE;
}

static gboolean
parse_date (const char *text, gint64 *seconds)
{
  g_autoptr (GDateTime) date = text ? soup_date_time_new_from_http_string (text) : NULL;

  if (!date)
    return FALSE;
  *seconds = g_date_time_to_unix (date);
  return TRUE;
}

static guint
seconds_until (gint64 moment, gint64 now)
{
  return (guint) CLAMP (moment - now, 0, G_MAXINT32);
}

/**
 * dgs_fetch_policy_max_age:
 * @cache_control: (nullable): the Cache-Control header
 * @age: (nullable): the Age header
 * @expires: (nullable): the Expires header
 * @date: (nullable): the Date header
 * @now: seconds since 1970
 *
 * Reckons how long an answer stays fresh, by RFC 9111, 4.2: max-age goes before Expires, and the
 * time that the answer already spent in caches is taken off.
 *
 * Returns: seconds; 0 where nothing is said, or that it must not be kept
 */
guint
dgs_fetch_policy_max_age (
    const char *cache_control, const char *age, const char *expires, const char *date, gint64 now)
{
  g_autoptr (GHashTable) parameters = NULL;
  guint fresh = 0, spent = 0;
  gint64 end, start;

  if (cache_control)
    parameters = soup_header_parse_param_list (cache_control);
  if (parameters && (g_hash_table_contains (parameters, "no-store") ||
                     g_hash_table_contains (parameters, "no-cache")))
    fresh = 0;
  else if (parameters && g_hash_table_contains (parameters, "max-age"))
    parse_seconds (g_hash_table_lookup (parameters, "max-age"), &fresh);
  else if (parse_date (expires, &end))
    fresh = seconds_until (end, parse_date (date, &start) ? start : now);

  parse_seconds (age, &spent);
  return fresh > spent ? fresh - spent : 0;
}

/**
 * dgs_fetch_policy_retry_after:
 * @value: (nullable): the Retry-After header, in seconds or as a date
 * @now: seconds since 1970
 *
 * Reckons how long a host asks to wait, by RFC 9110, 10.2.3.
 *
 * Returns: seconds, no more than a day; 0 where nothing is said that can be read
 */
guint
dgs_fetch_policy_retry_after (const char *value, gint64 now)
{
  guint seconds = 0;
  gint64 moment;

  if (!parse_seconds (value, &seconds) && parse_date (value, &moment))
    seconds = seconds_until (moment, now);
  return MIN (seconds, DGS_FETCH_POLICY_DAY);
}

/**
 * dgs_fetch_policy_validators:
 * @status: HTTP status of the answer
 * @sent: (nullable): the pair that was sent with the request
 * @etag: (nullable): the ETag header of the answer
 * @last_modified: (nullable): the Last-Modified header of the answer
 * @next: (out caller-allocates): empty, filled with the pair to send next time
 *
 * Decides on the conditional headers of the next request, as a pair and never looking inside.
 *
 * A good answer replaces the pair. "Not modified" may leave out what did not change (RFC 9110,
 * 15.4.5): what it leaves out stays, but beside a new ETag an old date does not. Every other
 * answer says nothing about the feed, and the pair stays.
 */
void
dgs_fetch_policy_validators (guint status,
                             const DgsValidators *sent,
                             const char *etag,
                             const char *last_modified,
                             DgsValidators *next)
{
  static const DgsValidators none = { NULL, NULL };

  if (!sent)
    sent = &none;
  if (status == 304 && (!etag || g_strcmp0 (etag, sent->etag) == 0)) {
    etag = sent->etag;
    last_modified = last_modified ? last_modified : sent->last_modified;
  } else if (status != 304 && (status < 200 || status > 299)) {
    etag = sent->etag;
    last_modified = sent->last_modified;
  }
  next->etag = g_strdup (etag);
  next->last_modified = g_strdup (last_modified);
}
