/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DgsAutostart:
 * @DGS_AUTOSTART_PORTAL: the Background portal starts the application at login
 * @DGS_AUTOSTART_TIMER: a timer of the user's systemd starts it every few hours
 * @DGS_AUTOSTART_LOGIN: the desktop starts it at login
 *
 * Who starts the application in the background.
 */
typedef enum {
  DGS_AUTOSTART_PORTAL,
  DGS_AUTOSTART_TIMER,
  DGS_AUTOSTART_LOGIN,
} DgsAutostart;

void dgs_autostart_probe_async (GAsyncReadyCallback callback, gpointer user_data);
DgsAutostart dgs_autostart_probe_finish (GAsyncResult *result);

void dgs_autostart_set_async (DgsAutostart autostart,
                              gboolean enabled,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean dgs_autostart_set_finish (GAsyncResult *result, GError **error);

G_END_DECLS
