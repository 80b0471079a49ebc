/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-publisher-resource.h"

#include <string.h>

static const struct {
  const char *suffix;
  const char *type;
} content_types[] = {
  { ".xml", "application/xml" },   { ".html", "text/html; charset=utf-8" },
  { ".json", "application/json" }, { ".css", "text/css" },
  { ".svg", "image/svg+xml" },     { ".png", "image/png" },
};

static void
append (SoupMessageHeaders *headers, const char *name, const char *value)
{
  if (value)
    soup_message_headers_append (headers, name, value);
}

static GBytes *
pack (GBytes *body)
{
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (body);
  g_autoptr (GOutputStream) packed = g_memory_output_stream_new_resizable ();
  g_autoptr (GZlibCompressor) zip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (plain, G_CONVERTER (zip));

  g_output_stream_splice (packed, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (packed));
}

/**
 * dgs_publisher_resource_new:
 * @body: the body
 * @options: (nullable): how it is answered
 *
 * Makes a resource.
 *
 * Returns: (transfer full): a resource
 */
DgsPublisherResource *
dgs_publisher_resource_new (GBytes *body, const DgsPublisherOptions *options)
{
  static const DgsPublisherOptions plain = { 0 };
  DgsPublisherResource *self = g_new0 (DgsPublisherResource, 1);
  guint i;

  if (!options)
    options = &plain;
  self->body = options->gzip ? pack (body) : g_bytes_ref (body);
  self->status = options->status ? options->status : 200;
  self->delay_ms = options->delay_ms;
  self->trickle_ms = options->trickle_ms;
  self->cut_after = options->cut_after;
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  append (self->headers, "Content-Type",
          options->content_type ? options->content_type : "application/rss+xml");
  append (self->headers, "Content-Encoding", options->gzip ? "gzip" : NULL);
  append (self->headers, "ETag", options->etag);
  append (self->headers, "Last-Modified", options->last_modified);
  append (self->headers, "Location", options->location);
  append (self->headers, "Retry-After", options->retry_after);
  for (i = 0; options->headers && options->headers[i]; i += 2)
    append (self->headers, options->headers[i], options->headers[i + 1]);
  return self;
}

static const char *
guess_type (const char *path)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (content_types); i++) {
    if (g_str_has_suffix (path, content_types[i].suffix))
      return content_types[i].type;
  }
  return "application/octet-stream";
}

static DgsPublisherResource *
read_file (const char *file_name)
{
  g_autoptr (GFile) file = g_file_new_for_path (file_name);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GDateTime) modified = NULL;
  g_autofree char *hash = NULL, *etag = NULL, *date = NULL;

  body = g_file_load_bytes (file, NULL, NULL, NULL);
  info = g_file_query_info (file, "time::modified", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (!body || !info)
    return NULL;
  modified = g_file_info_get_modification_date_time (info);
  date = soup_date_time_to_string (modified, SOUP_DATE_HTTP);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, body);
  etag = g_strdup_printf ("\"%.16s\"", hash);
  return dgs_publisher_resource_new (body, &(DgsPublisherOptions) {
                                               .content_type = guess_type (file_name),
                                               .etag = etag,
                                               .last_modified = date,
                                           });
}

/**
 * dgs_publisher_resource_new_for_file:
 * @root: a folder with the files of a site
 * @path: the path that was asked for, decoded
 *
 * Makes the resource for a file as a plain host of files does: "X/" is X/index.html, "X" sends on
 * to "X/" where that is a folder; ETag is the hash of the bytes.
 *
 * Returns: (transfer full) (nullable): a resource; %NULL where there is no such file
 */
DgsPublisherResource *
dgs_publisher_resource_new_for_file (const char *root, const char *path)
{
  g_autofree char *file_name = NULL;

  if (strstr (path, "/../") || g_str_has_suffix (path, "/.."))
    return NULL;
  file_name =
      g_build_filename (root, path, g_str_has_suffix (path, "/") ? "index.html" : NULL, NULL);
  if (g_file_test (file_name, G_FILE_TEST_IS_DIR)) {
    g_autofree char *location = g_strconcat (path, "/", NULL);
    g_autofree char *encoded = g_uri_escape_string (location, "/", FALSE);
    g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

    return dgs_publisher_resource_new (nothing, &(DgsPublisherOptions) {
                                                    .status = 301,
                                                    .location = encoded,
                                                });
  }
  return read_file (file_name);
}

/**
 * dgs_publisher_resource_free:
 * @self: (transfer full): a resource
 *
 * Frees a resource.
 */
void
dgs_publisher_resource_free (DgsPublisherResource *self)
{
  g_bytes_unref (self->body);
  soup_message_headers_unref (self->headers);
  g_free (self);
}

/**
 * dgs_publisher_resource_is_known:
 * @self: a resource
 * @request: the headers of a request
 *
 * Tells whether who asks has it already, by RFC 9110, 13.2.2: If-None-Match goes before
 * If-Modified-Since. Both must be as they were sent, byte by byte.
 *
 * Returns: %TRUE where the answer is 304
 */
gboolean
dgs_publisher_resource_is_known (const DgsPublisherResource *self, SoupMessageHeaders *request)
{
  const char *etag = soup_message_headers_get_one (self->headers, "ETag");
  const char *modified = soup_message_headers_get_one (self->headers, "Last-Modified");
  const char *none_match = soup_message_headers_get_one (request, "If-None-Match");
  const char *since = soup_message_headers_get_one (request, "If-Modified-Since");

  if (self->status != 200)
    return FALSE;
  if (none_match)
    return etag && g_str_equal (none_match, etag);
  return since && modified && g_str_equal (since, modified);
}

/* A connection on which the answer is written by hand. */
typedef struct {
  GIOStream *connection;
  GBytes *body;
  gsize next;
  gsize end;
} Drip;

static void
drip_free (gpointer data)
{
  Drip *drip = data;

  g_io_stream_close (drip->connection, NULL, NULL);
  g_object_unref (drip->connection);
  g_bytes_unref (drip->body);
  g_free (drip);
}

static gboolean
drip_cb (gpointer user_data)
{
  Drip *drip = user_data;
  GOutputStream *output = g_io_stream_get_output_stream (drip->connection);
  const char *bytes = g_bytes_get_data (drip->body, NULL);

  if (drip->next >= drip->end ||
      !g_output_stream_write_all (output, bytes + drip->next, 1, NULL, NULL, NULL))
    return G_SOURCE_REMOVE;
  drip->next++;
  return G_SOURCE_CONTINUE;
}

static void
append_header_cb (const char *name, const char *value, gpointer user_data)
{
  g_string_append_printf (user_data, "%s: %s\r\n", name, value);
}

/**
 * dgs_publisher_resource_send_raw:
 * @self: a resource that is cut off or trickles
 * @connection: (transfer none): the connection to write to
 *
 * Writes an answer that no decent server would write, and closes the connection.
 */
void
dgs_publisher_resource_send_raw (const DgsPublisherResource *self, GIOStream *connection)
{
  g_autoptr (GString) head = g_string_new (NULL);
  gsize length = g_bytes_get_size (self->body);
  gsize end = self->cut_after ? MIN (self->cut_after, length) : length;
  GOutputStream *output = g_io_stream_get_output_stream (connection);
  Drip *drip = g_new0 (Drip, 1);

  drip->connection = g_object_ref (connection);
  drip->body = g_bytes_ref (self->body);
  drip->end = end;
  g_string_append_printf (head,
                          "HTTP/1.1 %u Made By Hand\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n",
                          self->status, length);
  soup_message_headers_foreach (self->headers, append_header_cb, head);
  g_string_append (head, "\r\n");
  g_output_stream_write_all (output, head->str, head->len, NULL, NULL, NULL);
  if (self->trickle_ms > 0) {
    g_timeout_add_full (G_PRIORITY_DEFAULT, self->trickle_ms, drip_cb, drip, drip_free);
    return;
  }
  g_output_stream_write_all (output, g_bytes_get_data (self->body, NULL), end, NULL, NULL, NULL);
  drip_free (drip);
}
