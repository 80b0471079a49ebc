/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-address.h"

static void
test_resolve (void)
{
  static const struct {
    const char *base;
    const char *reference;
    const char *expected;
  } cases[] = {
    { NULL, "https://acme.example/feed", "https://acme.example/feed" },
    { NULL, "  https://acme.example/a\n ", "https://acme.example/a" },
    { NULL, "java\tscript:alert(1)", NULL },
    { NULL, "javascript:alert(1)", NULL },
    { NULL, "data:text/html,x", NULL },
    { NULL, "file:///etc/passwd", NULL },
    { NULL, "https://", NULL },
    { NULL, "https://not an address", NULL },
    { NULL, "https://a<b>/", NULL },
    { NULL, "https://[::1]:8080/x", "https://[::1]:8080/x" },
    { NULL, "feed.xml", NULL },
    { NULL, "", NULL },
    { NULL, NULL, NULL },
    { NULL, "mailto:desk@acme.example", "mailto:desk@acme.example" },
    { NULL, "mailto:", NULL },
    { "https://acme.example/blog/", "../post/1", "https://acme.example/post/1" },
    { "https://acme.example/blog/", "//cdn.example/x", "https://cdn.example/x" },
    { "https://acme.example/blog/", "?p=2", "https://acme.example/blog/?p=2" },
    { "https://acme.example/ai@x/", "weekly-2026-W19/",
      "https://acme.example/ai@x/weekly-2026-W19/" },
    { "https://acme.example/", "https://acme.example/a%20b?x=%26",
      "https://acme.example/a%20b?x=%26" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *resolved = dgs_address_resolve (cases[i].base, cases[i].reference);

    g_test_message ("case %u", i);
    g_assert_cmpstr (resolved, ==, cases[i].expected);
  }
}

static void
test_resolve_refuses_the_endless (void)
{
  g_autofree char *long_text = g_strnfill (10000, 'a');
  g_autofree char *address = g_strconcat ("https://acme.example/", long_text, NULL);

  g_assert_null (dgs_address_resolve (NULL, address));
}

static void
test_canonical (void)
{
  static const struct {
    const char *address;
    const char *expected;
  } cases[] = {
    { "https://acme.example/post", "https://acme.example/post" },
    { "http://ACME.example:80/post/#top", "https://acme.example/post" },
    { "https://acme.example/post?utm_source=x&id=4&fbclid=y", "https://acme.example/post?id=4" },
    { "https://acme.example/post/?source=rss----1", "https://acme.example/post" },
    { "https://acme.example/", "https://acme.example" },
    { "https://acme.example:8443/Case", "https://acme.example:8443/Case" },
    { "mailto:desk@acme.example", NULL },
    { "nonsense", NULL },
    { NULL, NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *canonical = dgs_address_canonical (cases[i].address);

    g_assert_cmpstr (canonical, ==, cases[i].expected);
  }
}

static void
test_web_and_host (void)
{
  g_autofree char *host = dgs_address_get_host ("https://Acme.Example:81/x");

  g_assert_cmpstr (host, ==, "acme.example");
  g_assert_null (dgs_address_get_host ("mailto:a@b"));
  g_assert_null (dgs_address_get_host (NULL));
  g_assert_true (dgs_address_is_web ("http://acme.example"));
  g_assert_false (dgs_address_is_web ("mailto:a@b"));
  g_assert_false (dgs_address_is_web ("ftp://acme.example"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/resolve", test_resolve);
  g_test_add_func ("/address/resolve-refuses-the-endless", test_resolve_refuses_the_endless);
  g_test_add_func ("/address/canonical", test_canonical);
  g_test_add_func ("/address/web-and-host", test_web_and_host);
  return g_test_run ();
}
