/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-reader-styles.h"
#include "dgs-typesetter-private.h"

GtkTextTag *
dgs_typesetter_get_tag (DgsTypesetter *self, const char *name)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (self->buffer), name);
}

void
dgs_typesetter_insert (DgsTypesetter *self, const char *text)
{
  gtk_text_buffer_insert (self->buffer, &self->iter, text, -1);
}

/* Applies a tag to what was inserted since @start. */
void
dgs_typesetter_apply (DgsTypesetter *self, GtkTextTag *tag, int start)
{
  GtkTextIter from;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, start);
  gtk_text_buffer_apply_tag (self->buffer, tag, &from, &self->iter);
}

int
dgs_typesetter_get_offset (DgsTypesetter *self)
{
  return gtk_text_iter_get_offset (&self->iter);
}

static gboolean
is_rtl_letter (gunichar letter)
{
  switch ((int) g_unichar_get_script (letter)) {
  case G_UNICODE_SCRIPT_ARABIC:
  case G_UNICODE_SCRIPT_HEBREW:
  case G_UNICODE_SCRIPT_SYRIAC:
  case G_UNICODE_SCRIPT_THAANA:
  case G_UNICODE_SCRIPT_NKO:
  case G_UNICODE_SCRIPT_ADLAM:
    return TRUE;
  default:
    return FALSE;
  }
}

/* The first letter decides, as where the text is laid out (Unicode's rules P2 and P3). */
static gboolean
is_rtl (DgsTypesetter *self, int start)
{
  GtkTextIter from;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, start);
  while (gtk_text_iter_compare (&from, &self->iter) < 0) {
    gunichar character = gtk_text_iter_get_char (&from);

    if (g_unichar_isalpha (character))
      return is_rtl_letter (character);
    gtk_text_iter_forward_char (&from);
  }
  return FALSE;
}

/* Text that runs from the right is indented from the right. */
void
dgs_typesetter_end_paragraph (DgsTypesetter *self, const char *style, int start)
{
  gboolean rtl = is_rtl (self, start);

  dgs_typesetter_insert (self, "\n");
  dgs_typesetter_apply (self, dgs_typesetter_get_tag (self, DGS_STYLE_BODY), start);
  dgs_typesetter_apply (self, dgs_typesetter_get_tag (self, style), start);
  if (rtl)
    dgs_typesetter_apply (self, dgs_typesetter_get_tag (self, DGS_STYLE_RTL), start);
  if (self->level > 0)
    dgs_typesetter_apply (self, dgs_reader_styles_get_level (self->buffer, self->level, rtl),
                          start);
}
