/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sources.h"
#include "dgs-stories.h"

#include <string.h>

#define LINK "<a href=https://acme.example/1>Source</a>"
#define URL "https://acme.example/1"

static GPtrArray *
find_stories (const char *html)
{
  g_autoptr (DgsDocument) document =
      dgs_document_new_from_html (html, "https://acme.example/week/");

  return dgs_stories_find (document);
}

/* The forms that a story begins with; all of them occur. */
static const struct {
  const char *html;
  const char *title;
  const char *byline;
  const char *link;
  const char *text;
} forms[] = {
  { "<p><strong>[Queue split in two]</strong> · Acme · " LINK "\nIt was one.</p>",
    "Queue split in two", "Acme", URL, "It was one." },
  { "<p><strong><a href=" URL ">Queue split in two</a></strong> · Acme\nIt was one.</p>",
    "Queue split in two", "Acme", URL, "It was one." },
  { "<p><strong>[<a href=" URL ">Queue split in two</a>]</strong> · Acme · " LINK
    "\nIt was one.</p>",
    "Queue split in two", "Acme", URL, "It was one." },
  { "<p><strong><a href=#>Queue split in two</a></strong> · Acme · <a href=#>Source</a>\nIt was one.</p>",
    "Queue split in two", "Acme", NULL, "It was one." },
  { "<p><strong>Queue split in two</strong> · Acme · " LINK "\nIt was one.</p>",
    "Queue split in two", "Acme", URL, "It was one." },
  { "<p><strong>Queue split in two</strong> · Acme &amp; Bolt · <a href=" URL
    ">Mill News</a>\nIt was one.</p>",
    "Queue split in two", "Acme & Bolt", URL, "It was one." },
  { "<p><strong>[Queue split in two]</strong> · Acme · <a href=" URL ">" URL
    "</a>\nIt was one.</p>",
    "Queue split in two", "Acme", URL, "It was one." },
  { "<p><strong>Queue split in two</strong> · Acme · <a href=url>A</a> / <a href=url>B</a>\nIt was one.</p>",
    "Queue split in two", "Acme", NULL, "It was one." },
  { "<p><strong><a href=" URL
    ">Queue split in two</a></strong> · Acme · Mill News\nIt was one.</p>",
    "Queue split in two", "Acme", URL, "It was one." },
  { "<p><strong>Queue split in two</strong> · Acme · [Mill News]\nIt was one.</p>",
    "Queue split in two", "Acme", NULL, "It was one." },
  { "<p><strong><a href=" URL
    ">Queue</a> &amp; <a href=https://acme.example/2>Stack</a></strong> · Acme / Bolt\nBoth.</p>",
    "Queue & Stack", "Acme / Bolt", URL, "Both." },
  { "<ul><li><strong>Queue split in two</strong>: It was one. (" LINK ")</li></ul>",
    "Queue split in two", NULL, URL, "It was one." },
  { "<p><strong>Queue split in two</strong> (" LINK ")\nIt was one.</p>", "Queue split in two",
    NULL, URL, "It was one." },
  { "<p><strong>Queue split in two</strong> · " LINK "\nIt was one.</p>", "Queue split in two",
    NULL, URL, "It was one." },
  /* Near relatives. */
  { "<p><strong>Queue split in two</strong> · Acme · " LINK "<br>It was one.</p>",
    "Queue split in two", "Acme", URL, "It was one." },
  { "<p><strong>Queue split in two</strong> · Acme · " LINK
    "</p><p>It was one.</p><p>Now it is two.</p>",
    "Queue split in two", "Acme", URL, "It was one.\n\nNow it is two." },
  { "<p><strong>Queue split\nin two</strong> | Acme | " LINK "</p>", "Queue split in two", "Acme",
    URL, "" },
  { "<p>1. <strong>Queue split in two</strong> · Acme</p>", "Queue split in two", "Acme", NULL,
    "" },
  { "<p><a href=" URL "><strong>Queue split in two</strong></a> · Acme</p>", "Queue split in two",
    "Acme", URL, "" },
  { "<p><strong>[Queue split in two]</strong> · Acme · [Source](<a href=" URL "]>" URL
    "]</a>\nIt was one.</p>",
    "Queue split in two", "Acme", URL, "It was one." },
  { "<p><strong>[Queue] and [Stack]</strong> · Acme</p>", "Queue and Stack", "Acme", NULL, "" },
  { "<p><strong>[RFC] Queue</strong> · Acme</p>", "[RFC] Queue", "Acme", NULL, "" },
  { "<p><strong>Queue split in two</strong> · Acme\n<strong>It was one</strong>, and now two.</p>",
    "Queue split in two", "Acme", NULL, "It was one, and now two." },
  { "<p><strong>Queue split in two</strong> · Acme</p><ul><li>one</li><li>two</li></ul>",
    "Queue split in two", "Acme", NULL, "• one\n• two" },
  { "<ul><li><strong>Queue split in two</strong> · Acme · " LINK "</li></ul>", "Queue split in two",
    "Acme", URL, "" },
  { "<ul><li><p><strong>Queue split in two</strong> (<a href=#>Source</a>)</p><p>It was one.</p></li></ul>",
    "Queue split in two", NULL, NULL, "It was one." },
};

static void
test_forms (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autofree char *html = g_strconcat ("<h1>Acme</h1><h2>Top Stories</h2>", forms[i].html,
                                         "<h2>Patterns</h2><p>None.</p>", NULL);
    g_autoptr (GPtrArray) stories = find_stories (html);
    const DgsStory *story;

    g_test_message ("%s", forms[i].html);
    g_assert_cmpuint (stories->len, ==, 1);
    story = g_ptr_array_index (stories, 0);
    g_assert_cmpstr (story->section, ==, "Top Stories");
    g_assert_cmpstr (story->title, ==, forms[i].title);
    g_assert_cmpstr (story->byline, ==, forms[i].byline);
    g_assert_cmpstr (story->link, ==, forms[i].link);
    g_assert_cmpstr (story->text, ==, forms[i].text);
  }
}

static const char *const no_stories[] = {
  "<p><strong>Thread:</strong> body on the same line</p>",
  "<p><strong>Thread</strong>\nbody on the next line, with <a href=" URL ">a link</a></p>",
  "<p><strong>Acme</strong> grinds on while others sleep.</p>",
  "<p>Watch <a href=" URL ">the mill</a> and [<a href=#>the wheel</a>] by turns.</p>",
  "<p>Nothing · Acme · " LINK "</p>",
  "<ul><li><strong>Acme</strong> grinds on</li><li><a href=" URL ">A link</a></li></ul>",
  "<p><strong></strong> · Acme · " LINK "</p>",
  "<p><strong>[]</strong> · Acme · " LINK "</p>",
  "<p>I have put your weekly together. <strong>It is in the panel.</strong></p>",
  "<details><summary>Sources</summary><ul><li><strong>A</strong> " LINK "</li></ul></details>",
};

static void
test_none (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (no_stories); i++) {
    g_autoptr (GPtrArray) stories = find_stories (no_stories[i]);

    g_test_message ("%s", no_stories[i]);
    g_assert_cmpuint (stories->len, ==, 0);
  }
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) stories = find_stories (
      "<h1>Acme</h1><p><b>A</b> · a</p><p>a1</p><h2>One</h2><p><b>B</b> · b</p><p><b>Thread</b>\nt</p><p>t1</p>"
      "<h3>Two</h3><ul><li><b>C</b> " LINK "</li><li>no</li><li><b>D</b> " LINK
      "</li></ul><p>after</p>");
  static const char *const titles[] = { "A", "B", "C", "D" };
  static const char *const sections[] = { NULL, "One", "Two", "Two" };
  static const char *const texts[] = { "a1", "", "", "" };
  guint i;

  g_assert_cmpuint (stories->len, ==, 4);
  for (i = 0; i < 4; i++) {
    const DgsStory *story = g_ptr_array_index (stories, i);

    g_assert_cmpstr (story->title, ==, titles[i]);
    g_assert_cmpstr (story->section, ==, sections[i]);
    g_assert_cmpstr (story->text, ==, texts[i]);
  }
}

/* What a chatbot adds after a rule is no part of it. */
static void
test_tail (void)
{
  g_autoptr (GPtrArray) stories = find_stories (
      "<h2>One</h2><p><b>A</b> · a\nText.</p><hr><p>Would you like me to go on?</p>"
      "<p><b>Offer</b> · <a href=" URL ">yes</a></p><ul><li><b>No</b> " LINK "</li></ul>");
  g_autoptr (GPtrArray) sections = find_stories (
      "<p><b>A</b> · a</p><hr><p><b>B</b> · b</p><hr><p>Words.</p><h2>Two</h2><p><b>C</b> · c</p>");
  const DgsStory *story;

  g_assert_cmpuint (stories->len, ==, 1);
  story = g_ptr_array_index (stories, 0);
  g_assert_cmpstr (story->text, ==, "Text.");
  g_assert_cmpuint (sections->len, ==, 3);
}

static void
assert_sources (const char *html, const char *expected)
{
  g_autoptr (DgsDocument) document =
      dgs_document_new_from_html (html, "https://acme.example/week/");
  g_autoptr (GPtrArray) sources = dgs_sources_find (document);
  g_autoptr (GString) found = g_string_new (NULL);
  guint i;

  for (i = 0; i < sources->len; i++) {
    const DgsSource *source = g_ptr_array_index (sources, i);

    g_string_append_printf (found, "%s<%s>", source->title, source->address);
  }
  g_test_message ("%s", html);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_sources (void)
{
  assert_sources (
      "<details><summary>Sources</summary><div><ul><li><a href=https://a.example/feed>A <b>Mill</b></a></li>"
      "<li><a href=/b.xml>B</a></li></ul></div></details>",
      "A Mill<https://a.example/feed>B<https://acme.example/b.xml>");
  assert_sources (
      "<details><summary>📚 sources (31):</summary><p><a href=https://a.example/>A</a></p></details>",
      "A<https://a.example/>");
  assert_sources ("<h2>Sources</h2><p>All of them:</p><ul><li><a href=https://a.example/>A</a></ul>"
                  "<h2>More</h2><ul><li><a href=https://b.example/>B</a></ul>",
                  "A<https://a.example/>");
  assert_sources (
      "<details><summary>Sources</summary><ul><li><a href=https://a.example/>A</a><li><a href=https://a.example/>A</a>"
      "<li><a href=#>C</a><li><a href=mailto:d@a.example>D</a><li>E</ul></details>",
      "A<https://a.example/>");
  assert_sources (
      "<details><summary>More</summary><ul><li><a href=https://a.example/>A</a></ul></details>",
      "");
  assert_sources ("<h2>Resources</h2><ul><li><a href=https://a.example/>A</a></ul>", "");
  assert_sources ("<h2>Open source</h2><ul><li><a href=https://a.example/>A</a></ul>", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/stories/forms", test_forms);
  g_test_add_func ("/digest/stories/none", test_none);
  g_test_add_func ("/digest/stories/order", test_order);
  g_test_add_func ("/digest/stories/tail", test_tail);
  g_test_add_func ("/digest/sources", test_sources);
  return g_test_run ();
}
