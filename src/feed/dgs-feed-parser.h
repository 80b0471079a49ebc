/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-parsed-feed.h"

G_BEGIN_DECLS

/**
 * DgsFeedError:
 * @DGS_FEED_ERROR_EMPTY: there are no bytes, or only white space
 * @DGS_FEED_ERROR_IS_PAGE: the bytes are an HTML page
 * @DGS_FEED_ERROR_NOT_A_FEED: the bytes are neither a feed nor a page
 * @DGS_FEED_ERROR_TOO_LARGE: a limit of the parser was exceeded
 *
 * Why bytes are no feed.
 */
typedef enum {
  DGS_FEED_ERROR_EMPTY,
  DGS_FEED_ERROR_IS_PAGE,
  DGS_FEED_ERROR_NOT_A_FEED,
  DGS_FEED_ERROR_TOO_LARGE,
} DgsFeedError;

#define DGS_FEED_ERROR (dgs_feed_error_quark ())
GQuark dgs_feed_error_quark (void);

DgsParsedFeed *dgs_feed_parse (GBytes *bytes,
                               const char *address,
                               const char *content_type,
                               GError **error);

G_END_DECLS
