/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* Tells whether @word stands at @cursor. g_str_has_prefix() measures the whole rest of the text
 * first, which makes a walk through a large feed take minutes. */
static inline gboolean
dgs_scan_is_at (const char *cursor, const char *word)
{
  return strncmp (cursor, word, strlen (word)) == 0;
}

G_END_DECLS
