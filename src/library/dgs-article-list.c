/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-list.h"

#include "dgs-article-filter.h"
#include "dgs-library-private.h"

struct _DgsArticleList {
  GObject parent_instance;

  DgsLibrary *library;
  DgsScope scope;
  GArray *order; /* DgsArticleOrder, newest first */
  GCancellable *cancellable;
  gboolean loading;
};

enum {
  PROP_0,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return DGS_TYPE_ARTICLE;
}

static guint
get_n_items (GListModel *model)
{
  return DGS_ARTICLE_LIST (model)->order->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DgsArticleList *self = DGS_ARTICLE_LIST (model);
  DgsArticleOrder *item;

  if (position >= self->order->len)
    return NULL;
  item = &g_array_index (self->order, DgsArticleOrder, position);
  return dgs_article_cache_get (dgs_library_get_cache (self->library), item->id, item->week);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DgsArticleList,
                               dgs_article_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static int
compare (const DgsArticleOrder *one, const DgsArticleOrder *other)
{
  if (one->day != other->day)
    return one->day > other->day ? -1 : 1;
  if (one->id != other->id)
    return one->id > other->id ? -1 : 1;
  return 0;
}

/* Brings the rows to @fresh with as few and as small changes as there are, so that a view keeps
 * its place. @keep: rows that are not in @fresh stay. */
static void
merge (DgsArticleList *self, GArray *fresh, gboolean keep)
{
  guint position = 0;
  guint next = 0;

  while (position < self->order->len || next < fresh->len) {
    guint removed = 0;
    guint added = 0;

    while (position + removed < self->order->len || next + added < fresh->len) {
      int order = 0;

      if (position + removed == self->order->len)
        order = 1;
      else if (next + added == fresh->len)
        order = -1;
      else
        order = compare (&g_array_index (self->order, DgsArticleOrder, position + removed),
                         &g_array_index (fresh, DgsArticleOrder, next + added));
      if (order > 0)
        added++;
      else if (order < 0 && !keep)
        removed++;
      else
        break;
    }
    if (removed > 0)
      g_array_remove_range (self->order, position, removed);
    if (added > 0)
      g_array_insert_vals (self->order, position, &g_array_index (fresh, DgsArticleOrder, next),
                           added);
    if (removed > 0 || added > 0)
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);

    position += added;
    next += added;
    /* The row that ended the run stands in both, or only here and is kept. */
    if (position < self->order->len && next < fresh->len &&
        compare (&g_array_index (self->order, DgsArticleOrder, position),
                 &g_array_index (fresh, DgsArticleOrder, next)) == 0)
      next++;
    if (position < self->order->len)
      position++;
  }
}

typedef struct {
  DgsArticleFilter filter;
  gint64 id;
} Query;

static gpointer
query_order (DgsSqlite *db, gpointer data, GError **error)
{
  const Query *query = data;

  return dgs_store_articles_order (db, query->filter, query->id, error);
}

/**
 * dgs_article_filter_of:
 * @kind: the kind of a scope
 *
 * Says a scope in the store's words.
 *
 * Returns: a filter
 */
DgsArticleFilter
dgs_article_filter_of (DgsScopeKind kind)
{
  switch (kind) {
  case DGS_SCOPE_LATEST:
    return DGS_ARTICLE_FILTER_ALL;
  case DGS_SCOPE_UNREAD:
    return DGS_ARTICLE_FILTER_UNREAD;
  case DGS_SCOPE_SAVED:
    return DGS_ARTICLE_FILTER_SAVED;
  case DGS_SCOPE_FEED:
    return DGS_ARTICLE_FILTER_FEED;
  case DGS_SCOPE_SERIES:
    return DGS_ARTICLE_FILTER_SERIES;
  case DGS_SCOPE_FOLDER:
    return DGS_ARTICLE_FILTER_FOLDER;
  default:
    g_assert_not_reached ();
  }
}

static void
query_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsArticleList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) fresh = dgs_store_run_finish (DGS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (fresh)
    merge (self, fresh, self->scope.kind == DGS_SCOPE_UNREAD);
  else
    g_info ("a list could not be read: %s", error->message);
  if (self->loading) {
    self->loading = FALSE;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
  }
}

static void
reload (DgsArticleList *self)
{
  Query *query = g_new (Query, 1);

  query->filter = dgs_article_filter_of (self->scope.kind);
  query->id = self->scope.id;
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  dgs_store_read_async (dgs_library_get_store (self->library), query_order, query, g_free,
                        (GDestroyNotify) g_array_unref, self->cancellable, query_cb,
                        g_object_ref (self));
}

static void
dgs_article_list_dispose (GObject *object)
{
  DgsArticleList *self = DGS_ARTICLE_LIST (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dgs_article_list_parent_class)->dispose (object);
}

static void
dgs_article_list_finalize (GObject *object)
{
  DgsArticleList *self = DGS_ARTICLE_LIST (object);

  g_array_unref (self->order);
  G_OBJECT_CLASS (dgs_article_list_parent_class)->finalize (object);
}

static void
dgs_article_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_LOADING)
    g_value_set_boolean (value, DGS_ARTICLE_LIST (object)->loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dgs_article_list_class_init (DgsArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dgs_article_list_dispose;
  object_class->finalize = dgs_article_list_finalize;
  object_class->get_property = dgs_article_list_get_property;

  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dgs_article_list_init (DgsArticleList *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (DgsArticleOrder));
  self->loading = TRUE;
}

/**
 * dgs_article_list_new:
 * @library: an open library
 * @scope: which articles
 *
 * Makes a list; it fills itself as soon as the store answers.
 *
 * Returns: (transfer full): a new list
 */
DgsArticleList *
dgs_article_list_new (DgsLibrary *library, const DgsScope *scope)
{
  DgsArticleList *self = g_object_new (DGS_TYPE_ARTICLE_LIST, NULL);

  self->library = g_object_ref (library);
  self->scope = *scope;
  g_signal_connect_object (library, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return self;
}

/**
 * dgs_article_list_get_loading:
 * @self: a list
 *
 * Tells whether the first answer of the store is still to come.
 *
 * Returns: whether it is
 */
gboolean
dgs_article_list_get_loading (DgsArticleList *self)
{
  return self->loading;
}

/* Rows go from the newest week to the oldest, so the border is found by halving. */
static guint
first_below (GArray *order, guint week)
{
  guint low = 0;
  guint high = order->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (order, DgsArticleOrder, middle).week >= week)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/**
 * dgs_article_list_get_section:
 * @self: a list
 * @position: a row
 * @out_start: (out): first row of its week
 * @out_end: (out): the row after the last of its week
 *
 * Finds the rows of the same week, as GtkSectionModel wants it.
 *
 * Beyond the last row everything is one section without end.
 */
void
dgs_article_list_get_section (DgsArticleList *self,
                              guint position,
                              guint *out_start,
                              guint *out_end)
{
  guint week;

  if (position >= self->order->len) {
    *out_start = self->order->len;
    *out_end = G_MAXUINT;
    return;
  }
  week = g_array_index (self->order, DgsArticleOrder, position).week;
  *out_start = first_below (self->order, week + 1);
  *out_end = first_below (self->order, week);
}

/**
 * dgs_article_list_find:
 * @self: a list
 * @article_id: row id of an article
 *
 * Finds an article.
 *
 * Returns: its position, %G_MAXUINT where it is not in the list
 */
guint
dgs_article_list_find (DgsArticleList *self, gint64 article_id)
{
  guint i;

  for (i = 0; i < self->order->len; i++) {
    if (g_array_index (self->order, DgsArticleOrder, i).id == article_id)
      return i;
  }
  return G_MAXUINT;
}

/**
 * dgs_article_list_get_bound:
 * @self: a list
 * @position: a row, or %G_MAXUINT for all
 * @out_bound: (out caller-allocates): the bound
 *
 * Says where a row stands, for marking everything down to it. What is not in the list yet is
 * left out.
 *
 * Returns: whether there is such a row
 */
gboolean
dgs_article_list_get_bound (DgsArticleList *self, guint position, DgsMarkBound *out_bound)
{
  guint i;

  *out_bound = (DgsMarkBound) { 0 };
  if (self->order->len == 0 || (position != G_MAXUINT && position >= self->order->len))
    return FALSE;
  for (i = 0; i < self->order->len; i++)
    out_bound->newest = MAX (out_bound->newest, g_array_index (self->order, DgsArticleOrder, i).id);
  if (position != G_MAXUINT) {
    const DgsArticleOrder *row = &g_array_index (self->order, DgsArticleOrder, position);

    out_bound->day = row->day;
    out_bound->article_id = row->id;
  }
  return TRUE;
}

/* The first row behind @after that is in @unread, which has the order of the list; after the last
 * row comes the first. */
static gint64
pick_unread (DgsArticleList *self, gint64 after, GArray *unread)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint start = dgs_article_list_find (self, after);
  guint n_rows = self->order->len;
  guint i;

  for (i = 0; i < unread->len; i++)
    g_hash_table_add (ids, &g_array_index (unread, DgsArticleOrder, i).id);
  start = start == G_MAXUINT ? 0 : start + 1;
  for (i = 0; i < n_rows; i++) {
    gint64 *id = &g_array_index (self->order, DgsArticleOrder, (start + i) % n_rows).id;

    if (*id != after && g_hash_table_contains (ids, id))
      return *id;
  }
  return 0;
}

static void
unread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GArray) unread = dgs_store_run_finish (DGS_STORE (source), result, &error);

  if (unread)
    g_task_return_int (task,
                       (gssize) pick_unread (g_task_get_source_object (task),
                                             *(gint64 *) g_task_get_task_data (task), unread));
  else
    g_task_return_error (task, error);
}

/**
 * dgs_article_list_find_unread_async:
 * @self: a list
 * @after: row id of the article to go on from; where it is not in the list, the top
 * @cancellable: (nullable): stops it
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Looks for the next article of the list that was not read, and from the end on from the top.
 */
void
dgs_article_list_find_unread_async (DgsArticleList *self,
                                    gint64 after,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Query *query = g_new0 (Query, 1);

  query->filter = DGS_ARTICLE_FILTER_UNREAD;
  g_task_set_source_tag (task, dgs_article_list_find_unread_async);
  g_task_set_task_data (task, g_memdup2 (&after, sizeof after), g_free);
  dgs_store_read_async (dgs_library_get_store (self->library), query_order, query, g_free,
                        (GDestroyNotify) g_array_unref, cancellable, unread_cb, task);
}

/**
 * dgs_article_list_find_unread_finish:
 * @self: a list
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_article_list_find_unread_async().
 *
 * Returns: row id of an article; 0 where all of them were read, -1 on an error, which is a
 *   %DGS_PROBLEM_DISK or %DGS_PROBLEM_CANCELLED
 */
gint64
dgs_article_list_find_unread_finish (DgsArticleList *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
