/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* What the user is told of, and when the application looks. */
#define DGS_TYPE_NOTIFICATION_PREFERENCES (dgs_notification_preferences_get_type ())
G_DECLARE_FINAL_TYPE (DgsNotificationPreferences,
                      dgs_notification_preferences,
                      DGS,
                      NOTIFICATION_PREFERENCES,
                      AdwPreferencesPage)

GtkWidget *dgs_notification_preferences_new (DgsLibrary *library);

G_END_DECLS
