/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-block.h"

#include <string.h>

/* Creates a run of text. */
DgsSpan *
dgs_span_new (const char *text, DgsSpanStyle style, const char *href, gboolean dead)
{
  DgsSpan *self = g_new0 (DgsSpan, 1);

  self->text = g_strdup (text);
  self->style = style;
  self->href = g_strdup (href);
  self->dead = dead;
  return self;
}

void
dgs_span_free (DgsSpan *self)
{
  g_free (self->text);
  g_free (self->href);
  g_free (self);
}

/* Creates a block with nothing in it. */
DgsBlock *
dgs_block_new (DgsBlockKind kind)
{
  DgsBlock *self = g_new0 (DgsBlock, 1);

  self->kind = kind;
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_span_free);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_block_free);
  return self;
}

void
dgs_block_free (DgsBlock *self)
{
  g_free (self->address);
  g_ptr_array_unref (self->spans);
  g_ptr_array_unref (self->children);
  g_free (self);
}

/* Joins the text of spans. */
char *
dgs_spans_to_text (GPtrArray *spans)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint i;

  for (i = 0; i < spans->len; i++)
    g_string_append (out, ((DgsSpan *) g_ptr_array_index (spans, i))->text);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void append_blocks (GString *out, GPtrArray *blocks, guint indent, const char *between);

static void
append_break (GString *out, guint indent, const char *lines)
{
  if (out->len == 0)
    return;
  g_string_append (out, lines);
  for (; indent > 0; indent--)
    g_string_append (out, "  ");
}

/* Lines after the first one of a text stand under it. */
static void
append_indented (GString *out, const char *text, guint indent)
{
  const char *cursor;

  for (cursor = text; *cursor; cursor++) {
    if (*cursor == '\n')
      append_break (out, indent, "\n");
    else
      g_string_append_c (out, *cursor);
  }
}

static void
append_spans (GString *out, const DgsBlock *block, guint indent)
{
  g_autofree char *text = dgs_spans_to_text (block->spans);

  append_indented (out, text, indent);
}

/* The first block of an item follows its mark, so it has no break before it. */
static void
append_list (GString *out, const DgsBlock *list, guint indent)
{
  guint i;

  for (i = 0; i < list->children->len; i++) {
    const DgsBlock *item = g_ptr_array_index (list->children, i);
    g_autoptr (GString) inner = g_string_new (NULL);

    if (i > 0)
      append_break (out, indent, "\n");
    if (list->ordered)
      g_string_append_printf (out, "%u. ", list->level + i);
    else
      g_string_append (out, "• ");
    append_blocks (inner, item->children, 0, "\n");
    append_indented (out, inner->str, indent + 1);
  }
}

static void
append_row (GString *out, const DgsBlock *row)
{
  guint i;

  for (i = 0; i < row->children->len; i++) {
    if (i > 0)
      g_string_append (out, " | ");
    append_spans (out, g_ptr_array_index (row->children, i), 0);
  }
}

static void
append_block (GString *out, const DgsBlock *block, guint indent)
{
  switch (block->kind) {
  case DGS_BLOCK_LIST:
    append_list (out, block, indent);
    break;
  case DGS_BLOCK_TABLE:
    append_blocks (out, block->children, indent, "\n");
    break;
  case DGS_BLOCK_TABLE_ROW:
    append_row (out, block);
    break;
  case DGS_BLOCK_RULE:
    g_string_append (out, "* * *");
    break;
  case DGS_BLOCK_HEADING:
  case DGS_BLOCK_PARAGRAPH:
  case DGS_BLOCK_LIST_ITEM:
  case DGS_BLOCK_QUOTE:
  case DGS_BLOCK_CODE:
  case DGS_BLOCK_TABLE_CELL:
  case DGS_BLOCK_FIGURE:
  case DGS_BLOCK_DISCLOSURE:
  default:
    append_spans (out, block, indent);
    if (block->spans->len > 0 && block->children->len > 0)
      append_break (out, indent, "\n\n");
    append_blocks (out, block->children, indent, "\n\n");
  }
}

static gboolean
has_text (const DgsBlock *block)
{
  return block->kind == DGS_BLOCK_RULE || block->spans->len > 0 || block->children->len > 0;
}

static void
append_blocks (GString *out, GPtrArray *blocks, guint indent, const char *between)
{
  gboolean first = TRUE;
  guint i;

  for (i = 0; i < blocks->len; i++) {
    const DgsBlock *block = g_ptr_array_index (blocks, i);

    if (!has_text (block))
      continue;
    if (!first)
      append_break (out, indent, between);
    first = FALSE;
    append_block (out, block, indent);
  }
}

/* Makes readable plain text, blank lines between the blocks. */
char *
dgs_blocks_to_text (GPtrArray *blocks)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_blocks (out, blocks, 0, "\n\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * dgs_block_to_text:
 * @self: a block
 *
 * Makes readable plain text of a block and of all that is in it.
 *
 * Returns: (transfer full): plain text, empty where there is none
 */
char *
dgs_block_to_text (const DgsBlock *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self, NULL);

  if (has_text (self))
    append_block (out, self, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
