/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An image of more pixels is not decoded. */
#define DGS_IMAGE_DECODER_MAX_PIXELS (40 * 1000 * 1000)

GdkTexture *dgs_image_decoder_decode (GBytes *bytes, int max_width, GError **error);

void dgs_image_decoder_decode_async (GBytes *bytes,
                                     int max_width,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GdkTexture *dgs_image_decoder_decode_finish (GAsyncResult *result, GError **error);

G_END_DECLS
