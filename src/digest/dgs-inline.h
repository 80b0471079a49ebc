/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-document.h"

G_BEGIN_DECLS

/**
 * DgsInline:
 *
 * Collects the text of one block: folds white space as HTML does, and joins runs of one style.
 */
typedef struct _DgsInline DgsInline;

/**
 * DgsInlineStyle:
 * @style: flags
 * @href: (nullable): where a link leads
 * @dead: whether there is a link that leads nowhere
 *
 * How text is set that comes next. It is passed down the tree by value.
 */
typedef struct {
  DgsSpanStyle style;
  const char *href;
  gboolean dead;
} DgsInlineStyle;

DgsInline *dgs_inline_new (void);
void dgs_inline_free (DgsInline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsInline, dgs_inline_free)

void dgs_inline_append (DgsInline *self, const char *text, const DgsInlineStyle *style);
void dgs_inline_break (DgsInline *self);
gboolean dgs_inline_is_empty (DgsInline *self);
GPtrArray *dgs_inline_take (DgsInline *self);

G_END_DECLS
