/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-text-private.h"

#include "dgs-library-private.h"

struct _DgsSourceItem {
  GObject parent_instance;

  char *title;
  char *address;
  char *canonical;
  gboolean subscribed;
  gboolean subscribing;
  DgsProblem problem;
};

enum {
  PROP_0,
  PROP_ADDRESS,
  PROP_PROBLEM,
  PROP_SUBSCRIBED,
  PROP_SUBSCRIBING,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsSourceItem, dgs_source_item, G_TYPE_OBJECT)

static void
dgs_source_item_finalize (GObject *object)
{
  DgsSourceItem *self = DGS_SOURCE_ITEM (object);

  g_free (self->title);
  g_free (self->address);
  g_free (self->canonical);
  G_OBJECT_CLASS (dgs_source_item_parent_class)->finalize (object);
}

static void
dgs_source_item_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsSourceItem *self = DGS_SOURCE_ITEM (object);

  switch (property_id) {
  case PROP_ADDRESS:
    g_value_set_string (value, self->address);
    break;
  case PROP_PROBLEM:
    g_value_set_int (value, (int) self->problem);
    break;
  case PROP_SUBSCRIBED:
    g_value_set_boolean (value, self->subscribed);
    break;
  case PROP_SUBSCRIBING:
    g_value_set_boolean (value, self->subscribing);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_source_item_class_init (DgsSourceItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = dgs_source_item_finalize;
  object_class->get_property = dgs_source_item_get_property;

  props[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  props[PROP_PROBLEM] = g_param_spec_int ("problem", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_SUBSCRIBING] = g_param_spec_boolean ("subscribing", NULL, NULL, FALSE, flags);
  props[PROP_SUBSCRIBED] = g_param_spec_boolean ("subscribed", NULL, NULL, FALSE, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dgs_source_item_init (DgsSourceItem *self)
{
}

/**
 * dgs_source_item_new:
 * @record: what the store knows
 * @subscribed: whether the user follows it
 *
 * Makes a source for a list.
 *
 * Returns: (transfer full): a new item
 */
DgsSourceItem *
dgs_source_item_new (const DgsSourceRecord *record, gboolean subscribed)
{
  DgsSourceItem *self = g_object_new (DGS_TYPE_SOURCE_ITEM, NULL);

  self->title = g_strdup (record->title);
  self->address = g_strdup (record->address);
  self->canonical = g_strdup (record->canonical);
  self->subscribed = subscribed;
  return self;
}

/**
 * dgs_source_item_set_subscribed:
 * @self: a source
 * @subscribed: whether the user follows it
 *
 * Takes over a change of the subscriptions.
 */
void
dgs_source_item_set_subscribed (DgsSourceItem *self, gboolean subscribed)
{
  if (self->subscribed == subscribed)
    return;
  self->subscribed = subscribed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBSCRIBED]);
}

/**
 * dgs_source_item_update:
 * @self: a source
 * @library: the library that has the subscriptions
 *
 * Takes over whether it is followed, whether somebody subscribes just now, and why that failed.
 */
void
dgs_source_item_update (DgsSourceItem *self, DgsLibrary *library)
{
  gboolean subscribed = dgs_library_find_feed_by_canonical (library, self->canonical) != NULL;
  DgsAttempt attempt = dgs_library_get_attempt (library, self->canonical);
  DgsProblem problem = subscribed ? DGS_PROBLEM_NONE : attempt.problem;

  dgs_source_item_set_subscribed (self, subscribed);
  if (self->subscribing != attempt.running) {
    self->subscribing = attempt.running;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBSCRIBING]);
  }
  if (self->problem != problem) {
    self->problem = problem;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
  }
}

/**
 * dgs_source_item_get_subscribing:
 * @self: a source
 *
 * Tells whether somebody subscribes to it just now.
 *
 * Returns: whether that is so
 */
gboolean
dgs_source_item_get_subscribing (DgsSourceItem *self)
{
  return self->subscribing;
}

/**
 * dgs_source_item_get_problem:
 * @self: a source
 *
 * Tells why subscribing to it failed.
 *
 * Returns: %DGS_PROBLEM_NONE where nobody tried, or it went well
 */
DgsProblem
dgs_source_item_get_problem (DgsSourceItem *self)
{
  return self->problem;
}

/**
 * dgs_source_item_get_canonical:
 * @self: a source
 *
 * Gives the form of its address by which addresses compare equal.
 *
 * Returns: (transfer none): the comparing form
 */
const char *
dgs_source_item_get_canonical (DgsSourceItem *self)
{
  return self->canonical;
}

/**
 * dgs_source_item_get_title:
 * @self: a source
 *
 * Gives what the digest calls it.
 *
 * Returns: (transfer none): plain text
 */
const char *
dgs_source_item_get_title (DgsSourceItem *self)
{
  return self->title;
}

/**
 * dgs_source_item_get_address:
 * @self: a source
 *
 * Gives its address.
 *
 * Returns: (transfer none): an http or https address
 */
const char *
dgs_source_item_get_address (DgsSourceItem *self)
{
  return self->address;
}

/**
 * dgs_source_item_get_subscribed:
 * @self: a source
 *
 * Tells whether the user follows it.
 *
 * Returns: %TRUE where a subscription has this address
 */
gboolean
dgs_source_item_get_subscribed (DgsSourceItem *self)
{
  return self->subscribed;
}

/**
 * dgs_elsewhere_free:
 * @self: (transfer full): a place
 *
 * Frees it.
 */
void
dgs_elsewhere_free (DgsElsewhere *self)
{
  g_free (self->key);
  g_free (self->title);
  g_free (self);
}

/**
 * dgs_article_text_free:
 * @self: (transfer full): a text
 *
 * Frees what the reader showed.
 */
void
dgs_article_text_free (DgsArticleText *self)
{
  g_clear_pointer (&self->document, dgs_document_unref);
  g_clear_pointer (&self->links, g_strfreev);
  g_clear_pointer (&self->feeds, g_strfreev);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  g_clear_pointer (&self->elsewhere, g_ptr_array_unref);
  g_clear_object (&self->sources);
  g_free (self);
}
