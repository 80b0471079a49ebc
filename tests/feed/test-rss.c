/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "feed-test.h"

#define NAMESPACES                                                                        \
  "xmlns:atom='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/' " \
  "xmlns:content='http://purl.org/rss/1.0/modules/content/' "                             \
  "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' "                            \
  "xmlns:media='http://search.yahoo.com/mrss/' "                                          \
  "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/' "                              \
  "xmlns:dcterms='http://purl.org/dc/terms/'"

static DgsParsedFeed *
read_item (const char *item)
{
  g_autofree char *text =
      g_strdup_printf ("<rss version='2.0' " NAMESPACES "><channel><title>Acme</title>"
                       "<link>https://acme.example/</link><item>%s</item></channel></rss>",
                       item);

  return read_good_feed (text);
}

#define CHECK_FIELD(cases, field) CHECK_FIELD_OF (read_item, cases, field)

static void
test_title (void)
{
  static const EntryCase cases[] = {
    { "plain", "<title> Queues\n split </title>", "Queues split" },
    { "none", "", NULL },
    { "empty, then one", "<title/><title>Queues</title>", "Queues" },
    { "own before the others", "<media:title>Clip</media:title><title>Queues</title>", "Queues" },
    { "another's", "<title/><itunes:title>Episode</itunes:title>", "Episode" },
    { "escaped twice", "<title>AT&amp;amp;T</title>", "AT&T" },
    { "number in a section", "<title><![CDATA[It&#8217;s]]></title>", "It’s" },
    { "escaped tag", "<title>A &lt;b&gt;bold&lt;/b&gt; move</title>", "A bold move" },
    { "no tag of HTML", "<title>&lt;hello&gt;</title>", "<hello>" },
    { "undeclared reference", "<title>Caf&eacute;&nbsp;&mdash; R&D</title>", "Café — R&D" },
  };

  CHECK_FIELD (cases, title);
}

static void
test_link (void)
{
  static const EntryCase cases[] = {
    { "plain", "<link> https://acme.example/a\n</link>", "https://acme.example/a" },
    { "relative to the document", "<link>a?x=1&amp;y=2</link>",
      "https://acme.example/blog/a?x=1&y=2" },
    { "link before the Atom one",
      "<atom:link rel='alternate' href='https://b.example/'/><link>https://a.example/</link>",
      "https://a.example/" },
    { "Atom one", "<atom:link href='https://b.example/'/>", "https://b.example/" },
    { "never self", "<atom:link rel='self' href='https://b.example/'/>", NULL },
    { "guid", "<guid>https://acme.example/g</guid>", "https://acme.example/g" },
    { "guid that is none", "<guid isPermaLink='false'>https://acme.example/g</guid>", NULL },
    { "guid that is no address", "<guid>g-1</guid>", NULL },
    { "script", "<link>javascript:alert(1)</link>", NULL },
    { "script and guid", "<link>javascript:alert(1)</link><guid>https://acme.example/g</guid>",
      "https://acme.example/g" },
    { "mail", "<link>mailto:desk@acme.example</link>", NULL },
    { "of the item's image", "<image><link>https://c.example/</link></image>", NULL },
    { "bare ampersand", "<link>https://acme.example/?a=1&b=2</link>",
      "https://acme.example/?a=1&b=2" },
  };

  CHECK_FIELD (cases, link);
}

static void
test_id (void)
{
  static const EntryCase cases[] = {
    { "verbatim", "<guid isPermaLink='false'>HTTP://Acme.Example:80/../X</guid>",
      "HTTP://Acme.Example:80/../X" },
    { "blanks around", "<guid>\n g-1 </guid>", "g-1" },
    { "empty", "<guid> </guid>", NULL },
    { "none", "<link>https://acme.example/a</link>", NULL },
    { "case of the name", "<GUID>g-1</GUID>", "g-1" },
  };

  CHECK_FIELD (cases, id);
}

static void
test_author (void)
{
  static const EntryCase cases[] = {
    { "name", "<author>Acme Desk</author>", "Acme Desk" },
    { "mail and name", "<author>desk@acme.example (Acme Desk)</author>", "Acme Desk" },
    { "name and mail", "<author>Acme Desk (desk@acme.example)</author>", "Acme Desk" },
    { "name and mail in brackets", "<author>Acme Desk &lt;desk@acme.example&gt;</author>",
      "Acme Desk" },
    { "mail alone", "<author>desk@acme.example</author>", "desk@acme.example" },
    { "name with brackets", "<author>Acme (Desk)</author>", "Acme (Desk)" },
    { "creator", "<author/><dc:creator>Acme &amp;amp; Sons</dc:creator>", "Acme & Sons" },
    { "the first of several", "<dc:creator>One</dc:creator><dc:creator>Two</dc:creator>", "One" },
    { "Atom's", "<atom:author><atom:name>Acme Desk</atom:name></atom:author>", "Acme Desk" },
    { "none", "", NULL },
  };

  CHECK_FIELD (cases, author);
}

static void
test_dates (void)
{
  static const struct {
    const char *item;
    const char *published;
    const char *updated;
  } cases[] = {
    { "<pubDate>Fri, 08 May 2026 06:30:05 +0200</pubDate>", "2026-05-08T04:30:05Z", NULL },
    { "<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>", NULL, NULL },
    { "<pubDate>0001-01-01T00:00:00Z</pubDate><dc:date>2026-05-08</dc:date>",
      "2026-05-08T00:00:00Z", NULL },
    { "<pubDate>soon</pubDate>", NULL, NULL },
    { "<dc:date>2026-05-08T06:30Z</dc:date>", "2026-05-08T06:30:00Z", NULL },
    { "<dcterms:modified>2026-05-08</dcterms:modified>", NULL, "2026-05-08T00:00:00Z" },
    { "<atom:updated>2026-05-08</atom:updated>", NULL, "2026-05-08T00:00:00Z" },
    { "<pubDate><![CDATA[ 8 May 2026 ]]></pubDate>", "2026-05-08T00:00:00Z", NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DgsParsedFeed) feed = read_item (cases[i].item);

    g_test_message ("case %u", i);
    assert_date (get_entry (feed, 0)->published, cases[i].published);
    assert_date (get_entry (feed, 0)->updated, cases[i].updated);
  }
}

static void
test_texts (void)
{
  static const struct {
    const char *item;
    const char *content;
    const char *summary;
  } cases[] = {
    { "<description>&lt;p&gt;One&lt;/p&gt;</description>", "<p>One</p>", "<p>One</p>" },
    { "<description>One</description><content:encoded><![CDATA[<p>One two</p>]]></content:encoded>",
      "<p>One two</p>", "One" },
    { "<content:encoded/><description>One</description>", "One", "One" },
    { "<description>One and much more</description><content:encoded>One</content:encoded>",
      "One and much more", "One and much more" },
    { "<description><p>One</p><br/></description>", "<p>One</p><br />", "<p>One</p><br />" },
    { "<body xmlns='http://www.w3.org/1999/xhtml'><p>One</p></body>", "<p>One</p>", NULL },
    { "<media:group><media:description>Clip</media:description></media:group>", "Clip", "Clip" },
    { "<description>A &amp;amp;amp; B &amp;amp;#39;</description>", "A &amp; B &#39;",
      "A &amp; B &#39;" },
    { "<description> </description>", NULL, NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DgsParsedFeed) feed = read_item (cases[i].item);

    g_test_message ("case %u", i);
    g_assert_cmpstr (get_entry (feed, 0)->content, ==, cases[i].content);
    g_assert_cmpstr (get_entry (feed, 0)->summary, ==, cases[i].summary);
  }
}

static void
test_channel (void)
{
  g_autoptr (DgsParsedFeed) feed = read_good_feed (
      "<rss version='2.0' " NAMESPACES "><channel><atom:link rel='self' href='/self'/>"
      "<title>Acme &amp;amp; Sons</title><link>/blog/</link><language> en-us </language><ttl>90"
      "</ttl>"
      "<image><title>Logo</title><link>https://c.example/</link></image></channel></rss>");

  g_assert_cmpint (feed->format, ==, DGS_FEED_FORMAT_RSS);
  g_assert_cmpstr (dgs_feed_format_get_name (feed->format), ==, "rss");
  g_assert_cmpstr (feed->title, ==, "Acme & Sons");
  g_assert_cmpstr (feed->link, ==, "https://acme.example/blog/");
  g_assert_cmpstr (feed->language, ==, "en-us");
  g_assert_cmpuint (feed->schedule.ttl, ==, 90);
  g_assert_cmpuint (feed->entries->len, ==, 0);
  g_assert_false (feed->damaged);
}

static void
test_interval (void)
{
  static const struct {
    const char *channel;
    guint minutes;
  } cases[] = {
    { "", 0 },
    { "<ttl>60</ttl>", 60 },
    { "<ttl>-1</ttl>", 0 },
    { "<ttl>soon</ttl>", 0 },
    { "<ttl>99999999999</ttl>", 527040 },
    { "<sy:updatePeriod> hourly </sy:updatePeriod>", 60 },
    { "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 720 },
    { "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 60 },
    { "<sy:updatePeriod>often</sy:updatePeriod>", 0 },
    { "<ttl>15</ttl><sy:updatePeriod>daily</sy:updatePeriod>", 15 },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text =
        g_strdup_printf ("<rss " NAMESPACES "><channel>%s</channel></rss>", cases[i].channel);
    g_autoptr (DgsParsedFeed) feed = read_good_feed (text);

    g_assert_cmpuint (feed->schedule.ttl, ==, cases[i].minutes);
  }
}

static void
test_skipped (void)
{
  g_autoptr (DgsParsedFeed) feed = read_good_feed (
      "<rss version='2.0'><channel><skipHours><hour>0</hour><hour> 23 </hour><hour>24</hour>"
      "<hour>25</hour><hour>noon</hour></skipHours><skipDays><day>Saturday</day><day>sunday</day>"
      "<day>Someday</day></skipDays></channel></rss>");

  g_assert_cmphex (feed->schedule.skipped_hours, ==, 1u << 0 | 1u << 23);
  g_assert_cmphex (feed->schedule.skipped_days, ==, 1u << 5 | 1u << 6);
}

/* The same item under every name that RSS ever had. */
static void
test_dialects (void)
{
  static const struct {
    const char *start;
    const char *end;
    DgsFeedFormat format;
  } cases[] = {
    { "<rss version='0.91'><channel>", "</channel></rss>", DGS_FEED_FORMAT_RSS },
    { "<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel>", "</channel></rss>",
      DGS_FEED_FORMAT_RSS },
    { "<rss version='2.0' xmlns='http://www.w3.org/2005/Atom'><channel>", "</channel></rss>",
      DGS_FEED_FORMAT_RSS },
    { "<rss version='2.0' xmlns='https://unknown.example/'><channel>", "</channel></rss>",
      DGS_FEED_FORMAT_RSS },
    { "<RSS><Channel>", "</Channel></RSS>", DGS_FEED_FORMAT_RSS },
    { "<rss><channel></channel>", "</rss>", DGS_FEED_FORMAT_RSS },
    { "<channel>", "</channel>", DGS_FEED_FORMAT_RSS },
    { "<!DOCTYPE rss SYSTEM 'http://my.example/rss-0.91.dtd'><rss><channel>", "</channel></rss>",
      DGS_FEED_FORMAT_RSS },
    { "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/'>"
      "<channel><title>Acme</title></channel>",
      "</rdf:RDF>", DGS_FEED_FORMAT_RDF },
    { "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
      "<channel xmlns='http://purl.org/rss/1.0/'><title>Acme</title></channel>",
      "</rdf:RDF>", DGS_FEED_FORMAT_RDF },
    { "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns=' http://my.netscape.com/rdf/simple/0.9/ '><channel/>",
      "</rdf:RDF>", DGS_FEED_FORMAT_RDF },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strconcat (
        cases[i].start, "<item><title>Queues</title><link>https://acme.example/a</link></item>",
        cases[i].end, NULL);
    g_autoptr (DgsParsedFeed) feed = read_good_feed (text);

    g_test_message ("case %u", i);
    g_assert_cmpint (feed->format, ==, cases[i].format);
    g_assert_cmpuint (feed->entries->len, ==, 1);
    g_assert_cmpstr (get_entry (feed, 0)->title, ==, "Queues");
    g_assert_cmpstr (get_entry (feed, 0)->link, ==, "https://acme.example/a");
  }
}

static void
test_rdf_about (void)
{
  g_autoptr (DgsParsedFeed) feed = read_good_feed (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/'>"
      "<channel rdf:about='https://acme.example/rdf'/><item rdf:about='urn:acme:1'/></rdf:RDF>");

  g_assert_cmpstr (get_entry (feed, 0)->id, ==, "urn:acme:1");
  g_assert_cmpstr (dgs_feed_format_get_name (feed->format), ==, "rdf");
}

/* A prefix that nobody declared is taken for what it usually means. */
static void
test_undeclared_prefix (void)
{
  g_autoptr (DgsParsedFeed) feed =
      read_good_feed ("<rss><channel><item><dc:creator>Acme Desk</dc:creator>"
                      "<content:encoded>One</content:encoded></item></channel></rss>");

  g_assert_cmpstr (get_entry (feed, 0)->author, ==, "Acme Desk");
  g_assert_cmpstr (get_entry (feed, 0)->content, ==, "One");
}

static void
test_base (void)
{
  g_autoptr (DgsParsedFeed) feed = read_good_feed (
      "<rss xml:base='https://b.example/x/'><channel><link>y/</link><item xml:base='z/'><link>a"
      "</link></item>"
      "<item><link>b</link></item></channel></rss>");

  g_assert_cmpstr (feed->link, ==, "https://b.example/x/y/");
  g_assert_cmpstr (get_entry (feed, 0)->link, ==, "https://b.example/x/z/a");
  g_assert_cmpstr (get_entry (feed, 0)->base, ==, "https://b.example/x/z/");
  g_assert_cmpstr (get_entry (feed, 1)->link, ==, "https://b.example/x/b");
}

static void
test_no_address (void)
{
  static const char text[] =
      "<rss><channel><link>https://acme.example/blog/</link><item><link>a</link></item></channel>"
      "</rss>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (DgsParsedFeed) feed = dgs_feed_parse (bytes, NULL, NULL, NULL);

  g_assert_cmpstr (get_entry (feed, 0)->link, ==, "https://acme.example/blog/a");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rss/title", test_title);
  g_test_add_func ("/rss/link", test_link);
  g_test_add_func ("/rss/id", test_id);
  g_test_add_func ("/rss/author", test_author);
  g_test_add_func ("/rss/dates", test_dates);
  g_test_add_func ("/rss/texts", test_texts);
  g_test_add_func ("/rss/channel", test_channel);
  g_test_add_func ("/rss/interval", test_interval);
  g_test_add_func ("/rss/skipped", test_skipped);
  g_test_add_func ("/rss/dialects", test_dialects);
  g_test_add_func ("/rss/rdf-about", test_rdf_about);
  g_test_add_func ("/rss/undeclared-prefix", test_undeclared_prefix);
  g_test_add_func ("/rss/base", test_base);
  g_test_add_func ("/rss/no-address", test_no_address);
  return g_test_run ();
}
