/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text tag on one quote, with all that is in it: what has a bar beside it. */
#define DGS_TYPE_QUOTE_TAG (dgs_quote_tag_get_type ())
G_DECLARE_FINAL_TYPE (DgsQuoteTag, dgs_quote_tag, DGS, QUOTE_TAG, GtkTextTag)

GtkTextTag *dgs_quote_tag_new (guint level);

guint dgs_quote_tag_get_level (DgsQuoteTag *self);

G_END_DECLS
