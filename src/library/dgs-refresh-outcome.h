/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "dgs-problem.h"

G_BEGIN_DECLS

/**
 * DgsRefreshStatus:
 * @DGS_REFRESH_CHANGED: the feed had something else to say than last time
 * @DGS_REFRESH_UNCHANGED: it had not
 * @DGS_REFRESH_FAILED: see the problem
 * @DGS_REFRESH_SKIPPED: it was not due
 *
 * How the refresh of one feed ended.
 */
typedef enum {
  DGS_REFRESH_CHANGED,
  DGS_REFRESH_UNCHANGED,
  DGS_REFRESH_FAILED,
  DGS_REFRESH_SKIPPED,
} DgsRefreshStatus;

/**
 * DgsRefreshOutcome:
 * @address: the feed's address
 * @status: how it ended
 * @http: HTTP status, 0 where there was no answer
 * @problem: %DGS_PROBLEM_NONE unless it failed
 * @n_new: how many articles are new
 * @n_updated: how many articles changed
 * @was_read: whether the feed had been read before
 * @new_weeks: (element-type gint64): row ids of weekly digests that came new; after a round, only
 *   of those that are due a notification
 * @old_weeks: (element-type gint64): row ids of weekly digests that were known already
 *
 * What one feed brought.
 */
typedef struct {
  char *address;
  DgsRefreshStatus status;
  guint http;
  DgsProblem problem;
  guint n_new;
  guint n_updated;
  gboolean was_read;
  GArray *new_weeks;
  GArray *old_weeks;
} DgsRefreshOutcome;

DgsRefreshOutcome *dgs_refresh_outcome_new (const char *address);
void dgs_refresh_outcome_free (DgsRefreshOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsRefreshOutcome, dgs_refresh_outcome_free)

G_END_DECLS
