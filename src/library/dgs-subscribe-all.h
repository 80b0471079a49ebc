/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"

G_BEGIN_DECLS

/**
 * DgsSubscribeAllOutcome:
 * @feed_ids: (element-type gint64): the feeds that are new
 * @n_failed: how many addresses came to nothing
 * @problem: the problem that most of them met
 *
 * What became of subscribing to several addresses. Why each failed, its #DgsSourceItem tells.
 */
typedef struct {
  GArray *feed_ids;
  guint n_failed;
  DgsProblem problem;
} DgsSubscribeAllOutcome;

void dgs_subscribe_all_outcome_free (DgsSubscribeAllOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsSubscribeAllOutcome, dgs_subscribe_all_outcome_free)

void dgs_library_subscribe_all_async (DgsLibrary *self,
                                      const char *const *addresses,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
DgsSubscribeAllOutcome *dgs_library_subscribe_all_finish (DgsLibrary *self,
                                                          GAsyncResult *result,
                                                          GError **error);

G_END_DECLS
