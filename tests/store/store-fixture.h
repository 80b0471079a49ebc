/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-store-articles.h"
#include "dgs-store.h"

G_BEGIN_DECLS

char *store_fixture_make_folder (void);
void store_fixture_remove_folder (char *folder);
DgsSqlite *store_fixture_open (const char *folder);
gboolean store_fixture_open_store (DgsStore *store, GError **error);
gpointer store_fixture_run (
    DgsStore *store, gboolean write, DgsStoreFunc func, gpointer data, GError **error);
DgsArticleRecord *store_fixture_article (const char *key);

G_END_DECLS
