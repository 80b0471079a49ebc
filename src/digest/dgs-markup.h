/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-html.h"
#include "dgs-inline.h"

G_BEGIN_DECLS

/**
 * DgsMarkup:
 * @base: (nullable): the address that links are relative to
 * @nodes: how many nodes have been read
 *
 * What is known while a tree is read: the list of allowed elements is in dgs-markup.c.
 */
typedef struct {
  const char *base;
  guint nodes;
} DgsMarkup;

gboolean dgs_markup_enter (DgsMarkup *self);
gboolean dgs_markup_is_dropped (xmlNode *node);
gboolean dgs_markup_is_block (xmlNode *node);
DgsInlineStyle dgs_markup_get_style (DgsMarkup *self,
                                     xmlNode *node,
                                     const DgsInlineStyle *outer,
                                     char **href);
void dgs_markup_append_text (DgsInline *line, const xmlNode *node, const DgsInlineStyle *style);
void dgs_markup_collect (DgsMarkup *self, DgsBlock *block, xmlNode *node);

G_END_DECLS
