/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"

G_BEGIN_DECLS

/* Opens the library once for all who need it. The signal "opened" comes before those who wait are
 * answered. */
#define DGS_TYPE_LIBRARY_OPENER (dgs_library_opener_get_type ())
G_DECLARE_FINAL_TYPE (DgsLibraryOpener, dgs_library_opener, DGS, LIBRARY_OPENER, GObject)

DgsLibraryOpener *dgs_library_opener_new (const char *folder);

const char *dgs_library_opener_get_folder (DgsLibraryOpener *self);

DgsLibrary *dgs_library_opener_get_library (DgsLibraryOpener *self);

void dgs_library_opener_open_async (DgsLibraryOpener *self,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DgsLibrary *dgs_library_opener_open_finish (DgsLibraryOpener *self,
                                            GAsyncResult *result,
                                            GError **error);

void dgs_library_opener_close (DgsLibraryOpener *self);

G_END_DECLS
