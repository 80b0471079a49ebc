/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"

G_BEGIN_DECLS

/* The user's own order of the feeds: titles, folders, places. What begins here ends with
 * dgs_library_organize_finish(), where nothing else is said. */

void dgs_library_rename_feed_async (DgsLibrary *self,
                                    gint64 feed_id,
                                    const char *title,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void dgs_library_move_feed_async (DgsLibrary *self,
                                  gint64 feed_id,
                                  gint64 folder_id,
                                  gint64 anchor_id,
                                  gboolean after,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void dgs_library_create_folder_async (DgsLibrary *self,
                                      const char *name,
                                      gint64 feed_id,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gint64 dgs_library_create_folder_finish (DgsLibrary *self, GAsyncResult *result, GError **error);
void dgs_library_rename_folder_async (DgsLibrary *self,
                                      gint64 folder_id,
                                      const char *name,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void dgs_library_move_folder_async (DgsLibrary *self,
                                    gint64 folder_id,
                                    gint64 anchor_id,
                                    gboolean after,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void dgs_library_remove_folder_async (DgsLibrary *self,
                                      gint64 folder_id,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void dgs_library_restore_folder_async (DgsLibrary *self,
                                       gint64 folder_id,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void dgs_library_set_folder_collapsed (DgsLibrary *self, gint64 folder_id, gboolean collapsed);

gboolean dgs_library_organize_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

void dgs_library_count_articles_async (DgsLibrary *self,
                                       gint64 feed_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gint64 dgs_library_count_articles_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

DgsFolder *dgs_library_find_folder (DgsLibrary *self, gint64 folder_id);
DgsFolder *dgs_library_find_folder_by_name (DgsLibrary *self, const char *name);

G_END_DECLS
