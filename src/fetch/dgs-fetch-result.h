/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsValidators:
 * @etag: (nullable): bytes of the ETag header, opaque
 * @last_modified: (nullable): bytes of the Last-Modified header, opaque
 *
 * The conditional headers of one answer, always kept and replaced as a pair (RFC 9110, 13.1).
 */
typedef struct {
  char *etag;
  char *last_modified;
} DgsValidators;

/**
 * DgsFetchResult:
 * @status: HTTP status of the last answer
 * @body: the decoded body; empty where the status has none
 * @address: the address that answered, after redirects
 * @permanent_address: (nullable): where the address moved for good (301 or 308 all the way)
 * @content_type: (nullable): the Content-Type header
 * @validators: the pair to send next time
 * @max_age: seconds that the answer stays fresh by Cache-Control and Age or Expires, or 0
 * @retry_after: seconds that the host asks to wait (Retry-After), or 0
 *
 * What one request brought. A value.
 */
typedef struct {
  guint status;
  GBytes *body;
  char *address;
  char *permanent_address;
  char *content_type;
  DgsValidators validators;
  guint max_age;
  guint retry_after;
} DgsFetchResult;

void dgs_fetch_result_free (DgsFetchResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsFetchResult, dgs_fetch_result_free)

gboolean dgs_fetch_result_is_success (const DgsFetchResult *self);

G_END_DECLS
