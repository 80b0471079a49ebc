/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-folder.h"
#include "dgs-store-folders.h"

G_BEGIN_DECLS

DgsFolder *dgs_folder_new (const DgsFolderRecord *record);
void dgs_folder_update (DgsFolder *self, const DgsFolderRecord *record);
void dgs_folder_set_collapsed (DgsFolder *self, gboolean collapsed);

G_END_DECLS
