/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-html.h"

G_BEGIN_DECLS

xmlNode *dgs_page_find_article (xmlNode *root);

void dgs_page_remove_clutter (xmlNode *article);

G_END_DECLS
