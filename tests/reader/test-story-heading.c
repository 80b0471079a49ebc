/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>

#include "dgs-document.h"
#include "dgs-story-heading.h"

static char *
join (GPtrArray *spans)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint i;

  for (i = 0; i < spans->len; i++) {
    const DgsSpan *span = spans->pdata[i];

    if (span->href)
      g_string_append_printf (out, "<%s>", span->text);
    else
      g_string_append (out, span->text);
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static DgsStoryHeading *
read_heading (const char *html)
{
  g_autofree char *paragraph = g_strdup_printf ("<p>%s</p>", html);
  g_autoptr (DgsDocument) document = NULL;
  const DgsBlock *block;

  document = dgs_document_new_from_html (paragraph, "https://acme.example/");
  block = dgs_document_get_blocks (document)->pdata[0];
  g_assert_cmpint (block->kind, ==, DGS_BLOCK_PARAGRAPH);
  return dgs_story_heading_new (block->spans);
}

/* A link stands in angle brackets. */
static void
test_forms (void)
{
  static const struct {
    const char *html;
    const char *title;
    const char *byline;
  } cases[] = {
    { "<strong>[Queue split]</strong> · Acme · <a href='https://a.example/1'>Source</a>\nBody",
      "Queue split", "Acme · <Source>" },
    { "<strong>[Queue split]</strong> · Acme · <a href='#'>Source</a>\nBody", "Queue split",
      "Acme" },
    { "<strong>Queue split</strong> · Acme · <a href='url'>Link</a>\nBody", "Queue split", "Acme" },
    { "<strong><a href='https://a.example/1'>Queue split</a></strong> · Acme\nBody",
      "<Queue split>", "Acme" },
    { "<strong>[<a href='#'>Queue split</a>]</strong> · Acme · <a href='#'>Source</a>\nBody",
      "Queue split", "Acme" },
    { "<strong>Queue split</strong> · Acme · <a href='https://a.example/1'>https://a.example/1</a>\nB",
      "Queue split", "Acme · <a.example>" },
    { "<strong>Queue split</strong> (<a href='https://a.example/1'>Source</a>)\nBody",
      "Queue split", "<Source>" },
    { "<strong>Queue split</strong> · Acme · [Cobalt]\nBody", "Queue split", "Acme · [Cobalt]" },
    { "<strong>Thread:</strong>\nBody", "Thread:", "" },
    { "<strong>Queue split</strong> · Acme", "Queue split", "Acme" },
    { "<strong>Queue split</strong>", "Queue split", "" },
    { "<strong><a href='https://a.example/1'>One</a> &amp; <a href='https://a.example/2'>two</a>"
      "</strong> · A / B\nBody",
      "<One> & <two>", "A / B" },
    { "<strong>A title over\ntwo lines</strong> · Acme\nBody", "A title over two lines", "Acme" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DgsStoryHeading) heading = read_heading (cases[i].html);
    g_autofree char *title = NULL;
    g_autofree char *byline = NULL;

    g_test_message ("%s", cases[i].html);
    g_assert_nonnull (heading);
    title = join (heading->title);
    byline = join (heading->byline);
    g_assert_cmpstr (title, ==, cases[i].title);
    g_assert_cmpstr (byline, ==, cases[i].byline);
  }
}

static void
test_prose (void)
{
  static const char *const cases[] = {
    "Acme moved.\nAnd it was <strong>good</strong>.",
    "<strong>Acme</strong> moved its queue\nin one night.",
    "<strong>Thread:</strong> body on the same line.",
    "<strong>Acme</strong> (a company) moved its queue.",
    "Plain words.",
    "<em>Leaning</em> words.",
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DgsStoryHeading) heading = read_heading (cases[i]);

    g_test_message ("%s", cases[i]);
    g_assert_null (heading);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/story-heading/forms", test_forms);
  g_test_add_func ("/reader/story-heading/prose", test_prose);
  return g_test_run ();
}
