/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The entities that a document declares in itself, as name and replacement. */
typedef GHashTable DgsDoctype;

DgsDoctype *dgs_doctype_new (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsDoctype, g_hash_table_unref)

gsize dgs_doctype_parse (DgsDoctype *self, const char *text);

gboolean dgs_doctype_expand (DgsDoctype *self, const char *name, guint *budget, GString *out);

G_END_DECLS
