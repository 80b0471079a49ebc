/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text tag that makes its text a link. How links look is another tag's business. */
#define DGS_TYPE_LINK_TAG (dgs_link_tag_get_type ())
G_DECLARE_FINAL_TYPE (DgsLinkTag, dgs_link_tag, DGS, LINK_TAG, GtkTextTag)

GtkTextTag *dgs_link_tag_new (const char *address);

GtkTextTag *dgs_link_tag_new_for_article (gint64 article_id, int story);

gint64 dgs_link_tag_get_article (DgsLinkTag *self, int *out_story);

const char *dgs_link_tag_get_address (DgsLinkTag *self);

G_END_DECLS
