/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-link-tag.h"

struct _DgsLinkTag {
  GtkTextTag parent_instance;

  char *address;
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
 * dgs_link_tag_get_address:
 * @self: a link tag
 *
 * Gets where the link leads.
 *
 * Returns: an absolute address
 */
const char *
dgs_link_tag_get_address (DgsLinkTag *self)
{
  g_return_val_if_fail (DGS_IS_LINK_TAG (self), NULL);

  return self->address;
}
