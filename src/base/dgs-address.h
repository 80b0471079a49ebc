/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dgs_address_resolve (const char *base, const char *reference);

gboolean dgs_address_is_web (const char *address);

char *dgs_address_get_host (const char *address);

char *dgs_address_canonical (const char *address);

G_END_DECLS
