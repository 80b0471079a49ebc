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

/* What stands in one entry of a feed, and what a field of it has to be; %NULL means no value. */
typedef struct {
  const char *name;
  const char *entry;
  const char *expected;
} EntryCase;

/* Reads each case by a function that makes a feed of it, and compares one field. */
#define CHECK_FIELD_OF(read, cases, field)                                       \
  G_STMT_START                                                                   \
  {                                                                              \
    guint index;                                                                 \
                                                                                 \
    for (index = 0; index < G_N_ELEMENTS (cases); index++) {                     \
      g_autoptr (DgsParsedFeed) feed = read ((cases)[index].entry);              \
                                                                                 \
      g_test_message ("%s", (cases)[index].name);                                \
      g_assert_cmpstr (get_entry (feed, 0)->field, ==, (cases)[index].expected); \
    }                                                                            \
  }                                                                              \
  G_STMT_END
