/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-publisher-table.h"

G_BEGIN_DECLS

/**
 * DgsPlace:
 * @kind: %DGS_DIGEST_KIND_NONE where the address tells nothing
 * @series: (nullable): the series, where it is a known one
 * @directory: the series' directory, after its language where that is not the site's own
 * @date: (nullable): the day of a daily digest
 * @label: the label of a weekly one
 *
 * What the address of a digest tells of it.
 */
typedef struct {
  DgsDigestKind kind;
  const DgsPublisherSeries *series;
  char *directory;
  char *date;
  DgsLabel label;
} DgsPlace;

void dgs_place_clear (DgsPlace *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DgsPlace, dgs_place_clear)

const DgsPublisher *dgs_publisher_find (const char *address);

gboolean dgs_publisher_read_address (const DgsPublisher *self,
                                     const char *address,
                                     DgsPlace *place);

const DgsPublisherSeries *dgs_publisher_find_series (const DgsPublisher *self, const char *name);

char *dgs_series_normalize (const char *name);

G_END_DECLS
