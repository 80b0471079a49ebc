/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint dgs_date_find_month (const char *word);

gboolean dgs_date_find_zone (const char *word, int *out_offset);

G_END_DECLS
