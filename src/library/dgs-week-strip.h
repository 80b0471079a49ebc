/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-live-list.h"

G_BEGIN_DECLS

/**
 * DgsWeekFlags:
 * @DGS_WEEK_UNREAD: something of it is unread
 * @DGS_WEEK_SAVED: something of it is saved
 * @DGS_WEEK_MISSING: nothing is there, although there is something before and after
 *
 * What can be said of a week of a series. Without @DGS_WEEK_MISSING there are digests.
 */
typedef enum {
  DGS_WEEK_UNREAD = 1 << 0,
  DGS_WEEK_SAVED = 1 << 1,
  DGS_WEEK_MISSING = 1 << 2,
} DgsWeekFlags;

/**
 * DgsWeek:
 * @monday: first day of the last ISO week that it covers
 * @n_weeks: how many weeks it covers, 1 but for a digest of a longer period
 * @first_day: first day that its digests cover; of a missing week its Monday
 * @last_day: last day that its digests cover; of a missing week its Sunday
 * @flags: what can be said of it
 * @n_digests: how many digests there are
 * @n_unread: how many of them are unread
 * @first: where its digests begin among those of the strip
 *
 * A week of a series, or several that one digest covers.
 */
typedef struct {
  GDate monday;
  guint n_weeks;
  GDate first_day;
  GDate last_day;
  DgsWeekFlags flags;
  guint n_digests;
  guint n_unread;
  guint first;
} DgsWeek;

/* The weeks of a series, earliest first: of its weekly digests, or of its daily ones. Signal
 * "changed": the weeks are others, or something was read or saved. */
#define DGS_TYPE_WEEK_STRIP (dgs_week_strip_get_type ())
G_DECLARE_FINAL_TYPE (DgsWeekStrip, dgs_week_strip, DGS, WEEK_STRIP, GObject)

const char *dgs_week_strip_get_name (DgsWeekStrip *self);
DgsDigestKind dgs_week_strip_get_kind (DgsWeekStrip *self);
guint dgs_week_strip_get_n_weeks (DgsWeekStrip *self);
const DgsWeek *dgs_week_strip_get_week (DgsWeekStrip *self, guint position);
gint64 dgs_week_strip_get_digest (DgsWeekStrip *self, const DgsWeek *week, guint position);
guint dgs_week_strip_get_n_unread (DgsWeekStrip *self);
guint dgs_week_strip_get_n_missing (DgsWeekStrip *self);
guint dgs_week_strip_find (DgsWeekStrip *self, const GDate *monday);
gboolean dgs_week_strip_find_address (DgsWeekStrip *self, const DgsWeek *week, char **out_address);

DgsLiveList *dgs_week_list_new (DgsLibrary *library);

G_END_DECLS
