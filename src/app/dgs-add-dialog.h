/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* Asks for an address and subscribes to it. Signal "subscribed" (DgsFeed): it succeeded; the
 * dialog closes itself. */
#define DGS_TYPE_ADD_DIALOG (dgs_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DgsAddDialog, dgs_add_dialog, DGS, ADD_DIALOG, AdwDialog)

AdwDialog *dgs_add_dialog_new (DgsLibrary *library, const char *address);

G_END_DECLS
