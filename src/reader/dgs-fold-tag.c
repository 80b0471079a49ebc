/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-fold-tag.h"

struct _DgsFoldTag {
  GtkTextTag parent_instance;

  DgsDocument *document;
  const DgsBlock *block;
  guint level;
  GtkTextMark *start;
  GtkTextMark *end;
};

G_DEFINE_FINAL_TYPE (DgsFoldTag, dgs_fold_tag, GTK_TYPE_TEXT_TAG)

static void
dgs_fold_tag_finalize (GObject *object)
{
  DgsFoldTag *self = DGS_FOLD_TAG (object);

  g_clear_object (&self->start);
  g_clear_object (&self->end);
  g_clear_pointer (&self->document, dgs_document_unref);

  G_OBJECT_CLASS (dgs_fold_tag_parent_class)->finalize (object);
}

static void
dgs_fold_tag_class_init (DgsFoldTagClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dgs_fold_tag_finalize;
}

static void
dgs_fold_tag_init (DgsFoldTag *self)
{
}

/**
 * dgs_fold_tag_new:
 * @document: the document that @block is part of
 * @block: a disclosure
 * @level: how deep it is indented
 *
 * Makes an anonymous tag for the summary of one disclosure.
 *
 * Returns: (transfer full): a new tag
 */
GtkTextTag *
dgs_fold_tag_new (DgsDocument *document, const DgsBlock *block, guint level)
{
  DgsFoldTag *self;

  g_return_val_if_fail (block != NULL && block->kind == DGS_BLOCK_DISCLOSURE, NULL);

  self = g_object_new (DGS_TYPE_FOLD_TAG, NULL);
  self->document = dgs_document_ref (document);
  self->block = block;
  self->level = level;
  return GTK_TEXT_TAG (self);
}

/**
 * dgs_fold_tag_get_document:
 * @self: a fold tag
 *
 * Gets the document that the disclosure is part of.
 *
 * Returns: (transfer none): a document
 */
DgsDocument *
dgs_fold_tag_get_document (DgsFoldTag *self)
{
  g_return_val_if_fail (DGS_IS_FOLD_TAG (self), NULL);

  return self->document;
}

/**
 * dgs_fold_tag_get_block:
 * @self: a fold tag
 *
 * Gets the disclosure.
 *
 * Returns: (transfer none): a block of the document
 */
const DgsBlock *
dgs_fold_tag_get_block (DgsFoldTag *self)
{
  g_return_val_if_fail (DGS_IS_FOLD_TAG (self), NULL);

  return self->block;
}

/**
 * dgs_fold_tag_get_level:
 * @self: a fold tag
 *
 * Gets how deep the disclosure is indented.
 *
 * Returns: 0 at the left edge
 */
guint
dgs_fold_tag_get_level (DgsFoldTag *self)
{
  g_return_val_if_fail (DGS_IS_FOLD_TAG (self), 0);

  return self->level;
}

/**
 * dgs_fold_tag_get_open:
 * @self: a fold tag
 *
 * Tells whether what it discloses is in the buffer.
 *
 * Returns: %TRUE while it is open
 */
gboolean
dgs_fold_tag_get_open (DgsFoldTag *self)
{
  g_return_val_if_fail (DGS_IS_FOLD_TAG (self), FALSE);

  return self->start != NULL;
}

/**
 * dgs_fold_tag_set_range:
 * @self: a fold tag that is not open
 * @start: a mark where what it discloses begins
 * @end: a mark where it ends
 *
 * Opens the fold: keeps where its text is.
 */
void
dgs_fold_tag_set_range (DgsFoldTag *self, GtkTextMark *start, GtkTextMark *end)
{
  g_return_if_fail (DGS_IS_FOLD_TAG (self) && !self->start);

  self->start = g_object_ref (start);
  self->end = g_object_ref (end);
}

/**
 * dgs_fold_tag_remove_range:
 * @self: a fold tag that is open
 *
 * Closes the fold: takes its text out of the buffer.
 */
void
dgs_fold_tag_remove_range (DgsFoldTag *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (DGS_IS_FOLD_TAG (self) && self->start);

  buffer = gtk_text_mark_get_buffer (self->start);
  if (buffer) {
    gtk_text_buffer_get_iter_at_mark (buffer, &start, self->start);
    gtk_text_buffer_get_iter_at_mark (buffer, &end, self->end);
    gtk_text_buffer_delete (buffer, &start, &end);
    gtk_text_buffer_delete_mark (buffer, self->start);
    gtk_text_buffer_delete_mark (buffer, self->end);
  }
  g_clear_object (&self->start);
  g_clear_object (&self->end);
}
