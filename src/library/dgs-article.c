/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-private.h"

#include <stdio.h>

struct _DgsArticle {
  GObject parent_instance;

  gint64 id;
  guint week;
  DgsArticleRecord *record; /* NULL until the store has answered */
  GDate start;
  GDate end;
  GDate date;
};

enum {
  PROP_0,
  PROP_EXCERPT,
  PROP_FEED_TITLE,
  PROP_LOADED,
  PROP_READ,
  PROP_SAVED,
  PROP_SERIES,
  PROP_SOURCE_COUNT,
  PROP_STORY_COUNT,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsArticle, dgs_article, G_TYPE_OBJECT)

static void
dgs_article_finalize (GObject *object)
{
  DgsArticle *self = DGS_ARTICLE (object);

  g_clear_pointer (&self->record, dgs_article_record_free);
  G_OBJECT_CLASS (dgs_article_parent_class)->finalize (object);
}

static void
dgs_article_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsArticle *self = DGS_ARTICLE (object);

  switch (property_id) {
  case PROP_EXCERPT:
    g_value_set_string (value, dgs_article_get_excerpt (self));
    break;
  case PROP_FEED_TITLE:
    g_value_set_string (value, dgs_article_get_feed_title (self));
    break;
  case PROP_LOADED:
    g_value_set_boolean (value, dgs_article_get_loaded (self));
    break;
  case PROP_READ:
    g_value_set_boolean (value, dgs_article_get_read (self));
    break;
  case PROP_SAVED:
    g_value_set_boolean (value, dgs_article_get_saved (self));
    break;
  case PROP_SERIES:
    g_value_set_string (value, dgs_article_get_series (self));
    break;
  case PROP_SOURCE_COUNT:
    g_value_set_uint (value, dgs_article_get_source_count (self));
    break;
  case PROP_STORY_COUNT:
    g_value_set_uint (value, dgs_article_get_story_count (self));
    break;
  case PROP_TITLE:
    g_value_set_string (value, dgs_article_get_title (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_article_class_init (DgsArticleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = dgs_article_finalize;
  object_class->get_property = dgs_article_get_property;

  props[PROP_EXCERPT] = g_param_spec_string ("excerpt", NULL, NULL, "", flags);
  props[PROP_FEED_TITLE] = g_param_spec_string ("feed-title", NULL, NULL, NULL, flags);
  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  props[PROP_READ] = g_param_spec_boolean ("read", NULL, NULL, FALSE, flags);
  props[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, FALSE, flags);
  props[PROP_SERIES] = g_param_spec_string ("series", NULL, NULL, NULL, flags);
  props[PROP_SOURCE_COUNT] = g_param_spec_uint ("source-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_STORY_COUNT] = g_param_spec_uint ("story-count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
set_date (GDate *date, const char *text)
{
  guint year, month, day;

  g_date_clear (date, 1);
  if (text && sscanf (text, "%4u-%2u-%2u", &year, &month, &day) == 3 &&
      g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static void
dgs_article_init (DgsArticle *self)
{
  g_date_clear (&self->start, 1);
  g_date_clear (&self->end, 1);
  g_date_clear (&self->date, 1);
}

/**
 * dgs_article_new:
 * @id: row id
 * @week: ISO year * 100 + week, 0 for none
 *
 * Makes a row that is still to be loaded.
 *
 * Returns: (transfer full): a new article
 */
DgsArticle *
dgs_article_new (gint64 id, guint week)
{
  DgsArticle *self = g_object_new (DGS_TYPE_ARTICLE, NULL);

  self->id = id;
  self->week = week;
  return self;
}

/**
 * dgs_article_take_record:
 * @self: an article
 * @record: (transfer full): what the store knows of it
 *
 * Takes over what the store knows.
 */
void
dgs_article_take_record (DgsArticle *self, DgsArticleRecord *record)
{
  guint i;

  g_clear_pointer (&self->record, dgs_article_record_free);
  self->record = record;
  self->week = record->week;
  set_date (&self->start, record->start);
  set_date (&self->end, record->end);
  set_date (&self->date, record->date);

  g_object_freeze_notify (G_OBJECT (self));
  for (i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * dgs_article_set_mark:
 * @self: an article
 * @saved: %TRUE to change whether it is saved, %FALSE to change whether it is read
 * @value: what was written to the store
 *
 * Takes over a change of state.
 */
void
dgs_article_set_mark (DgsArticle *self, gboolean saved, gboolean value)
{
  gboolean *mark;

  if (!self->record)
    return;
  mark = saved ? &self->record->saved : &self->record->read;
  if (*mark == value)
    return;
  *mark = value;
  g_object_notify_by_pspec (G_OBJECT (self), props[saved ? PROP_SAVED : PROP_READ]);
}

/**
 * dgs_article_get_id:
 * @self: an article
 *
 * Gives the row id.
 *
 * Returns: the id
 */
gint64
dgs_article_get_id (DgsArticle *self)
{
  return self->id;
}

/**
 * dgs_article_get_week:
 * @self: an article
 *
 * Gives the ISO 8601 week that it is listed under: that of its period's last day.
 *
 * Returns: year * 100 + week, 0 for none
 */
guint
dgs_article_get_week (DgsArticle *self)
{
  return self->week;
}

/**
 * dgs_article_get_loaded:
 * @self: an article
 *
 * Tells whether the store has told what is in it.
 *
 * Returns: %FALSE for a row that is still to come
 */
gboolean
dgs_article_get_loaded (DgsArticle *self)
{
  return self->record != NULL;
}

/**
 * dgs_article_get_key:
 * @self: an article
 *
 * Gives the identity.
 *
 * Returns: (transfer none) (nullable): the key, %NULL until it is loaded
 */
const char *
dgs_article_get_key (DgsArticle *self)
{
  return self->record ? self->record->key : NULL;
}

/**
 * dgs_article_get_title:
 * @self: an article
 *
 * Gives what to call it.
 *
 * Returns: (transfer none): plain text, empty until it is loaded
 */
const char *
dgs_article_get_title (DgsArticle *self)
{
  return self->record ? self->record->title : "";
}

/**
 * dgs_article_get_series:
 * @self: an article
 *
 * Gives the name of the series that it is an edition of.
 *
 * Returns: (transfer none) (nullable): plain text
 */
const char *
dgs_article_get_series (DgsArticle *self)
{
  return self->record ? self->record->series : NULL;
}

/**
 * dgs_article_get_feed_title:
 * @self: an article
 *
 * Gives the title of a feed that it came by.
 *
 * Returns: (transfer none) (nullable): plain text
 */
const char *
dgs_article_get_feed_title (DgsArticle *self)
{
  return self->record ? self->record->feed_title : NULL;
}

/**
 * dgs_article_get_kind:
 * @self: an article
 *
 * Tells what kind of digest it is.
 *
 * Returns: %DGS_DIGEST_KIND_NONE for an article that is none
 */
DgsDigestKind
dgs_article_get_kind (DgsArticle *self)
{
  return self->record ? (DgsDigestKind) self->record->kind : DGS_DIGEST_KIND_NONE;
}

/**
 * dgs_article_get_start:
 * @self: an article
 *
 * Gives the first day of its period.
 *
 * Returns: (transfer none): not valid where there is none
 */
const GDate *
dgs_article_get_start (DgsArticle *self)
{
  return &self->start;
}

/**
 * dgs_article_get_end:
 * @self: an article
 *
 * Gives the last day of its period.
 *
 * Returns: (transfer none): not valid where there is none
 */
const GDate *
dgs_article_get_end (DgsArticle *self)
{
  return &self->end;
}

/**
 * dgs_article_get_date:
 * @self: an article
 *
 * Gives the day that something says it is from.
 *
 * Returns: (transfer none): not valid where nothing says it
 */
const GDate *
dgs_article_get_date (DgsArticle *self)
{
  return &self->date;
}

/**
 * dgs_article_get_date_origin:
 * @self: an article
 *
 * Tells what says which day it is from.
 *
 * Returns: the origin
 */
DgsDateOrigin
dgs_article_get_date_origin (DgsArticle *self)
{
  return self->record ? (DgsDateOrigin) self->record->date_origin : DGS_DATE_ORIGIN_NONE;
}

/**
 * dgs_article_get_label:
 * @self: an article
 *
 * Gives the publisher's own label of the week.
 *
 * Returns: (transfer none) (nullable): as 2026-W19
 */
const char *
dgs_article_get_label (DgsArticle *self)
{
  return self->record ? self->record->label : NULL;
}

/**
 * dgs_article_get_inferred:
 * @self: an article
 *
 * Tells whether its period was reckoned from the label of its week.
 *
 * Returns: %FALSE where the publisher states the period
 */
gboolean
dgs_article_get_inferred (DgsArticle *self)
{
  return self->record && self->record->inferred;
}

/**
 * dgs_article_get_excerpt:
 * @self: an article
 *
 * Gives the first words.
 *
 * Returns: (transfer none): plain text
 */
const char *
dgs_article_get_excerpt (DgsArticle *self)
{
  return self->record ? self->record->excerpt : "";
}

/**
 * dgs_article_get_link:
 * @self: an article
 *
 * Gives the newest address.
 *
 * Returns: (transfer none) (nullable): an http or https address
 */
const char *
dgs_article_get_link (DgsArticle *self)
{
  return self->record ? self->record->link : NULL;
}

/**
 * dgs_article_get_story_count:
 * @self: an article
 *
 * Counts the stories.
 *
 * Returns: a number of stories
 */
guint
dgs_article_get_story_count (DgsArticle *self)
{
  return self->record ? self->record->story_count : 0;
}

/**
 * dgs_article_get_source_count:
 * @self: an article
 *
 * Counts the sources.
 *
 * Returns: a number of sources
 */
guint
dgs_article_get_source_count (DgsArticle *self)
{
  return self->record ? self->record->source_count : 0;
}

/**
 * dgs_article_get_read:
 * @self: an article
 *
 * Tells whether it was read.
 *
 * Returns: %TRUE until it is loaded, so that nothing flashes
 */
gboolean
dgs_article_get_read (DgsArticle *self)
{
  return !self->record || self->record->read;
}

/**
 * dgs_article_get_saved:
 * @self: an article
 *
 * Tells whether the user saved it.
 *
 * Returns: %FALSE until it is loaded
 */
gboolean
dgs_article_get_saved (DgsArticle *self)
{
  return self->record && self->record->saved;
}
