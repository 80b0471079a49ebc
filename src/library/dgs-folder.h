/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of feeds. Properties, all readable and notified: "name" (string), "unread" (uint),
 * "collapsed" (boolean). */
#define DGS_TYPE_FOLDER (dgs_folder_get_type ())
G_DECLARE_FINAL_TYPE (DgsFolder, dgs_folder, DGS, FOLDER, GObject)

gint64 dgs_folder_get_id (DgsFolder *self);
const char *dgs_folder_get_name (DgsFolder *self);
guint dgs_folder_get_unread (DgsFolder *self);
gboolean dgs_folder_get_collapsed (DgsFolder *self);

G_END_DECLS
