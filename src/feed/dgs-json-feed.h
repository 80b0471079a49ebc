/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-parsed-feed.h"

G_BEGIN_DECLS

DgsParsedFeed *dgs_json_feed_read (const char *text, const char *address, GError **error);

G_END_DECLS
