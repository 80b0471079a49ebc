/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most bytes that are read of one feed or page, unpacked. */
#define DGS_ENCODING_MAX_BYTES (50u * 1024 * 1024)

char *dgs_encoding_to_utf8 (GBytes *bytes, const char *content_type);

char *dgs_encoding_decode (GBytes *bytes, const char *content_type, gboolean *out_damaged);

G_END_DECLS
