/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsPublisherFeed:
 * @address: address of a feed, or of a page that can be followed like one
 * @title: what it carries
 * @is_page: whether it is a page
 *
 * An address that a known publisher has to offer.
 */
typedef struct {
  char *address;
  char *title;
  gboolean is_page;
} DgsPublisherFeed;

void dgs_publisher_feed_free (DgsPublisherFeed *self);

GPtrArray *dgs_publisher_get_suggestions (const char *address);

GPtrArray *dgs_publisher_get_replacements (const char *address);

char *dgs_publisher_get_current_address (const char *address);

gboolean dgs_publisher_find_week (const char *series_key, guint week, char **out_address);

G_END_DECLS
