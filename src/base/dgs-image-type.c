/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-image-type.h"

#include <string.h>

/* How far into a file an svg element may begin: there can be a declaration and comments before. */
#define SVG_SEARCH 1024

static const struct {
  const char *type;
  gsize offset;
  const char *magic;
  gsize length;
} signatures[] = {
  { "image/png", 0, "\x89PNG\r\n\x1a\n", 8 },
  { "image/jpeg", 0, "\xff\xd8\xff", 3 },
  { "image/gif", 0, "GIF87a", 6 },
  { "image/gif", 0, "GIF89a", 6 },
  { "image/webp", 8, "WEBP", 4 },
  { "image/avif", 4, "ftypavif", 8 },
};

static gboolean
is_svg (const char *data, gsize length)
{
  gsize limit = MIN (length, SVG_SEARCH);

  return limit > 4 && (*data == '<' || memcmp (data, "\xef\xbb\xbf<", 4) == 0) &&
         memchr (data, '\0', limit) == NULL && g_strstr_len (data, (gssize) limit, "<svg") != NULL;
}

/**
 * dgs_image_type_guess:
 * @bytes: a file
 *
 * Tells by what is in a file which kind of image it is. What a publisher says of it is not asked.
 *
 * Returns: (nullable): the media type of a kind that digests may show; %NULL for anything else
 */
const char *
dgs_image_type_guess (GBytes *bytes)
{
  gsize length = 0;
  const char *data = NULL;
  gsize i;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  for (i = 0; i < G_N_ELEMENTS (signatures); i++) {
    gsize end = signatures[i].offset + signatures[i].length;

    if (length >= end &&
        memcmp (data + signatures[i].offset, signatures[i].magic, signatures[i].length) == 0)
      return signatures[i].type;
  }
  return is_svg (data, length) ? "image/svg+xml" : NULL;
}
