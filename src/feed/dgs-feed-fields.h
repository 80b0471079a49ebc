/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-parsed-feed.h"
#include "dgs-xml.h"

G_BEGIN_DECLS

/* The most entries that are read of one feed: the first ones. */
#define DGS_FEED_MAX_ENTRIES 20000

void dgs_feed_take_date (GDateTime **date, char *text);

char *dgs_feed_clean_author (const char *text);

char *dgs_feed_resolve_web (const char *base, const char *reference);

char *dgs_feed_find_alternate (xmlNode *parent, DgsXmlSpace space, const char *address);

char *dgs_feed_find_person (xmlNode *parent, DgsXmlSpace space);

DgsSchedule dgs_feed_get_schedule (xmlNode *channel);

G_END_DECLS
