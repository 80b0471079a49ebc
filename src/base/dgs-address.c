/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-address.h"

#include <string.h>

/* Longer than any address that a server accepts; what exceeds it is an attack or a mistake. */
#define MAX_LENGTH 8192

#define PARSE_FLAGS (G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

static const char *const tracking_parameters[] = {
  "fbclid",  "gclid",  "dclid",   "gclsrc",      "msclkid",    "mc_cid",
  "mc_eid",  "igshid", "yclid",   "_hsenc",      "_hsmi",      "mkt_tok",
  "ref_src", "s_cid",  "vero_id", "oly_anon_id", "oly_enc_id", NULL,
};

/* White space around an address, and control characters in it, are never meant. */
static char *
clean (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *cursor;

  for (cursor = text; *cursor; cursor++) {
    if ((guchar) *cursor >= 0x20 && *cursor != 0x7f)
      g_string_append_c (out, *cursor);
  }
  return g_strstrip (g_string_free (g_steal_pointer (&out), FALSE));
}

/* What no host's name has in it; an address with it was never one. */
static gboolean
is_host (const char *host)
{
  return host && *host && !strpbrk (host, " <>\"'{}|\\^`%,;");
}

static gboolean
is_allowed (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);

  if (g_str_equal (scheme, "mailto"))
    return *g_uri_get_path (uri) != '\0';
  return (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) &&
         is_host (g_uri_get_host (uri));
}

/**
 * dgs_address_resolve:
 * @base: (nullable): absolute address that @reference is relative to
 * @reference: (nullable): an address as it was written
 *
 * Makes an absolute address that may be shown, followed or fetched, by RFC 3986.
 *
 * Returns: (transfer full) (nullable): an http, https or mailto address; %NULL for every other
 *   scheme and for what is no address
 */
char *
dgs_address_resolve (const char *base, const char *reference)
{
  g_autofree char *cleaned = NULL;
  g_autoptr (GUri) base_uri = NULL;
  g_autoptr (GUri) uri = NULL;

  if (!reference || strlen (reference) > MAX_LENGTH || !g_utf8_validate (reference, -1, NULL))
    return NULL;

  cleaned = clean (reference);
  if (base)
    base_uri = g_uri_parse (base, PARSE_FLAGS, NULL);
  if (base_uri)
    uri = g_uri_parse_relative (base_uri, cleaned, PARSE_FLAGS, NULL);
  else
    uri = g_uri_parse (cleaned, PARSE_FLAGS, NULL);
  if (!uri || !is_allowed (uri))
    return NULL;
  return g_uri_to_string (uri);
}

/**
 * dgs_address_is_web:
 * @address: (nullable): an address
 *
 * Tells whether an address can be fetched.
 *
 * Returns: %TRUE for an absolute http or https address with a host
 */
gboolean
dgs_address_is_web (const char *address)
{
  g_autofree char *resolved = dgs_address_resolve (NULL, address);

  return resolved && !g_str_has_prefix (resolved, "mailto:");
}

/**
 * dgs_address_get_host:
 * @address: (nullable): an address
 *
 * Takes the host out of an address.
 *
 * Returns: (transfer full) (nullable): the host in lower case, without port; %NULL where there
 *   is none
 */
char *
dgs_address_get_host (const char *address)
{
  g_autoptr (GUri) uri = address ? g_uri_parse (address, PARSE_FLAGS, NULL) : NULL;

  if (!uri || !g_uri_get_host (uri))
    return NULL;
  return g_ascii_strdown (g_uri_get_host (uri), -1);
}

static gboolean
is_tracking (const char *parameter)
{
  g_autofree char *name = g_strndup (parameter, strcspn (parameter, "="));

  /* "source" is somebody's own word, but for the marks that feeds put on their links. */
  return g_str_has_prefix (name, "utm_") || g_str_has_prefix (parameter, "source=rss") ||
         g_strv_contains (tracking_parameters, name);
}

static char *
query_without_tracking (const char *query)
{
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) result = NULL;
  guint i;

  if (!query)
    return NULL;
  parameters = g_strsplit (query, "&", -1);
  for (i = 0; parameters[i]; i++) {
    if (*parameters[i] && !is_tracking (parameters[i]))
      g_strv_builder_add (kept, parameters[i]);
  }
  result = g_strv_builder_end (kept);
  return *result ? g_strjoinv ("&", result) : NULL;
}

/**
 * dgs_address_canonical:
 * @address: (nullable): an absolute http or https address
 *
 * Makes the form by which two addresses of one thing compare equal.
 *
 * No fragment, no tracking parameters, no trailing slash, host in lower case, http as https,
 * no default port. It is for comparing: it need not be an address that answers.
 *
 * Returns: (transfer full) (nullable): the comparing form, %NULL where @address is none
 */
char *
dgs_address_canonical (const char *address)
{
  g_autofree char *resolved = dgs_address_resolve (NULL, address);
  g_autofree char *host = NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autoptr (GUri) uri = NULL;
  int port;

  if (!resolved || g_str_has_prefix (resolved, "mailto:"))
    return NULL;

  uri = g_uri_parse (resolved, PARSE_FLAGS, NULL);
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  path = g_strdup (g_uri_get_path (uri));
  while (g_str_has_suffix (path, "/"))
    path[strlen (path) - 1] = '\0';
  query = query_without_tracking (g_uri_get_query (uri));
  port = g_uri_get_port (uri);
  if (port == 80 || port == 443)
    port = -1;
  return g_uri_join (G_URI_FLAGS_ENCODED, "https", NULL, host, port, path, query, NULL);
}
