/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* When feeds are refreshed, and what comes with a digest. */
#define DGS_TYPE_GENERAL_PREFERENCES (dgs_general_preferences_get_type ())
G_DECLARE_FINAL_TYPE (
    DgsGeneralPreferences, dgs_general_preferences, DGS, GENERAL_PREFERENCES, AdwPreferencesPage)

G_END_DECLS
