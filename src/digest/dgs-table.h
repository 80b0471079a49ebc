/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-document.h"
#include "dgs-markup.h"

G_BEGIN_DECLS

gboolean dgs_table_is_layout (xmlNode *table);

DgsBlock *dgs_table_build (DgsMarkup *markup, xmlNode *node);

G_END_DECLS
