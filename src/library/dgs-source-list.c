/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-source-list.h"

#include <stdio.h>

#include "dgs-article-text-private.h"
#include "dgs-library-private.h"
#include "dgs-library-source-private.h"
#include "dgs-live-list-private.h"
#include "dgs-opml.h"
#include "dgs-store-queries.h"
#include "dgs-store-weeks.h"

/* What is read on the store's thread. */
typedef struct {
  GPtrArray *records;
  GHashTable *weeks; /* comparing form of an address to its counts */
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->records, g_ptr_array_unref);
  g_clear_pointer (&reading->weeks, g_hash_table_unref);
  g_free (reading);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* The Monday after the newest week that a source was listed in. */
static guint
find_end (GPtrArray *records)
{
  guint newest = 0;
  guint i;

  for (i = 0; i < records->len; i++) {
    const DgsSourceRecord *record = g_ptr_array_index (records, i);
    guint year, month, day;
    GDate date;

    g_date_clear (&date, 1);
    if (!record->last || sscanf (record->last, "%4u-%2u-%2u", &year, &month, &day) != 3 ||
        !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
      continue;
    g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    newest = MAX (newest, g_date_get_julian (&date) + 8 - (guint) g_date_get_weekday (&date));
  }
  return newest;
}

static void
count_weeks (Reading *reading, GPtrArray *weeks, guint end)
{
  guint i;

  for (i = 0; i < weeks->len; i++) {
    const DgsSourceWeek *week = g_ptr_array_index (weeks, i);
    guint *counts = g_hash_table_lookup (reading->weeks, week->canonical);
    guint back = (end - 7 - week->monday) / 7;

    if (!counts) {
      counts = g_new0 (guint, DGS_SOURCE_WEEKS);
      g_hash_table_insert (reading->weeks, g_strdup (week->canonical), counts);
    }
    if (week->monday + 7 <= end && back < DGS_SOURCE_WEEKS)
      counts[DGS_SOURCE_WEEKS - 1 - back] += week->digests;
  }
}

static gpointer
read_sources (DgsSqlite *db, gpointer data, GError **error)
{
  g_autoptr (Reading) reading = g_new0 (Reading, 1);
  g_autoptr (GPtrArray) weeks = NULL;
  guint end;

  reading->weeks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading->records = dgs_store_sources_list (db, error);
  if (!reading->records)
    return NULL;
  end = find_end (reading->records);
  if (end > DGS_SOURCE_WEEKS * 7) {
    weeks = dgs_store_sources_weeks (db, end - DGS_SOURCE_WEEKS * 7, error);
    if (!weeks)
      return NULL;
    count_weeks (reading, weeks, end);
  }
  return g_steal_pointer (&reading);
}

static GHashTable *
index_sources (GListModel *sources)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  guint n = g_list_model_get_n_items (sources);
  guint i;

  for (i = 0; i < n; i++) {
    DgsLibrarySource *source = g_list_model_get_item (sources, i);
    const char *canonical = dgs_source_item_get_canonical (dgs_library_source_get_item (source));

    g_hash_table_insert (index, (char *) canonical, source);
  }
  return index;
}

static GPtrArray *
make_sources (DgsLibrary *library, GListModel *sources, gconstpointer data)
{
  const Reading *reading = data;
  g_autoptr (GHashTable) old = index_sources (sources);
  GPtrArray *fresh = g_ptr_array_new_with_free_func (g_object_unref);
  guint i;

  for (i = 0; i < reading->records->len; i++) {
    const DgsSourceRecord *record = g_ptr_array_index (reading->records, i);
    DgsLibrarySource *source = g_hash_table_lookup (old, record->canonical);

    source = source ? g_object_ref (source) : dgs_library_source_new (record);
    dgs_library_source_update (source, record,
                               g_hash_table_lookup (reading->weeks, record->canonical));
    dgs_source_item_update (dgs_library_source_get_item (source), library);
    g_ptr_array_add (fresh, source);
  }
  return fresh;
}

static void
subscribing_cb (GListModel *sources, DgsLibrary *library)
{
  guint n = g_list_model_get_n_items (sources);
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (DgsLibrarySource) source = g_list_model_get_item (sources, i);

    dgs_source_item_update (dgs_library_source_get_item (source), library);
  }
}

/**
 * dgs_source_list_new:
 * @library: an open library
 *
 * Makes the list of all sources; it fills itself once it is active.
 *
 * Returns: (transfer full): a new list of #DgsLibrarySource, the one that most digests list first
 */
DgsLiveList *
dgs_source_list_new (DgsLibrary *library)
{
  static const DgsLiveListKind kind = {
    .get_item_type = dgs_library_source_get_type,
    .read = read_sources,
    .free_reading = (GDestroyNotify) reading_free,
    .make = make_sources,
  };
  DgsLiveList *self = dgs_live_list_new (library, &kind);

  g_signal_connect_object (library, "subscribing", G_CALLBACK (subscribing_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * dgs_source_list_to_opml:
 * @sources: a list of #DgsLibrarySource
 * @title: what to call the document
 *
 * Writes sources as OPML 2.0, which other readers can subscribe to.
 *
 * Returns: (transfer full): the text of the file
 */
char *
dgs_source_list_to_opml (GListModel *sources, const char *title)
{
  g_autoptr (GPtrArray) links =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_feed_link_free);
  guint n = g_list_model_get_n_items (sources);
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (DgsLibrarySource) source = g_list_model_get_item (sources, i);
    DgsSourceItem *item = dgs_library_source_get_item (source);
    DgsFeedLink *link = g_new0 (DgsFeedLink, 1);

    link->address = g_strdup (dgs_source_item_get_address (item));
    link->title = g_strdup (dgs_source_item_get_title (item));
    g_ptr_array_add (links, link);
  }
  return dgs_opml_write (links, title);
}

typedef struct {
  char *canonical;
  guint limit;
} Query;

static void
query_free (Query *query)
{
  g_free (query->canonical);
  g_free (query);
}

static gpointer
read_digests (DgsSqlite *db, gpointer data, GError **error)
{
  const Query *query = data;

  return dgs_store_sources_digests (db, query->canonical, query->limit, error);
}

static void
digests_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GArray *ids = dgs_store_run_finish (DGS_STORE (source), result, &error);

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

/**
 * dgs_library_find_digests_async:
 * @self: an open library
 * @source: a source
 * @limit: the most to give
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Finds the digests that list a source.
 */
void
dgs_library_find_digests_async (DgsLibrary *self,
                                DgsSourceItem *source,
                                guint limit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Query *query = g_new0 (Query, 1);

  g_task_set_source_tag (task, dgs_library_find_digests_async);
  query->canonical = g_strdup (dgs_source_item_get_canonical (source));
  query->limit = limit;
  dgs_store_read_async (dgs_library_get_store (self), read_digests, query,
                        (GDestroyNotify) query_free, (GDestroyNotify) g_array_unref, cancellable,
                        digests_cb, task);
}

/**
 * dgs_library_find_digests_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_find_digests_async().
 *
 * Returns: (transfer full) (element-type gint64) (nullable): row ids, the newest digest first
 */
GArray *
dgs_library_find_digests_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
