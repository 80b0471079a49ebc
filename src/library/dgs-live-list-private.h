/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-live-list.h"
#include "dgs-store.h"

G_BEGIN_DECLS

/**
 * DgsLiveListKind:
 * @get_item_type: the type of its items
 * @read: reads them, on the store's thread
 * @free_reading: frees what @read gave
 * @make: makes the items of what was read; those of the list that stay are to be the same objects
 *
 * What a list is of.
 */
typedef struct {
  GType (*get_item_type) (void);
  DgsStoreFunc read;
  GDestroyNotify free_reading;
  GPtrArray *(*make) (DgsLibrary *library, GListModel *old, gconstpointer reading);
} DgsLiveListKind;

DgsLiveList *dgs_live_list_new (DgsLibrary *library, const DgsLiveListKind *kind);

G_END_DECLS
