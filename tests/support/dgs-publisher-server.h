/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DgsPublisherOptions:
 * @status: HTTP status, 0 for 200
 * @content_type: Content-Type, %NULL for RSS
 * @etag: (nullable): ETag; a request that names it is answered with 304
 * @last_modified: (nullable): Last-Modified; a request that names it is answered with 304
 * @location: (nullable): Location, for a redirect
 * @retry_after: (nullable): Retry-After
 * @headers: (nullable): more headers: name, value, name, value ... %NULL
 * @delay_ms: how long the answer takes to begin
 * @trickle_ms: where not 0, the body comes byte by byte, one each so many milliseconds
 * @cut_after: where not 0, the connection is cut after so many bytes of the body
 * @gzip: whether the body is packed
 *
 * How a resource is answered. All fields may be left out.
 */
typedef struct {
  guint status;
  const char *content_type;
  const char *etag;
  const char *last_modified;
  const char *location;
  const char *retry_after;
  const char *const *headers;
  guint delay_ms;
  guint trickle_ms;
  gsize cut_after;
  gboolean gzip;
} DgsPublisherOptions;

#define DGS_TYPE_PUBLISHER_SERVER (dgs_publisher_server_get_type ())
G_DECLARE_FINAL_TYPE (DgsPublisherServer, dgs_publisher_server, DGS, PUBLISHER_SERVER, GObject)

DgsPublisherServer *dgs_publisher_server_new (guint port, GError **error);

const char *dgs_publisher_server_get_origin (DgsPublisherServer *self);

char *dgs_publisher_server_get_address (DgsPublisherServer *self, const char *path);

void dgs_publisher_server_set_roots (DgsPublisherServer *self, const char *const *folders);

void dgs_publisher_server_set (DgsPublisherServer *self,
                               const char *path,
                               GBytes *body,
                               const DgsPublisherOptions *options);

void dgs_publisher_server_set_text (DgsPublisherServer *self,
                                    const char *path,
                                    const char *body,
                                    const DgsPublisherOptions *options);

void dgs_publisher_server_remove (DgsPublisherServer *self, const char *path);

guint dgs_publisher_server_get_count (DgsPublisherServer *self, const char *path);

const char *dgs_publisher_server_get_request_header (DgsPublisherServer *self,
                                                     const char *path,
                                                     const char *name);

guint dgs_publisher_server_get_peak (DgsPublisherServer *self);

void dgs_publisher_server_clear_log (DgsPublisherServer *self);

G_END_DECLS
