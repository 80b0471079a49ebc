/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-origin-map.h"

#include <gio/gio.h>
#include <string.h>

#include "dgs-fetcher.h"

#define PARSE_FLAGS (G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE)

typedef struct {
  char *origin;
  char *target;
} Pair;

struct _DgsOriginMap {
  GPtrArray *pairs;
};

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_free (pair->origin);
  g_free (pair->target);
  g_free (pair);
}

/* Scheme, host and port, written one way only; the rest of the address goes to @rest. */
static char *
split_origin (const char *address, char **rest)
{
  g_autoptr (GUri) uri = g_uri_parse (address, PARSE_FLAGS, NULL);
  g_autofree char *host = NULL;
  const char *scheme;
  int port;

  if (!uri || !g_uri_get_host (uri) || *g_uri_get_host (uri) == '\0')
    return NULL;
  scheme = g_uri_get_scheme (uri);
  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https"))
    return NULL;
  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  port = g_uri_get_port (uri);
  if (port == (g_str_equal (scheme, "http") ? 80 : 443))
    port = -1;
  if (rest)
    *rest = g_uri_join (G_URI_FLAGS_ENCODED, NULL, NULL, NULL, -1, g_uri_get_path (uri),
                        g_uri_get_query (uri), g_uri_get_fragment (uri));
  return g_uri_join (G_URI_FLAGS_ENCODED, scheme, NULL, host, port, "", NULL, NULL);
}

static gboolean
is_loopback (const char *origin)
{
  g_autoptr (GUri) uri = g_uri_parse (origin, PARSE_FLAGS, NULL);
  g_autoptr (GInetAddress) number = g_inet_address_new_from_string (g_uri_get_host (uri));

  if (number)
    return g_inet_address_get_is_loopback (number);
  return g_str_equal (g_uri_get_host (uri), "localhost");
}

static gboolean
add_pair (DgsOriginMap *self, const char *word, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (word, "=", 2);
  g_autofree char *origin = split_origin (sides[0], NULL);
  g_autofree char *target = sides[1] ? split_origin (sides[1], NULL) : NULL;
  Pair *pair;

  if (!origin || !target) {
    g_set_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_ADDRESS,
                 "“%s” is not of the form https://host=http://127.0.0.1:8080", word);
    return FALSE;
  }
  if (!is_loopback (target)) {
    g_set_error (error, DGS_FETCH_ERROR, DGS_FETCH_ERROR_ADDRESS, "%s is not on this machine",
                 target);
    return FALSE;
  }
  pair = g_new0 (Pair, 1);
  pair->origin = g_steal_pointer (&origin);
  pair->target = g_steal_pointer (&target);
  g_ptr_array_add (self->pairs, pair);
  return TRUE;
}

/**
 * dgs_origin_map_new:
 * @text: pairs of origin and target, "https://acme.example=http://127.0.0.1:8080", between spaces
 * @error: return location for an error
 *
 * Reads which origins are to be asked elsewhere. Only servers on this machine may play others.
 *
 * Returns: (transfer full): a map; %NULL with %DGS_FETCH_ERROR_ADDRESS where @text is none
 */
DgsOriginMap *
dgs_origin_map_new (const char *text, GError **error)
{
  g_autoptr (DgsOriginMap) self = g_new0 (DgsOriginMap, 1);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  guint i;

  self->pairs = g_ptr_array_new_with_free_func (pair_free);
  for (i = 0; words[i]; i++) {
    if (*words[i] && !add_pair (self, words[i], error))
      return NULL;
  }
  return g_steal_pointer (&self);
}

/**
 * dgs_origin_map_free:
 * @self: (transfer full): a map
 *
 * Frees a map.
 */
void
dgs_origin_map_free (DgsOriginMap *self)
{
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_free (self);
}

static const Pair *
find_pair (DgsOriginMap *self, const char *origin)
{
  guint i;

  for (i = 0; i < self->pairs->len; i++) {
    const Pair *pair = g_ptr_array_index (self->pairs, i);

    if (g_str_equal (pair->origin, origin))
      return pair;
  }
  return NULL;
}

/**
 * dgs_origin_map_to_target:
 * @self: a map
 * @address: an http or https address
 *
 * Finds where an address is really to be asked for.
 *
 * Returns: (transfer full): the address on the server that plays its origin, or @address itself
 */
char *
dgs_origin_map_to_target (DgsOriginMap *self, const char *address)
{
  g_autofree char *rest = NULL;
  g_autofree char *origin = split_origin (address, &rest);
  const Pair *pair = origin ? find_pair (self, origin) : NULL;

  return pair ? g_strconcat (pair->target, rest, NULL) : g_strdup (address);
}

/**
 * dgs_origin_map_from_target:
 * @self: a map
 * @asked: the address that was asked for, as the library knows it
 * @address: an address out of the answer
 *
 * Finds what an address means that a server gave which played @asked's origin.
 *
 * Returns: (transfer full): the address on @asked's origin where @address is on the server that
 *   plays it, else @address itself
 */
char *
dgs_origin_map_from_target (DgsOriginMap *self, const char *asked, const char *address)
{
  g_autofree char *rest = NULL;
  g_autofree char *asked_origin = split_origin (asked, NULL);
  g_autofree char *target = split_origin (address, &rest);
  const Pair *pair = asked_origin ? find_pair (self, asked_origin) : NULL;

  if (pair && target && g_str_equal (pair->target, target))
    return g_strconcat (pair->origin, rest, NULL);
  return g_strdup (address);
}
