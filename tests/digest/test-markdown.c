/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-markdown.h"

#define BASE "https://acme.example/"

static char *
write_out (const char *html)
{
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, BASE);

  return dgs_markdown_from_document (document);
}

static void
test_blocks (void)
{
  static const struct {
    const char *html;
    const char *markdown;
  } cases[] = {
    { "", "" },
    { "<p>One.</p><p>Two.</p>", "One.\n\nTwo.\n" },
    { "<h3>Top Stories</h3><p>x</p>", "### Top Stories\n\nx\n" },
    { "<p>a<br>b</p>", "a\\\nb\n" },
    { "<p>one <strong>two </strong>three <em>four</em> <del>five</del></p>",
      "one **two** three *four* ~~five~~\n" },
    { "<p><strong>a</strong><strong>b</strong></p>", "**ab**\n" },
    { "<p><strong><em>both</em></strong></p>", "***both***\n" },
    { "<p><a href='/x y'>a [link]</a></p>", "[a \\[link\\]](<https://acme.example/x%20y>)\n" },
    { "<p>dead <a href='#'>link</a></p>", "dead link\n" },
    { "<p><code>x`y</code> and <code>`</code> and <code>z</code></p>",
      "``x`y`` and `` ` `` and `z`\n" },
    { "<pre>a\n  ```\nb</pre>", "````\na\n  ```\nb\n````\n" },
    { "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n\n  - c\n" },
    { "<ol start='9'><li>a</li><li><p>b</p><p>more</p></li></ol>", "9. a\n10. b\n\n    more\n" },
    { "<blockquote><p>a</p><p>b</p><blockquote><p>c</p></blockquote></blockquote>",
      "> a\n>\n> b\n>\n> > c\n" },
    { "<p>a</p><hr><p>b</p>", "a\n\n---\n\nb\n" },
    { "<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td><code>x|y</code></td></tr></table>",
      "| A | B |\n| --- | --- |\n| 1\\|2 | `x\\|y` |\n" },
    { "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>",
      "|  |  |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |\n" },
    { "<details><summary>More</summary><p>x</p></details>", "More\n\nx\n" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *markdown = write_out (cases[i].html);

    g_test_message ("%s", cases[i].html);
    g_assert_cmpstr (markdown, ==, cases[i].markdown);
  }
}

/* What is text stays text. */
static void
test_escapes (void)
{
  static const struct {
    const char *text;
    const char *markdown;
  } cases[] = {
    { "1. April", "1\\. April\n" },
    { "12) a", "12\\) a\n" },
    { "2026 is a year", "2026 is a year\n" },
    { "# no heading", "\\# no heading\n" },
    { "C# and R&amp;D", "C# and R&D\n" },
    { "&amp;amp;", "\\&amp;\n" },
    { "- no item", "\\- no item\n" },
    { "a - b + c", "a - b + c\n" },
    { "&gt; no quote", "\\> no quote\n" },
    { "a*b_c`d~e\\f", "a\\*b\\_c\\`d\\~e\\\\f\n" },
    { "&lt;b&gt;", "\\<b>\n" },
    { "x<br>+ y", "x\\\n\\+ y\n" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *html = g_strdup_printf ("<p>%s</p>", cases[i].text);
    g_autofree char *markdown = write_out (html);

    g_assert_cmpstr (markdown, ==, cases[i].markdown);
  }
}

/* A story is written with its text and nothing of its neighbours. */
static void
test_stories (void)
{
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (
      "<h1>Acme — 2026-05-01</h1><h2>Top</h2>"
      "<p><strong>[One]</strong> · Acme · <a href='/1'>Source</a>\nText.</p><ul><li>point</li></ul>"
      "<p>More.</p><h2>Next</h2>"
      "<ul><li><strong><a href='/2'>Two</a></strong>: said</li>"
      "<li><strong><a href='/3'>Three</a></strong>: so</li></ul>",
      BASE);
  static const char *const expected[] = {
    "**\\[One\\]** · Acme · [Source](<https://acme.example/1>)\nText.\n\n- point\n\nMore.\n",
    "[**Two**](<https://acme.example/2>): said\n",
    "[**Three**](<https://acme.example/3>): so\n",
    "",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autofree char *markdown = dgs_markdown_from_story (document, i);

    g_assert_cmpstr (markdown, ==, expected[i]);
  }
}

static void
test_link (void)
{
  g_autofree char *link = dgs_markdown_link ("A [b]", "https://acme.example/a>b");
  g_autofree char *plain = dgs_markdown_link ("A *b*", NULL);

  g_assert_cmpstr (link, ==, "[A \\[b\\]](<https://acme.example/a%3Eb>)");
  g_assert_cmpstr (plain, ==, "A \\*b\\*");
}

/* Nesting is bounded by the document, so that the work is. */
static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *markdown = NULL;
  guint i;

  for (i = 0; i < 2000; i++)
    g_string_append (html, "<ul><li><blockquote>");
  g_string_append (html, "deep");
  markdown = write_out (html->str);
  g_assert_true (g_str_has_suffix (markdown, "deep\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/blocks", test_blocks);
  g_test_add_func ("/markdown/escapes", test_escapes);
  g_test_add_func ("/markdown/stories", test_stories);
  g_test_add_func ("/markdown/link", test_link);
  g_test_add_func ("/markdown/deep", test_deep);
  return g_test_run ();
}
