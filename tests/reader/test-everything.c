/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The digest that has all kinds of text: nothing of it is dropped, and all stands where it should.
 */

#include "config.h"

#include <gtk/gtk.h>
#include <string.h>

#include "dgs-document.h"
#include "dgs-fold-tag.h"
#include "dgs-link-tag.h"
#include "dgs-quote-tag.h"
#include "dgs-reader-styles.h"
#include "dgs-typesetter.h"

typedef struct {
  DgsDocument *document;
  GtkTextBuffer *buffer;
} Fixture;

static void
open_fold_cb (GtkTextTag *tag, gpointer user_data)
{
  if (DGS_IS_FOLD_TAG (tag))
    *(GtkTextTag **) user_data = tag;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const DgsTypesetting plain = { 0 };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "support", "everything.html", NULL);
  g_autofree char *html = NULL;
  g_autoptr (GError) error = NULL;
  GtkTextTag *fold = NULL;

  g_file_get_contents (path, &html, NULL, &error);
  g_assert_no_error (error);
  self->document = dgs_document_new_from_html (html, "https://samples.example/everything/");
  self->buffer = dgs_reader_styles_new_buffer ();
  dgs_typesetter_set (self->buffer, self->document, &plain);
  gtk_text_tag_table_foreach (gtk_text_buffer_get_tag_table (self->buffer), open_fold_cb, &fold);
  g_assert_nonnull (fold);
  dgs_typesetter_toggle_fold (self->buffer, DGS_FOLD_TAG (fold));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->document, dgs_document_unref);
}

/* Puts @iter at the beginning of the line that has the words. */
static void
find_line (Fixture *self, const char *words, GtkTextIter *iter)
{
  GtkTextIter end;
  gboolean found;

  gtk_text_buffer_get_start_iter (self->buffer, iter);
  found = gtk_text_iter_forward_search (iter, words, 0, iter, &end, NULL);
  g_test_message ("%s", words);
  g_assert_true (found);
  gtk_text_iter_set_line_offset (iter, 0);
}

static gboolean
has_style (Fixture *self, const char *words, const char *style)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (self->buffer), style);
  GtkTextIter iter;

  find_line (self, words, &iter);
  return tag && gtk_text_iter_has_tag (&iter, tag);
}

static gpointer
get_tag_at (const GtkTextIter *iter, GType type)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);
  gpointer found = NULL;
  GSList *item;

  for (item = tags; item; item = item->next) {
    if (G_TYPE_CHECK_INSTANCE_TYPE (item->data, type))
      found = item->data;
  }
  return found;
}

/* Every word of the document stands in the text. */
static void
test_nothing_dropped (Fixture *self, gconstpointer data)
{
  g_autofree char *expected = dgs_document_to_text (self->document);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = g_strsplit_set (expected, " \t\r\n[]()|", -1);
  GtkTextIter start;
  GtkTextIter end;
  guint n_words = 0;
  guint i;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  for (i = 0; words[i]; i++) {
    if (*words[i] && !strstr (text, words[i]))
      g_error ("“%s” is not in the text", words[i]);
    n_words += *words[i] != '\0';
  }
  g_assert_cmpuint (n_words, >, 600);
}

static void
test_direction (Fixture *self, gconstpointer data)
{
  static const struct {
    const char *words;
    gboolean rtl;
  } lines[] = {
    { "فقرة عربية", TRUE },     { "بند داخلي", TRUE }, { "خطوة ثانية", TRUE },
    { "פסקה בעברית", TRUE },    { "ציטוט", TRUE },     { "is the first word here", TRUE },
    { "عنوان من", TRUE },       { "خبر من", TRUE },    { "نص الخبر", TRUE },
    { "in the middle", FALSE }, { "中文段落", FALSE }, { "日本語", FALSE },
    { "Other Scripts", FALSE },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpint (has_style (self, lines[i].words, DGS_STYLE_RTL), ==, lines[i].rtl);
  /* From the side that the text runs from. */
  g_assert_true (has_style (self, "بند داخلي", "rtl-level-1"));
  g_assert_false (has_style (self, "بند داخلي", "level-1"));
  g_assert_true (has_style (self, "Nested once", "level-1"));
  g_assert_true (has_style (self, "Nested twice", "level-2"));
  g_assert_true (has_style (self, "Ordered within", "level-3"));
}

static void
check_mark (Fixture *self, const char *line, const char *style, const char *other)
{
  g_assert_true (has_style (self, line, style));
  g_assert_false (has_style (self, line, other));
}

/* A number of three digits has more room than a bullet, and so have its neighbours. */
static void
test_numbers (Fixture *self, gconstpointer data)
{
  check_mark (self, "98.\tNinety-eight", DGS_STYLE_HANGING_WIDE, DGS_STYLE_HANGING);
  check_mark (self, "99.\tNinety-nine", DGS_STYLE_HANGING_WIDE, DGS_STYLE_HANGING);
  check_mark (self, "100.\tA hundred", DGS_STYLE_HANGING_WIDE, DGS_STYLE_HANGING);
  check_mark (self, "1.\tOrdered within", DGS_STYLE_HANGING, DGS_STYLE_HANGING_WIDE);
  check_mark (self, "2.\tخطوة ثانية", DGS_STYLE_HANGING, DGS_STYLE_HANGING_WIDE);
}

/* What follows a list keeps as far from it as from a paragraph; what is in it does not. */
static void
test_list_ends (Fixture *self, gconstpointer data)
{
  g_assert_true (has_style (self, "100.", DGS_STYLE_LIST_END));
  g_assert_true (has_style (self, "2.\tخطوة ثانية", DGS_STYLE_LIST_END));
  g_assert_true (has_style (self, "make check", DGS_STYLE_LIST_END));
  g_assert_false (has_style (self, "And a second", DGS_STYLE_LIST_END));
  g_assert_false (has_style (self, "99.", DGS_STYLE_LIST_END));
}

static guint
count_quotes (Fixture *self, const char *words)
{
  g_autoptr (GSList) tags = NULL;
  GSList *item;
  GtkTextIter iter;
  guint n_quotes = 0;

  find_line (self, words, &iter);
  tags = gtk_text_iter_get_tags (&iter);
  for (item = tags; item; item = item->next)
    n_quotes += DGS_IS_QUOTE_TAG (item->data);
  return n_quotes;
}

static DgsQuoteTag *
get_quote (Fixture *self, const char *words)
{
  GtkTextIter iter;

  find_line (self, words, &iter);
  return get_tag_at (&iter, DGS_TYPE_QUOTE_TAG);
}

/* Each quote has a bar of its own, where its own text begins: not where a list or code in it does,
 * and not in one with the quote that happens to follow. */
static void
test_quotes (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count_quotes (self, "A quote of one"), ==, 1);
  g_assert_cmpuint (count_quotes (self, "A quote within"), ==, 2);
  g_assert_cmpuint (count_quotes (self, "And the outer"), ==, 1);
  g_assert_true (get_quote (self, "A quote of one") == get_quote (self, "And the outer"));
  g_assert_true (get_quote (self, "A quote in a list") != get_quote (self, "A list in a quote"));
  g_assert_true (get_quote (self, "A list in a quote") == get_quote (self, "code in a quote"));
  g_assert_true (get_quote (self, "ציטוט") != get_quote (self, "اقتباس خارجي"));
  g_assert_cmpuint (dgs_quote_tag_get_level (get_quote (self, "A quote in a list")), ==, 2);
  g_assert_cmpuint (dgs_quote_tag_get_level (get_quote (self, "A list in a quote")), ==, 1);
  g_assert_null (get_quote (self, "An item that quotes"));
}

static const char *
get_address (Fixture *self, const char *words)
{
  GtkTextIter iter;
  GtkTextIter end;
  DgsLinkTag *link;

  find_line (self, "Links by", &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, words, 0, &iter, &end, NULL));
  link = get_tag_at (&iter, DGS_TYPE_LINK_TAG);
  return link ? dgs_link_tag_get_address (link) : NULL;
}

static void
test_links (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (get_address (self, "https"), ==, "https://samples.example/secure");
  g_assert_cmpstr (get_address (self, "http,"), ==, "http://samples.example/plain");
  g_assert_cmpstr (get_address (self, "mailto"), ==, "mailto:editor@samples.example");
  g_assert_cmpstr (get_address (self, "a relative"), ==, "https://samples.example/relative");
  g_assert_null (get_address (self, "javascript"));
  g_assert_null (get_address (self, "file"));
  g_assert_null (get_address (self, "data"));
}

static void
test_ranks (Fixture *self, gconstpointer data)
{
  g_assert_true (has_style (self, "All Kinds of Text", "heading-1"));
  g_assert_true (has_style (self, "Top Stories", "heading-2"));
  g_assert_true (has_style (self, "Rank three", "heading-3"));
  g_assert_true (has_style (self, "Rank four", "heading-4"));
  g_assert_true (has_style (self, "Rank five", "heading-5"));
  g_assert_true (has_style (self, "Rank six", "heading-6"));
  g_assert_true (has_style (self, "Folded text", "level-1"));
}

static DgsTableTag *
get_table (Fixture *self, const char *words)
{
  GtkTextIter iter;

  find_line (self, words, &iter);
  return get_tag_at (&iter, DGS_TYPE_TABLE_TAG);
}

static char *
get_line (GtkTextIter *iter)
{
  GtkTextIter end = *iter;

  gtk_text_iter_set_line_offset (iter, 0);
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  return gtk_text_iter_get_text (iter, &end);
}

static void
check_line (Fixture *self, GtkTextMark *mark, const char *expected)
{
  GtkTextIter iter;
  g_autofree char *line = NULL;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, mark);
  line = get_line (&iter);
  g_assert_cmpstr (line, ==, expected);
}

static char *
get_all (Fixture *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* What stands around a table stays as it is, and what was at a row is at that row. */
static void
test_turned_table (Fixture *self, gconstpointer data)
{
  static const char *const names =
      "Organisation  What was changed          Before      After      Who noticed";
  static const char *const row =
      "Borealis      A copy of the page table  300 ms                 Nobody";
  g_autofree char *before = get_all (self);
  g_autofree char *after = NULL;
  DgsTableTag *tag = get_table (self, "Organisation: Acme");
  GtkTextMark *marks[4];
  GtkTextIter iter;

  g_assert_false (dgs_table_tag_get_columns (tag));
  find_line (self, "Organisation: Acme", &iter);
  marks[0] = gtk_text_buffer_create_mark (self->buffer, NULL, &iter, TRUE);
  marks[1] = gtk_text_buffer_create_mark (self->buffer, NULL, &iter, FALSE);
  find_line (self, "Before: 300 ms", &iter);
  gtk_text_iter_forward_chars (&iter, 3);
  marks[2] = gtk_text_buffer_create_mark (self->buffer, NULL, &iter, TRUE);
  find_line (self, "Words of many lengths", &iter);
  marks[3] = gtk_text_buffer_create_mark (self->buffer, NULL, &iter, TRUE);

  dgs_typesetter_turn_table (self->buffer, tag);
  g_assert_true (dgs_table_tag_get_columns (tag));
  check_line (self, marks[0], names);
  check_line (self, marks[1], names);
  check_line (self, marks[2], row);
  check_line (self, marks[3], "Words of many lengths:");
  g_assert_true (has_style (self, "Organisation  What", DGS_STYLE_STRONG));
  g_assert_false (has_style (self, "Borealis  ", DGS_STYLE_STRONG));
  g_assert_true (has_style (self, "Borealis  ", DGS_STYLE_TABLE_LAST));
  g_assert_false (has_style (self, "Words of many lengths", DGS_STYLE_TABLE));
  g_assert_true (get_table (self, "Organisation  What") == tag);
  g_assert_true (get_table (self, "Borealis  ") == tag);

  dgs_typesetter_turn_table (self->buffer, tag);
  after = get_all (self);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (has_style (self, "Organisation: Acme", DGS_STYLE_STRONG));
  g_assert_true (has_style (self, "Who noticed: Nobody", DGS_STYLE_TABLE_LAST));
}

/* Columns are chosen by the room that there is for them in the font that there is. */
static void
test_fit_tables (Fixture *self, gconstpointer data)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell 12");
  DgsTableTag *narrow = get_table (self, "Old");
  DgsTableTag *wide = get_table (self, "Organisation: Acme");
  int width = 0;
  g_autoptr (GPtrArray) tags = NULL;

  width = dgs_table_tag_measure (wide, context, font, 0.9) / PANGO_SCALE + 1;
  tags = dgs_typesetter_list_unfit_tables (self->buffer, context, font, width);
  g_assert_true (g_ptr_array_find (tags, wide, NULL));
  g_assert_false (g_ptr_array_find (tags, narrow, NULL));
  g_clear_pointer (&tags, g_ptr_array_unref);
  tags = dgs_typesetter_list_unfit_tables (self->buffer, context, font, width - 2);
  g_assert_false (g_ptr_array_find (tags, wide, NULL));
  g_clear_pointer (&tags, g_ptr_array_unref);
  tags = dgs_typesetter_list_unfit_tables (self->buffer, context, font, 40);
  g_assert_true (g_ptr_array_find (tags, narrow, NULL));

  g_assert_cmpint (dgs_table_tag_measure (wide, context, font, 0.9), <=, width * PANGO_SCALE);
  pango_font_description_set_size (font, 24 * PANGO_SCALE);
  pango_context_changed (context);
  g_assert_cmpint (dgs_table_tag_measure (wide, context, font, 0.9), >, width * PANGO_SCALE);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*function) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/reader/everything/nothing-dropped", test_nothing_dropped },
    { "/reader/everything/direction", test_direction },
    { "/reader/everything/numbers", test_numbers },
    { "/reader/everything/list-ends", test_list_ends },
    { "/reader/everything/quotes", test_quotes },
    { "/reader/everything/links", test_links },
    { "/reader/everything/turned-table", test_turned_table },
    { "/reader/everything/fit-tables", test_fit_tables },
    { "/reader/everything/ranks", test_ranks },
  };
  gsize i;

  g_test_init (&argc, &argv, NULL);

  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
  return g_test_run ();
}
