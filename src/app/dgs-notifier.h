/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* Tells the user what is new: on the desktop, or by a toast while the window is used. */
#define DGS_TYPE_NOTIFIER (dgs_notifier_get_type ())
G_DECLARE_FINAL_TYPE (DgsNotifier, dgs_notifier, DGS, NOTIFIER, GObject)

DgsNotifier *dgs_notifier_new (GtkApplication *application, DgsLibrary *library);

void dgs_notifier_settle_async (DgsNotifier *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void dgs_notifier_settle_finish (DgsNotifier *self, GAsyncResult *result);

void dgs_notifier_close (DgsNotifier *self, const char *notice);

G_END_DECLS
