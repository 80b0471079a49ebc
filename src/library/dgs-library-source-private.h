/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-source-list.h"
#include "dgs-store-articles.h"

G_BEGIN_DECLS

DgsLibrarySource *dgs_library_source_new (const DgsSourceRecord *record);
void dgs_library_source_update (DgsLibrarySource *self,
                                const DgsSourceRecord *record,
                                const guint *weeks);

G_END_DECLS
