/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-text.h"

static void
test_collapse (void)
{
  static const char *const cases[][2] = {
    { "a  b", "a b" }, { " \n a\t\r\n b\xc2\xa0 ", "a b" },          { "", "" },
    { " ", "" },       { "\xe2\x80\x8bz\xc3\xa9ro", "z\xc3\xa9ro" },
  };
  g_autofree char *nothing = dgs_text_collapse (NULL);
  guint i;

  g_assert_cmpstr (nothing, ==, "");
  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *collapsed = dgs_text_collapse (cases[i][0]);

    g_assert_cmpstr (collapsed, ==, cases[i][1]);
  }
}

static void
test_excerpt (void)
{
  g_autofree char *whole = dgs_text_excerpt ("Queues split in two", 19);
  g_autofree char *words = dgs_text_excerpt ("Queues split in two halves", 19);
  g_autofree char *one = dgs_text_excerpt ("äääääääääää", 5);

  g_assert_cmpstr (whole, ==, "Queues split in two");
  g_assert_cmpstr (words, ==, "Queues split in…");
  g_assert_cmpstr (one, ==, "ääää…");
}

static void
test_is_blank (void)
{
  g_assert_true (dgs_text_is_blank (NULL));
  g_assert_true (dgs_text_is_blank (" \xc2\xa0\n"));
  g_assert_false (dgs_text_is_blank (" x"));
}

static void
test_isolate (void)
{
  static const struct {
    const char *text;
    const char *isolated;
  } cases[] = {
    { "There is nothing at “%s”.", "https://acme.example/" },
    { "“%s” 没有内容。", "https://acme.example/" },
    { "لا شيء في «%s».", "\u2068https://acme.example/\u2069" },
    { "“%s”: אין שם דבר", "\u2068https://acme.example/\u2069" },
    { "“%s”", "https://acme.example/" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *isolated = dgs_text_isolate ("https://acme.example/", cases[i].text);

    g_assert_cmpstr (isolated, ==, cases[i].isolated);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/collapse", test_collapse);
  g_test_add_func ("/text/excerpt", test_excerpt);
  g_test_add_func ("/text/is-blank", test_is_blank);
  g_test_add_func ("/text/isolate", test_isolate);
  return g_test_run ();
}
