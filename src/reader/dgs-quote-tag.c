/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-quote-tag.h"

struct _DgsQuoteTag {
  GtkTextTag parent_instance;

  guint level;
};

G_DEFINE_FINAL_TYPE (DgsQuoteTag, dgs_quote_tag, GTK_TYPE_TEXT_TAG)

static void
dgs_quote_tag_class_init (DgsQuoteTagClass *klass)
{
}

static void
dgs_quote_tag_init (DgsQuoteTag *self)
{
}

/**
 * dgs_quote_tag_new:
 * @level: how deep the text of the quote is indented, at least 1
 *
 * Makes an anonymous tag for one quote.
 *
 * Returns: (transfer full): a new tag
 */
GtkTextTag *
dgs_quote_tag_new (guint level)
{
  DgsQuoteTag *self = g_object_new (DGS_TYPE_QUOTE_TAG, NULL);

  self->level = level;
  return GTK_TEXT_TAG (self);
}

/**
 * dgs_quote_tag_get_level:
 * @self: a quote tag
 *
 * Gets how deep the text of the quote is indented. What is in it may be indented deeper.
 *
 * Returns: at least 1
 */
guint
dgs_quote_tag_get_level (DgsQuoteTag *self)
{
  g_return_val_if_fail (DGS_IS_QUOTE_TAG (self), 1);

  return self->level;
}
