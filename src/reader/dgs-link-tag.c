/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-link-tag.h"

struct _DgsLinkTag {
  GtkTextTag parent_instance;

  char *address;
  gint64 article_id;
  int story;
};

G_DEFINE_FINAL_TYPE (DgsLinkTag, dgs_link_tag, GTK_TYPE_TEXT_TAG)

static void
dgs_link_tag_finalize (GObject *object)
{
  DgsLinkTag *self = DGS_LINK_TAG (object);

  g_free (self->address);

  G_OBJECT_CLASS (dgs_link_tag_parent_class)->finalize (object);
}

static void
dgs_link_tag_class_init (DgsLinkTagClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dgs_link_tag_finalize;
}

static void
dgs_link_tag_init (DgsLinkTag *self)
{
}

/**
 * dgs_link_tag_new:
 * @address: where the link leads
 *
 * Makes an anonymous tag for the text of one link.
 *
 * Returns: (transfer full): a new tag
 */
GtkTextTag *
dgs_link_tag_new (const char *address)
{
  DgsLinkTag *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (DGS_TYPE_LINK_TAG, NULL);
  self->address = g_strdup (address);
  return GTK_TEXT_TAG (self);
}

/**
 * dgs_link_tag_new_for_article:
 * @article_id: row id of an article of the library
 * @story: the number of a story in it, -1 for none
 *
 * Makes an anonymous tag for a link that leads to another article.
 *
 * Returns: (transfer full): a new tag
 */
GtkTextTag *
dgs_link_tag_new_for_article (gint64 article_id, int story)
{
  DgsLinkTag *self = g_object_new (DGS_TYPE_LINK_TAG, NULL);

  self->article_id = article_id;
  self->story = story;
  return GTK_TEXT_TAG (self);
}

/**
 * dgs_link_tag_get_article:
 * @self: a link tag
 * @out_story: (out): the number of a story in it, -1 for none
 *
 * Gets the article that the link leads to.
 *
 * Returns: its row id, 0 where the link leads to an address
 */
gint64
dgs_link_tag_get_article (DgsLinkTag *self, int *out_story)
{
  g_return_val_if_fail (DGS_IS_LINK_TAG (self), 0);

  *out_story = self->story;
  return self->article_id;
}

/**
 * dgs_link_tag_get_address:
 * @self: a link tag
 *
 * Gets where the link leads.
 *
 * Returns: (nullable): an absolute address, %NULL where the link leads to an article
 */
const char *
dgs_link_tag_get_address (DgsLinkTag *self)
{
  g_return_val_if_fail (DGS_IS_LINK_TAG (self), NULL);

  return self->address;
}
