/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-hits.h"

#include <string.h>

#include "dgs-search-words.h"
#include "dgs-store-queries.h"

/* Of each kind and rank no more are looked at, those that came last: what is found so often is not
 * read to its end, and a search that is typed must not read all of the library. */
#define MAX_CANDIDATES 1000

/* How well the words fit. Within one rank the newer comes first: a reader of news looks for what is
 * told of a thing, and that it is told in a title weighs more than how often. */
typedef enum {
  RANK_TITLE,
  RANK_BYLINE, /* title and byline together have all of the words */
  RANK_TEXT,
} Rank;

typedef struct {
  gint64 id; /* row id of the story; of the article, where it is no story */
  gint64 article_id;
  int story; /* its position, -1 for none */
  guint day;
  Rank rank;
} Candidate;

/**
 * dgs_hit_record_free:
 * @self: (transfer full): a record
 *
 * Frees a record.
 */
void
dgs_hit_record_free (DgsHitRecord *self)
{
  g_clear_pointer (&self->article, dgs_article_record_free);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->snippet);
  g_clear_pointer (&self->title_marks, g_array_unref);
  g_clear_pointer (&self->byline_marks, g_array_unref);
  g_clear_pointer (&self->snippet_marks, g_array_unref);
  g_free (self);
}

/* --- What comes into question --- */

typedef struct {
  DgsSqlite *db;
  const DgsHitRequest *request;
  char *match;        /* the words, for FTS5 */
  char *organisation; /* the same of the organisation; empty for none */
  GArray *candidates;
  GHashTable *seen;          /* row ids of stories */
  GHashTable *seen_articles; /* row ids of articles of which something was found */
} Search;

static gboolean
see (GHashTable *seen, gint64 id)
{
  return g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
}

/* A week, and what is saved, are few articles: rows are held against the list of theirs, which is
 * made once, before anything else is read of them. A series is many, and soon gives enough. */
typedef enum {
  NARROW_NOT,
  NARROW_WEEK,
  NARROW_SAVED,
  N_NARROWS,
} Narrow;

#define STORIES(condition)                                                    \
  "SELECT stories.id, article_id, position, day FROM story_search AS found"   \
  " CROSS JOIN stories ON stories.id = found.rowid"                           \
  " CROSS JOIN articles ON articles.id = article_id WHERE story_search MATCH" \
  " ?1" condition " AND (?2 = 0 OR series_id = ?2) AND (?3 = 0 OR week = ?3)" \
  " AND (?4 = 0 OR saved = 1) ORDER BY found.rowid DESC LIMIT ?5"
#define ARTICLES(condition)                                                   \
  "SELECT articles.id, articles.id, -1, day FROM search AS found"             \
  " CROSS JOIN articles ON articles.id = found.rowid WHERE search MATCH"      \
  " ?1" condition " AND (?2 = 0 OR series_id = ?2) AND (?3 = 0 OR week = ?3)" \
  " AND (?4 = 0 OR saved = 1) ORDER BY found.rowid DESC LIMIT ?5"
#define STORIES_AMONG(condition)                                     \
  STORIES (" AND +found.rowid IN (SELECT few.id FROM articles AS of" \
           " CROSS JOIN stories AS few ON few.article_id = of.id WHERE of." condition ")")
#define ARTICLES_AMONG(condition) \
  ARTICLES (" AND +found.rowid IN (SELECT of.id FROM articles AS of WHERE of." condition ")")

static const char *const stories_sql[N_NARROWS] = {
  [NARROW_NOT] = STORIES (""),
  [NARROW_WEEK] = STORIES_AMONG ("week = ?3"),
  [NARROW_SAVED] = STORIES_AMONG ("saved = 1"),
};
static const char *const articles_sql[N_NARROWS] = {
  [NARROW_NOT] = ARTICLES (""),
  [NARROW_WEEK] = ARTICLES_AMONG ("week = ?3"),
  [NARROW_SAVED] = ARTICLES_AMONG ("saved = 1"),
};

static Narrow
get_narrow (const DgsHitRequest *request)
{
  if (request->week)
    return NARROW_WEEK;
  return request->saved_only ? NARROW_SAVED : NARROW_NOT;
}

static gboolean
add_candidates (
    Search *self, const char *const *sql, const char *columns, Rank rank, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (DgsStatement) row = NULL;

  if (*self->match)
    g_string_append_printf (match, "%s(%s)", columns, self->match);
  if (*self->organisation)
    g_string_append_printf (match, "%s({byline} : (%s))", match->len > 0 ? " AND " : "",
                            self->organisation);
  row = dgs_sqlite_query (self->db, error, sql[get_narrow (self->request)], "tiiii", match->str,
                          self->request->series_id, (gint64) self->request->week,
                          (gint64) self->request->saved_only, (gint64) MAX_CANDIDATES);
  if (!row)
    return FALSE;
  while (dgs_statement_next (row, error)) {
    Candidate candidate = { .rank = rank };

    candidate.id = dgs_statement_int (row, 0);
    candidate.article_id = dgs_statement_int (row, 1);
    candidate.story = (int) dgs_statement_int (row, 2);
    candidate.day = (guint) dgs_statement_int (row, 3);
    if (candidate.story >= 0 && !see (self->seen, candidate.id))
      continue;
    /* The text of a digest is that of its stories: it is found itself where no story was. */
    if (!see (self->seen_articles, candidate.article_id) && candidate.story < 0)
      continue;
    g_array_append_val (self->candidates, candidate);
  }
  return !dgs_statement_failed (row);
}

static gboolean
is_full (Search *self)
{
  return self->candidates->len >= self->request->limit;
}

/* An article whose own title fits is found too, besides its stories. Where one rank gives enough,
 * those below it need not be looked for. */
static gboolean
look (Search *self, GError **error)
{
  gboolean with_articles = *self->match && !*self->organisation;

  if (with_articles && !add_candidates (self, articles_sql, "{title} : ", RANK_TITLE, error))
    return FALSE;
  if (!add_candidates (self, stories_sql, "{title} : ", RANK_TITLE, error))
    return FALSE;
  if (!is_full (self) &&
      !add_candidates (self, stories_sql, "{title byline} : ", RANK_BYLINE, error))
    return FALSE;
  if (!is_full (self) &&
      (!add_candidates (self, stories_sql, "", RANK_TEXT, error) ||
       (with_articles && !add_candidates (self, articles_sql, "", RANK_TEXT, error))))
    return FALSE;
  return TRUE;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *two = b;

  if (one->rank != two->rank)
    return one->rank < two->rank ? -1 : 1;
  if (one->day != two->day)
    return one->day > two->day ? -1 : 1;
  if (one->article_id != two->article_id)
    return one->article_id > two->article_id ? -1 : 1;
  return one->story - two->story;
}

/* --- What is told of it --- */

static gboolean
read_story (
    DgsSqlite *db, const Candidate *candidate, DgsHitRecord *hit, char **text, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (db, error, "SELECT title, byline, text FROM stories WHERE id = ?", "i",
                          candidate->id);
  if (!row || !dgs_statement_next (row, error))
    return FALSE;
  hit->title = dgs_statement_dup_text (row, 0);
  hit->byline = dgs_statement_dup_text (row, 1);
  *text = dgs_statement_dup_text (row, 2);
  return TRUE;
}

static gboolean
read_body (
    DgsSqlite *db, const Candidate *candidate, DgsHitRecord *hit, char **text, GError **error)
{
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (db, error, "SELECT title, body FROM texts WHERE article_id = ?", "i",
                          candidate->id);
  if (!row || !dgs_statement_next (row, error))
    return FALSE;
  hit->title = dgs_statement_dup_text (row, 0);
  *text = dgs_statement_dup_text (row, 1);
  return TRUE;
}

static DgsHitRecord *
read_hit (DgsSqlite *db, const Candidate *candidate, DgsSearchWords *words, GError **error)
{
  g_autoptr (DgsHitRecord) hit = g_new0 (DgsHitRecord, 1);
  g_autofree char *text = NULL;

  hit->story = candidate->story;
  hit->article = dgs_store_articles_get (db, candidate->article_id, FALSE, error);
  if (!hit->article || !(hit->story < 0 ? read_body (db, candidate, hit, &text, error)
                                        : read_story (db, candidate, hit, &text, error)))
    return NULL;
  hit->title_marks = dgs_search_words_find (words, hit->title);
  hit->byline_marks = dgs_search_words_find (words, hit->byline ? hit->byline : "");
  hit->snippet = dgs_search_words_cut (words, text, &hit->snippet_marks);
  return g_steal_pointer (&hit);
}

static GPtrArray *
read_hits (Search *self, DgsSearchWords *words, GError **error)
{
  g_autoptr (GPtrArray) hits = NULL;
  guint i;

  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_hit_record_free);
  for (i = 0; i < self->candidates->len && i < self->request->limit; i++) {
    const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
    DgsHitRecord *hit = read_hit (self->db, candidate, words, error);

    if (!hit)
      return NULL;
    g_ptr_array_add (hits, hit);
  }
  return g_steal_pointer (&hits);
}

static char *
make_match (DgsSqlite *db, const char *phrase)
{
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", phrase ? phrase : "");
  g_autoptr (DgsSearchWords) words = NULL;

  words = dgs_search_words_new (dgs_sqlite_get_tokenizer (db), quoted);
  return dgs_search_words_get_match (words);
}

/**
 * dgs_store_hits:
 * @db: the connection
 * @request: what is searched for
 * @error: return location for an error
 *
 * Searches the stories and the articles; what is found has all of the words.
 *
 * What has them in its title comes first, then what has them there or in its byline, then the
 * rest; of each the newer before the older.
 *
 * Returns: (transfer full) (element-type DgsHitRecord) (nullable): best first
 */
GPtrArray *
dgs_store_hits (DgsSqlite *db, const DgsHitRequest *request, GError **error)
{
  g_autoptr (DgsSearchWords) words = NULL;
  g_autofree char *match = NULL;
  g_autofree char *organisation = make_match (db, request->organisation);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GHashTable) seen_articles = NULL;
  Search search = { .db = db, .request = request };

  words = dgs_search_words_new (dgs_sqlite_get_tokenizer (db), request->words);
  match = dgs_search_words_get_match (words);
  seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  seen_articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  search.match = match;
  search.organisation = organisation;
  search.candidates = candidates;
  search.seen = seen;
  search.seen_articles = seen_articles;
  if ((*match || *organisation) && !look (&search, error))
    return NULL;
  g_array_sort (candidates, compare_candidates);
  return read_hits (&search, words, error);
}

/* --- What can be chosen --- */

static void
count_organisations (GHashTable *counts, const char *byline, gint64 n)
{
  g_auto (GStrv) names = g_strsplit (byline, " & ", -1);
  guint i;

  for (i = 0; names[i]; i++) {
    char *name = g_strstrip (names[i]);
    gint64 *count = g_hash_table_lookup (counts, name);

    if (*name == '\0')
      continue;
    if (!count) {
      count = g_new0 (gint64, 1);
      g_hash_table_insert (counts, g_strdup (name), count);
    }
    *count += n;
  }
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const gint64 *one = g_hash_table_lookup (user_data, *(const char *const *) a);
  const gint64 *two = g_hash_table_lookup (user_data, *(const char *const *) b);

  if (*one != *two)
    return *one > *two ? -1 : 1;
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * dgs_store_hits_organisations:
 * @db: the connection
 * @limit: the most to give
 * @error: return location for an error
 *
 * Lists the organisations that stories are by; two that published together are told apart.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): those with most stories, by name
 */
GPtrArray *
dgs_store_hits_organisations (DgsSqlite *db, guint limit, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (DgsStatement) row = NULL;
  guint i;

  row = dgs_sqlite_query (db, error,
                          "SELECT byline, count(*) FROM stories WHERE byline IS NOT NULL"
                          " GROUP BY byline",
                          NULL);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error))
    count_organisations (counts, dgs_statement_text (row, 0), dgs_statement_int (row, 1));
  if (dgs_statement_failed (row))
    return NULL;
  all = g_hash_table_get_keys_as_ptr_array (counts);
  g_ptr_array_sort_with_data (all, compare_counts, counts);
  for (i = 0; i < all->len && i < limit; i++)
    g_ptr_array_add (names, g_strdup (g_ptr_array_index (all, i)));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/**
 * dgs_store_hits_weeks:
 * @db: the connection
 * @error: return location for an error
 *
 * Lists the weeks that articles are of.
 *
 * Returns: (transfer full) (element-type guint) (nullable): year * 100 + ISO week, newest first
 */
GArray *
dgs_store_hits_weeks (DgsSqlite *db, GError **error)
{
  g_autoptr (GArray) weeks = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (DgsStatement) row = NULL;

  row = dgs_sqlite_query (
      db, error, "SELECT DISTINCT week FROM articles WHERE week > 0 ORDER BY week DESC", NULL);
  if (!row)
    return NULL;
  while (dgs_statement_next (row, error)) {
    guint week = (guint) dgs_statement_int (row, 0);

    g_array_append_val (weeks, week);
  }
  return dgs_statement_failed (row) ? NULL : g_steal_pointer (&weeks);
}
