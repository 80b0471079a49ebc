/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsOriginMap:
 *
 * Which origins are played by a server on this machine, for tests and demonstrations.
 */
typedef struct _DgsOriginMap DgsOriginMap;

DgsOriginMap *dgs_origin_map_new (const char *text, GError **error);
void dgs_origin_map_free (DgsOriginMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsOriginMap, dgs_origin_map_free)

char *dgs_origin_map_to_target (DgsOriginMap *self, const char *address);

char *dgs_origin_map_from_target (DgsOriginMap *self, const char *asked, const char *address);

G_END_DECLS
