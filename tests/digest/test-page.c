/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-digest.h"
#include "dgs-page.h"

#include <string.h>

#define SITE "https://macworks.dev"
#define PROSE                                                                                       \
  "<p>The mill was fed by one queue, and when it stood the whole valley stood. Now there are two, " \
  "each with a keeper of its own, and grain finds its way past the broken wheel by itself.</p>"     \
  "<p>The keepers wrote down what they had learned on the way, so that the next mill need not.</p>"

static const char old_page[] =
    "<!doctype html><html lang=en><head><title>Week 19 Summary | Acme</title>"
    "<link rel=canonical href=/docs/month/tech/weekly-2026-W19/></head><body><div><aside class=book-menu><nav><ul>"
    "<li><a href=/docs/>Docs</a></ul></nav></aside><div class=book-page><header class=book-header><h3>Week 19 Summary</h3></header>"
    "<article class=\"markdown book-article\"><details><summary>Sources</summary><ul><li><a href=https://a.example/feed>A</a></ul></details>"
    "<h1 id=x>Engineering @ Scale — Week of 2026-04-18 to 2026-05-01<a class=anchor href=#x>#</a></h1><h2>Top Stories</h2>"
    "<p><strong>[Two queues]</strong> · Acme · <a href=#>Source</a>\nOne was not enough.</p></article>"
    "<footer class=book-footer><p><strong>Not</strong> · a story</p></footer></div><aside class=book-toc>Contents</aside></div>";

#define NEW_PAGE(heading, when)                                                                                      \
  "<!doctype html><html lang=en><head><title>Acme page</title></head><body><header class=site-header>Menu</header>"  \
  "<article class=article-main><header class=article-header><p class=article-kicker>Tech</p><h1>" heading            \
  "</h1>"                                                                                                            \
  "<p class=article-dek>Below the heading</p><p class=article-meta><span>Acme</span><time>" when                     \
  "</time></p></header>"                                                                                             \
  "<div class=\"article-prose\"><h2 id=a>Top Stories</h2>"                                                           \
  "<p><strong><a href=https://a.example/1>Two queues</a></strong> · Acme · Mill News\nOne was not enough.</p></div>" \
  "<footer class=article-topics><a href=/tags/>Topic</a></footer></article>"                                         \
  "<aside class=related-rail><p><strong>Not</strong> · a story</p></aside>"

static const char rolling_page[] =
    "<html><body><div class=listing-page><header><h1>Tech</h1></header><div class=\"article-prose section-content\">"
    "<h1>Engineering @ Scale — Week of 2026-08-22 to 2026-08-28</h1><h2>Top Stories</h2>"
    "<p><strong>Two queues</strong> · Acme · <a href=https://a.example/1>Source</a>\nOne was not enough.</p></div>"
    "<div class=listing-stream><a href=/articles/tech-2026-08-21/><strong>Not</strong> · a story</a></div></div>";

static DgsDigest *
read_page (const char *html, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsPage) page = dgs_page_extract (html, address, &error);
  g_autoptr (DgsDocument) document = NULL;
  DgsDigestInput input = {
    0,
  };

  g_assert_no_error (error);
  document = dgs_document_new_from_html (page->html, address);
  input = (DgsDigestInput) { page->title, address, address, NULL, document };
  return dgs_digest_new (&input);
}

static void
test_old (void)
{
  const char *address = SITE "/docs/month/tech/weekly-2026-W19/";
  g_autoptr (DgsPage) page = dgs_page_extract (old_page, address, NULL);
  g_autoptr (DgsDigest) digest = read_page (old_page, address);

  g_assert_cmpstr (page->title, ==, "Week 19 Summary");
  g_assert_cmpstr (page->canonical, ==, address);
  g_assert_cmpstr (digest->key, ==, "macworks.dev/tech/weekly/2026-04-18..2026-05-01");
  g_assert_cmpuint (digest->stories->len, ==, 1);
  g_assert_cmpuint (digest->sources->len, ==, 1);
  g_assert_null (strstr (digest->text, "Contents"));
  g_assert_null (strstr (digest->text, "Docs"));
}

static const struct {
  const char *html;
  const char *address;
  const char *key;
  const char *title;
  const char *heading;
} new_pages[] = {
  { NEW_PAGE ("Engineering @ Scale", "SEPTEMBER 4, 2026"), SITE "/articles/tech-2026-09-04/",
    "macworks.dev/tech/daily/2026-09-04", "Engineering @ Scale",
    "Engineering @ Scale — 2026-09-04" },
  { NEW_PAGE ("The &lt;Mill&gt; &amp; the Wheel", "SEPTEMBER 4, 2026"),
    SITE "/articles/x-2026-09-04/", "macworks.dev/ai@x/daily/2026-09-04", "The <Mill> & the Wheel",
    "The <Mill> & the Wheel — 2026-09-04" },
  { NEW_PAGE ("Engineering @ Scale — Week of 2026-08-15 to 2026-08-21", "WEEK 34, 2026"),
    SITE "/articles/tech/weekly-2026-W34/", "macworks.dev/tech/weekly/2026-08-15..2026-08-21",
    "Engineering @ Scale", "Engineering @ Scale — Week of 2026-08-15 to 2026-08-21" },
  { NEW_PAGE ("Engineering @ Scale", "WEEK 34, 2026"), SITE "/articles/tech/weekly-2026-W34/",
    "macworks.dev/tech/weekly/2026-08-15..2026-08-21", "Engineering @ Scale",
    "Engineering @ Scale — Week 34, 2026" },
};

static void
test_new (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (new_pages); i++) {
    g_autoptr (DgsDigest) digest = read_page (new_pages[i].html, new_pages[i].address);

    g_test_message ("%s", new_pages[i].heading);
    g_assert_cmpstr (digest->key, ==, new_pages[i].key);
    g_assert_cmpstr (digest->title, ==, new_pages[i].title);
    g_assert_cmpstr (digest->heading, ==, new_pages[i].heading);
    g_assert_cmpuint (digest->stories->len, ==, 1);
    g_assert_null (strstr (digest->text, "Topic"));
    g_assert_null (strstr (digest->text, "Menu"));
  }
}

static void
test_rolling (void)
{
  g_autoptr (DgsDigest) digest = read_page (rolling_page, SITE "/editions/week/tech/");

  g_assert_cmpstr (digest->key, ==, "macworks.dev/tech/weekly/2026-08-22..2026-08-28");
  g_assert_cmpuint (digest->stories->len, ==, 1);
  g_assert_null (strstr (digest->text, "Not"));
}

/* A page under another address, as of a copy, still says whose it is. */
static void
test_canonical (void)
{
  static const char html[] =
      "<link rel=canonical href=" SITE "/editions/week/tech/><div class=section-content>"
      "<h1>Engineering @ Scale — Week of 2026-08-22 to 2026-08-28</h1><p>a</div><p>b";
  g_autoptr (DgsPage) page = dgs_page_extract (html, "http://127.0.0.1:8080/", NULL);

  g_assert_nonnull (page);
  g_assert_cmpstr (page->canonical, ==, SITE "/editions/week/tech/");
  g_assert_null (strstr (page->html, "<p>b"));
}

static const char *const general[] = {
  "<body><nav>Menu</nav><h1>Two queues</h1><article>" PROSE "</article><footer>Foot</footer>",
  "<body><div role=navigation>Menu</div><main><h1>Two queues</h1><div>" PROSE
  "</div><aside>Foot</aside></main>",
  "<body><div><a href=/>Menu</a></div><div id=page><div><h1>Two queues</h1>" PROSE
  "</div><div class=\"related box\">Foot</div></div>",
  "<body><table><tr><td><a href=/>Menu</a><td><h1>Two queues</h1>" PROSE "</table>",
  "<body><article><h1>Two queues</h1>" PROSE
  "<form>Foot</form></article><article>Menu</article><article>Menu</article>",
};

static void
test_general (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (general); i++) {
    g_autofree char *html = g_strconcat ("<title>Two queues – Acme</title>", general[i], NULL);
    g_autoptr (DgsPage) page = dgs_page_extract (html, "https://acme.example/", NULL);
    g_autoptr (DgsDocument) document = NULL;
    g_autofree char *text = NULL;

    g_test_message ("%s", general[i]);
    g_assert_nonnull (page);
    document = dgs_document_new_from_html (page->html, "https://acme.example/");
    text = dgs_document_to_text (document);
    g_assert_cmpstr (page->title, ==, "Two queues");
    g_assert_true (g_str_has_prefix (text, "Two queues\n\nThe mill"));
    g_assert_nonnull (strstr (text, "The keepers"));
    g_assert_null (strstr (text, "Menu"));
    g_assert_null (strstr (text, "Foot"));
  }
}

static const char *const empty[] = {
  "",
  " ",
  "<p>Not found</p>",
  "<body><nav>" PROSE "</nav><p>404</p>",
  "<body><ul><li><a href=/1>"
  "One long title after the other stands here, and each of them leads to another page of the site</a>"
  "<li><a href=/2>One long title after the other stands here, and each of them leads to another page of the site</a></ul>",
  "<body><article>" PROSE "</article><article>" PROSE "</article><article>" PROSE "</article>",
  "<script>var mill = 'long';</script>",
};

static void
test_no_article (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (empty); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DgsPage) page = dgs_page_extract (empty[i], "https://acme.example/", &error);

    g_test_message ("%s", empty[i]);
    g_assert_error (error, DGS_PAGE_ERROR, DGS_PAGE_ERROR_NO_ARTICLE);
    g_assert_null (page);
  }
}

static void
test_title (void)
{
  g_autoptr (DgsPage) open = dgs_page_extract (
      "<meta property=og:title content='A  &amp; B'><title>C</title><article>" PROSE, NULL, NULL);
  g_autoptr (DgsPage) named = dgs_page_extract (
      "<meta property=og:site_name content=Acme><title>C - D - Acme</title><article>" PROSE, NULL,
      NULL);
  g_autoptr (DgsPage) dashed = dgs_page_extract ("<title>C - D</title><article>" PROSE, NULL, NULL);
  g_autoptr (DgsPage) none =
      dgs_page_extract ("<link rel=canonical href='javascript:x'><article>" PROSE, NULL, NULL);

  g_assert_cmpstr (open->title, ==, "A & B");
  g_assert_cmpstr (named->title, ==, "C - D");
  g_assert_cmpstr (dashed->title, ==, "C - D");
  g_assert_null (none->title);
  g_assert_null (none->canonical);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/page/old", test_old);
  g_test_add_func ("/digest/page/new", test_new);
  g_test_add_func ("/digest/page/rolling", test_rolling);
  g_test_add_func ("/digest/page/canonical", test_canonical);
  g_test_add_func ("/digest/page/general", test_general);
  g_test_add_func ("/digest/page/no-article", test_no_article);
  g_test_add_func ("/digest/page/title", test_title);
  return g_test_run ();
}
