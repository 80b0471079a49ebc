/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsTextRange:
 * @start: where it begins, in bytes
 * @end: where it ends, in bytes
 *
 * A part of a text.
 */
typedef struct {
  guint start;
  guint end;
} DgsTextRange;

char *dgs_text_collapse (const char *text);

char *dgs_text_excerpt (const char *text, guint max_chars);

gboolean dgs_text_is_blank (const char *text);

char *dgs_text_isolate (const char *value, const char *text);

G_END_DECLS
