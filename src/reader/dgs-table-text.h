/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-document.h"

G_BEGIN_DECLS

char *dgs_table_text_new (const DgsBlock *table, gboolean columns);

guint dgs_table_text_get_width (const DgsBlock *table);
gboolean dgs_table_text_has_header (const DgsBlock *table);

guint dgs_table_text_get_line (const DgsBlock *table, gboolean columns, guint row);
guint dgs_table_text_get_row (const DgsBlock *table, gboolean columns, guint line);

G_END_DECLS
