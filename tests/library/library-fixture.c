/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "library-fixture.h"

#include <glib/gstdio.h>

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **place)
{
  while (!*place)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (place);
}

void
library_fixture_open (LibraryFixture *fixture)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->library = dgs_library_new (fixture->folder, fixture->fetcher);
  dgs_library_open_async (fixture->library, NULL, take_result_cb, &place);
  result = wait_for (&place);
  dgs_library_open_finish (fixture->library, result, &error);
  g_assert_no_error (error);
}

void
library_fixture_set_up_server (LibraryFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("digests-library-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->server = dgs_publisher_server_new (0, &error);
  g_assert_no_error (error);
}

void
library_fixture_set_up (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  library_fixture_set_up_server (fixture);
  fixture->fetcher = dgs_fetcher_new ("Digests/test", NULL, &error);
  g_assert_no_error (error);
  dgs_fetcher_set_timeout (fixture->fetcher, 2);
  library_fixture_open (fixture);
}

/* Lets go of what was queued on the main loop, and of what that queues in turn. */
void
library_fixture_settle (void)
{
  gint64 end = g_get_monotonic_time () + 400 * 1000;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

static void
close_library (LibraryFixture *fixture)
{
  dgs_library_close (fixture->library);
  /* What was queued has its answer now: it is taken, and lets go of the library. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->library);
}

void
library_fixture_restart (LibraryFixture *fixture)
{
  close_library (fixture);
  library_fixture_open (fixture);
}

void
library_fixture_tear_down (LibraryFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "library.db", "library.db-wal", "library.db-shm" };
  guint i;

  close_library (fixture);
  g_assert_finalize_object (fixture->fetcher);
  g_clear_object (&fixture->server);
  for (i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

    g_unlink (path);
  }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

char *
library_fixture_serve (LibraryFixture *fixture, const char *path, const char *body)
{
  dgs_publisher_server_set_text (fixture->server, path, body, NULL);
  return dgs_publisher_server_get_address (fixture->server, path);
}

DgsFeed *
library_fixture_subscribe (LibraryFixture *fixture,
                           const char *address,
                           GPtrArray **candidates,
                           GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dgs_library_subscribe_async (fixture->library, address, NULL, take_result_cb, &place);
  result = wait_for (&place);
  return dgs_library_subscribe_finish (fixture->library, result, candidates, error);
}

GPtrArray *
library_fixture_refresh (LibraryFixture *fixture)
{
  return library_fixture_refresh_with (fixture, DGS_REFRESH_FORCE | DGS_REFRESH_NO_FULL_TEXT);
}

GPtrArray *
library_fixture_refresh_with (LibraryFixture *fixture, DgsRefreshFlags flags)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *outcomes;

  dgs_library_refresh_async (fixture->library, NULL, 0, flags, NULL, take_result_cb, &place);
  result = wait_for (&place);
  outcomes = dgs_library_refresh_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return outcomes;
}

DgsFeed *
library_fixture_subscribe_candidate (LibraryFixture *fixture,
                                     const DgsCandidate *candidate,
                                     GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dgs_library_subscribe_candidate_async (fixture->library, candidate, NULL, take_result_cb, &place);
  result = wait_for (&place);
  return dgs_library_subscribe_finish (fixture->library, result, NULL, error);
}

GPtrArray *
library_fixture_list (LibraryFixture *fixture)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *summaries;

  dgs_library_list_articles_async (fixture->library, NULL, take_result_cb, &place);
  result = wait_for (&place);
  summaries = dgs_library_list_articles_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return summaries;
}

void
library_fixture_mark (LibraryFixture *fixture, gint64 article_id, DgsMark mark)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dgs_library_mark_async (fixture->library, &article_id, 1, mark, NULL, take_result_cb, &place);
  result = wait_for (&place);
  dgs_library_mark_finish (fixture->library, result, &error);
  g_assert_no_error (error);
}

DgsNewsBoard *
library_fixture_settle_news (LibraryFixture *fixture, gboolean claim)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DgsNewsBoard *board;

  dgs_library_settle_news_async (fixture->library, claim, take_result_cb, &place);
  result = wait_for (&place);
  board = dgs_library_settle_news_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return board;
}

void
library_fixture_resolve_news (LibraryFixture *fixture, const char *notice, gboolean shown)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dgs_library_resolve_news_async (fixture->library, notice, shown, take_result_cb, &place);
  result = wait_for (&place);
  dgs_library_resolve_news_finish (fixture->library, result, &error);
  g_assert_no_error (error);
}

DgsArticleText *
library_fixture_load (LibraryFixture *fixture, gint64 article_id)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DgsArticleText *text;

  dgs_library_load_async (fixture->library, article_id, NULL, take_result_cb, &place);
  result = wait_for (&place);
  text = dgs_library_load_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return text;
}

gboolean
library_fixture_fetch_text (LibraryFixture *fixture, gint64 article_id, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dgs_library_fetch_text_async (fixture->library, article_id, NULL, take_result_cb, &place);
  result = wait_for (&place);
  return dgs_library_fetch_text_finish (fixture->library, result, error);
}

void
library_fixture_set_full_text (LibraryFixture *fixture, gint64 feed_id, gboolean full_text)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dgs_library_set_full_text_async (fixture->library, feed_id, full_text, take_result_cb, &place);
  result = wait_for (&place);
  dgs_library_set_full_text_finish (fixture->library, result, &error);
  g_assert_no_error (error);
}

/* Returns how many stories and articles have the words. */
guint
library_fixture_search (LibraryFixture *fixture, const char *words)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  DgsSearchQuery query = { .words = words, .limit = 100 };

  dgs_library_search_async (fixture->library, &query, NULL, take_result_cb, &place);
  result = wait_for (&place);
  found = dgs_library_search_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  return found->len;
}

char *
library_fixture_item (const char *title, const char *address, const char *html)
{
  return g_markup_printf_escaped ("<item><title>%s</title><link>%s</link>"
                                  "<pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate>"
                                  "<guid>%s</guid><description>%s</description></item>",
                                  title, address, address, html);
}

char *
library_fixture_feed (const char *title, ...)
{
  g_autoptr (GString) feed = g_string_new ("<rss version=\"2.0\"><channel>");
  const char *item;
  va_list items;

  g_string_append_printf (feed, "<title>%s</title>", title);
  va_start (items, title);
  while ((item = va_arg (items, const char *)))
    g_string_append (feed, item);
  va_end (items);
  g_string_append (feed, "</channel></rss>");
  return g_string_free (g_steal_pointer (&feed), FALSE);
}
