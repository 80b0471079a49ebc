/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsSchedule:
 * @ttl: minutes that a feed asks its readers to wait between two requests, or 0
 * @skipped_hours: a bit for each hour of the day, in UTC, at which it asks not to be fetched
 * @skipped_days: a bit for each day of the week, the lowest is Monday, likewise
 *
 * When a feed says that it wants to be fetched.
 */
typedef struct {
  guint ttl;
  guint skipped_hours;
  guint skipped_days;
} DgsSchedule;

gint64 dgs_schedule_get_next (const DgsSchedule *self, gint64 moment);

G_END_DECLS
