/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-outline-item.h"

struct _DgsOutlineItem {
  GObject parent_instance;

  char *title;
  char *byline;
  guint level;
  int story;
  GtkTextMark *start;
  GtkTextMark *end;
};

enum {
  PROP_TITLE = 1,
  PROP_BYLINE,
  PROP_LEVEL,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsOutlineItem, dgs_outline_item, G_TYPE_OBJECT)

static void
delete_mark (GtkTextMark **mark)
{
  if (*mark && !gtk_text_mark_get_deleted (*mark))
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (*mark), *mark);
  g_clear_object (mark);
}

static void
dgs_outline_item_finalize (GObject *object)
{
  DgsOutlineItem *self = DGS_OUTLINE_ITEM (object);

  delete_mark (&self->start);
  delete_mark (&self->end);
  g_free (self->title);
  g_free (self->byline);

  G_OBJECT_CLASS (dgs_outline_item_parent_class)->finalize (object);
}

static void
dgs_outline_item_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsOutlineItem *self = DGS_OUTLINE_ITEM (object);

  switch (property_id) {
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_BYLINE:
    g_value_set_string (value, self->byline);
    break;
  case PROP_LEVEL:
    g_value_set_uint (value, self->level);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_outline_item_class_init (DgsOutlineItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dgs_outline_item_finalize;
  object_class->get_property = dgs_outline_item_get_property;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_BYLINE] = g_param_spec_string ("byline", NULL, NULL, NULL, flags);
  props[PROP_LEVEL] = g_param_spec_uint ("level", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dgs_outline_item_init (DgsOutlineItem *self)
{
}

static GtkTextMark *
make_mark (const GtkTextIter *iter)
{
  GtkTextBuffer *buffer = gtk_text_iter_get_buffer (iter);

  return g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, iter, TRUE));
}

/**
 * dgs_outline_item_new:
 * @title: plain text
 * @byline: (nullable): who the story is of
 * @level: its rank, 0 for the highest
 * @story: the number of the story in its digest, -1 for a heading
 * @start: where it begins
 *
 * Marks the beginning of a heading or story. The marks go with the item.
 *
 * Returns: (transfer full): a new item
 */
DgsOutlineItem *
dgs_outline_item_new (
    const char *title, const char *byline, guint level, int story, const GtkTextIter *start)
{
  DgsOutlineItem *self = g_object_new (DGS_TYPE_OUTLINE_ITEM, NULL);

  self->title = g_strdup (title);
  self->byline = g_strdup (byline);
  self->level = level;
  self->story = story;
  self->start = make_mark (start);
  return self;
}

/**
 * dgs_outline_item_set_end:
 * @self: an item
 * @end: where it ends
 *
 * Marks the end of a story.
 */
void
dgs_outline_item_set_end (DgsOutlineItem *self, const GtkTextIter *end)
{
  g_return_if_fail (DGS_IS_OUTLINE_ITEM (self));

  delete_mark (&self->end);
  self->end = make_mark (end);
}

/**
 * dgs_outline_item_get_title:
 * @self: an item
 *
 * Gets what it is called.
 *
 * Returns: plain text
 */
const char *
dgs_outline_item_get_title (DgsOutlineItem *self)
{
  g_return_val_if_fail (DGS_IS_OUTLINE_ITEM (self), NULL);

  return self->title;
}

/**
 * dgs_outline_item_get_story:
 * @self: an item
 *
 * Gets which story of the digest it is.
 *
 * Returns: a number from 0, -1 for a heading
 */
int
dgs_outline_item_get_story (DgsOutlineItem *self)
{
  g_return_val_if_fail (DGS_IS_OUTLINE_ITEM (self), -1);

  return self->story;
}

/**
 * dgs_outline_item_get_start:
 * @self: an item
 *
 * Gets where it begins.
 *
 * Returns: (transfer none): a mark
 */
GtkTextMark *
dgs_outline_item_get_start (DgsOutlineItem *self)
{
  g_return_val_if_fail (DGS_IS_OUTLINE_ITEM (self), NULL);

  return self->start;
}

/**
 * dgs_outline_item_get_end:
 * @self: an item
 *
 * Gets where it ends.
 *
 * Returns: (transfer none) (nullable): a mark, %NULL for a heading
 */
GtkTextMark *
dgs_outline_item_get_end (DgsOutlineItem *self)
{
  g_return_val_if_fail (DGS_IS_OUTLINE_ITEM (self), NULL);

  return self->end;
}
