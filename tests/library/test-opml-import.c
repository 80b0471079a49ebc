/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "dgs-feed-parser.h"
#include "dgs-opml-import.h"
#include "library-fixture.h"

#define MANY 500

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static void
count_cb (guint done, guint total, gpointer user_data)
{
  guint *last = user_data;

  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (done, >=, *last);
  *last = done;
}

static DgsOpmlImport *
import_file (LibraryFixture *fixture, GFile *file, GCancellable *cancellable, GError **error)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  guint last = 0;

  dgs_library_import_opml_async (fixture->library, file, count_cb, &last, cancellable,
                                 take_result_cb, &place);
  while (!place)
    g_main_context_iteration (NULL, TRUE);
  result = place;
  return dgs_library_import_opml_finish (fixture->library, result, error);
}

static DgsOpmlImport *
import (LibraryFixture *fixture, const char *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("digests-XXXXXX.opml", &stream, NULL);
  DgsOpmlImport *outcome;

  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE,
                                          G_FILE_CREATE_NONE, NULL, NULL, NULL));
  outcome = import_file (fixture, file, cancellable, error);
  g_file_delete (file, NULL, NULL);
  return outcome;
}

static char *
serve_feed (LibraryFixture *fixture, const char *path)
{
  g_autofree char *link = g_strconcat ("https://acme.example", path, NULL);
  g_autofree char *item = library_fixture_item ("A post", link, "<p>Words.</p>");
  g_autofree char *body = library_fixture_feed (path, item, NULL);

  return library_fixture_serve (fixture, path, body);
}

static char *
write_opml (const char *first, ...)
{
  GString *text = g_string_new ("<opml version='2.0'><body>");
  const char *address;
  va_list list;

  va_start (list, first);
  for (address = first; address; address = va_arg (list, const char *))
    g_string_append_printf (text, "<outline text='Of the list' xmlUrl='%s'/>", address);
  va_end (list);
  g_string_append (text, "</body></opml>");
  return g_string_free (text, FALSE);
}

static guint
count_feeds (LibraryFixture *fixture)
{
  return g_list_model_get_n_items (dgs_library_get_feeds (fixture->library));
}

static void
undo (LibraryFixture *fixture, GArray *ids)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dgs_library_undo_import_async (fixture->library, (const gint64 *) ids->data, ids->len,
                                 take_result_cb, &place);
  while (!place)
    g_main_context_iteration (NULL, TRUE);
  result = place;
  dgs_library_undo_import_finish (fixture->library, result, &error);
  g_assert_no_error (error);
  library_fixture_settle ();
}

/* What is there, what is new, what fails; and all of it taken back. */
static void
test_outcome (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *old = serve_feed (fixture, "/old");
  g_autofree char *new = serve_feed (fixture, "/new");
  g_autofree char *missing = dgs_publisher_server_get_address (fixture->server, "/missing");
  g_autofree char *text = write_opml (old, new, missing, new, NULL);
  g_autoptr (DgsFeed) feed = library_fixture_subscribe (fixture, old, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsOpmlImport) outcome = import (fixture, text, NULL, &error);
  const DgsImportFailure *failure;

  g_assert_no_error (error);
  g_assert_cmpuint (outcome->added->len, ==, 2);
  g_assert_cmpuint (outcome->n_existing, ==, 2);
  g_assert_cmpuint (outcome->n_waiting, ==, 0);
  g_assert_cmpuint (outcome->failures->len, ==, 1);
  failure = outcome->failures->pdata[0];
  g_assert_cmpstr (failure->address, ==, missing);
  g_assert_cmpstr (failure->title, ==, "Of the list");
  g_assert_cmpint (failure->problem, ==, DGS_PROBLEM_NOT_FOUND);
  g_assert_cmpuint (failure->status, ==, 404);
  g_assert_cmpuint (count_feeds (fixture), ==, 3);
  library_fixture_settle ();
  g_assert_cmpuint (dgs_library_get_unread (fixture->library), ==, 2);
  g_assert_cmpstr (dgs_feed_get_title (dgs_library_find_feed (fixture->library, new)), ==, "/new");

  undo (fixture, outcome->added);
  g_assert_cmpuint (count_feeds (fixture), ==, 1);
  g_assert_cmpuint (dgs_library_get_unread (fixture->library), ==, 1);
}

/* Articles of a feed that was unsubscribed outlive an import of it that failed and is undone. */
static void
test_undo_keeps (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *address = serve_feed (fixture, "/feed");
  g_autofree char *text = write_opml (address, NULL);
  g_autoptr (DgsFeed) feed = library_fixture_subscribe (fixture, address, NULL, NULL);
  const DgsPublisherOptions gone = { .status = 500 };
  GAsyncResult *place = NULL;
  g_autoptr (DgsOpmlImport) outcome = NULL;

  library_fixture_settle ();
  dgs_library_unsubscribe_async (fixture->library, dgs_feed_get_id (feed), FALSE, NULL,
                                 take_result_cb, &place);
  while (!place)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&place);
  library_fixture_settle ();
  dgs_publisher_server_set_text (fixture->server, "/feed", "no", &gone);
  outcome = import (fixture, text, NULL, NULL);
  g_assert_cmpuint (outcome->failures->len, ==, 1);
  undo (fixture, outcome->added);
  g_assert_cmpuint (count_feeds (fixture), ==, 0);
  g_assert_cmpuint (dgs_library_get_unread (fixture->library), ==, 1);
}

static void
test_cancel (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *slow = dgs_publisher_server_get_address (fixture->server, "/slow");
  g_autofree char *text = write_opml (slow, NULL);
  const DgsPublisherOptions options = { .delay_ms = 1500 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsOpmlImport) outcome = NULL;

  dgs_publisher_server_set_text (fixture->server, "/slow", "<rss/>", &options);
  g_timeout_add_once (300, (GSourceOnceFunc) g_cancellable_cancel, cancellable);
  outcome = import (fixture, text, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->added->len, ==, 1);
  g_assert_cmpuint (outcome->n_waiting, ==, 1);
  g_assert_cmpuint (outcome->failures->len, ==, 0);
}

static void
test_refused (LibraryFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *text;
    DgsFeedError code;
  } cases[] = {
    { "", DGS_FEED_ERROR_EMPTY },
    { "only words", DGS_FEED_ERROR_NOT_A_FEED },
    { "<html><body>Hello</body></html>", DGS_FEED_ERROR_NOT_A_FEED },
  };
  g_autoptr (GString) large = g_string_new ("<opml><body>");
  g_autoptr (GFile) nothing = g_file_new_for_path ("/nonexistent/feeds.opml");
  g_autoptr (GError) error = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) refusal = NULL;

    g_assert_null (import (fixture, cases[i].text, NULL, &refusal));
    g_assert_error (refusal, DGS_FEED_ERROR, (int) cases[i].code);
  }
  for (i = 0; i <= 2000; i++)
    g_string_append_printf (large, "<outline xmlUrl='https://acme.example/%u'/>", i);
  g_string_append (large, "</body></opml>");
  g_assert_null (import (fixture, large->str, NULL, &error));
  g_assert_error (error, DGS_LIBRARY_ERROR, (int) DGS_PROBLEM_TOO_LARGE);
  g_clear_error (&error);
  for (i = 0; large->len < 9 * 1024 * 1024; i++)
    g_string_append (large, "<!-- a comment that only takes room in a file that is long -->");
  g_assert_null (import (fixture, large->str, NULL, &error));
  g_assert_error (error, DGS_LIBRARY_ERROR, (int) DGS_PROBLEM_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (import_file (fixture, nothing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, (int) G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_feeds (fixture), ==, 0);
}

/* A feed that was saved as a file tells where its site is. */
static void
test_feed_as_file (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsOpmlImport) outcome = NULL;

  outcome = import (fixture,
                    "<rss version='2.0'><channel><title>x</title><link>https://acme.example/</link>"
                    "<item><title>y</title></item></channel></rss>",
                    NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (outcome->site, ==, "https://acme.example/");
  g_assert_cmpuint (count_feeds (fixture), ==, 0);
}

/* Many feeds: they are all there before the first has answered, and eight are asked at a time. */
static void
test_many (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autoptr (DgsOpmlImport) outcome = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began;
  guint i;

  for (i = 0; i < MANY; i++) {
    g_autofree char *path = g_strdup_printf ("/%u", i);
    g_autofree char *address = serve_feed (fixture, path);

    g_string_append_printf (text, "<outline text='Feed %u' xmlUrl='%s'/>", i, address);
  }
  g_string_append (text, "</body></opml>");
  began = g_get_monotonic_time ();
  outcome = import (fixture, text->str, NULL, &error);
  g_test_message ("%u feeds in %" G_GINT64_FORMAT " ms", MANY,
                  (g_get_monotonic_time () - began) / 1000);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->added->len, ==, MANY);
  g_assert_cmpuint (outcome->failures->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/opml-import/outcome", test_outcome);
  ADD ("/opml-import/undo-keeps", test_undo_keeps);
  ADD ("/opml-import/cancel", test_cancel);
  ADD ("/opml-import/refused", test_refused);
  ADD ("/opml-import/feed-as-file", test_feed_as_file);
  ADD ("/opml-import/many", test_many);
#undef ADD
  return g_test_run ();
}
