/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-live-list.h"

G_BEGIN_DECLS

/* So many weeks are counted one by one: half a year. */
#define DGS_SOURCE_WEEKS 26

/* A source of the whole library, with how often digests list it. Properties, readable: "item"
 * (DgsSourceItem: what it is called, and whether it is followed). Signal "changed": the counts are
 * others. */
#define DGS_TYPE_LIBRARY_SOURCE (dgs_library_source_get_type ())
G_DECLARE_FINAL_TYPE (DgsLibrarySource, dgs_library_source, DGS, LIBRARY_SOURCE, GObject)

DgsSourceItem *dgs_library_source_get_item (DgsLibrarySource *self);
const char *dgs_library_source_get_sort_key (DgsLibrarySource *self);

guint dgs_library_source_get_n_digests (DgsLibrarySource *self);
const GDate *dgs_library_source_get_first (DgsLibrarySource *self);
const GDate *dgs_library_source_get_last (DgsLibrarySource *self);
const guint *dgs_library_source_get_weeks (DgsLibrarySource *self);

DgsLiveList *dgs_source_list_new (DgsLibrary *library);

char *dgs_source_list_to_opml (GListModel *sources, const char *title);

void dgs_library_find_digests_async (DgsLibrary *self,
                                     DgsSourceItem *source,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GArray *dgs_library_find_digests_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
