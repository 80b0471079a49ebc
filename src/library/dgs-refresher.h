/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-fetcher.h"
#include "dgs-refresh-outcome.h"
#include "dgs-store-feeds.h"
#include "dgs-store.h"

G_BEGIN_DECLS

void dgs_refresh_async (DgsStore *store,
                        DgsFetcher *fetcher,
                        const DgsFeedRecord *feed,
                        GBytes *bytes,
                        gint64 round,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
DgsRefreshOutcome *dgs_refresh_finish (DgsStore *store,
                                       GAsyncResult *result,
                                       DgsFeedRecord **out_record,
                                       GPtrArray **out_candidates,
                                       GError **error);

G_END_DECLS
