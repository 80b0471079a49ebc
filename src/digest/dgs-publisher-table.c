/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-publisher-table.h"

/* What is known of publishers: another publisher is another entry of the table at the end. */

#define DATE "(?<date>\\d{4}-\\d{2}-\\d{2})"
#define DIRECTORY "(?<directory>[^/.]+)"
#define FILE_OF_DAY "(?<prefix>[^/]+)-" DATE "/?$"
#define FILE_OF_WEEK "weekly-(?<label>\\d{4}-W\\d{2})/?$"

/* No week of 2026 with these numbers was ever labelled: the summary of that Saturday failed. */
#define NOBODY "2026-W16", "2026-W18", "2026-W27", "2026-W28", "2026-W29", "2026-W30", "2026-W31"

static const DgsPublisherPattern macworks_patterns[] = {
  { "^/docs/week/" DIRECTORY "/?$", DGS_DIGEST_KIND_WEEKLY },
  { "^/docs/(?:month|archives)/" DIRECTORY "/" FILE_OF_WEEK, DGS_DIGEST_KIND_WEEKLY },
  { "^/docs/(?:today/|(?:week|archives)/" DIRECTORY "/)?" FILE_OF_DAY, DGS_DIGEST_KIND_DAILY },
  { "^/editions/week/" DIRECTORY "/?$", DGS_DIGEST_KIND_WEEKLY },
  { "^/(?:articles|editions/month|editions/archives)/" DIRECTORY "/" FILE_OF_WEEK,
    DGS_DIGEST_KIND_WEEKLY },
  { "^/(?:articles|editions/today|editions/(?:week|archives)/" DIRECTORY ")/" FILE_OF_DAY,
    DGS_DIGEST_KIND_DAILY },
  { "^/(?:(?<language>[a-z]{2})/)?docs/(?:[^/]+/)?" DIRECTORY "/" DATE "/?$",
    DGS_DIGEST_KIND_DAILY },
  { NULL },
};

static const DgsPublisherSeries macworks_series[] = {
  { "tech", "Engineering @ Scale", "tech", { "Tech Company Blogs" }, { NOBODY }, TRUE },
  { "blogs", "Engineering Reads", "engineer-blogs", { "Engineer Reads" }, { NOBODY }, TRUE },
  { "ai@x", "AI@X", "x", { "AI Twitter Digest", "AI" }, { NOBODY }, TRUE },
  { "youtube", "YouTube", "youtube", { NULL }, { NOBODY, "2026-W17" }, TRUE },
  { "ai_reddit", "AI Reddit", "ai-reddit", { NULL }, { NOBODY }, TRUE },
  { "brief", "The Brief", "brief", { "Brief" }, { NOBODY }, TRUE },
  { "apple", "Apple", "apple", { NULL }, { NOBODY, "2026-W17" }, FALSE },
  { "tech_news", "Tech News", "tech-news", { "News" }, { NOBODY }, FALSE },
  { "bloomberg", "Bloomberg", "bloomberg", { NULL }, { NOBODY }, FALSE },
  { "cnbc", "CNBC", "cnbc", { NULL }, { NOBODY }, FALSE },
  { "nfl", "NFL", "nfl", { NULL }, { NOBODY }, FALSE },
  { "seattle", "Seattle", "seattle", { NULL }, { NOBODY }, FALSE },
  { NULL },
};

/* The site's own page for lost addresses knows the same moves; only browsers run it. */
static const DgsPublisherMove macworks_moves[] = {
  { "^/docs/week/([^/]+)/?$", "/editions/week/\\1/", TRUE, TRUE },
  { "^/docs/month/([^/]+)/(weekly-[^/]+)/?$", "/articles/\\1/\\2/", TRUE, TRUE },
  { "^/docs/(?:today/|week/[^/]+/|archives/[^/]+/)?([^/]+-\\d{4}-\\d{2}-\\d{2})/?$",
    "/articles/\\1/", TRUE, TRUE },
  { "^/docs/month/([^/]+)/(?:index\\.xml)?$", "/editions/week/\\1/", TRUE, FALSE },
  { "^/docs/month/([^/]+)/(?:index\\.xml)?$", "/articles/\\1/\\1/index.xml", FALSE, FALSE },
  { "^/docs/week/([^/]+)/index\\.xml$", "/editions/week/\\1/index.xml", FALSE, FALSE },
  { "^/docs/archives/([^/]+)/(?:index\\.xml)?$", "/editions/archives/\\1/index.xml", FALSE, FALSE },
  { "^/docs/today/(?:index\\.xml)?$", "/editions/today/index.xml", FALSE, FALSE },
  { NULL },
};

static const DgsPublisherLayout macworks_layouts[] = {
  { "book-article", NULL, NULL },
  { "article-main", "article-prose", "article-header" },
  { "section-content", NULL, NULL },
  { NULL },
};

static const DgsPublisher macworks = {
  .host = "macworks.dev",
  .patterns = macworks_patterns,
  .series = macworks_series,
  .moves = macworks_moves,
  .gone = "^/(?:(?:[a-z]{2}/)?docs|tags|categories)(?:/|$)",
  .layouts = macworks_layouts,
  .week_page = "/editions/week/{}/",
  .week_feed = "/articles/{}/{}/index.xml",
  .week_article = "/articles/{}/weekly-",
  .day_feed = "/editions/today/index.xml",
};

const DgsPublisher *const dgs_publishers[] = { &macworks, NULL };
