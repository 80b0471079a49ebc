/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-library.h"

G_BEGIN_DECLS

void dgs_article_opener_open (DgsArticle *article, GObject *page);

G_END_DECLS
