/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"

G_BEGIN_DECLS

/* Refreshes what is due by itself: at the start, at the interval that the user chose, and when
 * the connection is back that was missing then. */
#define DGS_TYPE_AUTO_REFRESH (dgs_auto_refresh_get_type ())
G_DECLARE_FINAL_TYPE (DgsAutoRefresh, dgs_auto_refresh, DGS, AUTO_REFRESH, GObject)

DgsAutoRefresh *dgs_auto_refresh_new (DgsLibrary *library,
                                      GNetworkMonitor *monitor,
                                      GSettings *settings,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

void dgs_auto_refresh_start (DgsAutoRefresh *self);

void dgs_auto_refresh_check (DgsAutoRefresh *self, gint64 now);

G_END_DECLS
