/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-image-decoder.h"

#include "dgs-image-type.h"

/* Drawings are text, and what they draw is worked out: no drawing of a digest is longer. */
#define MAX_SVG ((gsize) 1024 * 1024)

/* Bytes that a loader gets at a time, so that it can be stopped. */
#define CHUNK ((gsize) 64 * 1024)

typedef struct {
  GBytes *bytes;
  int max_width;
} Request;

typedef struct {
  int max_width;
  gboolean is_drawing;
  gboolean refused;
} Limits;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_bytes_unref (request->bytes);
  g_free (request);
}

/* The size is known before anything is decoded. A loader that is to make nothing stops; the one for
 * drawings would take that for no wish at all, and makes next to nothing. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Limits *limits)
{
  gint64 pixels = (gint64) width * height;

  if (width <= 0 || height <= 0 || pixels > DGS_IMAGE_DECODER_MAX_PIXELS) {
    limits->refused = TRUE;
    gdk_pixbuf_loader_set_size (loader, limits->is_drawing, limits->is_drawing);
  } else if (width > limits->max_width) {
    height = (int) MAX (1, (gint64) height * limits->max_width / width);
    gdk_pixbuf_loader_set_size (loader, limits->max_width, height);
  }
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *bytes, const Limits *limits, GError **error)
{
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  gsize offset;

  for (offset = 0; offset < length; offset += CHUNK) {
    if (!gdk_pixbuf_loader_write (loader, data + offset, MIN (CHUNK, length - offset), error) ||
        limits->refused) {
      gdk_pixbuf_loader_close (loader, NULL);
      return FALSE;
    }
  }
  return gdk_pixbuf_loader_close (loader, error);
}

static GdkTexture *
make_texture (GdkPixbuf *pixbuf)
{
  g_autoptr (GdkPixbuf) upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  g_autoptr (GBytes) pixels = gdk_pixbuf_read_pixel_bytes (upright);
  GdkMemoryFormat format =
      gdk_pixbuf_get_has_alpha (upright) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8;

  return gdk_memory_texture_new (gdk_pixbuf_get_width (upright), gdk_pixbuf_get_height (upright),
                                 format, pixels, (gsize) gdk_pixbuf_get_rowstride (upright));
}

/**
 * dgs_image_decoder_decode:
 * @bytes: a file
 * @max_width: pixels that the picture may be wide; it is made smaller while it is decoded
 * @error: return location for an error
 *
 * Decodes an image, the first picture of one that moves. Only the kinds are tried that digests may
 * show: the system's loaders know many others, which nobody misses. A drawing (SVG) is drawn from
 * its own bytes, without a place that other files could be looked for from, and without scripts.
 * May be called on any thread.
 *
 * Returns: (transfer full): a picture; %NULL with a #GdkPixbufError for what is no image, is
 *   damaged or cut off, has too many pixels, or is of a kind that no loader is installed for
 */
GdkTexture *
dgs_image_decoder_decode (GBytes *bytes, int max_width, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GError) problem = NULL;
  GdkPixbuf *pixbuf;
  Limits limits = { .max_width = max_width };
  const char *type;

  g_return_val_if_fail (bytes != NULL && max_width > 0, NULL);

  type = dgs_image_type_guess (bytes);
  if (!type || (g_str_equal (type, "image/svg+xml") && g_bytes_get_size (bytes) > MAX_SVG)) {
    g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE,
                         "No image of a kind that is shown");
    return NULL;
  }
  loader = gdk_pixbuf_loader_new_with_mime_type (type, error);
  if (!loader)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &limits);
  limits.is_drawing = g_str_equal (type, "image/svg+xml");
  if (!feed (loader, bytes, &limits, &problem) && !limits.refused) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  if (limits.refused) {
    g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY,
                         "The image has too many pixels");
    return NULL;
  }
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!pixbuf) {
    g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, "No picture");
    return NULL;
  }
  return make_texture (pixbuf);
}

static void
decode_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  GdkTexture *texture;

  if (g_task_return_error_if_cancelled (task))
    return;
  texture = dgs_image_decoder_decode (request->bytes, request->max_width, &error);
  if (texture)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dgs_image_decoder_decode_async:
 * @bytes: a file
 * @max_width: pixels that the picture may be wide
 * @cancellable: (nullable): to give up
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Decodes an image as dgs_image_decoder_decode() does, on a thread of its own.
 */
void
dgs_image_decoder_decode_async (GBytes *bytes,
                                int max_width,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->bytes = g_bytes_ref (bytes);
  request->max_width = max_width;
  g_task_set_source_tag (task, dgs_image_decoder_decode_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, decode_thread);
}

/**
 * dgs_image_decoder_decode_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_image_decoder_decode_async().
 *
 * Returns: (transfer full): a picture; %NULL with a #GdkPixbufError or %G_IO_ERROR_CANCELLED
 */
GdkTexture *
dgs_image_decoder_decode_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
