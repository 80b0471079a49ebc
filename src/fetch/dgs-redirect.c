/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-redirect.h"

#include <gio/gio.h>
#include <string.h>

#include "dgs-address.h"

/* How near to the user a host is. */
typedef enum {
  REACH_PUBLIC,
  REACH_PRIVATE,
  REACH_LOOPBACK,
} Reach;

static gboolean
is_shared_v4 (const guint8 *bytes)
{
  /* 0.0.0.0/8 is this machine; 100.64.0.0/10 is a provider's own net (RFC 6890). */
  return bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xc0) == 64);
}

static Reach
address_reach (GInetAddress *address)
{
  static const guint8 mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
  const guint8 *bytes = g_inet_address_to_bytes (address);
  gboolean v6 = g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6;

  if (v6 && memcmp (bytes, mapped, sizeof mapped) == 0) {
    g_autoptr (GInetAddress) inner = NULL;

    inner = g_inet_address_new_from_bytes (bytes + sizeof mapped, G_SOCKET_FAMILY_IPV4);
    return address_reach (inner);
  }
  if (g_inet_address_get_is_loopback (address) || g_inet_address_get_is_any (address))
    return REACH_LOOPBACK;
  if (g_inet_address_get_is_site_local (address) || g_inet_address_get_is_link_local (address) ||
      g_inet_address_get_is_multicast (address) || (v6 && (bytes[0] & 0xfe) == 0xfc) ||
      (!v6 && is_shared_v4 (bytes)))
    return REACH_PRIVATE;
  return REACH_PUBLIC;
}

static Reach
get_reach (const char *address)
{
  g_autofree char *host = dgs_address_get_host (address);
  g_autoptr (GInetAddress) number = NULL;

  if (!host)
    return REACH_PUBLIC;
  if (g_str_has_suffix (host, "."))
    host[strlen (host) - 1] = '\0';
  number = g_inet_address_new_from_string (host);
  if (number)
    return address_reach (number);
  if (g_str_equal (host, "localhost") || g_str_has_suffix (host, ".localhost"))
    return REACH_LOOPBACK;
  if (g_str_has_suffix (host, ".local") || g_str_has_suffix (host, ".internal") ||
      !strchr (host, '.'))
    return REACH_PRIVATE;
  return REACH_PUBLIC;
}

/**
 * dgs_redirect_is_one:
 * @status: an HTTP status
 *
 * Tells whether an answer sends on to another address.
 *
 * Returns: %TRUE for 301, 302, 303, 307 and 308
 */
gboolean
dgs_redirect_is_one (guint status)
{
  return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

/**
 * dgs_redirect_is_permanent:
 * @status: an HTTP status
 *
 * Tells whether the address that was asked is not to be used any more.
 *
 * Returns: %TRUE for 301 and 308
 */
gboolean
dgs_redirect_is_permanent (guint status)
{
  return status == 301 || status == 308;
}

/**
 * dgs_redirect_is_allowed:
 * @first: the address that the user asked for
 * @from: the address that answered
 * @to: the address that it sends on to
 *
 * Tells whether a redirect may be followed.
 *
 * Not where encryption would be lost. Nor where a publisher sends to a place nearer to the user
 * than its own: from the open net into the user's own net or machine, where an address can do
 * what it must not be asked to by a stranger. It looks at names and numbers; what a name stands
 * for is not looked up.
 *
 * Returns: %TRUE where it may
 */
gboolean
dgs_redirect_is_allowed (const char *first, const char *from, const char *to)
{
  if (!dgs_address_is_web (to))
    return FALSE;
  if (g_str_has_prefix (from, "https:") && !g_str_has_prefix (to, "https:"))
    return FALSE;
  return get_reach (to) <= get_reach (first);
}
