/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-fetch-result.h"

G_BEGIN_DECLS

/**
 * DgsFetchError:
 * @DGS_FETCH_ERROR_ADDRESS: the address is none that can be fetched
 * @DGS_FETCH_ERROR_HOST: the host's name is not known
 * @DGS_FETCH_ERROR_CONNECTION: no connection, or it broke before the answer was whole
 * @DGS_FETCH_ERROR_TLS: the host's certificate is not to be trusted
 * @DGS_FETCH_ERROR_TIMEOUT: no answer in time
 * @DGS_FETCH_ERROR_TOO_LARGE: the decoded body is larger than allowed
 * @DGS_FETCH_ERROR_REDIRECT: too many redirects, a loop, or one to a place not allowed
 * @DGS_FETCH_ERROR_WAIT: the host asked to wait, and the time is not over
 *
 * Why there is no answer. An answer with any HTTP status is no error here.
 */
typedef enum {
  DGS_FETCH_ERROR_ADDRESS,
  DGS_FETCH_ERROR_HOST,
  DGS_FETCH_ERROR_CONNECTION,
  DGS_FETCH_ERROR_TLS,
  DGS_FETCH_ERROR_TIMEOUT,
  DGS_FETCH_ERROR_TOO_LARGE,
  DGS_FETCH_ERROR_REDIRECT,
  DGS_FETCH_ERROR_WAIT,
} DgsFetchError;

#define DGS_FETCH_ERROR (dgs_fetch_error_quark ())
GQuark dgs_fetch_error_quark (void);

#define DGS_TYPE_FETCHER (dgs_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (DgsFetcher, dgs_fetcher, DGS, FETCHER, GObject)

DgsFetcher *dgs_fetcher_new (const char *user_agent, const char *origin_map, GError **error);

void dgs_fetcher_set_timeout (DgsFetcher *self, guint seconds);

void dgs_fetcher_set_max_body (DgsFetcher *self, gsize bytes);

void dgs_fetcher_fetch_async (DgsFetcher *self,
                              const char *address,
                              const DgsValidators *validators,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

void dgs_fetcher_fetch_limited_async (DgsFetcher *self,
                                      const char *address,
                                      gsize max_body,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

DgsFetchResult *dgs_fetcher_fetch_finish (DgsFetcher *self, GAsyncResult *result, GError **error);

G_END_DECLS
