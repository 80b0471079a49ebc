/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-unzip.h"

#include <gio/gio.h>

#define CHUNK 65536

/* No text begins with the marks of a gzip or a zlib stream. */
static gboolean
find_format (GBytes *bytes, GZlibCompressorFormat *out_format)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size < 3)
    return FALSE;
  *out_format = data[0] == 0x78 ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB : G_ZLIB_COMPRESSOR_FORMAT_GZIP;
  return (data[0] == 0x1f && data[1] == 0x8b) ||
         (data[0] == 0x78 && (data[1] == 0x01 || data[1] == 0x9c || data[1] == 0xda));
}

/**
 * dgs_unzip:
 * @bytes: anything
 * @max_size: the most bytes to give back
 * @out_cut: (out) (optional): whether something is missing at the end
 *
 * Unpacks bytes that are a gzip or zlib stream (RFC 1952, RFC 1950) and leaves all others alone.
 *
 * Servers send packed feeds without saying so. A stream that breaks off gives what came before;
 * one that would grow past @max_size is cut there, so it cannot fill the memory.
 *
 * Returns: (transfer full): the plain bytes, at most @max_size
 */
GBytes *
dgs_unzip (GBytes *bytes, gsize max_size, gboolean *out_cut)
{
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  g_autoptr (GByteArray) out = NULL;
  g_autofree guint8 *chunk = NULL;
  GZlibCompressorFormat format;
  gssize n_read;

  if (out_cut)
    *out_cut = FALSE;
  if (!find_format (bytes, &format)) {
    if (out_cut)
      *out_cut = g_bytes_get_size (bytes) > max_size;
    return g_bytes_new_from_bytes (bytes, 0, MIN (g_bytes_get_size (bytes), max_size));
  }

  decompressor = g_zlib_decompressor_new (format);
  packed = g_memory_input_stream_new_from_bytes (bytes);
  plain = g_converter_input_stream_new (packed, G_CONVERTER (decompressor));
  out = g_byte_array_new ();
  chunk = g_malloc (CHUNK);
  while ((n_read = g_input_stream_read (plain, chunk, CHUNK, NULL, NULL)) > 0) {
    gsize room = max_size - out->len;

    g_byte_array_append (out, chunk, (guint) MIN ((gsize) n_read, room));
    if ((gsize) n_read > room)
      break;
  }
  if (out_cut)
    *out_cut = n_read != 0;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
