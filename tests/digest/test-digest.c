/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-digest.h"

#include <string.h>

#define SITE "https://macworks.dev"

static DgsDigest *
read_digest (const char *link, const char *title, const char *html)
{
  g_autoptr (DgsDocument) document = dgs_document_new_from_html (html, link);
  g_autoptr (GDateTime) published = g_date_time_new_utc (1, 1, 1, 0, 0, 0);
  DgsDigestInput input = { title, link, "entry-key", published, document };

  return dgs_digest_new (&input);
}

static const struct {
  const char *link;
  const char *title;
  const char *heading;
  const char *key;
  const char *series;
} known[] = {
  /* One weekly digest: on its rolling page, archived, and again at the addresses of the new layout.
   */
  { SITE "/docs/week/tech/", "Tech Company Blogs",
    "Engineering @ Scale — Week of 2026-04-11 to 2026-04-17",
    "macworks.dev/tech/weekly/2026-04-11..2026-04-17", "Engineering @ Scale" },
  { SITE "/docs/month/tech/weekly-2026-W17/", "Week 17 Summary",
    "engineering @ scale – week of 2026-04-11 to 2026-04-17",
    "macworks.dev/tech/weekly/2026-04-11..2026-04-17", "Engineering @ Scale" },
  { SITE "/editions/week/tech/", "Engineering @ Scale",
    "Engineering &amp; Scale - Week of 2026-04-11 to 2026-04-17",
    "macworks.dev/tech/weekly/2026-04-11..2026-04-17", "Engineering @ Scale" },
  { SITE "/articles/tech/weekly-2026-W17/", "Week 17 Summary",
    "Engineering @ Scale — Week of 2026-04-11 to 2026-04-17",
    "macworks.dev/tech/weekly/2026-04-11..2026-04-17", "Engineering @ Scale" },
  { "http://www.macworks.dev/docs/week/tech", "Tech Company Blogs",
    "Engineering @ Scale — Week of 2026-04-11 to 2026-04-17",
    "macworks.dev/tech/weekly/2026-04-11..2026-04-17", "Engineering @ Scale" },
  /* The next week on the same page is another. */
  { SITE "/docs/week/tech/", "Tech Company Blogs",
    "Engineering @ Scale — Week of 2026-04-18 to 2026-05-01",
    "macworks.dev/tech/weekly/2026-04-18..2026-05-01", "Engineering @ Scale" },
  /* One title, two series. */
  { SITE "/docs/month/blogs/weekly-2026-W17/", "Week 17 Summary",
    "Engineering Reads — Week of 2026-04-11 to 2026-04-17",
    "macworks.dev/blogs/weekly/2026-04-11..2026-04-17", "Engineering Reads" },
  /* A daily digest on its way from today to the archives, and in the new layout. */
  { SITE "/docs/today/engineer-blogs-2026-05-01/", "Engineer Reads",
    "Engineering Reads — 2026-05-01", "macworks.dev/blogs/daily/2026-05-01", "Engineering Reads" },
  { SITE "/docs/week/blogs/engineer-blogs-2026-05-01/", "2026-05-01",
    "Engineering Reads — 2026-05-01", "macworks.dev/blogs/daily/2026-05-01", "Engineering Reads" },
  { SITE "/docs/archives/blogs/engineer-blogs-2026-05-01/", "2026-05-01",
    "Engineering Reads — 2026-05-01", "macworks.dev/blogs/daily/2026-05-01", "Engineering Reads" },
  { SITE "/articles/engineer-blogs-2026-05-01/", "Engineering Reads", "Engineering Reads",
    "macworks.dev/blogs/daily/2026-05-01", "Engineering Reads" },
  { SITE "/docs/week/ai%40x/x-2026-05-08/", "2026-05-08", "The Mill Wheel Turns — 2026-05-08",
    "macworks.dev/ai@x/daily/2026-05-08", "AI@X" },
  { SITE "/docs/today/ai-reddit-2026-05-08/", "AI Reddit", "AI Reddit — 2026-05-08",
    "macworks.dev/ai_reddit/daily/2026-05-08", "AI Reddit" },
  { SITE "/articles/brief-2026-09-04/", "Brief", "Chips and Chalk",
    "macworks.dev/brief/daily/2026-09-04", "The Brief" },
  /* A heading that says nothing. */
  { SITE "/docs/tech-2026-03-19/", "Tech Company Blogs", "Engineering @ Scale",
    "macworks.dev/tech/daily/2026-03-19", "Engineering @ Scale" },
  { SITE "/docs/week/tech/", "Engineering @ Scale — Week of 2026-05-02 to 2026-05-08",
    "Engineering @ Scale", "macworks.dev/tech/weekly/2026-05-02..2026-05-08",
    "Engineering @ Scale" },
  /* Series that the table does not name. */
  { SITE "/docs/week/gardens/", "Gardens", "Acme Gardens — Week of 2026-05-02 to 2026-05-08",
    "macworks.dev/gardens/weekly/2026-05-02..2026-05-08", "Acme Gardens" },
  { SITE "/zh/docs/blogs/2026-03-16/", "2026-03-16", "工程 — 2026-03-16",
    "macworks.dev/zh/blogs/daily/2026-03-16", "工程" },
  /* An address that tells nothing leaves the names. */
  { SITE "/elsewhere/", "Week 17 Summary", "Engineering @ Scale — Week of 2026-04-11 to 2026-04-17",
    "macworks.dev/tech/weekly/2026-04-11..2026-04-17", "Engineering @ Scale" },
  /* Publishers that are not in the table. */
  { "https://www.acme.example/d/1", "Acme Weekly — Week of 2026-05-02 to 2026-05-08", NULL,
    "acme.example/acme-weekly/weekly/2026-05-02..2026-05-08", "Acme Weekly" },
  { "https://acme.example/d/2", "May", "ACME  weekly – Week of 2026-05-02 to 2026-05-08",
    "acme.example/acme-weekly/weekly/2026-05-02..2026-05-08", "ACME weekly" },
  { "https://acme.example/d/3", "Acme @ Sea — 2026-05-08", NULL,
    "acme.example/acme@sea/daily/2026-05-08", "Acme @ Sea" },
  { "https://acme.example/d/3", "acme@sea—2026-05-08", NULL,
    "acme.example/acme@sea/daily/2026-05-08", "acme@sea" },
};

static void
test_keys (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (known); i++) {
    g_autofree char *html =
        g_strdup_printf ("%s%s%s<h2>Review</h2><p>Words.</p>", known[i].heading ? "<h1>" : "",
                         known[i].heading ? known[i].heading : "", known[i].heading ? "</h1>" : "");
    g_autoptr (DgsDigest) digest = read_digest (known[i].link, known[i].title, html);

    g_test_message ("%s", known[i].link);
    g_assert_cmpstr (digest->key, ==, known[i].key);
    g_assert_cmpstr (digest->series, ==, known[i].series);
    g_assert_true (g_str_has_prefix (digest->key, digest->series_key));
    g_assert_true (g_date_valid (&digest->start));
    g_assert_cmpint (g_date_compare (&digest->date, &digest->end), ==, 0);
    g_assert_false (digest->inferred);
  }
}

/* None of these is a digest, whatever it looks like. */
static const struct {
  const char *link;
  const char *title;
  const char *heading;
} plain[] = {
  { "https://acme.example/a", "A week with the new loom", "A week with the new loom" },
  { "https://acme.example/a", "Week 14 Summary", "Week 14 Summary" },
  { "https://acme.example/weekly-2026-W14/", "Week 14, 2026", "Week 14, 2026" },
  { "https://acme.example/a", "2026-05-01", "2026-05-01" },
  { "https://acme.example/a", "Outage of 2026-05-01", "Outage of 2026-05-01" },
  { "https://acme.example/a", "Notice — May 1, 2026", "Notice — May 1, 2026" },
  { "https://acme.example/a", "Acme Fair — 2026-05-04 to 2026-05-06",
    "Acme Fair — 2026-05-04 to 2026-05-06" },
  { "https://acme.example/a",
    "How the mill of our grandfathers came to grind again after forty long years — 2026-05-01",
    NULL },
  { "https://acme.example/docs/week/tech/", "Loom", "Loom" },
  { "https://acme.example/docs/today/tech-2026-05-01/", "Loom", "Loom" },
  { SITE "/about/", "About", "About" },
  { SITE "/docs/month/tech/", "Tech Company Blogs", "Tech Company Blogs" },
  { SITE "/docs/week/tech/", "Tech Company Blogs", "Engineering @ Scale" },
  { SITE "/docs/month/tech/weekly-2026-W54/", "Week 54 Summary", "Summary" },
};

static void
test_plain (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (plain); i++) {
    g_autofree char *html = g_strdup_printf (
        "<h1>%s</h1><p><b>[A]</b> · B · <a href=https://acme.example/>Source</a></p>",
        plain[i].heading ? plain[i].heading : plain[i].title);
    g_autoptr (DgsDigest) digest = read_digest (plain[i].link, plain[i].title, html);

    g_test_message ("%s %s", plain[i].link, plain[i].title);
    g_assert_cmpint (digest->kind, ==, DGS_DIGEST_KIND_NONE);
    g_assert_cmpstr (digest->key, ==, "entry-key");
    g_assert_cmpstr (digest->title, ==, plain[i].title);
    g_assert_null (digest->series);
    g_assert_null (digest->series_key);
    g_assert_false (g_date_valid (&digest->start));
    g_assert_false (g_date_valid (&digest->end));
    g_assert_cmpuint (digest->stories->len, ==, 0);
    g_assert_cmpuint (digest->sources->len, ==, 0);
  }
}

static void
assert_day (const GDate *date, const char *expected)
{
  char text[16] = "";

  if (g_date_valid (date))
    g_date_strftime (text, sizeof text, "%Y-%m-%d", date);
  g_assert_cmpstr (text, ==, expected);
}

/* A week whose text does not say which one it is. */
static void
test_label (void)
{
  static const char *const html = "<p>I have put your weekly together. It is in the panel.</p>";
  g_autoptr (DgsDigest) digest =
      read_digest (SITE "/articles/tech/weekly-2026-W33/", "Week 33 Summary", html);
  g_autoptr (DgsDigest) other =
      read_digest (SITE "/docs/month/youtube/weekly-2026-W19/", "Week 19 Summary", html);
  g_autoptr (DgsDigest) stated =
      read_digest (SITE "/articles/tech/weekly-2026-W34/", "Week 34 Summary",
                   "<h1>Engineering @ Scale — Week of 2026-08-15 to 2026-08-21</h1>");

  g_assert_cmpstr (digest->key, ==, "macworks.dev/tech/weekly/2026-08-08..2026-08-14");
  g_assert_cmpstr (digest->label, ==, "2026-W33");
  g_assert_true (digest->inferred);
  g_assert_cmpint (digest->date_origin, ==, DGS_DATE_ORIGIN_LABEL);
  g_assert_cmpuint (digest->stories->len, ==, 0);
  g_assert_cmpstr (digest->title, ==, "Engineering @ Scale");

  /* Two series can have missed different weeks. */
  g_assert_cmpstr (other->key, ==, "macworks.dev/youtube/weekly/2026-04-11..2026-04-17");
  g_assert_false (stated->inferred);
  g_assert_cmpstr (stated->label, ==, "2026-W34");
  g_assert_cmpint (stated->date_origin, ==, DGS_DATE_ORIGIN_HEADING);
}

static const struct {
  const char *link;
  const char *title;
  const char *heading;
  const char *shown;
} titles[] = {
  { SITE "/docs/month/tech/weekly-2026-W17/", "Week 17 Summary",
    "Engineering @ Scale — Week of 2026-04-11 to 2026-04-17", "Engineering @ Scale" },
  { SITE "/docs/archives/tech/tech-2026-05-01/", "2026-05-01", "Engineering @ Scale — 2026-05-01",
    "Engineering @ Scale" },
  { SITE "/docs/today/x-2026-05-08/", "AI@X", "The Mill Wheel Turns — 2026-05-08",
    "The Mill Wheel Turns" },
  { SITE "/editions/week/brief/", "Brief", "Chips and Chalk — Week of 2026-08-15 to 2026-08-21",
    "Chips and Chalk" },
  { SITE "/docs/today/tech-2026-05-01/", "The Day the Cache Stood Still",
    "Engineering @ Scale — 2026-05-01", "The Day the Cache Stood Still" },
  { SITE "/docs/today/tech-2026-05-01/", "", "", "Engineering @ Scale" },
  { "https://acme.example/", "Acme Weekly — Week of 2026-05-02 to 2026-05-08", "", "Acme Weekly" },
  { "https://acme.example/", "A title", "A heading", "A title" },
  { "https://acme.example/", "", "A heading", "A heading" },
  { "https://acme.example/", NULL, "", "Words." },
};

static void
test_titles (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (titles); i++) {
    g_autofree char *html = g_strdup_printf ("<h1>%s</h1><p>Words.</p>", titles[i].heading);
    g_autoptr (DgsDigest) digest = read_digest (titles[i].link, titles[i].title, html);

    g_assert_cmpstr (digest->title, ==, titles[i].shown);
  }
}

static const struct {
  int year;
  const char *link;
  const char *title;
  const char *html;
  const char *date;
  const char *origin;
} dated[] = {
  { 2026, "https://acme.example/2020/01/01/a", "A", "<p>a", "2026-06-15", "stated" },
  { 1990, "https://acme.example/a", "A", "<p>a", "1990-06-15", "stated" },
  { 1989, "https://acme.example/a", "A", "<p>a", "", "none" },
  { 1, "https://acme.example/2020/01/02/a", "A", "<p>a", "2020-01-02", "address" },
  { 1, "https://acme.example/2020/01/02/a", "Fair of 2020-01-03", "<p>a", "2020-01-03", "title" },
  { 0, "https://acme.example/a", "A", "<h1>Fair of 2020-01-04</h1>", "2020-01-04", "heading" },
  { 0, NULL, NULL, "<p>a", "", "none" },
  /* The days of a digest win over the day that a feed states. */
  { 2026, SITE "/docs/week/tech/", "A",
    "<h1>Engineering @ Scale — Week of 2026-04-11 to 2026-04-17</h1>", "2026-04-17", "heading" },
  { 2026, SITE "/docs/archives/tech/tech-2026-05-01/", "2026-05-01", "<p>a", "2026-05-01",
    "title" },
  { 2026, SITE "/docs/archives/tech/tech-2026-05-01/", "A", "<p>a", "2026-05-01", "address" },
  { 1, SITE "/docs/month/tech/weekly-2026-W34/", "A", "<p>a", "2026-08-21", "address" },
};

static void
test_dates (void)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (dated); i++) {
    g_autoptr (DgsDocument) document = dgs_document_new_from_html (dated[i].html, dated[i].link);
    g_autoptr (GDateTime) published =
        dated[i].year ? g_date_time_new_utc (dated[i].year, 6, 15, 12, 0, 0) : NULL;
    DgsDigestInput input = { dated[i].title, dated[i].link, "k", published, document };
    g_autoptr (DgsDigest) digest = dgs_digest_new (&input);

    assert_day (&digest->date, dated[i].date);
    g_assert_cmpstr (dgs_date_origin_get_name (digest->date_origin), ==, dated[i].origin);
  }
}

static void
test_without_link (void)
{
  g_autoptr (DgsDocument) document =
      dgs_document_new_from_html ("<h1>Engineering @ Scale — 2026-05-01</h1>", NULL);
  DgsDigestInput by_key = { NULL, NULL, SITE "/docs/today/tech-2026-05-01/", NULL, document };
  DgsDigestInput alone = { NULL, NULL, NULL, NULL, document };
  g_autoptr (DgsDigest) first = dgs_digest_new (&by_key);
  g_autoptr (DgsDigest) second = dgs_digest_new (&alone);

  g_assert_cmpstr (first->key, ==, "macworks.dev/tech/daily/2026-05-01");
  g_assert_cmpstr (second->key, ==, "-/engineering@scale/daily/2026-05-01");
}

/* The new layout's only feed has plain text, escaped three times over, and one title for all. */
static void
test_plain_feed (void)
{
  g_autoptr (DgsDigest) digest = read_digest (
      SITE "/articles/youtube-2026-09-05/", "YouTube",
      "YouTube — 2026-09-05 Watch First Looms &amp;amp;amp; Wheels is a film to see …");

  g_assert_cmpstr (digest->key, ==, "macworks.dev/youtube/daily/2026-09-05");
  g_assert_cmpstr (digest->series, ==, "YouTube");
  g_assert_nonnull (strstr (digest->text, "Looms & Wheels"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/digest/digest/keys", test_keys);
  g_test_add_func ("/digest/digest/plain", test_plain);
  g_test_add_func ("/digest/digest/label", test_label);
  g_test_add_func ("/digest/digest/titles", test_titles);
  g_test_add_func ("/digest/digest/dates", test_dates);
  g_test_add_func ("/digest/digest/without-link", test_without_link);
  g_test_add_func ("/digest/digest/plain-feed", test_plain_feed);
  return g_test_run ();
}
