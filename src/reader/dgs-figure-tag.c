/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-figure-tag.h"

#include <glib/gi18n.h>

struct _DgsFigureTag {
  GtkTextTag parent_instance;

  char *address;
  char *words;
  int width;
  int height;
  GtkPicture *picture;
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (DgsFigureTag, dgs_figure_tag, GTK_TYPE_TEXT_TAG)

static void
dgs_figure_tag_finalize (GObject *object)
{
  DgsFigureTag *self = DGS_FIGURE_TAG (object);

  g_clear_weak_pointer (&self->picture);
  g_free (self->address);
  g_free (self->words);

  G_OBJECT_CLASS (dgs_figure_tag_parent_class)->finalize (object);
}

static void
dgs_figure_tag_class_init (DgsFigureTagClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dgs_figure_tag_finalize;
}

static void
dgs_figure_tag_init (DgsFigureTag *self)
{
}

/**
 * dgs_figure_tag_new:
 * @block: a figure that has an address
 * @words: what it shows
 *
 * Makes an anonymous tag for one image.
 *
 * Returns: (transfer full): a new tag
 */
GtkTextTag *
dgs_figure_tag_new (const DgsBlock *block, const char *words)
{
  DgsFigureTag *self;

  g_return_val_if_fail (block != NULL && block->kind == DGS_BLOCK_FIGURE && block->address, NULL);

  self = g_object_new (DGS_TYPE_FIGURE_TAG, NULL);
  self->address = g_strdup (block->address);
  self->words = g_strdup (words);
  self->width = (int) block->width;
  self->height = (int) block->height;
  return GTK_TEXT_TAG (self);
}

/**
 * dgs_figure_tag_get_address:
 * @self: a figure tag
 *
 * Gets where the image is.
 *
 * Returns: an absolute address
 */
const char *
dgs_figure_tag_get_address (DgsFigureTag *self)
{
  g_return_val_if_fail (DGS_IS_FIGURE_TAG (self), NULL);

  return self->address;
}

/**
 * dgs_figure_tag_get_words:
 * @self: a figure tag
 *
 * Gets what the image shows, in words.
 *
 * Returns: plain text
 */
const char *
dgs_figure_tag_get_words (DgsFigureTag *self)
{
  g_return_val_if_fail (DGS_IS_FIGURE_TAG (self), NULL);

  return self->words;
}

/**
 * dgs_figure_tag_get_caption:
 * @self: a figure tag
 *
 * Writes what stands in the text in place of the image.
 *
 * Returns: (transfer full): plain text in the user's language
 */
char *
dgs_figure_tag_get_caption (DgsFigureTag *self)
{
  g_return_val_if_fail (DGS_IS_FIGURE_TAG (self), NULL);

  if (self->failed)
    /* Translators: what an image shows, or the name of its file. */
    return g_strdup_printf (_ ("Image: %s (could not be loaded)"), self->words);
  /* Translators: what an image shows, or the name of its file. */
  return g_strdup_printf (_ ("Image: %s"), self->words);
}

/**
 * dgs_figure_tag_get_size:
 * @self: a figure tag
 * @width: (out): pixels, or 0
 * @height: (out): pixels, or 0
 *
 * Gets how large the document says the image is. Nobody knows whether that is true.
 */
void
dgs_figure_tag_get_size (DgsFigureTag *self, int *width, int *height)
{
  g_return_if_fail (DGS_IS_FIGURE_TAG (self));

  *width = self->width;
  *height = self->height;
}

/**
 * dgs_figure_tag_get_picture:
 * @self: a figure tag
 *
 * Gets the widget that stands in the place of the words.
 *
 * Returns: (transfer none) (nullable): a picture, which is empty while it is loaded
 */
GtkPicture *
dgs_figure_tag_get_picture (DgsFigureTag *self)
{
  g_return_val_if_fail (DGS_IS_FIGURE_TAG (self), NULL);

  return self->picture;
}

/**
 * dgs_figure_tag_set_picture:
 * @self: a figure tag
 * @picture: (nullable): a picture
 *
 * Notes which widget stands in the place of the words. The view owns it.
 */
void
dgs_figure_tag_set_picture (DgsFigureTag *self, GtkPicture *picture)
{
  g_return_if_fail (DGS_IS_FIGURE_TAG (self));

  g_set_weak_pointer (&self->picture, picture);
}

/**
 * dgs_figure_tag_get_failed:
 * @self: a figure tag
 *
 * Tells whether the words say that the image could not be loaded.
 *
 * Returns: %FALSE until it failed
 */
gboolean
dgs_figure_tag_get_failed (DgsFigureTag *self)
{
  g_return_val_if_fail (DGS_IS_FIGURE_TAG (self), FALSE);

  return self->failed;
}

/**
 * dgs_figure_tag_set_failed:
 * @self: a figure tag
 * @failed: whether it failed
 *
 * Notes whether the image could not be loaded.
 */
void
dgs_figure_tag_set_failed (DgsFigureTag *self, gboolean failed)
{
  g_return_if_fail (DGS_IS_FIGURE_TAG (self));

  self->failed = failed;
}
