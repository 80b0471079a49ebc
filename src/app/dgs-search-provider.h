/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-application.h"

G_BEGIN_DECLS

/* Answers the search of GNOME Shell. */
#define DGS_TYPE_SEARCH_PROVIDER (dgs_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (DgsSearchProvider, dgs_search_provider, DGS, SEARCH_PROVIDER, GObject)

DgsSearchProvider *dgs_search_provider_new (DgsApplication *application);

gboolean dgs_search_provider_export (DgsSearchProvider *self,
                                     GDBusConnection *bus,
                                     const char *path,
                                     GError **error);
void dgs_search_provider_unexport (DgsSearchProvider *self);

G_END_DECLS
