/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The page of the preferences that says how digests are read. */
#define DGS_TYPE_READING_PREFERENCES (dgs_reading_preferences_get_type ())
G_DECLARE_FINAL_TYPE (
    DgsReadingPreferences, dgs_reading_preferences, DGS, READING_PREFERENCES, AdwPreferencesPage)

AdwPreferencesPage *dgs_reading_preferences_new (void);

G_END_DECLS
