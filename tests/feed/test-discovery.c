/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-discovery.h"

#include <string.h>

static DgsDiscovery *
discover (const char *page)
{
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));

  return dgs_discovery_new_from_page (bytes, "https://acme.example/blog/post", "text/html");
}

/* What a head gives: the addresses in order, a space between them. */
static const struct {
  const char *name;
  const char *head;
  const char *expected;
} link_cases[] = {
  { "RSS", "<link rel=alternate type=application/rss+xml href=/feed>",
    "https://acme.example/feed" },
  { "case and parameters",
    "<LINK REL='Alternate' TYPE='Application/Atom+XML; charset=utf-8' HREF='atom'>",
    "https://acme.example/blog/atom" },
  { "JSON", "<link rel=alternate type=application/feed+json href=f.json>",
    "https://acme.example/blog/f.json" },
  { "escaped plus", "<link rel=alternate type='application/rss&#43;xml' href=/feed>",
    "https://acme.example/feed" },
  { "relation feed", "<link rel='home feed' href=/feed>", "https://acme.example/feed" },
  { "several relations", "<link rel='me alternate' type=text/xml href=/feed>",
    "https://acme.example/feed" },
  { "style sheet", "<link rel='alternate stylesheet' type=text/xml href=/x>", "" },
  { "translation", "<link rel=alternate hreflang=de href=/de>", "" },
  { "no type of a feed", "<link rel=alternate type=application/json+oembed href=/x>", "" },
  { "WordPress", "<link rel=alternate type=application/json href=/wp-json/wp/v2/posts/1>", "" },
  { "script", "<link rel=alternate type=application/rss+xml href='javascript:x'>", "" },
  { "no address", "<link rel=alternate type=application/rss+xml>", "" },
  { "base",
    "<base href='https://b.example/x/'><link rel=alternate type=application/rss+xml href=feed>",
    "https://b.example/x/feed" },
  { "once",
    "<link rel=alternate type=text/xml href=/f><link rel=alternate type=application/rss+xml "
    "href=/f>",
    "https://acme.example/f" },
  { "comments last",
    "<link rel=alternate type=application/rss+xml href=/comments/feed/><link rel=alternate "
    "type=application/rss+xml href=/feed/>",
    "https://acme.example/feed/ https://acme.example/comments/feed/" },
  { "Atom first for one title",
    "<link rel=alternate type=application/rss+xml title=A href=/rss><link rel=alternate "
    "type=application/atom+xml title=A href=/atom>",
    "https://acme.example/atom https://acme.example/rss" },
  { "the page's order else",
    "<link rel=alternate type=application/rss+xml title=A href=/rss><link rel=alternate "
    "type=application/atom+xml title=B href=/atom>",
    "https://acme.example/rss https://acme.example/atom" },
  { "in a comment", "<!-- <link rel=alternate type=application/rss+xml href=/feed> -->", "" },
};

static void
test_links (void)
{
  guint i;
  guint j;

  for (i = 0; i < G_N_ELEMENTS (link_cases); i++) {
    g_autofree char *page =
        g_strconcat ("<!doctype html><html><head><title>Acme</title>", link_cases[i].head,
                     "</head><body><p>x</body></html>", NULL);
    g_autoptr (DgsDiscovery) found = discover (page);
    g_autoptr (GString) addresses = g_string_new (NULL);

    for (j = 0; j < found->feeds->len; j++) {
      const DgsFeedLink *feed = g_ptr_array_index (found->feeds, j);

      g_string_append_printf (addresses, "%s%s", j ? " " : "", feed->address);
    }
    g_test_message ("%s", link_cases[i].name);
    g_assert_cmpstr (addresses->str, ==, link_cases[i].expected);
  }
}

static void
test_fields (void)
{
  g_autoptr (DgsDiscovery) found = discover (
      "<html><head><title> Acme &amp;\n Sons </title>"
      "<link rel=alternate type='application/rss+xml; x=y' title=' All  posts' href=/feed></head>"
      "<body><svg><title>Logo</title></svg></body></html>");
  const DgsFeedLink *feed = g_ptr_array_index (found->feeds, 0);

  g_assert_cmpstr (found->title, ==, "Acme & Sons");
  g_assert_cmpstr (feed->title, ==, "All posts");
  g_assert_cmpstr (feed->type, ==, "application/rss+xml");
}

static void
test_odd_pages (void)
{
  g_autofree char *deep = g_strnfill (300000, '<');
  g_autoptr (GString) nested = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new ("<html><head>");
  const char *pages[] = { "", "words", "<", "<html", deep, NULL, NULL };
  guint i;

  for (i = 0; i < 50000; i++)
    g_string_append (nested, "<div>");
  for (i = 0; i < 1000; i++)
    g_string_append_printf (many, "<link rel=alternate type=text/xml href=/f%u>", i);
  pages[5] = nested->str;
  pages[6] = many->str;
  for (i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (DgsDiscovery) found = discover (pages[i]);

    g_assert_cmpuint (found->feeds->len, ==, i == 6 ? 50 : 0);
    g_assert_null (found->title);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discovery/links", test_links);
  g_test_add_func ("/discovery/fields", test_fields);
  g_test_add_func ("/discovery/odd-pages", test_odd_pages);
  return g_test_run ();
}
