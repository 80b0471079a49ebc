/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-feed-private.h"

#include "dgs-address.h"

struct _DgsFeed {
  GObject parent_instance;

  DgsFeedRecord *record;
  char *canonical; /* of the record's address, once somebody asked for it */
  gboolean refreshing;
};

enum {
  PROP_0,
  PROP_ADDRESS,
  PROP_FOLDER_ID,
  PROP_FULL_TEXT,
  PROP_PROBLEM,
  PROP_STATE,
  PROP_STATUS,
  PROP_TITLE,
  PROP_UNREAD,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsFeed, dgs_feed, G_TYPE_OBJECT)

static void
dgs_feed_finalize (GObject *object)
{
  DgsFeed *self = DGS_FEED (object);

  g_clear_pointer (&self->record, dgs_feed_record_free);
  g_free (self->canonical);
  G_OBJECT_CLASS (dgs_feed_parent_class)->finalize (object);
}

static void
dgs_feed_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsFeed *self = DGS_FEED (object);

  switch (property_id) {
  case PROP_ADDRESS:
    g_value_set_string (value, self->record->address);
    break;
  case PROP_FOLDER_ID:
    g_value_set_int64 (value, self->record->folder_id);
    break;
  case PROP_FULL_TEXT:
    g_value_set_boolean (value, self->record->full_text);
    break;
  case PROP_PROBLEM:
    g_value_set_int (value, (int) dgs_feed_get_problem (self));
    break;
  case PROP_STATE:
    g_value_set_int (value, (int) dgs_feed_get_state (self));
    break;
  case PROP_STATUS:
    g_value_set_uint (value, self->record->status);
    break;
  case PROP_TITLE:
    g_value_set_string (value, dgs_feed_get_title (self));
    break;
  case PROP_UNREAD:
    g_value_set_uint (value, self->record->unread);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_feed_class_init (DgsFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = dgs_feed_finalize;
  object_class->get_property = dgs_feed_get_property;

  props[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  props[PROP_FOLDER_ID] = g_param_spec_int64 ("folder-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_FULL_TEXT] = g_param_spec_boolean ("full-text", NULL, NULL, TRUE, flags);
  props[PROP_PROBLEM] = g_param_spec_int ("problem", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_STATUS] = g_param_spec_uint ("status", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dgs_feed_init (DgsFeed *self)
{
}

/**
 * dgs_feed_record_copy:
 * @record: a record
 *
 * Copies a record, for work that outlives a change of the feed.
 *
 * Returns: (transfer full): a new record
 */
DgsFeedRecord *
dgs_feed_record_copy (const DgsFeedRecord *record)
{
  DgsFeedRecord *copy = g_new (DgsFeedRecord, 1);

  *copy = *record;
  copy->address = g_strdup (record->address);
  copy->title = g_strdup (record->title);
  copy->own_title = g_strdup (record->own_title);
  copy->link = g_strdup (record->link);
  copy->etag = g_strdup (record->etag);
  copy->last_modified = g_strdup (record->last_modified);
  copy->body_hash = g_strdup (record->body_hash);
  copy->former = g_strdup (record->former);
  copy->moved_to = g_strdup (record->moved_to);
  return copy;
}

/**
 * dgs_feed_new:
 * @record: what the store knows
 *
 * Makes a feed.
 *
 * Returns: (transfer full): a new feed
 */
DgsFeed *
dgs_feed_new (const DgsFeedRecord *record)
{
  DgsFeed *self = g_object_new (DGS_TYPE_FEED, NULL);

  self->record = dgs_feed_record_copy (record);
  return self;
}

/**
 * dgs_feed_update:
 * @self: a feed
 * @record: what the store knows now
 *
 * Takes over what changed, and notifies that alone.
 */
void
dgs_feed_update (DgsFeed *self, const DgsFeedRecord *record)
{
  g_autoptr (DgsFeedRecord) old = g_steal_pointer (&self->record);
  DgsFeedState old_state;

  self->record = old;
  old_state = dgs_feed_get_state (self);
  self->record = dgs_feed_record_copy (record);

  g_object_freeze_notify (G_OBJECT (self));
  if (!g_str_equal (old->address, record->address)) {
    g_clear_pointer (&self->canonical, g_free);
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ADDRESS]);
  }
  if (old->folder_id != record->folder_id)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FOLDER_ID]);
  if (old->full_text != record->full_text)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FULL_TEXT]);
  if (!g_str_equal (old->title, record->title) ||
      g_strcmp0 (old->own_title, record->own_title) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  if (old->unread != record->unread)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNREAD]);
  if (old->problem != record->problem)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
  if (old->status != record->status)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATUS]);
  if (old_state != dgs_feed_get_state (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * dgs_feed_set_refreshing:
 * @self: a feed
 * @refreshing: whether it is being fetched
 *
 * Says whether a feed is being fetched.
 */
void
dgs_feed_set_refreshing (DgsFeed *self, gboolean refreshing)
{
  if (self->refreshing == refreshing)
    return;
  self->refreshing = refreshing;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

/**
 * dgs_feed_get_record:
 * @self: a feed
 *
 * Gives what the store knows of it.
 *
 * Returns: (transfer none): the record, valid until the next update
 */
const DgsFeedRecord *
dgs_feed_get_record (DgsFeed *self)
{
  return self->record;
}

/**
 * dgs_feed_get_canonical:
 * @self: a feed
 *
 * Gives the form of its address by which addresses compare equal; it is reckoned only once.
 *
 * Returns: (transfer none) (nullable): the comparing form
 */
const char *
dgs_feed_get_canonical (DgsFeed *self)
{
  if (!self->canonical)
    self->canonical = dgs_address_canonical (self->record->address);
  return self->canonical;
}

/**
 * dgs_feed_get_id:
 * @self: a feed
 *
 * Gives the row id.
 *
 * Returns: the id
 */
gint64
dgs_feed_get_id (DgsFeed *self)
{
  return self->record->id;
}

/**
 * dgs_feed_get_address:
 * @self: a feed
 *
 * Gives the address that is fetched.
 *
 * Returns: (transfer none): an http or https address
 */
const char *
dgs_feed_get_address (DgsFeed *self)
{
  return self->record->address;
}

/**
 * dgs_feed_get_title:
 * @self: a feed
 *
 * Gives what to call it: the user's own title, or the publisher's.
 *
 * Returns: (transfer none): never empty
 */
const char *
dgs_feed_get_title (DgsFeed *self)
{
  return self->record->own_title ? self->record->own_title : self->record->title;
}

/**
 * dgs_feed_get_own_title:
 * @self: a feed
 *
 * Gives what the user calls it.
 *
 * Returns: (transfer none) (nullable): %NULL where that is what the publisher calls it
 */
const char *
dgs_feed_get_own_title (DgsFeed *self)
{
  return self->record->own_title;
}

/**
 * dgs_feed_get_published_title:
 * @self: a feed
 *
 * Gives what the publisher calls it, whatever the user does.
 *
 * Returns: (transfer none): never empty
 */
const char *
dgs_feed_get_published_title (DgsFeed *self)
{
  return self->record->title;
}

/**
 * dgs_feed_get_folder_id:
 * @self: a feed
 *
 * Tells which folder it is in.
 *
 * Returns: row id of the folder, 0 for none
 */
gint64
dgs_feed_get_folder_id (DgsFeed *self)
{
  return self->record->folder_id;
}

/**
 * dgs_feed_get_full_text:
 * @self: a feed
 *
 * Tells whether the pages behind its entries are fetched.
 *
 * Returns: whether they are
 */
gboolean
dgs_feed_get_full_text (DgsFeed *self)
{
  return self->record->full_text;
}

/**
 * dgs_feed_is_page:
 * @self: a feed
 *
 * Tells whether it is a page that is followed like a feed.
 *
 * Returns: whether it is
 */
gboolean
dgs_feed_is_page (DgsFeed *self)
{
  return self->record->is_page;
}

/**
 * dgs_feed_get_link:
 * @self: a feed
 *
 * Gives the address of the site.
 *
 * Returns: (transfer none) (nullable): an http or https address
 */
const char *
dgs_feed_get_link (DgsFeed *self)
{
  return self->record->link;
}

/**
 * dgs_feed_get_unread:
 * @self: a feed
 *
 * Counts what is unread.
 *
 * Returns: a number of articles
 */
guint
dgs_feed_get_unread (DgsFeed *self)
{
  return self->record->unread;
}

/**
 * dgs_feed_get_state:
 * @self: a feed
 *
 * Tells what it is doing.
 *
 * Returns: the state
 */
DgsFeedState
dgs_feed_get_state (DgsFeed *self)
{
  if (self->refreshing)
    return DGS_FEED_STATE_REFRESHING;
  return self->record->problem ? DGS_FEED_STATE_FAILED : DGS_FEED_STATE_IDLE;
}

/**
 * dgs_feed_get_problem:
 * @self: a feed
 *
 * Tells what the last attempt met.
 *
 * Returns: the problem, %DGS_PROBLEM_NONE after a success
 */
DgsProblem
dgs_feed_get_problem (DgsFeed *self)
{
  return (DgsProblem) self->record->problem;
}

/**
 * dgs_feed_get_status:
 * @self: a feed
 *
 * Gives the HTTP status of the last answer.
 *
 * Returns: the status, 0 where there was no answer
 */
guint
dgs_feed_get_status (DgsFeed *self)
{
  return self->record->status;
}

/**
 * dgs_feed_get_last_success:
 * @self: a feed
 *
 * Tells when it was last read.
 *
 * Returns: seconds since 1970, 0 for never
 */
gint64
dgs_feed_get_last_success (DgsFeed *self)
{
  return self->record->last_success;
}

/**
 * dgs_feed_is_due:
 * @self: a feed
 * @now: seconds since 1970
 *
 * Tells whether a feed is to be fetched by now. One whose publisher has said that it is gone for
 * good (RFC 9110, 15.5.11) never is, unless the user asks for it.
 *
 * Returns: whether it is due
 */
gboolean
dgs_feed_is_due (DgsFeed *self, gint64 now)
{
  return self->record->problem != DGS_PROBLEM_GONE && self->record->next_due <= now;
}

/**
 * dgs_feed_get_next_due:
 * @self: a feed
 *
 * Tells when it is to be fetched again.
 *
 * Returns: seconds since 1970; 0 for one that was not fetched yet, or is not to be any more
 */
gint64
dgs_feed_get_next_due (DgsFeed *self)
{
  return self->record->next_due;
}
