/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Properties, all readable and notified: "name" (string), "unread" (uint). */
#define DGS_TYPE_SERIES (dgs_series_get_type ())
G_DECLARE_FINAL_TYPE (DgsSeries, dgs_series, DGS, SERIES, GObject)

gint64 dgs_series_get_id (DgsSeries *self);
const char *dgs_series_get_name (DgsSeries *self);
guint dgs_series_get_unread (DgsSeries *self);

G_END_DECLS
