/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-sqlite.h"

G_BEGIN_DECLS

/**
 * DgsStoreFunc:
 * @db: the connection of the worker thread
 * @data: what the caller passed
 * @error: return location for an error
 *
 * A job on the store's worker thread. It must touch nothing that another thread uses.
 *
 * Returns: (nullable): the result; %NULL only together with @error
 */
typedef gpointer (*DgsStoreFunc) (DgsSqlite *db, gpointer data, GError **error);

#define DGS_TYPE_STORE (dgs_store_get_type ())
G_DECLARE_FINAL_TYPE (DgsStore, dgs_store, DGS, STORE, GObject)

DgsStore *dgs_store_new (const char *path);
void dgs_store_close (DgsStore *self);

void dgs_store_open_async (DgsStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean dgs_store_open_finish (DgsStore *self, GAsyncResult *result, GError **error);

void dgs_store_read_async (DgsStore *self,
                           DgsStoreFunc func,
                           gpointer data,
                           GDestroyNotify free_data,
                           GDestroyNotify free_result,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
void dgs_store_write_async (DgsStore *self,
                            DgsStoreFunc func,
                            gpointer data,
                            GDestroyNotify free_data,
                            GDestroyNotify free_result,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gpointer dgs_store_run_finish (DgsStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
