/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* What the user can choose: a page for each capability. */
#define DGS_TYPE_PREFERENCES_DIALOG (dgs_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    DgsPreferencesDialog, dgs_preferences_dialog, DGS, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *dgs_preferences_dialog_new (DgsLibrary *library);

G_END_DECLS
