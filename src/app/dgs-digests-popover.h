/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* Digests to choose from, or a word on why there are none. It goes when it is closed. Signal
 * "article-activated" (DgsArticle): one was chosen. */
#define DGS_TYPE_DIGESTS_POPOVER (dgs_digests_popover_get_type ())
G_DECLARE_FINAL_TYPE (DgsDigestsPopover, dgs_digests_popover, DGS, DIGESTS_POPOVER, GtkPopover)

DgsDigestsPopover *dgs_digests_popover_new (GtkWidget *parent,
                                            GtkWidget *target,
                                            const char *title);

void dgs_digests_popover_add (DgsDigestsPopover *self, DgsArticle *article);

void dgs_digests_popover_tell (DgsDigestsPopover *self, const char *note, const char *address);

G_END_DECLS
