/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"

G_BEGIN_DECLS

void dgs_library_mark_scope_async (DgsLibrary *self,
                                   const DgsScope *scope,
                                   const DgsMarkBound *bound,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gint64 dgs_library_mark_scope_finish (DgsLibrary *self,
                                      GAsyncResult *result,
                                      guint *out_count,
                                      GError **error);

void dgs_library_undo_marks_async (DgsLibrary *self,
                                   gint64 batch,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean dgs_library_undo_marks_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
