/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-hits-private.h"

static const char *const titles_sql[] =
    DGS_HIT_FILTERS ("SELECT of.id, of.id, -1, day, texts.title FROM articles AS of"
                     " CROSS JOIN texts ON article_id = of.id WHERE ",
                     "");
static const char *const bodies_sql[] =
    DGS_HIT_FILTERS ("SELECT of.id, of.id, -1, day, texts.title, body FROM articles AS of"
                     " CROSS JOIN texts ON article_id = of.id WHERE ",
                     "");
static const char *const stories_sql[] =
    DGS_HIT_FILTERS ("SELECT stories.id, article_id, position, day, stories.title, byline, text"
                     " FROM articles AS of CROSS JOIN stories ON article_id = of.id WHERE ",
                     "");

static void
add_article (DgsHitSearch *self, DgsStatement *row, DgsHitRank rank)
{
  DgsHitCandidate candidate = { .rank = rank };

  dgs_hit_search_read (row, &candidate);
  if (dgs_hit_search_see_article (self, candidate.article_id))
    g_array_append_val (self->candidates, candidate);
}

static gboolean
look_through_titles (DgsHitSearch *self, GError **error)
{
  guint64 phrases = dgs_search_words_get_phrases (self->words);
  g_autoptr (DgsStatement) row = dgs_hit_request_query (self->db, self->request, titles_sql, error);

  if (!row)
    return FALSE;
  while (dgs_statement_next (row, error)) {
    if (dgs_search_words_strike (self->words, phrases, dgs_statement_text (row, 4)) == 0)
      add_article (self, row, DGS_HIT_RANK_TITLE);
  }
  return !dgs_statement_failed (row);
}

/* Whether the story on the row has the words, and where. */
static gboolean
rank_story (DgsHitSearch *self, DgsStatement *row, DgsHitRank *rank)
{
  guint64 missing = dgs_search_words_get_phrases (self->organisation);
  int i;

  if (dgs_search_words_strike (self->organisation, missing, dgs_statement_text (row, 5)) != 0)
    return FALSE;
  missing = dgs_search_words_get_phrases (self->words);
  for (i = DGS_HIT_RANK_TITLE; i <= DGS_HIT_RANK_TEXT; i++) {
    missing = dgs_search_words_strike (self->words, missing, dgs_statement_text (row, 4 + i));
    *rank = (DgsHitRank) i;
    if (missing == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
look_through_stories (DgsHitSearch *self, GError **error)
{
  g_autoptr (DgsStatement) row =
      dgs_hit_request_query (self->db, self->request, stories_sql, error);
  DgsHitCandidate candidate = { 0 };

  if (!row)
    return FALSE;
  while (dgs_statement_next (row, error)) {
    if (!rank_story (self, row, &candidate.rank))
      continue;
    dgs_hit_search_read (row, &candidate);
    dgs_hit_search_see_article (self, candidate.article_id);
    g_array_append_val (self->candidates, candidate);
  }
  return !dgs_statement_failed (row);
}

/* The text of a digest is that of its stories: it is found itself where no story was. */
static gboolean
look_through_bodies (DgsHitSearch *self, GError **error)
{
  guint64 phrases = dgs_search_words_get_phrases (self->words);
  g_autoptr (DgsStatement) row = dgs_hit_request_query (self->db, self->request, bodies_sql, error);

  if (!row)
    return FALSE;
  while (dgs_statement_next (row, error)) {
    gint64 id = dgs_statement_int (row, 0);
    guint64 missing;

    if (g_hash_table_contains (self->seen_articles, &id))
      continue;
    missing = dgs_search_words_strike (self->words, phrases, dgs_statement_text (row, 4));
    missing = dgs_search_words_strike (self->words, missing, dgs_statement_text (row, 5));
    if (missing == 0)
      add_article (self, row, DGS_HIT_RANK_TEXT);
  }
  return !dgs_statement_failed (row);
}

/* Whether what is better than a text is enough. */
static gboolean
is_full_of_better (DgsHitSearch *self)
{
  guint i, n_better = 0;

  for (i = 0; i < self->candidates->len; i++)
    n_better += g_array_index (self->candidates, DgsHitCandidate, i).rank < DGS_HIT_RANK_TEXT;
  return n_better >= self->request->limit;
}

/**
 * dgs_hit_search_look_through:
 * @self: a search
 * @error: return location for an error
 *
 * Finds the words by reading all that the filters leave. The index would have to be asked for
 * every place in the library where a word stands: to put together where all the words stand that
 * begin with what was typed takes longer than to read a week.
 *
 * Returns: whether it could be read
 */
gboolean
dgs_hit_search_look_through (DgsHitSearch *self, GError **error)
{
  gboolean with_articles = dgs_hit_search_wants_articles (self);

  if (with_articles && !look_through_titles (self, error))
    return FALSE;
  if (!look_through_stories (self, error))
    return FALSE;
  return !with_articles || is_full_of_better (self) || look_through_bodies (self, error);
}
