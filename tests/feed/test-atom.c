/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "feed-test.h"

static DgsParsedFeed *
read_entry (const char *entry)
{
  g_autofree char *text =
      g_strdup_printf ("<feed xmlns='http://www.w3.org/2005/Atom'><title>Acme</title>"
                       "<author><name>Acme Feed</name></author><entry>%s</entry></feed>",
                       entry);

  return read_good_feed (text);
}

#define CHECK_FIELD(cases, field) CHECK_FIELD_OF (read_entry, cases, field)

static void
test_title (void)
{
  static const EntryCase cases[] = {
    { "text", "<title type='text'>&lt;hello&gt;</title>", "<hello>" },
    { "text is literal", "<title>AT&amp;amp;T</title>", "AT&amp;T" },
    { "html", "<title type='html'>AT&amp;amp;T is &lt;b&gt;big</title>", "AT&T is big" },
    { "html in a section", "<title type='html'><![CDATA[It&#8217;s <em>big</em>]]></title>",
      "It’s big" },
    { "xhtml",
      "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>One <b>two</b> &lt;3</div>"
      "</title>",
      "One two <3" },
    { "media type", "<title type='text/html'>A &amp;amp; B</title>", "A & B" },
    { "base64", "<title mode='base64'>UXVldWVz</title>", "Queues" },
    { "empty", "<title/>", NULL },
  };

  CHECK_FIELD (cases, title);
}

static void
test_link (void)
{
  static const EntryCase cases[] = {
    { "no relation", "<link href='https://a.example/'/>", "https://a.example/" },
    { "alternate",
      "<link rel='self' href='https://s.example/'/><link rel='alternate' "
      "href='https://a.example/'/>",
      "https://a.example/" },
    { "html is better",
      "<link rel='alternate' type='application/pdf' href='https://p.example/'/>"
      "<link rel='alternate' type='text/html' href='https://a.example/'/>",
      "https://a.example/" },
    { "others never",
      "<link rel='edit' href='https://e.example/'/><link rel='replies' href='https://r.example/'/>"
      "<link rel='enclosure' href='https://n.example/'/>",
      NULL },
    { "relative", "<link href='../a'/>", "https://acme.example/a" },
    { "blanks", "<link href=' https://a.example/x '/>", "https://a.example/x" },
    { "other scheme first",
      "<link rel='alternate' href='gopher://g.example/'/><link rel='alternate' "
      "href='https://a.example/'/>",
      "https://a.example/" },
    { "script", "<link href='javascript:x'/>", NULL },
    { "id", "<id>https://acme.example/1</id>", "https://acme.example/1" },
    { "id that is no address", "<id>tag:acme.example,2026:1</id>", NULL },
    { "text in place of href", "<link rel='alternate'>https://a.example/</link>",
      "https://a.example/" },
  };

  CHECK_FIELD (cases, link);
}

static void
test_author (void)
{
  static const EntryCase cases[] = {
    { "name", "<author><name>Acme Desk</name><email>d@acme.example</email></author>", "Acme Desk" },
    { "mail", "<author><email>d@acme.example</email></author>", "d@acme.example" },
    { "the feed's", "", "Acme Feed" },
    { "the source's", "<source><author><name>Acme Wire</name></author></source>", "Acme Wire" },
    { "empty", "<author><name/></author>", "Acme Feed" },
    { "the first", "<author><name>One</name></author><author><name>Two</name></author>", "One" },
  };

  CHECK_FIELD (cases, author);
}

static void
test_content (void)
{
  static const EntryCase cases[] = {
    { "html", "<content type='html'>&lt;p&gt;One&lt;/p&gt;</content>", "<p>One</p>" },
    { "text", "<content>1 &lt; 2</content>", "1 &lt; 2" },
    { "xhtml",
      "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One<br/><i></i></p>"
      "</div></content>",
      "<p>One<br /><i></i></p>" },
    { "xhtml with a prefix",
      "<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p>One</x:p></x:div>"
      "</content>",
      "<p>One</p>" },
    { "summary alone", "<summary>One</summary>", "One" },
    { "the longest", "<summary>One</summary><content>One two</content>", "One two" },
    { "elsewhere", "<content src='https://a.example/x' type='text/html'/>", NULL },
    { "no text", "<content type='image/png'>aGVsbG8=</content>", NULL },
    { "base64 and html", "<content type='text/html' mode='base64'>PHA+T25lPC9wPg==</content>",
      "<p>One</p>" },
    { "video",
      "<m:group xmlns:m='http://search.yahoo.com/mrss/'><m:description>A &lt; B</m:description>"
      "</m:group>",
      "A &lt; B" },
  };

  CHECK_FIELD (cases, content);
}

static void
test_summary (void)
{
  static const EntryCase cases[] = {
    { "separate", "<summary type='html'>One</summary><content type='html'>One two</content>",
      "One" },
    { "none", "<content>One two</content>", NULL },
  };

  CHECK_FIELD (cases, summary);
}

static void
test_dates (void)
{
  static const struct {
    const char *entry;
    const char *published;
    const char *updated;
  } cases[] = {
    { "<published>2026-05-08T06:30:05+02:00</published><updated>2026-05-09T00:00:00Z</updated>",
      "2026-05-08T04:30:05Z", "2026-05-09T00:00:00Z" },
    { "<issued>2026-05-08</issued><modified>2026-05-09</modified>", "2026-05-08T00:00:00Z",
      "2026-05-09T00:00:00Z" },
    { "<created>2026-05-08</created>", "2026-05-08T00:00:00Z", NULL },
    { "<updated>Fri, 08 May 2026 06:30:05 GMT</updated>", NULL, "2026-05-08T06:30:05Z" },
    { "<updated>2026-05-08</updated><updated>2026-05-07</updated>", NULL, "2026-05-07T00:00:00Z" },
    { "<published>0001-01-01T00:00:00Z</published>", NULL, NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DgsParsedFeed) feed = read_entry (cases[i].entry);

    g_test_message ("case %u", i);
    assert_date (get_entry (feed, 0)->published, cases[i].published);
    assert_date (get_entry (feed, 0)->updated, cases[i].updated);
  }
}

static void
test_feed (void)
{
  g_autoptr (DgsParsedFeed) feed = read_good_feed (
      "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xml:lang='de' xml:base='https://b.example/x/'>"
      "<a:title>Acme</a:title><a:link rel='self' href='s'/><a:link href='h'/>"
      "<a:entry><a:id> urn:acme:1 </a:id><a:content type='html' xml:base='y/'>&lt;img src='i'&gt;"
      "</a:content>"
      "</a:entry></a:feed>");

  g_assert_cmpint (feed->format, ==, DGS_FEED_FORMAT_ATOM);
  g_assert_cmpstr (dgs_feed_format_get_name (feed->format), ==, "atom");
  g_assert_cmpstr (feed->title, ==, "Acme");
  g_assert_cmpstr (feed->language, ==, "de");
  g_assert_cmpstr (feed->link, ==, "https://b.example/x/h");
  g_assert_cmpstr (get_entry (feed, 0)->id, ==, "urn:acme:1");
  g_assert_cmpstr (get_entry (feed, 0)->base, ==, "https://b.example/x/y/");
}

static void
test_namespaces (void)
{
  static const char *const starts[] = {
    "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<feed xmlns=' HTTP://www.w3.org/2005/atom '>",
    "<feed version='0.3' xmlns='http://purl.org/atom/ns#'>",
    "<feed xmlns='http://purl.org/echo/'>",
    "<feed>",
    "<feed xmlns='https://unknown.example/'>",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (starts); i++) {
    g_autofree char *text = g_strconcat (
        starts[i],
        "<entry><title>Queues</title></entry>"
        "<p:entry xmlns:p='http://www.w3.org/2005/Atom'><p:title>Caches</p:title></p:entry></feed>",
        NULL);
    g_autoptr (DgsParsedFeed) feed = read_good_feed (text);

    g_assert_cmpuint (feed->entries->len, ==, 2);
    g_assert_cmpstr (get_entry (feed, 0)->title, ==, "Queues");
    g_assert_cmpstr (get_entry (feed, 1)->title, ==, "Caches");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/atom/title", test_title);
  g_test_add_func ("/atom/link", test_link);
  g_test_add_func ("/atom/author", test_author);
  g_test_add_func ("/atom/content", test_content);
  g_test_add_func ("/atom/summary", test_summary);
  g_test_add_func ("/atom/dates", test_dates);
  g_test_add_func ("/atom/feed", test_feed);
  g_test_add_func ("/atom/namespaces", test_namespaces);
  return g_test_run ();
}
