/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DgsBlockKind:
 * @DGS_BLOCK_HEADING: @level 1 to 6, spans
 * @DGS_BLOCK_PARAGRAPH: spans
 * @DGS_BLOCK_LIST: children are %DGS_BLOCK_LIST_ITEM; @ordered, @level is the first number
 * @DGS_BLOCK_LIST_ITEM: children are blocks
 * @DGS_BLOCK_QUOTE: children are blocks
 * @DGS_BLOCK_CODE: one span, line breaks kept
 * @DGS_BLOCK_TABLE: children are %DGS_BLOCK_TABLE_ROW
 * @DGS_BLOCK_TABLE_ROW: children are %DGS_BLOCK_TABLE_CELL
 * @DGS_BLOCK_TABLE_CELL: spans; @ordered is set for a header cell
 * @DGS_BLOCK_FIGURE: an image: @address, and its alternative text as spans
 * @DGS_BLOCK_DISCLOSURE: spans are the summary, children the blocks behind it
 * @DGS_BLOCK_RULE: a thematic break, nothing in it
 *
 * What a block of a document is.
 */
typedef enum {
  DGS_BLOCK_HEADING,
  DGS_BLOCK_PARAGRAPH,
  DGS_BLOCK_LIST,
  DGS_BLOCK_LIST_ITEM,
  DGS_BLOCK_QUOTE,
  DGS_BLOCK_CODE,
  DGS_BLOCK_TABLE,
  DGS_BLOCK_TABLE_ROW,
  DGS_BLOCK_TABLE_CELL,
  DGS_BLOCK_FIGURE,
  DGS_BLOCK_DISCLOSURE,
  DGS_BLOCK_RULE,
} DgsBlockKind;

/**
 * DgsSpanStyle:
 * @DGS_SPAN_PLAIN: nothing special
 * @DGS_SPAN_STRONG: bold
 * @DGS_SPAN_EMPHASIS: italic
 * @DGS_SPAN_CODE: monospace
 * @DGS_SPAN_STRIKE: struck through
 * @DGS_SPAN_SOFT_BREAK: a single space where the source has a line break that HTML does not
 *   show; it tells a story's title line from its text
 *
 * How a span looks.
 */
typedef enum {
  DGS_SPAN_PLAIN = 0,
  DGS_SPAN_STRONG = 1 << 0,
  DGS_SPAN_EMPHASIS = 1 << 1,
  DGS_SPAN_CODE = 1 << 2,
  DGS_SPAN_STRIKE = 1 << 3,
  DGS_SPAN_SOFT_BREAK = 1 << 4,
} DgsSpanStyle;

/**
 * DgsSpan:
 * @text: never empty; white space collapsed except in code; `\n` where the source has `<br>`
 * @style: flags
 * @href: (nullable): absolute http, https or mailto address; %NULL where the text is no link
 * @dead: whether the publisher made a link here that leads nowhere
 *
 * A run of text of one style.
 */
typedef struct {
  char *text;
  DgsSpanStyle style;
  char *href;
  gboolean dead;
} DgsSpan;

typedef struct _DgsBlock DgsBlock;

/**
 * DgsBlock:
 * @kind: what it is
 * @level: see #DgsBlockKind
 * @ordered: see #DgsBlockKind
 * @address: (nullable): absolute http or https address of an image
 * @width: pixels that an image is said to be wide, or 0
 * @height: pixels that an image is said to be high, or 0
 * @spans: (element-type DgsSpan): its own text; empty where it has none
 * @children: (element-type DgsBlock): the blocks in it; empty where it has none
 *
 * A node of the tree. Nobody changes it once the document is made.
 */
struct _DgsBlock {
  DgsBlockKind kind;
  guint level;
  gboolean ordered;
  char *address;
  guint width;
  guint height;
  GPtrArray *spans;
  GPtrArray *children;
};

char *dgs_block_to_text (const DgsBlock *self);

#define DGS_TYPE_DOCUMENT (dgs_document_get_type ())
typedef struct _DgsDocument DgsDocument;
GType dgs_document_get_type (void);

DgsDocument *dgs_document_new_from_html (const char *html, const char *base);

DgsDocument *dgs_document_ref (DgsDocument *self);
void dgs_document_unref (DgsDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsDocument, dgs_document_unref)

GPtrArray *dgs_document_get_blocks (DgsDocument *self);

char *dgs_document_to_text (DgsDocument *self);

G_END_DECLS
