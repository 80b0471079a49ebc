/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-article-text.h"

G_BEGIN_DECLS

char *dgs_article_copy_story (const DgsArticleText *text, int story);

const char *dgs_article_copy_story_link (const DgsArticleText *text, int story);

char *dgs_article_copy_markdown (const DgsArticleText *text, const char *title);

G_END_DECLS
