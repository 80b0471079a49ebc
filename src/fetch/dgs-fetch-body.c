/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-fetch-body.h"

#include "dgs-fetcher.h"

#define CHUNK (32 * 1024)

/* Below redrawing, so that a long body that comes fast does not hold up the window. */
#define PRIORITY G_PRIORITY_DEFAULT_IDLE

typedef struct {
  gsize limit;
  gboolean cut;
  GByteArray *body;
  GConverter *unzip;
  gboolean whole;
  guint8 chunk[CHUNK];
} Read;

static void read_next (GTask *task);

static void
read_free (gpointer data)
{
  Read *reading = data;

  g_clear_pointer (&reading->body, g_byte_array_unref);
  g_clear_object (&reading->unzip);
  g_free (reading);
}

/* Tells whether there is room for more. */
static gboolean
append (Read *reading, const guint8 *data, gsize length, GError **error)
{
  gsize room = reading->limit - reading->body->len;

  g_byte_array_append (reading->body, data, (guint) MIN (length, room));
  if (length <= room)
    return TRUE;
  if (!reading->cut)
    g_set_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_TOO_LARGE,
                 "The answer is larger than %" G_GSIZE_FORMAT " bytes", reading->limit);
  reading->whole = TRUE;
  return FALSE;
}

static gboolean
append_unzipped (Read *reading, gsize length, GError **error)
{
  const guint8 *input = reading->chunk;
  guint8 output[CHUNK];

  /* Until it asks for more: it may hold back output when all input is taken. */
  while (!reading->whole) {
    g_autoptr (GError) failure = NULL;
    GConverterResult result;
    gsize used = 0, made = 0;

    result = g_converter_convert (reading->unzip, input, length, output, sizeof output,
                                  G_CONVERTER_NO_FLAGS, &used, &made, &failure);
    if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
      return TRUE;
    if (result == G_CONVERTER_ERROR) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
    if (!append (reading, output, made, error))
      return FALSE;
    reading->whole = result == G_CONVERTER_FINISHED;
    input += used;
    length -= used;
  }
  return TRUE;
}

static void
return_body (GTask *task)
{
  Read *reading = g_task_get_task_data (task);

  g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&reading->body)),
                         (GDestroyNotify) g_bytes_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Read *reading = g_task_get_task_data (task);
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  /* Some publishers send a file that is packed and do not say so. */
  if (length > 1 && reading->body->len == 0 && !reading->unzip && reading->chunk[0] == 0x1f &&
      reading->chunk[1] == 0x8b)
    reading->unzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));

  if (length > 0 && reading->unzip)
    append_unzipped (reading, (gsize) length, &error);
  else if (length > 0)
    append (reading, reading->chunk, (gsize) length, &error);
  else if (length == 0 && reading->unzip && !reading->whole)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "The answer is cut off");

  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (length == 0 || reading->whole)
    return_body (task);
  else
    read_next (g_steal_pointer (&task));
}

static void
read_next (GTask *task)
{
  Read *reading = g_task_get_task_data (task);

  g_input_stream_read_async (g_task_get_source_object (task), reading->chunk, CHUNK, PRIORITY,
                             g_task_get_cancellable (task), read_cb, task);
}

/**
 * dgs_fetch_body_read_async:
 * @stream: the body of an answer
 * @limit: how many bytes may be kept, of the decoded body
 * @cut: whether a longer body is cut there, and not an error
 * @cancellable: (nullable): to give up
 * @callback: called when the body is there
 * @user_data: for @callback
 *
 * Reads a body bit by bit, so that memory is never taken for more than the limit. A body that
 * is packed with gzip without saying so is unpacked.
 */
void
dgs_fetch_body_read_async (GInputStream *stream,
                           gsize limit,
                           gboolean cut,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (stream, cancellable, callback, user_data);
  Read *reading = g_new0 (Read, 1);

  reading->limit = limit;
  reading->cut = cut;
  reading->body = g_byte_array_new ();
  g_task_set_source_tag (task, dgs_fetch_body_read_async);
  g_task_set_task_data (task, reading, read_free);
  read_next (g_steal_pointer (&task));
}

/**
 * dgs_fetch_body_read_finish:
 * @stream: the body of an answer
 * @result: what the callback got
 * @error: return location for an error
 *
 * Takes the body that was read.
 *
 * Returns: (transfer full): the bytes; %NULL with %DGS_FETCH_ERROR_TOO_LARGE or a #GIOErrorEnum
 */
GBytes *
dgs_fetch_body_read_finish (GInputStream *stream, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, stream), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
