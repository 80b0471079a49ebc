/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "dgs-typesetter-private.h"

/* Swaps the mark before the summary, which keeps the tags around it. */
static void
set_mark (GtkTextBuffer *buffer, DgsFoldTag *tag, const char *mark)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter cursor;

  gtk_text_buffer_get_start_iter (buffer, &start);
  if (!gtk_text_iter_starts_tag (&start, GTK_TEXT_TAG (tag)) &&
      !gtk_text_iter_forward_to_tag_toggle (&start, GTK_TEXT_TAG (tag)))
    return;
  end = start;
  gtk_text_iter_forward_char (&end);
  cursor = end;
  gtk_text_buffer_insert (buffer, &cursor, mark, (int) strlen (mark) - 1);
  gtk_text_iter_backward_char (&cursor);
  start = cursor;
  gtk_text_iter_backward_char (&start);
  gtk_text_buffer_delete (buffer, &start, &cursor);
}

static gboolean
get_summary_end (GtkTextBuffer *buffer, DgsFoldTag *tag, GtkTextIter *iter)
{
  gtk_text_buffer_get_start_iter (buffer, iter);
  if (!gtk_text_iter_starts_tag (iter, GTK_TEXT_TAG (tag)) &&
      !gtk_text_iter_forward_to_tag_toggle (iter, GTK_TEXT_TAG (tag)))
    return FALSE;
  gtk_text_iter_forward_line (iter);
  return TRUE;
}

/**
 * dgs_typesetter_toggle_fold:
 * @buffer: a buffer with styles
 * @tag: the tag of a disclosure in it
 *
 * Opens a disclosure, or closes it.
 */
void
dgs_typesetter_toggle_fold (GtkTextBuffer *buffer, DgsFoldTag *tag)
{
  DgsTypesetter self = { .buffer = buffer };
  GtkTextMark *start;
  GtkTextMark *end;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));
  g_return_if_fail (DGS_IS_FOLD_TAG (tag));

  if (dgs_fold_tag_get_open (tag)) {
    dgs_fold_tag_remove_range (tag);
    set_mark (buffer, tag, DGS_CLOSED_MARK);
    return;
  }
  if (!get_summary_end (buffer, tag, &self.iter))
    return;
  start = gtk_text_buffer_create_mark (buffer, NULL, &self.iter, TRUE);
  end = gtk_text_buffer_create_mark (buffer, NULL, &self.iter, FALSE);
  self.document = dgs_fold_tag_get_document (tag);
  self.level = dgs_fold_tag_get_level (tag) + 1;
  dgs_typesetter_set_blocks (&self, dgs_fold_tag_get_block (tag)->children);
  dgs_fold_tag_set_range (tag, start, end);
  set_mark (buffer, tag, DGS_OPEN_MARK);
}
