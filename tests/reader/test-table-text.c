/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>
#include <string.h>

#include "dgs-document.h"
#include "dgs-table-text.h"

static void
check (const char *html, const char *expected, gboolean header)
{
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, NULL);
  const DgsBlock *table = dgs_document_get_blocks (document)->pdata[0];
  g_autofree char *text = NULL;

  g_assert_cmpint (table->kind, ==, DGS_BLOCK_TABLE);
  text = dgs_table_text_new (table);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (dgs_table_text_has_header (table), ==, header);
}

static void
test_columns (void)
{
  check ("<table><tr><th>Name</th><th>Pages</th></tr><tr><td>Acme</td><td>3</td></tr></table>",
         "Name  Pages\nAcme  3", TRUE);
  check ("<table><tr><td>a</td><td>b</td></tr><tr><td>ccc</td></tr></table>", "a    b\nccc", FALSE);
}

/* A Chinese character takes the room of two. */
static void
test_wide (void)
{
  check ("<table><tr><td>工程</td><td>1</td></tr><tr><td>abcd</td><td>2</td></tr></table>",
         "工程  1\nabcd  2", FALSE);
}

/* What would not fit into a narrow window is written as records. */
static void
test_records (void)
{
  g_autofree char *words = g_strnfill (70, 'x');
  g_autofree char *html = NULL;
  g_autofree char *expected = NULL;

  html =
      g_strdup_printf ("<table><tr><th>Name</th><th>Words</th></tr>"
                       "<tr><td>Acme</td><td>%s</td></tr><tr><td>Cobalt</td><td></td></tr></table>",
                       words);
  expected = g_strdup_printf ("Name: Acme\nWords: %s\n\nName: Cobalt", words);
  check (html, expected, FALSE);
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
  text = dgs_table_text_new (dgs_document_get_blocks (document)->pdata[0]);
  g_assert_true (g_str_has_prefix (text, "x\nx\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/table-text/columns", test_columns);
  g_test_add_func ("/reader/table-text/wide", test_wide);
  g_test_add_func ("/reader/table-text/records", test_records);
  g_test_add_func ("/reader/table-text/many-columns", test_many_columns);
  return g_test_run ();
}
