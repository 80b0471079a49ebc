/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-news.h"
#include "dgs-publisher-server.h"
#include "dgs-sqlite.h"
#include "library-fixture.h"

#define PATH "/feed.xml"

typedef struct {
  LibraryFixture fixture;
  DgsFeed *feed;
} Reader;

static void
serve (Reader *reader, const char *path, const char *first, const char *second, const char *third)
{
  g_autofree char *body = library_fixture_feed ("Weeks", first, second, third, NULL);

  g_free (library_fixture_serve (&reader->fixture, path, body));
}

static char *
week (guint day)
{
  g_autofree char *title =
      g_strdup_printf ("Scale — Week of 2026-05-%02u to 2026-05-%02u", day, day + 6);
  g_autofree char *link = g_strdup_printf ("https://example.org/week-%u", day);

  return library_fixture_item (title, link, "<p>What happened that week.</p>");
}

static void
subscribe (Reader *reader)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address =
      g_strconcat (dgs_publisher_server_get_origin (reader->fixture.server), PATH, NULL);

  g_clear_object (&reader->feed);
  reader->feed = library_fixture_subscribe (&reader->fixture, address, NULL, &error);
  g_assert_no_error (error);
}

/* A reader who has read a feed with one week once. */
static void
set_up (Reader *reader, gconstpointer data)
{
  g_autofree char *first = week (1);

  library_fixture_set_up (&reader->fixture, NULL);
  serve (reader, PATH, first, NULL, NULL);
  subscribe (reader);
}

static void
tear_down (Reader *reader, gconstpointer data)
{
  g_clear_object (&reader->feed);
  library_fixture_tear_down (&reader->fixture, NULL);
}

static void
refresh (Reader *reader)
{
  g_ptr_array_unref (library_fixture_refresh (&reader->fixture));
}

static DgsNewsBoard *
claim (Reader *reader)
{
  return library_fixture_settle_news (&reader->fixture, TRUE);
}

static void
assert_fresh (Reader *reader, guint n)
{
  g_autoptr (DgsNewsBoard) board = claim (reader);

  g_assert_cmpuint (board->fresh->len, ==, n);
}

static void
change (Reader *reader, const char *sql)
{
  g_autofree char *path = g_build_filename (reader->fixture.folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsSqlite) db = dgs_sqlite_open (path, &error);

  g_assert_no_error (error);
  dgs_sqlite_script (db, sql, &error);
  g_assert_no_error (error);
}

static gint64
id_of_fresh (const DgsNewsBoard *board, guint i)
{
  const DgsNews *news = g_ptr_array_index (board->fresh, i);

  return dgs_article_get_id (news->article);
}

/* One new week: taken once, over a restart too, and closed when it is read. */
static void
test_once (Reader *reader, gconstpointer data)
{
  g_autofree char *first = week (1);
  g_autofree char *second = week (8);
  g_autoptr (DgsNewsBoard) board = NULL;
  g_autoptr (DgsNewsBoard) later = NULL;
  g_autoptr (DgsNewsBoard) closed = NULL;
  const DgsNews *news;

  assert_fresh (reader, 0);
  serve (reader, PATH, second, first, NULL);
  refresh (reader);
  board = claim (reader);
  g_assert_cmpuint (board->fresh->len, ==, 1);
  news = g_ptr_array_index (board->fresh, 0);
  g_assert_cmpstr (news->notice, ==, dgs_article_get_key (news->article));
  g_assert_cmpstr (dgs_article_get_series (news->article), ==, "Scale");
  library_fixture_resolve_news (&reader->fixture, news->notice, TRUE);

  library_fixture_restart (&reader->fixture);
  refresh (reader);
  later = claim (reader);
  g_assert_cmpuint (later->fresh->len, ==, 0);
  g_assert_cmpstr (later->standing[0], ==, news->notice);
  g_assert_null (later->gone[0]);

  library_fixture_mark (&reader->fixture, id_of_fresh (board, 0), DGS_MARK_READ);
  closed = claim (reader);
  g_assert_cmpstr (closed->gone[0], ==, news->notice);
  g_assert_null (closed->standing[0]);
  /* Unread again is no news. */
  library_fixture_mark (&reader->fixture, id_of_fresh (board, 0), DGS_MARK_UNREAD);
  assert_fresh (reader, 0);
}

/* What is read before anybody showed it is not shown. */
static void
test_read_before (Reader *reader, gconstpointer data)
{
  g_autofree char *first = week (1);
  g_autofree char *second = week (8);

  serve (reader, PATH, second, first, NULL);
  refresh (reader);
  library_fixture_mark (&reader->fixture, 2, DGS_MARK_READ);
  assert_fresh (reader, 0);
}

/* The same week under another address, and what was purged and comes back, is no news. */
static void
test_no_news (Reader *reader, gconstpointer data)
{
  g_autofree char *first = week (1);
  g_autofree char *moved = library_fixture_item ("Scale - Week of 2026-05-01 to 2026-05-07",
                                                 "https://example.org/moved", "<p>Moved.</p>");
  g_autofree char *second = week (8);

  serve (reader, PATH, moved, NULL, NULL);
  refresh (reader);
  assert_fresh (reader, 0);

  serve (reader, PATH, second, first, NULL);
  refresh (reader);
  assert_fresh (reader, 1);
  change (reader, "DELETE FROM articles");
  change (reader, "UPDATE feeds SET body_hash = NULL, etag = NULL, last_modified = NULL");
  library_fixture_restart (&reader->fixture);
  refresh (reader);
  assert_fresh (reader, 0);
}

/* Several share one notification; it is gone when the last of them is read. */
static void
test_several (Reader *reader, gconstpointer data)
{
  g_autofree char *first = week (1);
  g_autofree char *second = week (8);
  g_autofree char *third = week (15);
  g_autoptr (DgsNewsBoard) board = NULL;
  g_autoptr (DgsNewsBoard) one_read = NULL;
  g_autoptr (DgsNewsBoard) both_read = NULL;
  const DgsNews *news;
  const DgsNews *other;

  serve (reader, PATH, third, second, first);
  refresh (reader);
  board = claim (reader);
  g_assert_cmpuint (board->fresh->len, ==, 2);
  news = g_ptr_array_index (board->fresh, 0);
  other = g_ptr_array_index (board->fresh, 1);
  g_assert_cmpuint (g_date_get_day (dgs_article_get_start (news->article)), ==, 15);
  g_assert_cmpstr (news->notice, ==, other->notice);
  library_fixture_resolve_news (&reader->fixture, news->notice, TRUE);

  library_fixture_mark (&reader->fixture, id_of_fresh (board, 1), DGS_MARK_READ);
  one_read = claim (reader);
  g_assert_null (one_read->gone[0]);
  library_fixture_mark (&reader->fixture, id_of_fresh (board, 0), DGS_MARK_READ);
  both_read = claim (reader);
  g_assert_cmpstr (both_read->gone[0], ==, news->notice);
}

/* A process that died while it refreshed, or between taking and showing, loses nothing. */
static void
test_crash (Reader *reader, gconstpointer data)
{
  g_autofree char *first = week (1);
  g_autofree char *second = week (8);
  g_autoptr (DgsNewsBoard) board = NULL;
  g_autoptr (DgsNewsBoard) again = NULL;
  const DgsNews *news;
  const DgsNews *same;

  serve (reader, PATH, second, first, NULL);
  refresh (reader);
  change (reader, "UPDATE news SET round = 7 WHERE state = 1");
  assert_fresh (reader, 0);
  change (reader, "UPDATE news SET found = found - 121");
  board = claim (reader);
  g_assert_cmpuint (board->fresh->len, ==, 1);
  assert_fresh (reader, 0);
  change (reader, "UPDATE news SET claimed = claimed - 121");
  again = claim (reader);
  g_assert_cmpuint (again->fresh->len, ==, 1);
  news = g_ptr_array_index (board->fresh, 0);
  same = g_ptr_array_index (again->fresh, 0);
  g_assert_cmpstr (news->notice, ==, same->notice);
  library_fixture_resolve_news (&reader->fixture, news->notice, FALSE);
  change (reader, "UPDATE news SET claimed = claimed - 121");
  assert_fresh (reader, 0);
}

/* Which feed of a round is stored first makes no difference: one of them was never read. */
static void
test_order (Reader *reader, gconstpointer data)
{
  static const char *const unread[] = {
    "UPDATE feeds SET last_success = 0 WHERE id = 1",
    "UPDATE feeds SET last_success = 0 WHERE id = 2",
  };
  g_autofree char *address =
      g_strconcat (dgs_publisher_server_get_origin (reader->fixture.server), "/other.xml", NULL);
  g_autofree char *first = week (1);
  g_autoptr (DgsFeed) other = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  serve (reader, "/other.xml", first, NULL, NULL);
  other = library_fixture_subscribe (&reader->fixture, address, NULL, &error);
  g_assert_no_error (error);
  for (i = 0; i < G_N_ELEMENTS (unread); i++) {
    g_autofree char *next = week (8 + 7 * i);

    change (reader, unread[i]);
    library_fixture_restart (&reader->fixture);
    serve (reader, PATH, next, first, NULL);
    serve (reader, "/other.xml", next, first, NULL);
    refresh (reader);
    assert_fresh (reader, 1);
  }
}

static void
choose (Reader *reader, DgsNewsTopic topic, gboolean enabled)
{
  static const char *const sql[][2] = {
    { "UPDATE series SET notify_weekly = 0", "UPDATE series SET notify_weekly = 1" },
    { "UPDATE series SET notify_daily = 0", "UPDATE series SET notify_daily = 1" },
    { "UPDATE feeds SET notify = 0", "UPDATE feeds SET notify = 1" },
  };

  change (reader, sql[topic][enabled]);
}

/* Weekly digests unless the user does not want them; daily ones and posts only if he does. */
static void
test_topics (Reader *reader, gconstpointer data)
{
  g_autofree char *first = week (1);
  g_autofree char *second = week (8);
  g_autofree char *day =
      library_fixture_item ("Scale — 2026-05-09", "https://example.org/day", "<p>A day.</p>");
  g_autofree char *other_day =
      library_fixture_item ("Scale — 2026-05-10", "https://example.org/day2", "<p>A day.</p>");
  g_autofree char *post =
      library_fixture_item ("A post", "https://example.org/post", "<p>Words.</p>");
  g_autofree char *other_post =
      library_fixture_item ("Another post", "https://example.org/post2", "<p>Words.</p>");

  serve (reader, PATH, day, post, first);
  refresh (reader);
  assert_fresh (reader, 0);
  choose (reader, DGS_NEWS_TOPIC_DAILY, TRUE);
  choose (reader, DGS_NEWS_TOPIC_FEED, TRUE);
  choose (reader, DGS_NEWS_TOPIC_WEEKLY, FALSE);
  serve (reader, PATH, other_day, other_post, second);
  refresh (reader);
  assert_fresh (reader, 2);
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (!*result)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static GPtrArray *
list_choices (Reader *reader)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *choices;

  dgs_library_list_news_choices_async (reader->fixture.library, NULL, take_result_cb, &place);
  result = wait_for (&place);
  choices = dgs_library_list_news_choices_finish (reader->fixture.library, result, &error);
  g_assert_no_error (error);
  return choices;
}

static void
test_choices (Reader *reader, gconstpointer data)
{
  g_autoptr (GPtrArray) choices = list_choices (reader);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  const DgsNewsChoice *choice;

  g_assert_cmpuint (choices->len, ==, 2);
  choice = g_ptr_array_index (choices, 0);
  g_assert_cmpint (choice->topic, ==, DGS_NEWS_TOPIC_WEEKLY);
  g_assert_cmpstr (choice->name, ==, "Scale");
  g_assert_true (choice->enabled);
  dgs_library_choose_news_async (reader->fixture.library, choice->topic, choice->id, FALSE,
                                 take_result_cb, &place);
  result = wait_for (&place);
  g_assert_true (dgs_library_choose_news_finish (reader->fixture.library, result, &error));
  choice = g_ptr_array_index (choices, 1);
  g_assert_cmpint (choice->topic, ==, DGS_NEWS_TOPIC_FEED);
  g_assert_false (choice->enabled);

  after = list_choices (reader);
  choice = g_ptr_array_index (after, 0);
  g_assert_false (choice->enabled);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*func) (Reader *reader, gconstpointer data);
  } tests[] = {
    { "/news/choices", test_choices }, { "/news/crash", test_crash },
    { "/news/no-news", test_no_news }, { "/news/once", test_once },
    { "/news/order", test_order },     { "/news/read-before", test_read_before },
    { "/news/several", test_several }, { "/news/topics", test_topics },
  };
  gsize i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Reader, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
