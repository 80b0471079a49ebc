/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DGS_REDIRECT_MAX_HOPS 8

gboolean dgs_redirect_is_one (guint status);

gboolean dgs_redirect_is_permanent (guint status);

gboolean dgs_redirect_is_allowed (const char *first, const char *from, const char *to);

G_END_DECLS
