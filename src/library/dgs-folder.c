/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-folder-private.h"

struct _DgsFolder {
  GObject parent_instance;

  gint64 id;
  char *name;
  guint unread;
  gboolean collapsed;
};

enum {
  PROP_0,
  PROP_COLLAPSED,
  PROP_NAME,
  PROP_UNREAD,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsFolder, dgs_folder, G_TYPE_OBJECT)

static void
dgs_folder_finalize (GObject *object)
{
  DgsFolder *self = DGS_FOLDER (object);

  g_free (self->name);
  G_OBJECT_CLASS (dgs_folder_parent_class)->finalize (object);
}

static void
dgs_folder_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsFolder *self = DGS_FOLDER (object);

  switch (property_id) {
  case PROP_COLLAPSED:
    g_value_set_boolean (value, self->collapsed);
    break;
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
dgs_folder_class_init (DgsFolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = dgs_folder_finalize;
  object_class->get_property = dgs_folder_get_property;

  props[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dgs_folder_init (DgsFolder *self)
{
}

/**
 * dgs_folder_new:
 * @record: what the store knows
 *
 * Makes a folder.
 *
 * Returns: (transfer full): a new folder
 */
DgsFolder *
dgs_folder_new (const DgsFolderRecord *record)
{
  DgsFolder *self = g_object_new (DGS_TYPE_FOLDER, NULL);

  self->id = record->id;
  self->name = g_strdup (record->name);
  self->unread = record->unread;
  self->collapsed = record->collapsed;
  return self;
}

/**
 * dgs_folder_update:
 * @self: a folder
 * @record: what the store knows now
 *
 * Takes over what changed, and notifies that alone.
 */
void
dgs_folder_update (DgsFolder *self, const DgsFolderRecord *record)
{
  if (g_set_str (&self->name, record->name))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
  if (self->unread != record->unread) {
    self->unread = record->unread;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNREAD]);
  }
  dgs_folder_set_collapsed (self, record->collapsed);
}

/**
 * dgs_folder_set_collapsed:
 * @self: a folder
 * @collapsed: whether its feeds are not shown
 *
 * Says whether a folder is open.
 */
void
dgs_folder_set_collapsed (DgsFolder *self, gboolean collapsed)
{
  if (self->collapsed == collapsed)
    return;
  self->collapsed = collapsed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLLAPSED]);
}

/**
 * dgs_folder_get_id:
 * @self: a folder
 *
 * Gives the row id.
 *
 * Returns: the id
 */
gint64
dgs_folder_get_id (DgsFolder *self)
{
  return self->id;
}

/**
 * dgs_folder_get_name:
 * @self: a folder
 *
 * Gives its name.
 *
 * Returns: (transfer none): plain text
 */
const char *
dgs_folder_get_name (DgsFolder *self)
{
  return self->name;
}

/**
 * dgs_folder_get_unread:
 * @self: a folder
 *
 * Counts what is unread in its feeds, each article once.
 *
 * Returns: a number of articles
 */
guint
dgs_folder_get_unread (DgsFolder *self)
{
  return self->unread;
}

/**
 * dgs_folder_get_collapsed:
 * @self: a folder
 *
 * Tells whether its feeds are not shown.
 *
 * Returns: whether it is closed
 */
gboolean
dgs_folder_get_collapsed (DgsFolder *self)
{
  return self->collapsed;
}
