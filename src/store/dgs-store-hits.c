/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-hits-private.h"

#include <string.h>

#include "dgs-store-queries.h"

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

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const DgsHitCandidate *one = a;
  const DgsHitCandidate *two = b;

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
    DgsSqlite *db, const DgsHitCandidate *candidate, DgsHitRecord *hit, char **text, GError **error)
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
    DgsSqlite *db, const DgsHitCandidate *candidate, DgsHitRecord *hit, char **text, GError **error)
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
read_hit (DgsSqlite *db, const DgsHitCandidate *candidate, DgsSearchWords *words, GError **error)
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
read_hits (DgsHitSearch *self, GError **error)
{
  g_autoptr (GPtrArray) hits = NULL;
  guint i;

  hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dgs_hit_record_free);
  for (i = 0; i < self->candidates->len && i < self->request->limit; i++) {
    const DgsHitCandidate *candidate = &g_array_index (self->candidates, DgsHitCandidate, i);
    DgsHitRecord *hit = read_hit (self->db, candidate, self->words, error);

    if (!hit)
      return NULL;
    g_ptr_array_add (hits, hit);
  }
  return g_steal_pointer (&hits);
}

static DgsSearchWords *
read_organisation (const DgsHitRequest *request, DgsTokenizer *tokenizer)
{
  g_autofree char *quoted = NULL;

  quoted = g_strdup_printf ("\"%s\"", request->organisation ? request->organisation : "");
  return dgs_search_words_new (tokenizer, quoted);
}

/**
 * dgs_store_hits_of:
 * @db: the connection
 * @request: what is searched for
 * @amount: how much there is to search in, as dgs_hit_request_measure() tells
 * @error: return location for an error
 *
 * Searches in the way that is best for an amount. Each of them finds the same.
 *
 * Returns: (transfer full) (element-type DgsHitRecord) (nullable): as dgs_store_hits()
 */
GPtrArray *
dgs_store_hits_of (DgsSqlite *db, const DgsHitRequest *request, DgsHitAmount amount, GError **error)
{
  DgsTokenizer *tokenizer = dgs_sqlite_get_tokenizer (db);
  g_autoptr (DgsSearchWords) words = dgs_search_words_new (tokenizer, request->words);
  g_autoptr (DgsSearchWords) organisation = read_organisation (request, tokenizer);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DgsHitCandidate));
  g_autoptr (GHashTable) seen = NULL;
  DgsHitSearch search = { db, request, words, organisation, candidates, NULL };
  gboolean done = TRUE;

  search.seen_articles = seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!dgs_search_words_is_empty (words) || !dgs_search_words_is_empty (organisation))
    done = amount == DGS_HIT_AMOUNT_FEW ? dgs_hit_search_look_through (&search, error)
                                        : dgs_hit_search_look_up (&search, amount, error);
  if (!done)
    return NULL;
  g_array_sort (candidates, compare_candidates);
  return read_hits (&search, error);
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
  DgsHitAmount amount;

  if (!dgs_hit_request_measure (db, request, &amount, error))
    return NULL;
  return dgs_store_hits_of (db, request, amount, error);
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
