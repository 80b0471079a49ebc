/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "dgs-fetch-result.h"

G_BEGIN_DECLS

/* All in seconds. */
#define DGS_FETCH_POLICY_FLOOR (15 * 60)
#define DGS_FETCH_POLICY_BACKOFF (60 * 60)
#define DGS_FETCH_POLICY_DAY (24 * 60 * 60)

guint dgs_fetch_policy_next_delay (
    guint interval, guint max_age, guint ttl_seconds, guint retry_after, guint failures);

guint dgs_fetch_policy_max_age (
    const char *cache_control, const char *age, const char *expires, const char *date, gint64 now);

guint dgs_fetch_policy_retry_after (const char *value, gint64 now);

void dgs_fetch_policy_validators (guint status,
                                  const DgsValidators *sent,
                                  const char *etag,
                                  const char *last_modified,
                                  DgsValidators *next);

G_END_DECLS
