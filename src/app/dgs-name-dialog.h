/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for a name. Signal "named" (string): the user has chosen one. */
#define DGS_TYPE_NAME_DIALOG (dgs_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DgsNameDialog, dgs_name_dialog, DGS, NAME_DIALOG, AdwAlertDialog)

AdwDialog *dgs_name_dialog_new (const char *heading,
                                const char *body,
                                const char *name,
                                const char *save_label,
                                gboolean may_be_empty);
void dgs_name_dialog_refuse (DgsNameDialog *self, const char *const *names);

G_END_DECLS
