/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes of one image, and of all that are kept. */
#define DGS_IMAGE_CACHE_MAX_IMAGE ((gsize) 8 * 1024 * 1024)
#define DGS_IMAGE_CACHE_MAX_TOTAL ((goffset) 200 * 1024 * 1024)

GBytes *dgs_image_cache_get (const char *folder, const char *address);

gboolean dgs_image_cache_put (
    const char *folder, const char *address, GBytes *bytes, goffset max_total, GError **error);

G_END_DECLS
