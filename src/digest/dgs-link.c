/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-link.h"

#include "dgs-address.h"

#include <string.h>

/* A word alone, as `url` or `Source`, is what a template left behind and no path of a page. */
static gboolean
is_word (const char *href)
{
  return !strpbrk (href, "/.:?");
}

static gboolean
is_same_page (const char *base, const char *address)
{
  gsize length = strcspn (address, "#");

  return base && address[length] == '#' && strcspn (base, "#") == length &&
         strncmp (base, address, length) == 0;
}

/* An address at the end of a bracket takes the bracket with it when it is made a link. */
static char *
without_stray_bracket (const char *href)
{
  char *result = g_strstrip (g_strdup (href));

  if (strchr (result, '[') || strstr (result, "%5B"))
    return result;
  if (g_str_has_suffix (result, "]"))
    result[strlen (result) - 1] = '\0';
  else if (g_str_has_suffix (result, "%5D"))
    result[strlen (result) - 3] = '\0';
  return result;
}

/* Makes the absolute address that a link leads to: NULL where it leads nowhere, which are an
 * empty one, an anchor of the same page, a word alone, and every scheme but http, https and
 * mailto. */
char *
dgs_link_resolve (const char *base, const char *href)
{
  g_autofree char *trimmed = without_stray_bracket (href);
  g_autofree char *address = NULL;

  if (!*trimmed || *trimmed == '#' || is_word (trimmed))
    return NULL;
  address = dgs_address_resolve (base, trimmed);
  return address && !is_same_page (base, address) ? g_steal_pointer (&address) : NULL;
}
