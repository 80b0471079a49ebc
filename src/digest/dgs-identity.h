/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-period.h"

G_BEGIN_DECLS

/**
 * DgsIdentity:
 * @key: what makes the article one
 * @series_key: (nullable): as in #DgsDigest
 * @series: (nullable): as in #DgsDigest
 * @headline: (nullable): a title of the digest's own
 * @period: its days
 * @label: the publisher's label of the week
 * @inferred: whether @period was reckoned from @label
 * @origin: where @period comes from
 *
 * Which article it is: decided here, and nowhere else.
 */
typedef struct {
  char *key;
  char *series_key;
  char *series;
  char *headline;
  DgsPeriod period;
  DgsLabel label;
  gboolean inferred;
  DgsDateOrigin origin;
} DgsIdentity;

void dgs_identity_read (DgsIdentity *self,
                        const DgsDigestInput *input,
                        const char *heading,
                        guint level);
void dgs_identity_clear (DgsIdentity *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DgsIdentity, dgs_identity_clear)

G_END_DECLS
