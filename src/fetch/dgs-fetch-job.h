/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "dgs-fetch-result.h"
#include "dgs-host-waits.h"
#include "dgs-origin-map.h"

G_BEGIN_DECLS

/**
 * DgsFetchTools:
 * @session: what sends requests
 * @waits: which hosts are to be left alone; answers add to it
 * @map: (nullable): which origins are to be asked elsewhere
 * @timeout: seconds without a sign of life after which a fetch is given up
 * @max_body: bytes of a decoded body that are too many, where a job says nothing else
 *
 * What all fetches of one fetcher share. Outlives every job.
 */
typedef struct {
  SoupSession *session;
  DgsHostWaits *waits;
  DgsOriginMap *map;
  guint timeout;
  gsize max_body;
} DgsFetchTools;

void dgs_fetch_job_run_async (DgsFetchTools *tools,
                              const char *address,
                              const DgsValidators *validators,
                              gsize max_body,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

DgsFetchResult *dgs_fetch_job_run_finish (GAsyncResult *result, GError **error);

gboolean dgs_fetch_job_check_wait (DgsFetchTools *tools, const char *address, GError **error);

G_END_DECLS
