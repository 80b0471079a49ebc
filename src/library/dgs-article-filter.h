/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-scope.h"
#include "dgs-store-queries.h"

G_BEGIN_DECLS

DgsArticleFilter dgs_article_filter_of (DgsScopeKind kind);

G_END_DECLS
