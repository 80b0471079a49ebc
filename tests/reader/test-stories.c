/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>

#include "dgs-link-tag.h"
#include "dgs-outline-item.h"
#include "dgs-reader-styles.h"
#include "dgs-stories.h"
#include "dgs-typesetter.h"

#define DIGEST                                                                                \
  "<h1>Acme — 2026-05-01</h1><h2>Top</h2>"                                                    \
  "<p><strong>[One]</strong> · Acme · <a href='https://acme.example/1'>Source</a>\nText.</p>" \
  "<p>More.</p><p><strong>Two</strong> · Bolt · <a href='#'>Source</a>\nText.</p>"            \
  "<h3>Next</h3><ul><li><strong><a href='https://acme.example/3'>Three</a></strong>: so</li></ul>"

typedef struct {
  GtkTextBuffer *buffer;
  GListStore *outline;
  DgsDocument *document;
  GPtrArray *stories;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DgsTypesetting typesetting = { .also_in_format = "Also in: %s." };
  DgsAlsoIn places[] = { { 0, (char *) "Other, 2 May", 7, 4 },
                         { 0, (char *) "The post", 8, -1 },
                         { 2, (char *) "Day", 9, 0 } };
  g_autoptr (GPtrArray) also_in = g_ptr_array_new ();
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (places); i++)
    g_ptr_array_add (also_in, &places[i]);
  fixture->buffer = dgs_reader_styles_new_buffer ();
  fixture->outline = g_list_store_new (DGS_TYPE_OUTLINE_ITEM);
  fixture->document = dgs_document_new_from_html (DIGEST, NULL);
  fixture->stories = dgs_stories_find (fixture->document);
  typesetting.stories = fixture->stories;
  typesetting.outline = fixture->outline;
  typesetting.also_in = also_in;
  dgs_typesetter_set (fixture->buffer, fixture->document, &typesetting);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->outline);
  g_object_unref (fixture->buffer);
  dgs_document_unref (fixture->document);
  g_ptr_array_unref (fixture->stories);
}

/* The text from the beginning of an item to its end, for a heading its line. */
static char *
get_text (Fixture *fixture, DgsOutlineItem *item)
{
  GtkTextMark *end_mark = dgs_outline_item_get_end (item);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (fixture->buffer, &start, dgs_outline_item_get_start (item));
  end = start;
  if (end_mark)
    gtk_text_buffer_get_iter_at_mark (fixture->buffer, &end, end_mark);
  else
    gtk_text_iter_forward_line (&end);
  return gtk_text_buffer_get_text (fixture->buffer, &start, &end, TRUE);
}

static void
test_outline (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *title;
    int story;
    guint level;
    const char *text;
  } expected[] = {
    { "Acme — 2026-05-01", -1, 0, "Acme — 2026-05-01\n" },
    { "Top", -1, 1, "Top\n" },
    { "One", 0, 2, "One\nAcme · Source\nAlso in: Other, 2 May\u00a0· The post.\nText.\nMore.\n" },
    { "Two", 1, 2, "Two\nBolt\nText.\n" },
    { "Next", -1, 2, "Next\n" },
    { "Three", 2, 3, "•\tThree: so\nAlso in: Day.\n" },
  };
  guint i;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->outline)), ==,
                    G_N_ELEMENTS (expected));
  for (i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (DgsOutlineItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->outline), i);
    g_autofree char *text = get_text (fixture, item);
    guint level;

    g_object_get (item, "level", &level, NULL);
    g_assert_cmpstr (dgs_outline_item_get_title (item), ==, expected[i].title);
    g_assert_cmpint (dgs_outline_item_get_story (item), ==, expected[i].story);
    g_assert_cmpuint (level, ==, expected[i].level);
    g_assert_cmpstr (text, ==, expected[i].text);
  }
}

/* A link to another article leads into the library, and to no address. */
static void
test_also_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSList) tags = NULL;
  GSList *item;
  GtkTextIter iter;
  GtkTextIter end;
  int story = 0;
  guint n_links = 0;

  gtk_text_buffer_get_start_iter (fixture->buffer, &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, "Other, 2 May", 0, &iter, &end, NULL));
  tags = gtk_text_iter_get_tags (&iter);
  for (item = tags; item; item = item->next) {
    if (!DGS_IS_LINK_TAG (item->data))
      continue;
    n_links++;
    g_assert_null (dgs_link_tag_get_address (item->data));
    g_assert_cmpint (dgs_link_tag_get_article (item->data, &story), ==, 7);
    g_assert_cmpint (story, ==, 4);
  }
  g_assert_cmpuint (n_links, ==, 1);
}

static void
count_mark (Fixture *fixture, guint *n_marks)
{
  GtkTextIter iter;

  *n_marks = 0;
  gtk_text_buffer_get_start_iter (fixture->buffer, &iter);
  do {
    g_autoptr (GSList) marks = gtk_text_iter_get_marks (&iter);

    *n_marks += g_slist_length (marks);
  } while (gtk_text_iter_forward_char (&iter));
}

/* The marks of one text do not pile up in the next. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  DgsTypesetting typesetting = { .outline = fixture->outline };
  g_autoptr (DgsDocument) document = dgs_document_new_from_html ("<p>y</p>", NULL);
  guint before;
  guint after;

  count_mark (fixture, &before);
  dgs_typesetter_set (fixture->buffer, document, &typesetting);
  count_mark (fixture, &after);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->outline)), ==, 0);
  g_assert_cmpuint (before, >, 2);
  g_assert_cmpuint (after, ==, 2);
}

/* Text that runs from the right is indented from the right. */
static void
test_rtl (Fixture *fixture, gconstpointer data)
{
  static const DgsTypesetting plain = { 0 };
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (
      "<blockquote><p>نص</p></blockquote><blockquote><p>text</p></blockquote>", NULL);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (fixture->buffer);
  GtkTextIter iter;

  dgs_typesetter_set (fixture->buffer, document, &plain);
  gtk_text_buffer_get_start_iter (fixture->buffer, &iter);
  g_assert_true (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "rtl-level-1")));
  g_assert_true (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, DGS_STYLE_RTL)));
  gtk_text_iter_forward_line (&iter);
  g_assert_true (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "level-1")));
  g_assert_false (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, DGS_STYLE_RTL)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/reader/stories/outline", test_outline);
  ADD ("/reader/stories/also-in", test_also_in);
  ADD ("/reader/stories/again", test_again);
  ADD ("/reader/stories/rtl", test_rtl);
#undef ADD
  return g_test_run ();
}
