/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-private.h"
#include "dgs-week-strip-private.h"

struct _DgsWeekList {
  GObject parent_instance;

  DgsLibrary *library;
  GPtrArray *strips;
  GCancellable *cancellable;
  gboolean loading;
  gboolean active;
  gboolean stale;
};

enum {
  PROP_LOADING = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return DGS_TYPE_WEEK_STRIP;
}

static guint
get_n_items (GListModel *model)
{
  return DGS_WEEK_LIST (model)->strips->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *strips = DGS_WEEK_LIST (model)->strips;

  return position < strips->len ? g_object_ref (g_ptr_array_index (strips, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DgsWeekList,
                               dgs_week_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static DgsWeekStrip *
find (GPtrArray *strips, gint64 series_id, DgsDigestKind kind)
{
  guint i;

  for (i = 0; i < strips->len; i++) {
    DgsWeekStrip *strip = g_ptr_array_index (strips, i);

    if (dgs_week_strip_get_series_id (strip) == series_id &&
        dgs_week_strip_get_kind (strip) == kind)
      return strip;
  }
  return NULL;
}

static void
add (DgsWeekList *self, GPtrArray *fresh, const DgsSeriesWeeks *series, DgsDigestKind kind)
{
  DgsWeekStrip *old = find (self->strips, series->series_id, kind);
  g_autoptr (DgsWeekStrip) strip = old ? g_object_ref (old) : dgs_week_strip_new (series, kind);

  if (old)
    dgs_week_strip_update (old, series);
  if (dgs_week_strip_get_n_weeks (strip) > 0)
    g_ptr_array_add (fresh, g_steal_pointer (&strip));
}

/* Those that stay at the beginning and the end are not taken out and put back. */
static void
replace (DgsWeekList *self, GPtrArray *fresh)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->strips);
  guint shorter = MIN (old->len, fresh->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && g_ptr_array_index (old, head) == g_ptr_array_index (fresh, head))
    head++;
  while (tail < shorter - head && g_ptr_array_index (old, old->len - 1 - tail) ==
                                      g_ptr_array_index (fresh, fresh->len - 1 - tail))
    tail++;
  self->strips = g_ptr_array_ref (fresh);
  if (old->len != head + tail || fresh->len != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                fresh->len - head - tail);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWeekList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = dgs_store_run_finish (DGS_STORE (source), result, &error);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);
  const DgsDigestKind kinds[] = { DGS_DIGEST_KIND_WEEKLY, DGS_DIGEST_KIND_DAILY };
  guint i, j;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error)
    g_info ("the weeks could not be read: %s", error->message);
  for (i = 0; list && i < G_N_ELEMENTS (kinds); i++) {
    for (j = 0; j < list->len; j++)
      add (self, fresh, g_ptr_array_index (list, j), kinds[i]);
  }
  if (list)
    replace (self, fresh);
  if (self->loading) {
    self->loading = FALSE;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
  }
}

static gpointer
read_weeks (DgsSqlite *db, gpointer data, GError **error)
{
  return dgs_store_weeks_list (db, error);
}

static void
reload (DgsWeekList *self)
{
  self->stale = !self->active;
  if (self->stale)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dgs_store_read_async (dgs_library_get_store (self->library), read_weeks, NULL, NULL,
                        (GDestroyNotify) g_ptr_array_unref, self->cancellable, read_cb,
                        g_object_ref (self));
}

static void
dgs_week_list_dispose (GObject *object)
{
  DgsWeekList *self = DGS_WEEK_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dgs_week_list_parent_class)->dispose (object);
}

static void
dgs_week_list_finalize (GObject *object)
{
  g_ptr_array_unref (DGS_WEEK_LIST (object)->strips);
  G_OBJECT_CLASS (dgs_week_list_parent_class)->finalize (object);
}

static void
dgs_week_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_LOADING)
    g_value_set_boolean (value, DGS_WEEK_LIST (object)->loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dgs_week_list_class_init (DgsWeekListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dgs_week_list_dispose;
  object_class->finalize = dgs_week_list_finalize;
  object_class->get_property = dgs_week_list_get_property;

  props[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dgs_week_list_init (DgsWeekList *self)
{
  self->strips = g_ptr_array_new_with_free_func (g_object_unref);
  self->loading = TRUE;
  self->stale = TRUE;
}

/**
 * dgs_week_list_new:
 * @library: an open library
 *
 * Makes the list of the weeks of all series; it fills itself once it is active.
 *
 * Returns: (transfer full): a new list
 */
DgsWeekList *
dgs_week_list_new (DgsLibrary *library)
{
  DgsWeekList *self = g_object_new (DGS_TYPE_WEEK_LIST, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * dgs_week_list_get_loading:
 * @self: a list
 *
 * Tells whether the first answer of the store is still to come.
 *
 * Returns: whether it is
 */
gboolean
dgs_week_list_get_loading (DgsWeekList *self)
{
  return self->loading;
}

/**
 * dgs_week_list_set_active:
 * @self: a list
 * @active: whether somebody looks at it
 *
 * Says whether it has to follow the library now; one that nobody looks at does no work.
 */
void
dgs_week_list_set_active (DgsWeekList *self, gboolean active)
{
  self->active = active;
  if (active && self->stale)
    reload (self);
}
