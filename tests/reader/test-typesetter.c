/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>
#include <string.h>

#include "dgs-document.h"
#include "dgs-fold-tag.h"
#include "dgs-link-tag.h"
#include "dgs-reader-styles.h"
#include "dgs-typesetter.h"

static GtkTextBuffer *
typeset (const char *html, const DgsTypesetting *typesetting)
{
  static const DgsTypesetting plain = { 0 };
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, "https://acme.example/");
  GtkTextBuffer *buffer = dgs_reader_styles_new_buffer ();

  dgs_typesetter_set (buffer, document, typesetting ? typesetting : &plain);
  return buffer;
}

static char *
get_text (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
check_text (GtkTextBuffer *buffer, const char *expected)
{
  g_autofree char *text = get_text (buffer);

  g_assert_cmpstr (text, ==, expected);
}

/* Puts @iter at the first character of the words. */
static void
find (GtkTextBuffer *buffer, const char *words, GtkTextIter *iter)
{
  GtkTextIter end;
  gboolean found;

  gtk_text_buffer_get_start_iter (buffer, iter);
  found = gtk_text_iter_forward_search (iter, words, 0, iter, &end, NULL);
  g_assert_true (found);
}

static gboolean
has_style (GtkTextBuffer *buffer, const char *words, const char *style)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter iter;

  find (buffer, words, &iter);
  return gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, style));
}

static gpointer
get_tag (GtkTextBuffer *buffer, const char *words, GType type)
{
  g_autoptr (GSList) tags = NULL;
  GSList *item;
  GtkTextIter iter;

  find (buffer, words, &iter);
  tags = gtk_text_iter_get_tags (&iter);
  for (item = tags; item; item = item->next) {
    if (g_type_is_a (G_OBJECT_TYPE (item->data), type))
      return item->data;
  }
  return NULL;
}

static void
test_blocks (void)
{
  static const struct {
    const char *html;
    const char *text;
  } cases[] = {
    { "", "" },
    { "<p>One.</p><p>Two.</p>", "One.\nTwo.\n" },
    { "<h2 id='x'>Heading<a class='anchor' href='#x'>#</a></h2>", "Heading\n" },
    { "<ul><li>a</li><li>b</li></ul>", "•\ta\n•\tb\n" },
    { "<ol start='3'><li>a</li><li>b</li></ol>", "3.\ta\n4.\tb\n" },
    { "<ul><li><p>a</p><p>more</p><ul><li>b</li></ul></li></ul>", "•\ta\nmore\n•\tb\n" },
    { "<blockquote><p>said</p></blockquote>", "said\n" },
    { "<pre><code>a  b\n  c\n</code></pre>", "a  b\n  c\n" },
    { "<p>a</p><hr><p>b</p>", "a\n \nb\n" },
    { "<p>a<br>b</p>", "a\342\200\250b\n" },
    { "<p>line\ngoes on</p>", "line goes on\n" },
    { "<p><strong>[T]</strong> · Acme · <a href='#'>Source</a>\nBody</p>", "T\nAcme\nBody\n" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GtkTextBuffer) buffer = typeset (cases[i].html, NULL);

    g_test_message ("%s", cases[i].html);
    check_text (buffer, cases[i].text);
  }
}

static void
test_styles (void)
{
  g_autoptr (GtkTextBuffer) buffer = NULL;

  buffer =
      typeset ("<h1>Alpha</h1><h3>Beta</h3><p>Gamma <em>delta</em> <code>eps</code> <del>zeta</del>"
               "</p><blockquote><p>Eta</p></blockquote><pre>theta</pre><ul><li>Iota</li></ul>"
               "<p><strong>Kappa</strong> · Lambda\nMu</p>",
               NULL);

  g_assert_true (has_style (buffer, "Alpha", "heading-1"));
  g_assert_true (has_style (buffer, "Beta", "heading-3"));
  g_assert_true (has_style (buffer, "Gamma", DGS_STYLE_PARAGRAPH));
  g_assert_false (has_style (buffer, "Gamma", DGS_STYLE_EMPHASIS));
  g_assert_true (has_style (buffer, "delta", DGS_STYLE_EMPHASIS));
  g_assert_true (has_style (buffer, "eps", DGS_STYLE_CODE));
  g_assert_true (has_style (buffer, "zeta", DGS_STYLE_STRIKE));
  g_assert_true (has_style (buffer, "Eta", DGS_STYLE_QUOTE));
  g_assert_true (has_style (buffer, "Eta", "level-1"));
  g_assert_true (has_style (buffer, "theta", DGS_STYLE_CODE_BLOCK));
  g_assert_true (has_style (buffer, "Iota", DGS_STYLE_HANGING));
  g_assert_true (has_style (buffer, "Kappa", DGS_STYLE_STORY));
  g_assert_true (has_style (buffer, "Lambda", DGS_STYLE_BYLINE));
  g_assert_true (has_style (buffer, "Mu", DGS_STYLE_PARAGRAPH));
}

static void
test_links (void)
{
  g_autoptr (GtkTextBuffer) buffer = NULL;
  DgsLinkTag *one;
  DgsLinkTag *other;

  buffer = typeset ("<p><a href='/one'>First</a> <a href='https://b.example/'>Second</a> "
                    "<a href='javascript:alert(1)'>Third</a> <a href='#'>Fourth</a></p>",
                    NULL);
  one = get_tag (buffer, "First", DGS_TYPE_LINK_TAG);
  other = get_tag (buffer, "Second", DGS_TYPE_LINK_TAG);

  g_assert_cmpstr (dgs_link_tag_get_address (one), ==, "https://acme.example/one");
  g_assert_cmpstr (dgs_link_tag_get_address (other), ==, "https://b.example/");
  g_assert_true (has_style (buffer, "First", DGS_STYLE_LINK));
  g_assert_null (get_tag (buffer, "Third", DGS_TYPE_LINK_TAG));
  g_assert_null (get_tag (buffer, "Fourth", DGS_TYPE_LINK_TAG));
}

static void
test_title (void)
{
  static const struct {
    const char *heading;
    gboolean left_out;
  } cases[] = {
    { "Acme Weekly", TRUE },
    { "ACME  weekly", TRUE },
    { "Acme Weekly — Week of 2026-04-18 to 2026-05-01", TRUE },
    { "Acme Weeklies", FALSE },
    { "Another", FALSE },
  };
  const DgsTypesetting typesetting = { .title = "Acme Weekly", .details = "1 May 2026" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *html = g_strdup_printf ("<h1>%s</h1><p>Text.</p>", cases[i].heading);
    g_autoptr (GtkTextBuffer) buffer = typeset (html, &typesetting);
    g_autofree char *shown =
        g_strdup_printf ("Acme Weekly\n1 May 2026\n%s\nText.\n", cases[i].heading);

    if (cases[i].left_out)
      check_text (buffer, "Acme Weekly\n1 May 2026\nText.\n");
    else
      check_text (buffer, shown);
    g_assert_true (has_style (buffer, "Acme Weekly", DGS_STYLE_TITLE));
  }
}

/* Only the first heading can repeat the title. */
static void
test_later_heading (void)
{
  const DgsTypesetting typesetting = { .title = "Acme" };
  g_autoptr (GtkTextBuffer) buffer = typeset ("<h1>News</h1><h2>Acme</h2>", &typesetting);

  check_text (buffer, "Acme\nNews\nAcme\n");
}

#define SOURCES \
  "<details><summary>Sources</summary><ul><li><a href='https://a.example/'>A</a></li></ul></details>"
#define MORE \
  "<details><summary>More</summary><p>Hidden <a href='https://b.example/'>b</a>.</p></details>"

static void
test_folds (void)
{
  g_autoptr (GtkTextBuffer) buffer = typeset ("<p>Before</p>" MORE "<p>After</p>", NULL);
  DgsFoldTag *fold = get_tag (buffer, "More", DGS_TYPE_FOLD_TAG);

  check_text (buffer, "Before\n▸ More\nAfter\n");
  g_assert_false (dgs_fold_tag_get_open (fold));

  dgs_typesetter_toggle_fold (buffer, fold);
  check_text (buffer, "Before\n▾ More\nHidden b.\nAfter\n");
  g_assert_true (dgs_fold_tag_get_open (fold));
  g_assert_true (has_style (buffer, "Hidden", "level-1"));
  g_assert_true (get_tag (buffer, "▾", DGS_TYPE_FOLD_TAG) == (gpointer) fold);

  dgs_typesetter_toggle_fold (buffer, fold);
  check_text (buffer, "Before\n▸ More\nAfter\n");
  g_assert_true (get_tag (buffer, "▸", DGS_TYPE_FOLD_TAG) == (gpointer) fold);
}

static void
test_nested_folds (void)
{
  g_autoptr (GtkTextBuffer) buffer = NULL;

  buffer =
      typeset ("<details><summary>Outer</summary><p>One</p>" MORE "</details><p>End</p>", NULL);
  dgs_typesetter_toggle_fold (buffer, get_tag (buffer, "Outer", DGS_TYPE_FOLD_TAG));
  dgs_typesetter_toggle_fold (buffer, get_tag (buffer, "More", DGS_TYPE_FOLD_TAG));
  check_text (buffer, "▾ Outer\nOne\n▾ More\nHidden b.\nEnd\n");

  dgs_typesetter_toggle_fold (buffer, get_tag (buffer, "Outer", DGS_TYPE_FOLD_TAG));
  check_text (buffer, "▸ Outer\nEnd\n");
  dgs_typesetter_toggle_fold (buffer, get_tag (buffer, "Outer", DGS_TYPE_FOLD_TAG));
  check_text (buffer, "▾ Outer\nOne\n▸ More\nEnd\n");
}

static void
test_left_out_links (void)
{
  const DgsTypesetting typesetting = { .leave_out_links = TRUE };
  g_autoptr (GtkTextBuffer) without = typeset (SOURCES MORE "<p>Text.</p>", &typesetting);
  g_autoptr (GtkTextBuffer) with = typeset (SOURCES MORE "<p>Text.</p>", NULL);

  check_text (without, "▸ More\nText.\n");
  check_text (with, "▸ Sources\n▸ More\nText.\n");
}

static void
count_tag (GtkTextTag *tag, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* The tags of links do not pile up from text to text. */
static void
test_again (void)
{
  static const DgsTypesetting plain = { 0 };
  g_autoptr (GtkTextBuffer) buffer = typeset ("<p><a href='/1'>x</a></p>" MORE, NULL);
  g_autoptr (DgsDocument) document = dgs_document_new_from_html ("<p>y</p>", NULL);
  g_autoptr (GtkTextBuffer) empty = dgs_reader_styles_new_buffer ();
  guint expected = 0;
  guint found = 0;

  dgs_typesetter_set (buffer, document, &plain);
  check_text (buffer, "y\n");
  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (empty), count_tag, &expected);
  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (buffer), count_tag, &found);
  g_assert_cmpuint (found, ==, expected);

  dgs_typesetter_set (buffer, NULL, &plain);
  check_text (buffer, "");
}

static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GtkTextBuffer) buffer = NULL;
  g_autofree char *text = NULL;
  guint i;

  for (i = 0; i < 2000; i++)
    g_string_append (html, "<ul><li><blockquote>");
  g_string_append (html, "deep");
  buffer = typeset (html->str, NULL);
  text = get_text (buffer);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpint (gtk_text_tag_table_get_size (gtk_text_buffer_get_tag_table (buffer)), <, 60);
}

static void
get_dim_color (GtkTextBuffer *buffer, GdkRGBA *out_color)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GdkRGBA *color = NULL;

  g_object_get (gtk_text_tag_table_lookup (table, DGS_STYLE_BYLINE), "foreground-rgba", &color,
                NULL);
  *out_color = *color;
  gdk_rgba_free (color);
}

/* Who wants contrast has it in what is dim otherwise, too. */
static void
test_contrast (void)
{
  g_autoptr (GtkTextBuffer) buffer = dgs_reader_styles_new_buffer ();
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA blue = { 0, 0, 1, 1 };
  GdkRGBA usual;
  GdkRGBA more;

  dgs_reader_styles_set_colors (buffer, &black, &blue, FALSE);
  get_dim_color (buffer, &usual);
  dgs_reader_styles_set_colors (buffer, &black, &blue, TRUE);
  get_dim_color (buffer, &more);
  g_assert_cmpfloat (usual.alpha, <, 0.8);
  g_assert_cmpfloat (more.alpha, >=, 0.85);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/typesetter/blocks", test_blocks);
  g_test_add_func ("/reader/typesetter/styles", test_styles);
  g_test_add_func ("/reader/typesetter/links", test_links);
  g_test_add_func ("/reader/typesetter/title", test_title);
  g_test_add_func ("/reader/typesetter/later-heading", test_later_heading);
  g_test_add_func ("/reader/typesetter/folds", test_folds);
  g_test_add_func ("/reader/typesetter/nested-folds", test_nested_folds);
  g_test_add_func ("/reader/typesetter/left-out-links", test_left_out_links);
  g_test_add_func ("/reader/typesetter/again", test_again);
  g_test_add_func ("/reader/typesetter/deep", test_deep);
  g_test_add_func ("/reader/typesetter/contrast", test_contrast);
  return g_test_run ();
}
