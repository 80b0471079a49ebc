/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-table.h"

#include "dgs-block.h"

static void
add_row (DgsMarkup *self, DgsBlock *table, xmlNode *node)
{
  DgsBlock *row = dgs_block_new (DGS_BLOCK_TABLE_ROW);
  xmlNode *child;

  for (child = node->children; child && dgs_markup_enter (self); child = child->next) {
    DgsBlock *cell;

    if (!dgs_html_is (child, "td") && !dgs_html_is (child, "th"))
      continue;
    cell = dgs_block_new (DGS_BLOCK_TABLE_CELL);
    cell->ordered = dgs_html_is (child, "th");
    dgs_markup_collect (self, cell, child);
    g_ptr_array_add (row->children, cell);
  }
  if (row->children->len > 0)
    g_ptr_array_add (table->children, row);
  else
    dgs_block_free (row);
}

static void
add_rows (DgsMarkup *self, DgsBlock *table, xmlNode *node)
{
  xmlNode *child;

  for (child = node->children; child && dgs_markup_enter (self); child = child->next) {
    if (dgs_html_is (child, "tr"))
      add_row (self, table, child);
    else if (dgs_html_is_one_of (child, (const char *const[]) { "thead", "tbody", "tfoot", NULL }))
      add_rows (self, table, child);
  }
}

/* Makes a block of a table of text. */
DgsBlock *
dgs_table_build (DgsMarkup *markup, xmlNode *node)
{
  DgsBlock *table = dgs_block_new (DGS_BLOCK_TABLE);

  add_rows (markup, table, node);
  return table;
}

/* Tables that hold more than lines of text are there to place things on a page. */
gboolean
dgs_table_is_layout (xmlNode *table)
{
  static const char *const big[] = { "table", "ul",         "ol",  "h1",      "h2",      "h3",
                                     "h4",    "blockquote", "pre", "article", "section", NULL };
  xmlNode *node;

  for (node = dgs_html_next (table, table); node; node = dgs_html_next (node, table)) {
    if (dgs_html_is_one_of (node, big))
      return TRUE;
  }
  return FALSE;
}
