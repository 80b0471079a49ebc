/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-refresh-outcome.h"

/**
 * dgs_refresh_outcome_new:
 * @address: the feed's address
 *
 * Makes an outcome: skipped, until something happens.
 *
 * Returns: (transfer full): a new outcome
 */
DgsRefreshOutcome *
dgs_refresh_outcome_new (const char *address)
{
  DgsRefreshOutcome *self = g_new0 (DgsRefreshOutcome, 1);

  self->address = g_strdup (address);
  self->status = DGS_REFRESH_SKIPPED;
  self->new_weeks = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->old_weeks = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * dgs_refresh_outcome_free:
 * @self: (transfer full): an outcome
 *
 * Frees it.
 */
void
dgs_refresh_outcome_free (DgsRefreshOutcome *self)
{
  g_free (self->address);
  g_array_unref (self->new_weeks);
  g_array_unref (self->old_weeks);
  g_free (self);
}
