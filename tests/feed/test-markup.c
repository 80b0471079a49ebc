/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-markup.h"

#include <glib.h>

typedef struct {
  const char *input;
  const char *expected;
} Case;

static void
check (const Case *cases, guint n_cases, char *(*function) (const char *) )
{
  guint i;

  for (i = 0; i < n_cases; i++) {
    g_autofree char *result = function (cases[i].input);

    g_test_message ("case %u", i);
    g_assert_cmpstr (result, ==, cases[i].expected);
  }
}

static void
test_title (void)
{
  static const Case cases[] = {
    { "Queues  split\n in two", "Queues split in two" },
    { "Queues &amp; caches", "Queues & caches" },
    { "It&#8217;s split", "It’s split" },
    { "It&rsquo;s &#x201c;split&#x201D;", "It’s “split”" },
    { "&#146;quoted&#146;", "’quoted’" },
    { "&lt;hello&gt;", "<hello>" },
    { "&amp;lt;hello&amp;gt;", "&lt;hello&gt;" },
    { "<hello> world", "<hello> world" },
    { "1 < 2 and 3 > 2", "1 < 2 and 3 > 2" },
    { "A <b>bold</b> move", "A bold move" },
    { "A <a href='x'>link", "A link" },
    { "Two<br>lines", "Two lines" },
    { "Two<br/>lines", "Two lines" },
    { "Why <video> is slow", "Why <video> is slow" },
    { "AT&T and R&D; &nosuch; &", "AT&T and R&D; &nosuch; &" },
    { "A <!-- hidden -->B", "A B" },
    { "A <!-- open", "A <!-- open" },
    { "List<String>", "List<String>" },
    { "<b", "<b" },
    { "&#0;&#x110000;&#xd800;x", "x" },
    { "", "" },
    { NULL, "" },
  };

  check (cases, G_N_ELEMENTS (cases), dgs_markup_title_to_plain);
}

static void
test_plain (void)
{
  static const Case cases[] = {
    { "Less: <em> &lt; </em>", "Less: <" },
    { "An open <b>tag", "An open tag" },
    { "<p>One</p><p>Two</p>", "One Two" },
    { "<hello>", "<hello>" },
    { NULL, "" },
  };

  check (cases, G_N_ELEMENTS (cases), dgs_markup_to_plain);
}

static void
test_from_plain (void)
{
  static const Case cases[] = {
    { "1 < 2 & \"x\"", "1 &lt; 2 &amp; &quot;x&quot;" },
    { "One\n\nTwo\r\nlines", "<p>One</p><p>Two<br>lines</p>" },
    { " \n", NULL },
    { NULL, NULL },
  };

  check (cases, G_N_ELEMENTS (cases), dgs_markup_from_plain);
}

static void
test_settle (void)
{
  static const Case cases[] = {
    { "Queues &amp;amp; caches", "Queues &amp; caches" },
    { "Queues &amp;amp;amp; caches", "Queues &amp; caches" },
    { "It&amp;#39;s a &amp;lt;b&amp;gt;", "It&#39;s a &lt;b&gt;" },
    /* What is escaped once stays, and so does all that has tags or is mixed. */
    { "Queues &amp; caches", "Queues &amp; caches" },
    { "&lt;hello&gt;", "&lt;hello&gt;" },
    { "<p>Write &amp;amp; for an ampersand</p>", "<p>Write &amp;amp; for an ampersand</p>" },
    { "Write &amp;lt; &amp; be done", "Write &amp;lt; &amp; be done" },
    { "R&amp;D", "R&amp;D" },
    { "no reference", "no reference" },
    { "  ", NULL },
    { NULL, NULL },
  };

  check (cases, G_N_ELEMENTS (cases), dgs_markup_settle);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup/title", test_title);
  g_test_add_func ("/markup/plain", test_plain);
  g_test_add_func ("/markup/from-plain", test_from_plain);
  g_test_add_func ("/markup/settle", test_settle);
  return g_test_run ();
}
