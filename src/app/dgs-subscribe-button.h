/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-article-text.h"

G_BEGIN_DECLS

/* Subscribes to a source; turns while that is under way, and says when it is done. Property
 * "source" (DgsSourceItem, nullable). */
#define DGS_TYPE_SUBSCRIBE_BUTTON (dgs_subscribe_button_get_type ())
G_DECLARE_FINAL_TYPE (DgsSubscribeButton, dgs_subscribe_button, DGS, SUBSCRIBE_BUTTON, AdwBin)

void dgs_subscribe_button_set_source (DgsSubscribeButton *self, DgsSourceItem *source);

G_END_DECLS
