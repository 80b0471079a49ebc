/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-document.h"

#include <string.h>

#define BASE "https://acme.example/digests/week/"

/* Writes a tree so that a test can compare it at one glance. */
static void
dump (GString *out, GPtrArray *blocks)
{
  static const char *const names[] = { "h",     "p",   "list", "item",   "quote", "code",
                                       "table", "row", "cell", "figure", "more",  "rule" };
  guint i;
  guint j;

  for (i = 0; i < blocks->len; i++) {
    const DgsBlock *block = g_ptr_array_index (blocks, i);

    g_string_append_printf (out, "%s%s", i > 0 ? " " : "", names[block->kind]);
    if (block->level)
      g_string_append_printf (out, "%u", block->level);
    if (block->ordered)
      g_string_append_c (out, '!');
    if (block->address)
      g_string_append_printf (out, "<%s>", block->address);
    g_string_append_c (out, '(');
    for (j = 0; j < block->spans->len; j++) {
      const DgsSpan *span = g_ptr_array_index (block->spans, j);

      g_assert_cmpstr (span->text, !=, "");
      g_assert_true (g_utf8_validate (span->text, -1, NULL));
      if (span->style & DGS_SPAN_SOFT_BREAK) {
        g_string_append_c (out, '~');
        continue;
      }
      if (j > 0)
        g_string_append_c (out, '|');
      g_string_append_printf (out, "%s%s%s%s%s", span->style & DGS_SPAN_STRONG ? "*" : "",
                              span->style & DGS_SPAN_EMPHASIS ? "_" : "",
                              span->style & DGS_SPAN_CODE ? "`" : "",
                              span->style & DGS_SPAN_STRIKE ? "-" : "", span->text);
      if (span->href)
        g_string_append_printf (out, "<%s>", span->href);
      if (span->dead)
        g_string_append (out, "<dead>");
    }
    dump (out, block->children);
    g_string_append_c (out, ')');
  }
}

static char *
describe (const char *html)
{
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, BASE);
  GString *out = g_string_new (NULL);

  dump (out, dgs_document_get_blocks (document));
  return g_string_free (out, FALSE);
}

static const struct {
  const char *name;
  const char *html;
  const char *tree;
} trees[] = {
  { "empty", "", "" },
  { "blank", " \n <p> &nbsp; </p><div></div>", "" },
  { "headings", "<h1>One</h1><h2 id=x>Two</h2><h6>Six</h6>", "h1(One) h2(Two) h6(Six)" },
  { "heading-anchor", "<h2 id=a>Top<a class=\"anchor\" href=\"#a\">#</a></h2>", "h2(Top)" },
  { "heading-link", "<h2><a href=/x/>Top</a></h2>", "h2(Top<https://acme.example/x/>)" },
  { "paragraphs", "<p>a\n<p>b", "p(a) p(b)" },
  { "white-space", "<p>  a   b <b> c </b> d</p>", "p(a b |*c| d)" },
  { "soft-break", "<p><b>T</b> · A\nbody</p>", "p(*T| · A~|body)" },
  { "line-break", "<p>a <br> b</p>", "p(a\nb)" },
  { "styles", "<p><b>b</b><i>i</i><code>c</code><del>s</del><em><strong>x</strong></em></p>",
    "p(*b|_i|`c|-s|*_x)" },
  { "loose-text", "one<p>two</p>three", "p(one) p(two) p(three)" },
  { "divs", "<div>a<div>b</div>c</div>", "p(a) p(b) p(c)" },
  { "lists", "<ul><li>a<li><p>b</p><p>c</p></ul><ol start=4><li>d</ol>",
    "list(item(p(a)) item(p(b) p(c))) list4!(item(p(d)))" },
  { "nested-list", "<ul><li>a<ul><li>b</ul></ul>", "list(item(p(a) list(item(p(b)))))" },
  { "list-without-items", "<ul>a<ul><li>b</ul></ul>", "list(item(p(a)) item(list(item(p(b)))))" },
  { "quote", "<blockquote><p>a</p><p>b</p></blockquote>", "quote(p(a) p(b))" },
  { "code", "<pre><code>a\n  b &lt;c&gt;\n</code></pre>", "code(`a\n  b <c>)" },
  { "table", "<table><tr><th>a<th>b<tr><td>c<td><b>d</b></table>",
    "table(row(cell!(a) cell!(b)) row(cell(c) cell(*d)))" },
  { "layout-table", "<table><tr><td><ul><li>a</ul><td>b</table>", "list(item(p(a))) p(b)" },
  { "rule", "a<hr>b", "p(a) rule() p(b)" },
  { "figure", "<p>a <img src=/i.png alt='An image'> b</p>",
    "p(a b) figure<https://acme.example/i.png>(An image)" },
  { "image-late", "<img src=data:image/gif;base64,AA data-src=/late.png alt=Late>",
    "figure<https://acme.example/late.png>(Late)" },
  { "image-of-width", "<img src=/i.png width=100% height=0 alt=x>", "" },
  { "image-without-address", "<img src=data:image/png;base64,AA alt=Chart>", "figure(Chart)" },
  { "beacon", "<img src=https://acme.example/p.gif width=1 height=1 alt=x>", "" },
  { "image-in-heading", "<h2><img src=i.png alt=Logo> a</h2>", "h2(Logo a)" },
  { "disclosure", "<details><summary>More</summary><div><p>a</div></details>", "more(Morep(a))" },
  { "definitions", "<dl><dt>a<dd>b</dl>", "p(*a) p(b)" },
  { "unknown", "<blink>a</blink> <acme-card><p>b</p></acme-card>", "p(a) p(b)" },
  { "entities", "<p>&lt;b&gt; &amp; &rsquo; &#8212;</p>", "p(<b> & ’ —)" },
  { "plain", "One &amp; two\nthree\n\nfour", "p(One & two~|three) p(four)" },
  { "plain-escaped", "R &amp;amp;amp; D", "p(R & D)" },
  { "plain-less", "1 < 2 &amp;lt;b&amp;gt;", "p(1 < 2 <b>)" },
  { "markup-not-escaped-twice", "<p>&amp;lt;</p>", "p(&lt;)" },
  { "dropped",
    "<div>a<script>x</script></div><style>y</style><form><p>z</form><iframe>i</iframe>"
    "<object>o</object><svg><text>v</text></svg><noscript>n</noscript><div>b</div>",
    "p(a) p(b)" },
  { "without-body", "<title>t</title><meta name=a><article><p>a</article>", "p(a)" },
  { "hidden", "<p hidden>a</p><p>b</p>", "p(b)" },
  { "comment", "a<!-- <p>b</p> -->c", "p(ac)" },
  { "unclosed-comment", "a<!-- b", "p(a b)" },
  { "script-with-markup", "<script>if (a<b) x = '<p>'; </script><p>c</p>", "p(c)" },
  { "unquoted", "<p class=a><a href=https://acme.example/a?b=1&c=2>x</a>",
    "p(x<https://acme.example/a?b=1&c=2>)" },
};

static void
test_trees (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (trees); i++) {
    g_autofree char *tree = describe (trees[i].html);

    g_test_message ("%s", trees[i].name);
    g_assert_cmpstr (tree, ==, trees[i].tree);
  }
}

static const struct {
  const char *href;
  const char *address;
} links[] = {
  { "https://acme.example/a", "https://acme.example/a" },
  { "http://acme.example/a#m", "http://acme.example/a#m" },
  { " https://acme.example/a\n", "https://acme.example/a" },
  { "/posts/1", "https://acme.example/posts/1" },
  { "../2/", "https://acme.example/digests/2/" },
  { "page.html", "https://acme.example/digests/week/page.html" },
  { "?p=1", "https://acme.example/digests/week/?p=1" },
  { "//other.example/x", "https://other.example/x" },
  { "mailto:post@acme.example", "mailto:post@acme.example" },
  { "https://acme.example/quick/]", "https://acme.example/quick/" },
  { "https://acme.example/a[1]", "https://acme.example/a[1]" },
  { "", NULL },
  { " ", NULL },
  { "#", NULL },
  { "#top", NULL },
  { "url", NULL },
  { "Source", NULL },
  { BASE "#top", NULL },
  { "javascript:alert(1)", NULL },
  { "JaVaScRiPt:alert(1)", NULL },
  { "data:text/html,x", NULL },
  { "file:///etc/hostname", NULL },
  { "vbscript:x", NULL },
  { "ftp://acme.example/", NULL },
};

static void
test_links (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (links); i++) {
    g_autofree char *html = g_strdup_printf ("<p><a href='%s'>x</a></p>", links[i].href);
    g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, BASE);
    const DgsBlock *block = g_ptr_array_index (dgs_document_get_blocks (document), 0);
    const DgsSpan *span = g_ptr_array_index (block->spans, 0);

    g_test_message ("%s", links[i].href);
    g_assert_cmpstr (span->text, ==, "x");
    g_assert_cmpstr (span->href, ==, links[i].address);
    g_assert_cmpint (span->dead, ==, links[i].address == NULL);
  }
}

static void
test_link_without_address (void)
{
  g_autofree char *tree = describe ("<p><a name=x>a</a> <a href=/b>b <i>c</i></a></p>");

  g_assert_cmpstr (tree, ==, "p(a |b <https://acme.example/b>|_c<https://acme.example/b>)");
}

static void
test_no_base (void)
{
  g_autoptr (DgsDocument) document =
      dgs_document_new_from_html ("<a href=/a>a</a><a href=https://acme.example/>b</a>", NULL);
  const DgsBlock *block = g_ptr_array_index (dgs_document_get_blocks (document), 0);
  const DgsSpan *first = g_ptr_array_index (block->spans, 0);
  const DgsSpan *second = g_ptr_array_index (block->spans, 1);

  g_assert_null (first->href);
  g_assert_true (first->dead);
  g_assert_cmpstr (second->href, ==, "https://acme.example/");
}

static void
test_text (void)
{
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (
      "<h1>Title</h1><p>One\ntwo<br>three</p><ul><li>a<ul><li>b</ul><li>c</ul>"
      "<ol start=9><li>d<li>e</ol><blockquote><p>f<p>g</blockquote><hr>"
      "<table><tr><td>h<td>i<tr><td>j<td>k</table><details><summary>More</summary><p>l</details>"
      "<img src=/m.png alt=m><img src=/n.png>",
      BASE);
  g_autofree char *text = dgs_document_to_text (document);
  g_autofree char *list = NULL;

  g_assert_cmpstr (
      text, ==,
      "Title\n\nOne two\nthree\n\n• a\n  • b\n• c\n\n9. d\n10. e\n\nf\n\ng\n\n* * *\n\n"
      "h | i\nj | k\n\nMore\n\nl\n\nm");
  list = dgs_block_to_text (g_ptr_array_index (dgs_document_get_blocks (document), 2));
  g_assert_cmpstr (list, ==, "• a\n  • b\n• c");
}

static void
test_boxed (void)
{
  DgsDocument *document = dgs_document_new_from_html ("<p>a", NULL);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, DGS_TYPE_DOCUMENT);
  g_value_set_boxed (&value, document);
  g_assert_true (g_value_get_boxed (&value) == document);
  dgs_document_unref (document);
  document = g_value_get_boxed (&value);
  g_assert_cmpuint (dgs_document_get_blocks (document)->len, ==, 1);
}

static void
test_image_size (void)
{
  static const struct {
    const char *attributes;
    guint width;
    guint height;
  } cases[] = {
    { "width=640 height=480", 640, 480 },
    { "width=640px height=auto", 640, 0 },
    { "width=100% height=480", 0, 480 },
    { "width=99999999999999999999 height=-5", 100000, 0 },
    { "", 0, 0 },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *html = g_strdup_printf ("<img src=/i.png %s>", cases[i].attributes);
    g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, "https://acme.example/");
    const DgsBlock *figure = dgs_document_get_blocks (document)->pdata[0];

    g_test_message ("%s", cases[i].attributes);
    g_assert_cmpuint (figure->width, ==, cases[i].width);
    g_assert_cmpuint (figure->height, ==, cases[i].height);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/document/trees", test_trees);
  g_test_add_func ("/digest/document/links", test_links);
  g_test_add_func ("/digest/document/link-without-address", test_link_without_address);
  g_test_add_func ("/digest/document/no-base", test_no_base);
  g_test_add_func ("/digest/document/text", test_text);
  g_test_add_func ("/digest/document/boxed", test_boxed);
  g_test_add_func ("/digest/document/image-size", test_image_size);
  return g_test_run ();
}
