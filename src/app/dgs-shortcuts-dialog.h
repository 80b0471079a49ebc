/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lists the keys. */
#define DGS_TYPE_SHORTCUTS_DIALOG (dgs_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DgsShortcutsDialog, dgs_shortcuts_dialog, DGS, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *dgs_shortcuts_dialog_new (void);

G_END_DECLS
