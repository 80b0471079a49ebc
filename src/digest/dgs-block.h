/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-document.h"

G_BEGIN_DECLS

DgsSpan *dgs_span_new (const char *text, DgsSpanStyle style, const char *href, gboolean dead);
void dgs_span_free (DgsSpan *self);

DgsBlock *dgs_block_new (DgsBlockKind kind);
void dgs_block_free (DgsBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsSpan, dgs_span_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsBlock, dgs_block_free)

char *dgs_blocks_to_text (GPtrArray *blocks);
char *dgs_spans_to_text (GPtrArray *spans);

G_END_DECLS
