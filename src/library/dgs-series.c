/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-series-private.h"

struct _DgsSeries {
  GObject parent_instance;

  gint64 id;
  char *name;
  guint unread;
};

enum {
  PROP_0,
  PROP_NAME,
  PROP_UNREAD,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsSeries, dgs_series, G_TYPE_OBJECT)

static void
dgs_series_finalize (GObject *object)
{
  DgsSeries *self = DGS_SERIES (object);

  g_free (self->name);
  G_OBJECT_CLASS (dgs_series_parent_class)->finalize (object);
}

static void
dgs_series_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsSeries *self = DGS_SERIES (object);

  switch (property_id) {
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_UNREAD:
    g_value_set_uint (value, self->unread);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_series_class_init (DgsSeriesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = dgs_series_finalize;
  object_class->get_property = dgs_series_get_property;

  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dgs_series_init (DgsSeries *self)
{
}

/**
 * dgs_series_new:
 * @record: what the store knows
 *
 * Makes a series.
 *
 * Returns: (transfer full): a new series
 */
DgsSeries *
dgs_series_new (const DgsSeriesRecord *record)
{
  DgsSeries *self = g_object_new (DGS_TYPE_SERIES, NULL);

  self->id = record->id;
  self->name = g_strdup (record->name);
  self->unread = record->unread;
  return self;
}

/**
 * dgs_series_update:
 * @self: a series
 * @record: what the store knows now
 *
 * Takes over what changed, and notifies that alone.
 */
void
dgs_series_update (DgsSeries *self, const DgsSeriesRecord *record)
{
  if (g_set_str (&self->name, record->name))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
  if (self->unread != record->unread) {
    self->unread = record->unread;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNREAD]);
  }
}

/**
 * dgs_series_get_id:
 * @self: a series
 *
 * Gives the row id.
 *
 * Returns: the id
 */
gint64
dgs_series_get_id (DgsSeries *self)
{
  return self->id;
}

/**
 * dgs_series_get_name:
 * @self: a series
 *
 * Gives its name, as the publisher writes it.
 *
 * Returns: (transfer none): the name
 */
const char *
dgs_series_get_name (DgsSeries *self)
{
  return self->name;
}

/**
 * dgs_series_get_unread:
 * @self: a series
 *
 * Counts what is unread.
 *
 * Returns: a number of digests
 */
guint
dgs_series_get_unread (DgsSeries *self)
{
  return self->unread;
}
