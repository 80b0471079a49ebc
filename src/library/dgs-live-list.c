/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-live-list-private.h"

#include "dgs-library-private.h"

struct _DgsLiveList {
  GObject parent_instance;

  const DgsLiveListKind *kind;
  DgsLibrary *library;
  GPtrArray *items;
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
  return DGS_LIVE_LIST (model)->kind->get_item_type ();
}

static guint
get_n_items (GListModel *model)
{
  return DGS_LIVE_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *items = DGS_LIVE_LIST (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DgsLiveList,
                               dgs_live_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Those that stay at the beginning and the end are not taken out and put back. */
static void
replace (DgsLiveList *self, GPtrArray *fresh)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  guint shorter = MIN (old->len, fresh->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && g_ptr_array_index (old, head) == g_ptr_array_index (fresh, head))
    head++;
  while (tail < shorter - head && g_ptr_array_index (old, old->len - 1 - tail) ==
                                      g_ptr_array_index (fresh, fresh->len - 1 - tail))
    tail++;
  self->items = g_ptr_array_ref (fresh);
  if (old->len != fresh->len || head < shorter)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                fresh->len - head - tail);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsLiveList) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer reading = dgs_store_run_finish (DGS_STORE (source), result, &error);

  if (reading && self->library) {
    g_autoptr (GPtrArray) fresh = self->kind->make (self->library, G_LIST_MODEL (self), reading);

    replace (self, fresh);
  }
  g_clear_pointer (&reading, self->kind->free_reading);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !self->library)
    return;
  if (error)
    g_info ("a list could not be read: %s", error->message);
  if (self->loading) {
    self->loading = FALSE;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
  }
}

static void
reload (DgsLiveList *self)
{
  self->stale = !self->active;
  if (self->stale)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dgs_store_read_async (dgs_library_get_store (self->library), self->kind->read, NULL, NULL,
                        self->kind->free_reading, self->cancellable, read_cb, g_object_ref (self));
}

static void
dgs_live_list_dispose (GObject *object)
{
  DgsLiveList *self = DGS_LIVE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (dgs_live_list_parent_class)->dispose (object);
}

static void
dgs_live_list_finalize (GObject *object)
{
  g_ptr_array_unref (DGS_LIVE_LIST (object)->items);
  G_OBJECT_CLASS (dgs_live_list_parent_class)->finalize (object);
}

static void
dgs_live_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_LOADING)
    g_value_set_boolean (value, DGS_LIVE_LIST (object)->loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dgs_live_list_class_init (DgsLiveListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dgs_live_list_dispose;
  object_class->finalize = dgs_live_list_finalize;
  object_class->get_property = dgs_live_list_get_property;

  props[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dgs_live_list_init (DgsLiveList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->loading = TRUE;
  self->stale = TRUE;
}

/**
 * dgs_live_list_new:
 * @library: an open library
 * @kind: what it is of; must stay
 *
 * Makes a list that fills itself once it is active.
 *
 * Returns: (transfer full): a new list
 */
DgsLiveList *
dgs_live_list_new (DgsLibrary *library, const DgsLiveListKind *kind)
{
  DgsLiveList *self = g_object_new (DGS_TYPE_LIVE_LIST, NULL);

  self->kind = kind;
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * dgs_live_list_get_loading:
 * @self: a list
 *
 * Tells whether the first answer of the store is still to come.
 *
 * Returns: whether it is
 */
gboolean
dgs_live_list_get_loading (DgsLiveList *self)
{
  return self->loading;
}

/**
 * dgs_live_list_set_active:
 * @self: a list
 * @active: whether somebody looks at it
 *
 * Says whether it has to follow the library now; one that nobody looks at does no work.
 */
void
dgs_live_list_set_active (DgsLiveList *self, gboolean active)
{
  self->active = active;
  if (active && self->stale)
    reload (self);
}
