/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-schedule.h"

#define HOUR 3600
#define DAY (24 * HOUR)
#define THURSDAY 3 /* the first day of 1970 */

static gboolean
is_skipped (const DgsSchedule *self, gint64 moment)
{
  guint hour = (guint) (moment % DAY / HOUR);
  guint day = (guint) ((moment / DAY + THURSDAY) % 7);

  return (self->skipped_hours & (1u << hour)) || (self->skipped_days & (1u << day));
}

/**
 * dgs_schedule_get_next:
 * @self: a schedule
 * @moment: seconds since 1970
 *
 * Finds the first moment from one on at which a feed does not ask to be left alone (RSS 2.0,
 * skipHours and skipDays). One that always asks for it is not believed.
 *
 * Returns: seconds since 1970
 */
gint64
dgs_schedule_get_next (const DgsSchedule *self, gint64 moment)
{
  gint64 next = moment;

  while (next < moment + 8 * DAY) {
    if (!is_skipped (self, next))
      return next;
    next += HOUR - next % HOUR;
  }
  return moment;
}
