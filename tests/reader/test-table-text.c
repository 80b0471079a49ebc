/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>
#include <string.h>

#include "dgs-document.h"
#include "dgs-table-text.h"

static const DgsBlock *
get_table (DgsDocument *document)
{
  const DgsBlock *table = dgs_document_get_blocks (document)->pdata[0];

  g_assert_cmpint (table->kind, ==, DGS_BLOCK_TABLE);
  return table;
}

static void
check (const char *html, gboolean columns, const char *expected)
{
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, NULL);
  g_autofree char *text = dgs_table_text_new (get_table (document), columns);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_columns (void)
{
  check ("<table><tr><th>Name</th><th>Pages</th></tr><tr><td>Acme</td><td>3</td></tr></table>",
         TRUE, "Name  Pages\nAcme  3");
  check ("<table><tr><td>a</td><td>b</td></tr><tr><td>ccc</td></tr></table>", TRUE, "a    b\nccc");
}

/* A Chinese character takes the room of two. */
static void
test_wide (void)
{
  check ("<table><tr><td>工程</td><td>1</td></tr><tr><td>abcd</td><td>2</td></tr></table>", TRUE,
         "工程  1\nabcd  2");
}

#define ORGANISATIONS                                                              \
  "<table><tr><th>Name</th><th>Words</th></tr><tr><td>Acme</td><td>many</td></tr>" \
  "<tr><td>Cobalt</td><td></td></tr><tr><td>Dovetail</td><td>few</td></tr></table>"

static void
test_records (void)
{
  check (ORGANISATIONS, FALSE,
         "Name: Acme\nWords: many\n\nName: Cobalt\n\nName: Dovetail\nWords: few");
  check ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", FALSE, "a\nb\n\nc");
  /* Names of columns that have nothing in them are not lost. */
  check ("<table><tr><th>Name</th><th>Words</th></tr></table>", FALSE, "Name\nWords");
}

static void
test_header (void)
{
  g_autoptr (DgsDocument) with = dgs_document_new_from_html (ORGANISATIONS, NULL);
  g_autoptr (DgsDocument) without =
      dgs_document_new_from_html ("<table><tr><td>a</td><td>b</td></tr></table>", NULL);

  g_assert_true (dgs_table_text_has_header (get_table (with)));
  g_assert_false (dgs_table_text_has_header (get_table (without)));
  g_assert_cmpuint (dgs_table_text_get_width (get_table (with)), ==, 17);
}

/* Each line of either form is of the row that it came from. */
static void
test_lines (void)
{
  static const guint rows[] = { 1, 1, 1, 2, 2, 3, 3 };
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (ORGANISATIONS, NULL);
  const DgsBlock *table = get_table (document);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (dgs_table_text_get_row (table, FALSE, i), ==, rows[i]);
  for (i = 0; i < 4; i++)
    g_assert_cmpuint (dgs_table_text_get_row (table, TRUE, i), ==, i);
  g_assert_cmpuint (dgs_table_text_get_line (table, FALSE, 0), ==, 0);
  g_assert_cmpuint (dgs_table_text_get_line (table, FALSE, 1), ==, 0);
  g_assert_cmpuint (dgs_table_text_get_line (table, FALSE, 2), ==, 3);
  g_assert_cmpuint (dgs_table_text_get_line (table, FALSE, 3), ==, 5);
  g_assert_cmpuint (dgs_table_text_get_line (table, TRUE, 3), ==, 3);
}

static void
test_many_columns (void)
{
  g_autoptr (GString) html = g_string_new ("<table><tr>");
  g_autoptr (DgsDocument) document = NULL;
  g_autofree char *text = NULL;
  guint i;

  for (i = 0; i < 40; i++)
    g_string_append (html, "<td>x</td>");
  g_string_append (html, "</tr></table>");
  document = dgs_document_new_from_html (html->str, NULL);
  g_assert_cmpuint (dgs_table_text_get_width (get_table (document)), ==, G_MAXUINT);
  text = dgs_table_text_new (get_table (document), TRUE);
  g_assert_true (g_str_has_prefix (text, "x\nx\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/table-text/columns", test_columns);
  g_test_add_func ("/reader/table-text/wide", test_wide);
  g_test_add_func ("/reader/table-text/records", test_records);
  g_test_add_func ("/reader/table-text/header", test_header);
  g_test_add_func ("/reader/table-text/lines", test_lines);
  g_test_add_func ("/reader/table-text/many-columns", test_many_columns);
  return g_test_run ();
}
