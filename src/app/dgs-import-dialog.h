/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* Imports a list of subscriptions: how far it is, then what it brought. Signals: "imported"
 * (const char *words, GVariant *ids): it has ended; the words tell what it brought, the ids (ax,
 * nullable) what can be taken back. "failed" (GError *): the file is no list, or could not be read.
 * "feed-found" (const char *address): the file is a feed, and this the address of its site. */
#define DGS_TYPE_IMPORT_DIALOG (dgs_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DgsImportDialog, dgs_import_dialog, DGS, IMPORT_DIALOG, AdwDialog)

AdwDialog *dgs_import_dialog_new (DgsLibrary *library, GFile *file);

G_END_DECLS
