/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-fetch-result.h"

/**
 * dgs_fetch_result_free:
 * @self: (transfer full) (nullable): a result
 *
 * Frees a result and all that it holds.
 */
void
dgs_fetch_result_free (DgsFetchResult *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->address);
  g_free (self->permanent_address);
  g_free (self->content_type);
  g_free (self->validators.etag);
  g_free (self->validators.last_modified);
  g_free (self);
}

/**
 * dgs_fetch_result_is_success:
 * @self: a result
 *
 * Tells whether the publisher did what it was asked for.
 *
 * Returns: %TRUE for a status from 200 to 299, and for 304: "not modified" is a good answer, with
 *   no body
 */
gboolean
dgs_fetch_result_is_success (const DgsFetchResult *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (self->status >= 200 && self->status < 300) || self->status == 304;
}
