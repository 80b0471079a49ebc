/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "feed-test.h"

/* Every kind of document that can come, and what it is taken for; -1 stands for a feed. */
static void
test_sniff (void)
{
  static const struct {
    const char *name;
    const char *text;
    int code;
  } cases[] = {
    { "nothing", "", DGS_FEED_ERROR_EMPTY },
    { "blanks", " \r\n\t\xef\xbb\xbf ", DGS_FEED_ERROR_EMPTY },
    { "page", "<!DOCTYPE html><html><body>404</body></html>", DGS_FEED_ERROR_IS_PAGE },
    { "page without a type", "\n<html lang=en><p>x", DGS_FEED_ERROR_IS_PAGE },
    { "XHTML",
      "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x' 'y'><html "
      "xmlns='http://www.w3.org/1999/xhtml'/>",
      DGS_FEED_ERROR_IS_PAGE },
    { "page after a comment", "<!-- hi --><HTML></HTML>", DGS_FEED_ERROR_IS_PAGE },
    { "piece of a page", "<div class=error>Not found</div>", DGS_FEED_ERROR_IS_PAGE },
    { "page that speaks of feeds", "<html><body><pre><rss version='2.0'></rss></pre></body></html>",
      DGS_FEED_ERROR_IS_PAGE },
    { "words", "Not found", DGS_FEED_ERROR_NOT_A_FEED },
    { "other XML", "<note><to>you</to></note>", DGS_FEED_ERROR_NOT_A_FEED },
    { "OPML", "<opml><body/></opml>", DGS_FEED_ERROR_NOT_A_FEED },
    { "RDF without a channel", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
      DGS_FEED_ERROR_NOT_A_FEED },
    { "picture", "\x89PNG\r\n\x1a\n", DGS_FEED_ERROR_NOT_A_FEED },
    { "RSS", "<rss><channel/></rss>", -1 },
    { "RSS after a warning",
      "<br />\n<b>Warning</b>: x<br />\n<?xml version='1.0'?><rss><channel/></rss>", -1 },
    { "Atom", "<feed xmlns='http://www.w3.org/2005/Atom'/>", -1 },
    { "JSON", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", -1 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsParsedFeed) feed = read_feed (cases[i].text, &error);

    g_test_message ("%s: %s", cases[i].name, error ? error->message : "a feed");
    if (cases[i].code < 0) {
      g_assert_no_error (error);
      g_assert_nonnull (feed);
      continue;
    }
    g_assert_error (error, DGS_FEED_ERROR, cases[i].code);
    g_assert_null (feed);
    g_assert_true (g_str_has_suffix (error->message, "."));
    g_assert_cmpuint (strlen (error->message), <, 120);
  }
}

static const char *const whole[] = {
  "<rss><channel><title>Acme</title><item><title>One</title><description>a<![CDATA[b]]>"
  "</description></item>"
  "<item><title>Two</title><description><![CDATA[c]]></description></item><item><title>Three"
  "</title></item></channel></rss>",
  "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>One</title></entry><entry><title>Two"
  "</title>"
  "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>x</p></div></content></entry>"
  "<entry><title>Three</title></entry></feed>",
  "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
  "xmlns='http://purl.org/rss/1.0/'><channel>"
  "<title>Acme</title></channel><item><title>One</title></item><item><title>Two</title></item>"
  "<item><title>Three</title></item></rdf:RDF>",
  "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"title\":\"One\"},"
  "{\"title\":\"Two\"},{\"title\":\"Three\"}]}",
};

static guint
count_ends (const char *text)
{
  g_autoptr (GRegex) ends = g_regex_new ("</(item|entry)|\"\\}", 0, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (ends, text, 0);

  return (g_strv_length (parts) - 1) /
         (strstr (text, "</item") || strstr (text, "</entry") ? 2 : 1);
}

/* Wherever a feed breaks off, it gives the entries that are complete, and no half one. */
static void
test_cut_off (void)
{
  guint i;
  gsize j;

  for (i = 0; i < G_N_ELEMENTS (whole); i++) {
    for (j = 1; j < strlen (whole[i]); j++) {
      g_autofree char *text = g_strndup (whole[i], j);
      g_autoptr (DgsParsedFeed) feed = read_feed (text, NULL);

      if (!feed)
        continue;
      g_assert_true (feed->damaged || g_str_has_prefix (whole[i], "{"));
      g_assert_cmpuint (feed->entries->len, ==, count_ends (text));
      if (feed->entries->len > 0)
        g_assert_cmpstr (get_entry (feed, 0)->title, ==, "One");
    }
  }
}

/* Whatever happens to single bytes, nothing breaks; the sanitizers watch. */
static void
test_mangled (void)
{
  guint i;
  guint j;

  for (i = 0; i < G_N_ELEMENTS (whole); i++) {
    for (j = 0; j < 2000; j++) {
      g_autofree char *text = g_strdup (whole[i]);
      gsize size = strlen (text);
      guint times = (guint) g_test_rand_int_range (1, 5);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DgsParsedFeed) feed = NULL;

      while (times--)
        text[g_test_rand_int_range (0, (int) size)] = (char) g_test_rand_int_range (0, 256);
      bytes = g_bytes_new (text, size);
      feed = dgs_feed_parse (bytes, ADDRESS, NULL, NULL);
      /* An end can become a start. */
      g_assert_true (!feed || feed->entries->len <= 6);
    }
  }
}

static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new ("<rss><channel>");
  g_autofree char *large = g_strnfill (50 * 1024 * 1024 + 1, ' ');
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&large), 50 * 1024 * 1024 + 1);
  g_autoptr (DgsParsedFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < 20100; i++)
    g_string_append (many, "<item/>");
  g_string_append (many, "</channel></rss>");
  feed = read_good_feed (many->str);
  g_assert_cmpuint (feed->entries->len, ==, 20000);
  g_assert_null (dgs_feed_parse (bytes, NULL, NULL, &error));
  g_assert_error (error, DGS_FEED_ERROR, DGS_FEED_ERROR_TOO_LARGE);
}

/* A feed that was laughed up does not grow, and one that names a file does not get it. */
static void
test_entities (void)
{
  g_autoptr (DgsParsedFeed) bomb = read_good_feed (
      "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
      "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
      "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"
      "<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'><!ENTITY h '&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;'>]>"
      "<rss><channel><title>&h;</title><item><title>One</title></item></channel></rss>");
  g_autoptr (DgsParsedFeed) file =
      read_good_feed ("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                      "<rss><channel><title>a&x;b</title></channel></rss>");

  g_assert_cmpuint (strlen (bomb->title), <, 2 * 1024 * 1024);
  g_assert_cmpstr (get_entry (bomb, 0)->title, ==, "One");
  g_assert_cmpstr (file->title, ==, "a&x;b");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parser/sniff", test_sniff);
  g_test_add_func ("/parser/cut-off", test_cut_off);
  g_test_add_func ("/parser/mangled", test_mangled);
  g_test_add_func ("/parser/limits", test_limits);
  g_test_add_func ("/parser/entities", test_entities);
  return g_test_run ();
}
