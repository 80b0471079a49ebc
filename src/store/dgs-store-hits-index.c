/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-hits-private.h"

/* Of each kind and rank no more are looked at, those that came last: what is found so often is not
 * read to its end, and a search that is typed must not read all of the library. */
#define MAX_CANDIDATES 1000

/* Parameters: those of the filters, the words, a limit. */
static const char stories_sql[] =
    "SELECT stories.id, article_id, position, day FROM story_search AS found"
    " CROSS JOIN stories ON stories.id = found.rowid"
    " CROSS JOIN articles AS of ON of.id = article_id"
    " WHERE story_search MATCH ?4" DGS_HIT_FILTERED " ORDER BY found.rowid DESC LIMIT ?5";
static const char articles_sql[] =
    "SELECT of.id, of.id, -1, day FROM search AS found"
    " CROSS JOIN articles AS of ON of.id = found.rowid"
    " WHERE search MATCH ?4" DGS_HIT_FILTERED " ORDER BY found.rowid DESC LIMIT ?5";

/* Where most of what is found is something else, nothing is read of it but its row id, which is
 * held against a list that is made once. */
static const char story_ids_sql[] =
    "SELECT rowid FROM story_search WHERE story_search MATCH ? ORDER BY rowid DESC";
static const char article_ids_sql[] =
    "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC";
static const char *const some_stories_sql[] =
    DGS_HIT_FILTERS ("SELECT stories.id, article_id, position, day FROM articles AS of"
                     " CROSS JOIN stories ON article_id = of.id WHERE ",
                     "");
static const char *const some_articles_sql[] =
    DGS_HIT_FILTERS ("SELECT of.id, of.id, -1, day FROM articles AS of WHERE ", "");

/* One of the two indices. */
typedef struct {
  const char *sql;
  const char *ids_sql;
  const char *const *some_sql;
  GArray *some; /* DgsHitCandidate by row id; NULL while nobody asked */
} Index;

typedef struct {
  DgsHitSearch *search;
  DgsHitAmount amount;
  char *match;        /* the words, for FTS5 */
  char *organisation; /* the same of the organisation; empty for none */
  Index stories;
  Index articles;
  GHashTable *seen; /* row ids of stories */
} LookUp;

static gboolean
see (GHashTable *seen, gint64 id)
{
  return g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const DgsHitCandidate *one = a;
  const DgsHitCandidate *two = b;

  return one->id < two->id ? -1 : one->id > two->id;
}

static gboolean
read_some (LookUp *self, Index *index, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;
  DgsHitCandidate candidate = { 0 };

  index->some = g_array_new (FALSE, FALSE, sizeof (DgsHitCandidate));
  row = dgs_hit_request_query (self->search->db, self->search->request, index->some_sql, error);
  if (!row)
    return FALSE;
  while (dgs_statement_next (row, error)) {
    dgs_hit_search_read (row, &candidate);
    g_array_append_val (index->some, candidate);
  }
  g_array_sort (index->some, compare_ids);
  return !dgs_statement_failed (row);
}

static void
add (LookUp *self, DgsHitCandidate candidate)
{
  if (candidate.story >= 0 && !see (self->seen, candidate.id))
    return;
  /* The text of a digest is that of its stories: it is found itself where no story was. */
  if (!dgs_hit_search_see_article (self->search, candidate.article_id) && candidate.story < 0)
    return;
  g_array_append_val (self->search->candidates, candidate);
}

static gboolean
add_of_some (LookUp *self, Index *index, const char *match, DgsHitRank rank, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;
  guint n_found = 0;

  row = dgs_sqlite_query (self->search->db, error, index->ids_sql, "t", match);
  if (!row)
    return FALSE;
  while (n_found < MAX_CANDIDATES && dgs_statement_next (row, error)) {
    DgsHitCandidate candidate = { .id = dgs_statement_int (row, 0) };
    guint place;

    if (!index->some && !read_some (self, index, error))
      return FALSE;
    if (!g_array_binary_search (index->some, &candidate, compare_ids, &place))
      continue;
    candidate = g_array_index (index->some, DgsHitCandidate, place);
    candidate.rank = rank;
    add (self, candidate);
    n_found++;
  }
  return !dgs_statement_failed (row);
}

static gboolean
add_of_many (LookUp *self, Index *index, const char *match, DgsHitRank rank, GError **error)
{
  const DgsHitRequest *request = self->search->request;
  g_autoptr (DgsStatement) row = NULL;
  DgsHitCandidate candidate = { .rank = rank };

  row = dgs_sqlite_query (self->search->db, error, index->sql, "iiiti", request->series_id,
                          (gint64) request->week, (gint64) request->saved_only, match,
                          (gint64) MAX_CANDIDATES);
  if (!row)
    return FALSE;
  while (dgs_statement_next (row, error)) {
    dgs_hit_search_read (row, &candidate);
    add (self, candidate);
  }
  return !dgs_statement_failed (row);
}

static gboolean
add_candidates (LookUp *self, Index *index, const char *columns, DgsHitRank rank, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);

  if (*self->match)
    g_string_append_printf (match, "%s(%s)", columns, self->match);
  if (*self->organisation)
    g_string_append_printf (match, "%s({byline} : (%s))", match->len > 0 ? " AND " : "",
                            self->organisation);
  return self->amount == DGS_HIT_AMOUNT_SOME ? add_of_some (self, index, match->str, rank, error)
                                             : add_of_many (self, index, match->str, rank, error);
}

static gboolean
is_full (DgsHitSearch *search)
{
  return search->candidates->len >= search->request->limit;
}

/* An article whose own title fits is found too, besides its stories. Where one rank gives enough,
 * those below it need not be looked for. */
static gboolean
look_up (LookUp *self, GError **error)
{
  gboolean with_articles = dgs_hit_search_wants_articles (self->search);
  Index *stories = &self->stories;
  Index *articles = &self->articles;

  if (with_articles && !add_candidates (self, articles, "{title} : ", DGS_HIT_RANK_TITLE, error))
    return FALSE;
  if (!add_candidates (self, stories, "{title} : ", DGS_HIT_RANK_TITLE, error))
    return FALSE;
  if (!is_full (self->search) &&
      !add_candidates (self, stories, "{title byline} : ", DGS_HIT_RANK_BYLINE, error))
    return FALSE;
  if (!is_full (self->search) &&
      (!add_candidates (self, stories, "", DGS_HIT_RANK_TEXT, error) ||
       (with_articles && !add_candidates (self, articles, "", DGS_HIT_RANK_TEXT, error))))
    return FALSE;
  return TRUE;
}

/**
 * dgs_hit_search_look_up:
 * @self: a search
 * @amount: how much there is to search in
 * @error: return location for an error
 *
 * Finds the words by the index.
 *
 * Returns: whether it could be read
 */
gboolean
dgs_hit_search_look_up (DgsHitSearch *self, DgsHitAmount amount, GError **error)
{
  LookUp look = {
    .search = self,
    .amount = amount,
    .stories = { stories_sql, story_ids_sql, some_stories_sql, NULL },
    .articles = { articles_sql, article_ids_sql, some_articles_sql, NULL },
  };
  gboolean done;

  look.match = dgs_search_words_get_match (self->words);
  look.organisation = dgs_search_words_get_match (self->organisation);
  look.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  done = look_up (&look, error);
  g_clear_pointer (&look.stories.some, g_array_unref);
  g_clear_pointer (&look.articles.some, g_array_unref);
  g_hash_table_unref (look.seen);
  g_free (look.organisation);
  g_free (look.match);
  return done;
}
