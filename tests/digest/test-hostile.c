/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-document.h"
#include "dgs-page.h"

#define BASE "https://acme.example/digests/week/"

static char *
repeat (const char *piece, gsize length)
{
  GString *out = g_string_new (NULL);

  while (out->len < length)
    g_string_append (out, piece);
  return g_string_free (out, FALSE);
}

/* Each is a way to make a parser go deep, or over the same bytes again and again. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "<b>",
    "<b></i>",
    "<div>x",
    "<ul><li>",
    "<blockquote>",
    "<table><tr><td>",
    "<details><summary>",
    "<p>x",
    "<a href=x>y",
    "a=\"\" ",
    "<!--",
    "<!-",
    "<![CDATA[",
    "&",
    "&#",
    "<",
    "</",
    "<a '",
    "<script>",
    "<style><a",
    "<br>",
    "<font><p>",
    "x ",
    "\xff",
    "\xe2\x82",
    "\x01\x02",
    "<h1><a>",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (pieces); i++) {
    gint64 start = g_get_monotonic_time ();
    g_autofree char *html = repeat (pieces[i], 150000);
    g_autofree char *in_tag = g_strconcat ("<p ", html, NULL);
    g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, BASE);
    g_autoptr (DgsDocument) other = dgs_document_new_from_html (in_tag, BASE);
    g_autofree char *text = dgs_document_to_text (document);

    g_assert_true (g_utf8_validate (text, -1, NULL));
    g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
  }
}

static guint
get_depth (GPtrArray *blocks)
{
  guint deepest = 0;
  guint i;

  for (i = 0; i < blocks->len; i++) {
    const DgsBlock *block = g_ptr_array_index (blocks, i);
    guint depth = 1 + get_depth (block->children);

    deepest = MAX (deepest, depth);
  }
  return deepest;
}

static void
test_depth (void)
{
  g_autofree char *some = repeat ("<blockquote>", 12 * 100);
  g_autofree char *many = repeat ("<blockquote>", 12 * 10000);
  g_autofree char *quoted = g_strconcat (some, "words", NULL);
  g_autofree char *deep = g_strconcat (many, "words", NULL);
  g_autoptr (DgsDocument) first = dgs_document_new_from_html (quoted, BASE);
  g_autoptr (DgsDocument) second = dgs_document_new_from_html (deep, BASE);
  g_autofree char *first_text = dgs_document_to_text (first);
  g_autofree char *second_text = dgs_document_to_text (second);

  g_assert_cmpstr (first_text, ==, "words");
  g_assert_cmpstr (second_text, ==, "words");
  g_assert_cmpuint (get_depth (dgs_document_get_blocks (first)), <, 40);
  g_assert_cmpuint (get_depth (dgs_document_get_blocks (second)), ==, 1);
}

static void
test_size (void)
{
  g_autofree char *many = repeat ("<p>x</p>", 9 * 1024 * 1024);
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (many, BASE);

  g_assert_cmpuint (dgs_document_get_blocks (document)->len, >, 10000);
  g_assert_cmpuint (dgs_document_get_blocks (document)->len, <=, 200000);
}

static void
test_attributes (void)
{
  g_autoptr (GString) html = g_string_new ("<p ");
  g_autoptr (DgsDocument) document = NULL;
  g_autofree char *text = NULL;
  guint i;

  for (i = 0; i < 50000; i++)
    g_string_append_printf (html, "a%u=1 ", i);
  g_string_append (html, ">words</p>");
  document = dgs_document_new_from_html (html->str, BASE);
  text = dgs_document_to_text (document);
  g_assert_cmpstr (text, ==, "words");
}

static void
test_page (void)
{
  g_autofree char *many = repeat ("<div><p>words, and more words</p></div>", 500000);
  g_autofree char *deep = repeat ("<div>words", 500000);
  g_autoptr (DgsPage) first = dgs_page_extract (many, BASE, NULL);
  g_autoptr (DgsPage) second = dgs_page_extract (deep, BASE, NULL);

  g_assert_nonnull (first);
  g_assert_true (g_utf8_validate (first->html, -1, NULL));
  g_assert_nonnull (second);
  g_assert_true (g_utf8_validate (second->html, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/hostile/pieces", test_hostile);
  g_test_add_func ("/digest/hostile/depth", test_depth);
  g_test_add_func ("/digest/hostile/size", test_size);
  g_test_add_func ("/digest/hostile/attributes", test_attributes);
  g_test_add_func ("/digest/hostile/page", test_page);
  return g_test_run ();
}
