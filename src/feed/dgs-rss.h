/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-parsed-feed.h"
#include "dgs-xml.h"

G_BEGIN_DECLS

DgsParsedFeed *dgs_rss_read (DgsXml *xml, const char *address, GError **error);

G_END_DECLS
