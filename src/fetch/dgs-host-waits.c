/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-host-waits.h"

struct _DgsHostWaits {
  GHashTable *ends; /* host -> gint64, microseconds of the monotonic clock */
};

/**
 * dgs_host_waits_new:
 *
 * Makes a list with no host in it.
 *
 * Returns: (transfer full): a new list
 */
DgsHostWaits *
dgs_host_waits_new (void)
{
  DgsHostWaits *self = g_new0 (DgsHostWaits, 1);

  self->ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * dgs_host_waits_free:
 * @self: (transfer full): a list
 *
 * Frees a list.
 */
void
dgs_host_waits_free (DgsHostWaits *self)
{
  g_hash_table_unref (self->ends);
  g_free (self);
}

/**
 * dgs_host_waits_key:
 * @address: an http or https address
 *
 * Takes out of an address what counts as one host: its name, and its port where it is not the
 * usual one.
 *
 * Returns: (transfer full): the host, in lower case
 */
char *
dgs_host_waits_key (const char *address)
{
  g_autoptr (GUri) uri =
      g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *host = NULL;
  int port;

  if (!uri || !g_uri_get_host (uri))
    return g_strdup ("");
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  port = g_uri_get_port (uri);
  if (port == -1 || port == 80 || port == 443)
    return g_steal_pointer (&host);
  return g_strdup_printf ("%s:%d", host, port);
}

static gboolean
is_over_cb (gpointer key, gpointer value, gpointer user_data)
{
  return *(gint64 *) value <= *(gint64 *) user_data;
}

/**
 * dgs_host_waits_hold:
 * @self: a list
 * @address: an address on the host
 * @seconds: how long the host asked to wait
 *
 * Keeps in mind that a host asked to wait. It never makes a wait shorter.
 */
void
dgs_host_waits_hold (DgsHostWaits *self, const char *address, guint seconds)
{
  gint64 now = g_get_monotonic_time ();
  gint64 end = now + (gint64) seconds * G_USEC_PER_SEC;
  g_autofree char *host = dgs_host_waits_key (address);
  const gint64 *old;

  g_hash_table_foreach_remove (self->ends, is_over_cb, &now);
  old = g_hash_table_lookup (self->ends, host);
  if (end > now && (!old || *old < end))
    g_hash_table_insert (self->ends, g_steal_pointer (&host), g_memdup2 (&end, sizeof end));
}

/**
 * dgs_host_waits_get:
 * @self: a list
 * @address: an address on the host
 *
 * Looks up how long a host is still to be left alone.
 *
 * Returns: seconds, rounded up; 0 where it may be asked
 */
guint
dgs_host_waits_get (DgsHostWaits *self, const char *address)
{
  g_autofree char *host = dgs_host_waits_key (address);
  const gint64 *end = g_hash_table_lookup (self->ends, host);
  gint64 left = end ? *end - g_get_monotonic_time () : 0;

  return left > 0 ? (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}
