/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "dgs-publisher-server.h"

G_BEGIN_DECLS

/**
 * DgsPublisherResource:
 * @body: the body, not packed
 * @headers: all headers of the answer
 * @status: HTTP status
 * @delay_ms: how long the answer takes to begin
 * @trickle_ms: milliseconds between two bytes of the body, or 0
 * @cut_after: bytes of the body after which the connection is cut, or 0
 *
 * What stands at one path. A value.
 */
typedef struct {
  GBytes *body;
  SoupMessageHeaders *headers;
  guint status;
  guint delay_ms;
  guint trickle_ms;
  gsize cut_after;
} DgsPublisherResource;

DgsPublisherResource *dgs_publisher_resource_new (GBytes *body, const DgsPublisherOptions *options);

DgsPublisherResource *dgs_publisher_resource_new_for_file (const char *root, const char *path);

void dgs_publisher_resource_free (DgsPublisherResource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsPublisherResource, dgs_publisher_resource_free)

gboolean dgs_publisher_resource_is_known (const DgsPublisherResource *self,
                                          SoupMessageHeaders *request);

void dgs_publisher_resource_send_raw (const DgsPublisherResource *self, GIOStream *connection);

G_END_DECLS
