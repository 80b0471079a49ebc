/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-document.h"

G_BEGIN_DECLS

char *dgs_markdown_from_document (DgsDocument *document);

char *dgs_markdown_from_story (DgsDocument *document, guint story);

char *dgs_markdown_link (const char *text, const char *address);

G_END_DECLS
