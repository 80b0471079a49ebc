/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sidebar-item.h"

#include <glib/gi18n.h>

#include "dgs-words.h"

struct _DgsSidebarItem {
  GObject parent_instance;

  DgsPlace place;
  DgsScope scope;
  GObject *source;
};

enum {
  PROP_TITLE = 1,
  PROP_SECTION,
  PROP_ICON_NAME,
  PROP_COUNT,
  PROP_STATE,
  PROP_STATUS,
  PROP_FEED,
  PROP_FOLDER,
  PROP_COLLAPSED,
  PROP_NESTED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsSidebarItem, dgs_sidebar_item, G_TYPE_OBJECT)

typedef struct {
  DgsScopeKind scope;
  const char *title;
  const char *section;
  const char *icon_name;
  const char *count; /* the property of the source that counts */
} Kind;

static const Kind kinds[] = {
  [DGS_PLACE_LATEST] = { DGS_SCOPE_LATEST, N_ ("Latest"), "", "document-open-recent-symbolic",
                         NULL },
  [DGS_PLACE_UNREAD] = { DGS_SCOPE_UNREAD, N_ ("Unread"), "", "mail-unread-symbolic", "unread" },
  [DGS_PLACE_SAVED] = { DGS_SCOPE_SAVED, N_ ("Saved"), "", "starred-symbolic", "saved" },
  /* These are no lists: what their scope holds nobody asks for. */
  [DGS_PLACE_WEEKS] = { DGS_SCOPE_LATEST, N_ ("Weeks"), "", "x-office-calendar-symbolic", NULL },
  [DGS_PLACE_SOURCES] = { DGS_SCOPE_LATEST, N_ ("Sources"), "", "network-server-symbolic", NULL },
  [DGS_PLACE_SERIES] = { DGS_SCOPE_SERIES, NULL, N_ ("Series"), "view-paged-symbolic", "unread" },
  [DGS_PLACE_FEED] = { DGS_SCOPE_FEED, NULL, N_ ("Feeds"), "application-rss+xml-symbolic",
                       "unread" },
  [DGS_PLACE_FOLDER] = { DGS_SCOPE_FOLDER, NULL, N_ ("Feeds"), "folder-symbolic", "unread" },
};

static guint
get_count (DgsSidebarItem *self)
{
  const char *name = kinds[self->place].count;
  guint count = 0;

  if (name)
    g_object_get (self->source, name, &count, NULL);
  return count;
}

static char *
get_status (DgsSidebarItem *self)
{
  DgsFeed *feed = dgs_sidebar_item_get_feed (self);

  if (!feed || dgs_feed_get_state (feed) != DGS_FEED_STATE_FAILED)
    return g_strdup ("");
  return dgs_words_problem (dgs_feed_get_problem (feed), dgs_feed_get_status (feed),
                            dgs_feed_get_address (feed));
}

static void
dgs_sidebar_item_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsSidebarItem *self = DGS_SIDEBAR_ITEM (object);
  DgsFeed *feed = dgs_sidebar_item_get_feed (self);
  const Kind *kind = &kinds[self->place];

  switch (property_id) {
  case PROP_TITLE:
    g_value_set_string (value, dgs_sidebar_item_get_title (self));
    break;
  case PROP_SECTION:
    g_value_set_string (value, *kind->section ? _ (kind->section) : "");
    break;
  case PROP_ICON_NAME:
    g_value_set_string (value, kind->icon_name);
    break;
  case PROP_COUNT:
    g_value_set_uint (value, get_count (self));
    break;
  case PROP_STATE:
    g_value_set_int (value, feed ? (int) dgs_feed_get_state (feed) : DGS_FEED_STATE_IDLE);
    break;
  case PROP_STATUS:
    g_value_take_string (value, get_status (self));
    break;
  case PROP_FEED:
    g_value_set_boolean (value, feed != NULL);
    break;
  case PROP_FOLDER:
    g_value_set_boolean (value, self->place == DGS_PLACE_FOLDER);
    break;
  case PROP_COLLAPSED:
    g_value_set_boolean (value, self->place == DGS_PLACE_FOLDER &&
                                    dgs_folder_get_collapsed (DGS_FOLDER (self->source)));
    break;
  case PROP_NESTED:
    g_value_set_boolean (value, feed && dgs_feed_get_folder_id (feed) != 0);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_sidebar_item_dispose (GObject *object)
{
  DgsSidebarItem *self = DGS_SIDEBAR_ITEM (object);

  g_clear_object (&self->source);

  G_OBJECT_CLASS (dgs_sidebar_item_parent_class)->dispose (object);
}

static void
dgs_sidebar_item_class_init (DgsSidebarItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dgs_sidebar_item_get_property;
  object_class->dispose = dgs_sidebar_item_dispose;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  props[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, "", flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, "", flags);
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, "", flags);
  props[PROP_FEED] = g_param_spec_boolean ("feed", NULL, NULL, FALSE, flags);
  props[PROP_FOLDER] = g_param_spec_boolean ("folder", NULL, NULL, FALSE, flags);
  props[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE, flags);
  props[PROP_NESTED] = g_param_spec_boolean ("nested", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dgs_sidebar_item_init (DgsSidebarItem *self)
{
}

static void
source_notify_cb (DgsSidebarItem *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATUS]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLLAPSED]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NESTED]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * dgs_sidebar_item_new:
 * @place: where it leads to
 * @source: (type GObject): the #DgsLibrary, or for those places the #DgsFeed, #DgsSeries or
 *   #DgsFolder
 *
 * Makes a row of the sidebar that follows its source.
 *
 * Returns: (transfer full): a new item
 */
DgsSidebarItem *
dgs_sidebar_item_new (DgsPlace place, gpointer source)
{
  DgsSidebarItem *self = g_object_new (DGS_TYPE_SIDEBAR_ITEM, NULL);

  self->place = place;
  self->scope.kind = kinds[place].scope;
  self->source = g_object_ref (source);
  if (place == DGS_PLACE_FEED)
    self->scope.id = dgs_feed_get_id (source);
  else if (place == DGS_PLACE_SERIES)
    self->scope.id = dgs_series_get_id (source);
  else if (place == DGS_PLACE_FOLDER)
    self->scope.id = dgs_folder_get_id (source);
  g_signal_connect_object (source, "notify", G_CALLBACK (source_notify_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * dgs_sidebar_item_get_place:
 * @self: an item
 *
 * Gets where it leads to.
 *
 * Returns: a place
 */
DgsPlace
dgs_sidebar_item_get_place (DgsSidebarItem *self)
{
  g_return_val_if_fail (DGS_IS_SIDEBAR_ITEM (self), DGS_PLACE_LATEST);

  return self->place;
}

/**
 * dgs_sidebar_item_get_id:
 * @self: an item
 *
 * Gets which of the series or feeds it leads to.
 *
 * Returns: a row id, 0 where there is only one such place
 */
gint64
dgs_sidebar_item_get_id (DgsSidebarItem *self)
{
  g_return_val_if_fail (DGS_IS_SIDEBAR_ITEM (self), 0);

  return self->scope.id;
}

/**
 * dgs_sidebar_item_is_same:
 * @self: an item
 * @other: an item
 *
 * Tells whether two items lead to the same place.
 *
 * Returns: whether they do
 */
gboolean
dgs_sidebar_item_is_same (DgsSidebarItem *self, DgsSidebarItem *other)
{
  g_return_val_if_fail (DGS_IS_SIDEBAR_ITEM (self) && DGS_IS_SIDEBAR_ITEM (other), FALSE);

  return self->place == other->place && self->scope.id == other->scope.id;
}

/**
 * dgs_sidebar_item_get_scope:
 * @self: an item
 *
 * Gets which articles its list holds.
 *
 * Returns: (transfer none): a scope
 */
const DgsScope *
dgs_sidebar_item_get_scope (DgsSidebarItem *self)
{
  g_return_val_if_fail (DGS_IS_SIDEBAR_ITEM (self), NULL);

  return &self->scope;
}

/**
 * dgs_sidebar_item_get_title:
 * @self: an item
 *
 * Gets what it is called.
 *
 * Returns: plain text
 */
const char *
dgs_sidebar_item_get_title (DgsSidebarItem *self)
{
  g_return_val_if_fail (DGS_IS_SIDEBAR_ITEM (self), NULL);

  if (self->place == DGS_PLACE_FEED)
    return dgs_feed_get_title (DGS_FEED (self->source));
  if (self->place == DGS_PLACE_SERIES)
    return dgs_series_get_name (DGS_SERIES (self->source));
  if (self->place == DGS_PLACE_FOLDER)
    return dgs_folder_get_name (DGS_FOLDER (self->source));
  return _ (kinds[self->place].title);
}

/**
 * dgs_sidebar_item_get_feed:
 * @self: an item
 *
 * Gets the feed that it stands for.
 *
 * Returns: (transfer none) (nullable): a feed, %NULL where it stands for something else
 */
DgsFeed *
dgs_sidebar_item_get_feed (DgsSidebarItem *self)
{
  g_return_val_if_fail (DGS_IS_SIDEBAR_ITEM (self), NULL);

  return self->place == DGS_PLACE_FEED ? DGS_FEED (self->source) : NULL;
}

/**
 * dgs_sidebar_item_get_folder:
 * @self: an item
 *
 * Gets the folder that it stands for.
 *
 * Returns: (transfer none) (nullable): a folder, %NULL where it stands for something else
 */
DgsFolder *
dgs_sidebar_item_get_folder (DgsSidebarItem *self)
{
  g_return_val_if_fail (DGS_IS_SIDEBAR_ITEM (self), NULL);

  return self->place == DGS_PLACE_FOLDER ? DGS_FOLDER (self->source) : NULL;
}
