/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "dgs-feed-parser.h"

#define ADDRESS "https://acme.example/blog/feed.xml"

/* Reads a text as a feed that came from ADDRESS. */
static inline DgsParsedFeed *
read_feed (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return dgs_feed_parse (bytes, ADDRESS, NULL, error);
}

static inline DgsParsedFeed *
read_good_feed (const char *text)
{
  g_autoptr (GError) error = NULL;
  DgsParsedFeed *feed = read_feed (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (feed);
  return feed;
}

static inline DgsParsedEntry *
get_entry (DgsParsedFeed *feed, guint index)
{
  g_assert_cmpuint (index, <, feed->entries->len);
  return g_ptr_array_index (feed->entries, index);
}

static inline void
assert_date (GDateTime *date, const char *expected)
{
  g_autofree char *text = date ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  g_assert_cmpstr (text, ==, expected);
}
