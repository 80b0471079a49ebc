/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-table-text.h"

#include "dgs-text.h"

/* What has more columns than this is always written as records. */
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

/* An empty cell has no line. */
static guint
count_lines (const DgsBlock *row)
{
  guint n_lines = 0;
  guint j;

  for (j = 0; j < row->children->len; j++) {
    g_autofree char *cell = get_cell (row, j);

    n_lines += *cell != '\0';
  }
  return n_lines;
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

/* The names of columns, which are no record, where there is one. */
static const DgsBlock *
get_header (const DgsBlock *table)
{
  return table->children->len > 1 && is_header (table->children->pdata[0])
             ? table->children->pdata[0]
             : NULL;
}

/**
 * dgs_table_text_new:
 * @table: a table
 * @columns: whether to write it in columns; else each row is a record of lines
 *
 * Writes a table for a monospaced font.
 *
 * Returns: (transfer full): lines of text, without a line break at the end
 */
char *
dgs_table_text_new (const DgsBlock *table, gboolean columns)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const DgsBlock *header;
  guint widths[MAX_COLUMNS] = { 0 };
  guint i;

  g_return_val_if_fail (table != NULL && table->kind == DGS_BLOCK_TABLE, NULL);

  columns = columns && measure_columns (table, widths) < G_MAXUINT;
  header = get_header (table);
  for (i = 0; i < table->children->len; i++) {
    const DgsBlock *row = table->children->pdata[i];

    if (columns)
      append_row (out, row, widths);
    else if (row != header)
      append_record (out, header, row);
  }
  while (out->len > 0 && out->str[out->len - 1] == '\n')
    g_string_truncate (out, out->len - 1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * dgs_table_text_get_width:
 * @table: a table
 *
 * Measures a table in columns.
 *
 * Returns: places of a monospaced font; %G_MAXUINT for a table that has too many columns to be
 *   written in them
 */
guint
dgs_table_text_get_width (const DgsBlock *table)
{
  guint widths[MAX_COLUMNS] = { 0 };

  g_return_val_if_fail (table != NULL, 0);

  return measure_columns (table, widths);
}

/**
 * dgs_table_text_has_header:
 * @table: a table
 *
 * Tells whether the first line of a table in columns is their names.
 *
 * Returns: %FALSE where it has none
 */
gboolean
dgs_table_text_has_header (const DgsBlock *table)
{
  g_return_val_if_fail (table != NULL, FALSE);

  return table->children->len > 0 && is_header (table->children->pdata[0]);
}

/**
 * dgs_table_text_get_line:
 * @table: a table
 * @columns: whether it is written in columns
 * @row: a row, from 0
 *
 * Finds a row in the text.
 *
 * Returns: the number of its first line, from 0
 */
guint
dgs_table_text_get_line (const DgsBlock *table, gboolean columns, guint row)
{
  guint line = 0;
  guint i;

  g_return_val_if_fail (table != NULL, 0);

  if (columns)
    return row;
  for (i = 0; i < row && i < table->children->len; i++) {
    if (table->children->pdata[i] != get_header (table))
      line += count_lines (table->children->pdata[i]) + 1;
  }
  return line;
}

/**
 * dgs_table_text_get_row:
 * @table: a table
 * @columns: whether it is written in columns
 * @line: a line of the text, from 0
 *
 * Finds out which row a line is of.
 *
 * Returns: its number, from 0
 */
guint
dgs_table_text_get_row (const DgsBlock *table, gboolean columns, guint line)
{
  guint next = 0;
  guint i;

  g_return_val_if_fail (table != NULL, 0);

  if (columns)
    return line;
  for (i = 0; i + 1 < table->children->len; i++) {
    if (table->children->pdata[i] != get_header (table))
      next += count_lines (table->children->pdata[i]) + 1;
    if (next > line)
      break;
  }
  return i;
}
