/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"

G_BEGIN_DECLS

void dgs_article_lookup_async (DgsLibrary *library,
                               const char *key,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
DgsArticle *dgs_article_lookup_finish (DgsLibrary *library, GAsyncResult *result, GError **error);

G_END_DECLS
