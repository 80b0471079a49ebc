/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "library-fixture.h"

#define DAY                                             \
  "<h1>Acme Reads — 2026-05-01</h1><h2>Deep Dives</h2>" \
  "<p><strong>Queue split in two</strong> · Acme · "    \
  "<a href='http://Blog.Acme.example/queue/?utm_source=digest#top'>Source</a>\nTwo queues.</p>"
#define OTHER_DAY                                                                                  \
  "<h1>Acme Reads — 2026-05-02</h1><h2>Deep Dives</h2>"                                            \
  "<p><strong>Two queues</strong> · Acme · <a href='https://blog.acme.example/queue'>Source</a>\n" \
  "Again.</p>"

static void
follow (LibraryFixture *fixture)
{
  g_autofree char *day = library_fixture_item ("2026-05-01", "https://acme.example/1/", DAY);
  g_autofree char *other =
      library_fixture_item ("2026-05-02", "https://acme.example/2/", OTHER_DAY);
  g_autofree char *post =
      library_fixture_item ("How we split it", "https://blog.acme.example/queue/", "<p>So.</p>");
  g_autofree char *digests = library_fixture_feed ("Acme Reads", other, day, NULL);
  g_autofree char *blog = library_fixture_feed ("Acme Blog", post, NULL);
  g_autofree char *digests_address = library_fixture_serve (fixture, "/digests", digests);
  g_autofree char *blog_address = library_fixture_serve (fixture, "/blog", blog);
  g_autoptr (DgsFeed) one = library_fixture_subscribe (fixture, digests_address, NULL, NULL);
  g_autoptr (DgsFeed) two = library_fixture_subscribe (fixture, blog_address, NULL, NULL);

  g_assert_nonnull (one);
  g_assert_nonnull (two);
}

static gint64
find (LibraryFixture *fixture, const char *title, guint day)
{
  g_autoptr (GPtrArray) articles = library_fixture_list (fixture);
  guint i;

  for (i = 0; i < articles->len; i++) {
    DgsArticle *article = ((DgsArticleSummary *) g_ptr_array_index (articles, i))->article;
    const GDate *end = dgs_article_get_end (article);

    if (g_str_equal (dgs_article_get_title (article), title) &&
        (day == 0 || (g_date_valid (end) && g_date_get_day (end) == day)))
      return dgs_article_get_id (article);
  }
  g_assert_not_reached ();
}

/* The same story in another digest, and the post itself, by the canonical form of its link. */
static void
test_also_in (LibraryFixture *fixture, gconstpointer data)
{
  g_autoptr (DgsArticleText) text = NULL;
  const DgsElsewhere *post, *digest;

  follow (fixture);
  text = library_fixture_load (fixture, find (fixture, "Acme Reads", 1));
  g_assert_cmpuint (text->elsewhere->len, ==, 2);
  post = g_ptr_array_index (text->elsewhere, 0);
  digest = g_ptr_array_index (text->elsewhere, 1);
  g_assert_false (post->is_digest);
  g_assert_cmpstr (post->title, ==, "How we split it");
  g_assert_cmpint (post->article_id, ==, find (fixture, "How we split it", 0));
  g_assert_true (digest->is_digest);
  g_assert_cmpuint (digest->story, ==, 0);
  g_assert_cmpint (digest->other_story, ==, 0);
  g_assert_cmpuint (g_date_get_day (&digest->date), ==, 2);
  g_assert_cmpint (post->other_story, ==, -1);
  g_assert_cmpint (digest->article_id, ==, find (fixture, "Acme Reads", 2));
}

static guint
count_read (LibraryFixture *fixture)
{
  g_autoptr (GPtrArray) articles = library_fixture_list (fixture);
  guint i, n = 0;

  for (i = 0; i < articles->len; i++) {
    if (dgs_article_get_read (((DgsArticleSummary *) g_ptr_array_index (articles, i))->article))
      n++;
  }
  return n;
}

/* Reading a digest marks the post read, if the user chose so; another digest stays unread. */
static void
test_marks_posts (LibraryFixture *fixture, gconstpointer data)
{
  gint64 digest;

  follow (fixture);
  digest = find (fixture, "Acme Reads", 1);
  library_fixture_mark (fixture, digest, DGS_MARK_READ);
  g_assert_cmpuint (count_read (fixture), ==, 1);
  library_fixture_mark (fixture, digest, DGS_MARK_UNREAD);
  g_object_set (fixture->library, "marks-posts", TRUE, NULL);
  g_assert_true (dgs_library_get_marks_posts (fixture->library));
  library_fixture_mark (fixture, digest, DGS_MARK_READ);
  g_assert_cmpuint (count_read (fixture), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add (name, LibraryFixture, NULL, library_fixture_set_up, func, library_fixture_tear_down)
  ADD ("/elsewhere/also-in", test_also_in);
  ADD ("/elsewhere/marks-posts", test_marks_posts);
#undef ADD
  return g_test_run ();
}
