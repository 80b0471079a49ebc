/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-table-text.h"

#include "dgs-text.h"

/* A table wider than this would be broken by a narrow window: it is written as records. */
#define MAX_WIDTH 64
#define MAX_COLUMNS 12
#define GAP 2

static char *
get_cell (const DgsBlock *row, guint column)
{
  g_autofree char *text = NULL;

  if (column >= row->children->len)
    return g_strdup ("");
  text = dgs_block_to_text (row->children->pdata[column]);
  return dgs_text_collapse (text);
}

/* Wide characters, as in Chinese, take two places of a monospaced font. */
static guint
get_width (const char *text)
{
  guint width = 0;
  const char *cursor;

  for (cursor = text; *cursor; cursor = g_utf8_next_char (cursor)) {
    gunichar character = g_utf8_get_char (cursor);

    if (!g_unichar_iszerowidth (character))
      width += g_unichar_iswide (character) ? 2 : 1;
  }
  return width;
}

/* Returns the whole width, with one gap after each column. */
static guint
measure_columns (const DgsBlock *table, guint *widths)
{
  guint total = 0;
  guint i;
  guint j;

  for (i = 0; i < table->children->len; i++) {
    const DgsBlock *row = table->children->pdata[i];

    for (j = 0; j < row->children->len && j < MAX_COLUMNS; j++) {
      g_autofree char *cell = get_cell (row, j);

      widths[j] = MAX (widths[j], get_width (cell));
    }
    if (row->children->len > MAX_COLUMNS)
      return G_MAXUINT;
  }
  for (j = 0; j < MAX_COLUMNS; j++)
    total += widths[j] > 0 ? widths[j] + GAP : 0;
  return total;
}

static void
append_row (GString *out, const DgsBlock *row, const guint *widths)
{
  guint j;
  guint k;

  for (j = 0; j < row->children->len; j++) {
    g_autofree char *cell = get_cell (row, j);

    g_string_append (out, cell);
    if (j + 1 == row->children->len)
      break;
    for (k = get_width (cell); k < widths[j] + GAP; k++)
      g_string_append_c (out, ' ');
  }
  g_string_append_c (out, '\n');
}

static gboolean
is_header (const DgsBlock *row)
{
  const DgsBlock *cell = row->children->len > 0 ? row->children->pdata[0] : NULL;

  return cell && cell->ordered;
}

static void
append_record (GString *out, const DgsBlock *header, const DgsBlock *row)
{
  guint j;

  for (j = 0; j < row->children->len; j++) {
    g_autofree char *cell = get_cell (row, j);
    g_autofree char *name = header ? get_cell (header, j) : g_strdup ("");

    if (*cell == '\0')
      continue;
    if (*name)
      g_string_append_printf (out, "%s: ", name);
    g_string_append_printf (out, "%s\n", cell);
  }
  g_string_append_c (out, '\n');
}

/**
 * dgs_table_text_new:
 * @table: a table
 *
 * Writes a table for a monospaced font: in columns, or where that would be too wide, each row as
 * a record of lines.
 *
 * Returns: (transfer full): lines of text, without a line break at the end
 */
char *
dgs_table_text_new (const DgsBlock *table)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const DgsBlock *header = NULL;
  guint widths[MAX_COLUMNS] = { 0 };
  gboolean columns;
  guint i;

  g_return_val_if_fail (table != NULL && table->kind == DGS_BLOCK_TABLE, NULL);

  columns = measure_columns (table, widths) <= MAX_WIDTH;
  for (i = 0; i < table->children->len; i++) {
    const DgsBlock *row = table->children->pdata[i];

    if (columns)
      append_row (out, row, widths);
    else if (i == 0 && is_header (row))
      header = row;
    else
      append_record (out, header, row);
  }
  while (out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * dgs_table_text_has_header:
 * @table: a table
 *
 * Tells whether the first line of its text is the names of its columns.
 *
 * Returns: %FALSE where it has none, or is written as records
 */
gboolean
dgs_table_text_has_header (const DgsBlock *table)
{
  guint widths[MAX_COLUMNS] = { 0 };

  g_return_val_if_fail (table != NULL, FALSE);

  return table->children->len > 0 && is_header (table->children->pdata[0]) &&
         measure_columns (table, widths) <= MAX_WIDTH;
}
