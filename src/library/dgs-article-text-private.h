/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article-text.h"
#include "dgs-library.h"
#include "dgs-store-articles.h"

G_BEGIN_DECLS

DgsSourceItem *dgs_source_item_new (const DgsSourceRecord *record, gboolean subscribed);
void dgs_source_item_set_subscribed (DgsSourceItem *self, gboolean subscribed);
void dgs_source_item_update (DgsSourceItem *self, DgsLibrary *library);
const char *dgs_source_item_get_canonical (DgsSourceItem *self);

G_END_DECLS
