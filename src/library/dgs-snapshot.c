/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-snapshot.h"

#include "dgs-feed-list.h"
#include "dgs-folder-private.h"
#include "dgs-series-private.h"
#include "dgs-store-queries.h"

/**
 * dgs_snapshot_free:
 * @self: (transfer full): a snapshot
 *
 * Frees it.
 */
void
dgs_snapshot_free (DgsSnapshot *self)
{
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->folders, g_ptr_array_unref);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_free (self);
}

/**
 * dgs_snapshot_read:
 * @db: the connection
 * @data: not looked at
 * @error: return location for an error
 *
 * Reads everything that the models show; a job for the store.
 *
 * Returns: (transfer full) (nullable): a snapshot
 */
gpointer
dgs_snapshot_read (DgsSqlite *db, gpointer data, GError **error)
{
  g_autoptr (DgsSnapshot) snapshot = g_new0 (DgsSnapshot, 1);
  gint64 unread, saved;

  snapshot->feeds = dgs_store_feeds_list (db, error);
  if (!snapshot->feeds)
    return NULL;
  snapshot->folders = dgs_store_folders_list (db, error);
  if (!snapshot->folders)
    return NULL;
  snapshot->series = dgs_store_series_list (db, error);
  if (!snapshot->series)
    return NULL;
  unread = dgs_store_articles_count (db, DGS_ARTICLE_FILTER_UNREAD, error);
  if (unread < 0)
    return NULL;
  saved = dgs_store_articles_count (db, DGS_ARTICLE_FILTER_SAVED, error);
  if (saved < 0)
    return NULL;
  snapshot->unread = (guint) unread;
  snapshot->saved = (guint) saved;
  return g_steal_pointer (&snapshot);
}

/**
 * dgs_snapshot_apply_feeds:
 * @self: a snapshot
 * @feeds: a list of #DgsFeed
 *
 * Brings a list to what was read. Feeds keep their objects, so that what shows them keeps its
 * place.
 */
void
dgs_snapshot_apply_feeds (const DgsSnapshot *self, GListStore *feeds)
{
  GListModel *model = G_LIST_MODEL (feeds);
  GPtrArray *records = self->feeds;
  guint i;

  for (i = 0; i < records->len; i++) {
    const DgsFeedRecord *record = g_ptr_array_index (records, i);
    guint position = dgs_feed_list_find_position (model, record->id, i);
    g_autoptr (DgsFeed) feed = NULL;

    if (position == G_MAXUINT) {
      feed = dgs_feed_new (record);
      g_list_store_insert (feeds, i, feed);
      continue;
    }
    feed = g_list_model_get_item (model, position);
    dgs_feed_update (feed, record);
    if (position != i) {
      g_list_store_remove (feeds, position);
      g_list_store_insert (feeds, i, feed);
    }
  }
  g_list_store_splice (feeds, records->len, g_list_model_get_n_items (model) - records->len, NULL,
                       0);
}

static guint
find_folder (GListModel *folders, gint64 id, guint from)
{
  guint i;

  for (i = from; i < g_list_model_get_n_items (folders); i++) {
    g_autoptr (DgsFolder) folder = g_list_model_get_item (folders, i);

    if (dgs_folder_get_id (folder) == id)
      return i;
  }
  return G_MAXUINT;
}

/**
 * dgs_snapshot_apply_folders:
 * @self: a snapshot
 * @folders: a list of #DgsFolder
 *
 * Brings a list to what was read; folders keep their objects.
 */
void
dgs_snapshot_apply_folders (const DgsSnapshot *self, GListStore *folders)
{
  GListModel *model = G_LIST_MODEL (folders);
  guint i;

  for (i = 0; i < self->folders->len; i++) {
    const DgsFolderRecord *record = g_ptr_array_index (self->folders, i);
    guint position = find_folder (model, record->id, i);
    g_autoptr (DgsFolder) folder = NULL;

    if (position == G_MAXUINT) {
      folder = dgs_folder_new (record);
      g_list_store_insert (folders, i, folder);
      continue;
    }
    folder = g_list_model_get_item (model, position);
    dgs_folder_update (folder, record);
    if (position != i) {
      g_list_store_remove (folders, position);
      g_list_store_insert (folders, i, folder);
    }
  }
  g_list_store_splice (folders, self->folders->len,
                       g_list_model_get_n_items (model) - self->folders->len, NULL, 0);
}

/**
 * dgs_snapshot_apply_series:
 * @self: a snapshot
 * @series: a list of #DgsSeries
 *
 * Brings a list to what was read; series keep their objects.
 */
void
dgs_snapshot_apply_series (const DgsSnapshot *self, GListStore *series)
{
  GListModel *model = G_LIST_MODEL (series);
  GPtrArray *records = self->series;
  guint i;

  for (i = 0; i < records->len; i++) {
    const DgsSeriesRecord *record = g_ptr_array_index (records, i);
    g_autoptr (DgsSeries) item = g_list_model_get_item (model, i);

    /* A series that is gone, or that has to move up, makes place for the one that belongs here. */
    while (item && dgs_series_get_id (item) != record->id &&
           i + 1 < g_list_model_get_n_items (model)) {
      g_list_store_remove (series, i);
      g_clear_object (&item);
      item = g_list_model_get_item (model, i);
    }
    if (item && dgs_series_get_id (item) == record->id) {
      dgs_series_update (item, record);
    } else {
      g_autoptr (DgsSeries) added = dgs_series_new (record);

      g_list_store_insert (series, i, added);
    }
  }
  g_list_store_splice (series, records->len, g_list_model_get_n_items (model) - records->len, NULL,
                       0);
}
