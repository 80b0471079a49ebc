/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* What is known of a feed, and what the user may choose of it. */
#define DGS_TYPE_FEED_DIALOG (dgs_feed_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DgsFeedDialog, dgs_feed_dialog, DGS, FEED_DIALOG, AdwDialog)

AdwDialog *dgs_feed_dialog_new (DgsLibrary *library, DgsFeed *feed);

G_END_DECLS
