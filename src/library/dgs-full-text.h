/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-fetcher.h"
#include "dgs-store.h"

G_BEGIN_DECLS

void dgs_full_text_async (DgsStore *store,
                          DgsFetcher *fetcher,
                          gint64 article_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean dgs_full_text_finish (DgsStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
