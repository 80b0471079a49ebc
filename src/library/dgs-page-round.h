/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-fetcher.h"
#include "dgs-store.h"

G_BEGIN_DECLS

void dgs_page_round_async (DgsStore *store,
                           DgsFetcher *fetcher,
                           const gint64 *feed_ids,
                           gsize n_feeds,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
int dgs_page_round_finish (DgsStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
