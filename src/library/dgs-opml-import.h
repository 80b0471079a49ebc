/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/**
 * DgsImportFailure:
 * @feed_id: row id of the feed
 * @title: what the feed is called
 * @address: the feed's address
 * @problem: why it could not be read
 * @status: HTTP status of the answer, or 0
 *
 * A feed of an import that could not be read yet. It is subscribed to all the same.
 */
typedef struct {
  gint64 feed_id;
  char *title;
  char *address;
  DgsProblem problem;
  guint status;
} DgsImportFailure;

/**
 * DgsOpmlImport:
 * @added: (element-type gint64): row ids of the feeds that are new, those that failed among them
 * @n_existing: how many were subscribed to already, or stand twice in the file
 * @n_waiting: how many were not asked, because it was cancelled
 * @failures: (element-type DgsImportFailure): those that could not be read
 * @site: (nullable): the file is no list but a feed, and this the address of its site; nothing
 *   was imported
 *
 * What an import of subscriptions brought.
 */
typedef struct {
  GArray *added;
  guint n_existing;
  guint n_waiting;
  GPtrArray *failures;
  char *site;
} DgsOpmlImport;

void dgs_opml_import_free (DgsOpmlImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsOpmlImport, dgs_opml_import_free)

/* How many of the new feeds have answered or failed. */
typedef void (*DgsProgressFunc) (guint done, guint total, gpointer user_data);

void dgs_library_import_opml_async (DgsLibrary *self,
                                    GFile *file,
                                    DgsProgressFunc progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
DgsOpmlImport *dgs_library_import_opml_finish (DgsLibrary *self,
                                               GAsyncResult *result,
                                               GError **error);

void dgs_library_undo_import_async (DgsLibrary *self,
                                    const gint64 *feed_ids,
                                    gsize n_feeds,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean dgs_library_undo_import_finish (DgsLibrary *self, GAsyncResult *result, GError **error);

char *dgs_library_export_opml (DgsLibrary *self);

G_END_DECLS
