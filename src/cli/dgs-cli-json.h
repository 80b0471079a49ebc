/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "dgs-catalog.h"
#include "dgs-inspection.h"

G_BEGIN_DECLS

void dgs_cli_build_inspection (JsonBuilder *builder, const DgsInspection *inspection);
void dgs_cli_build_stories (JsonBuilder *builder, const GPtrArray *stories);
void dgs_cli_build_article (JsonBuilder *builder,
                            DgsArticle *article,
                            const char *const *links,
                            const char *const *feeds,
                            gboolean full_text);

G_END_DECLS
