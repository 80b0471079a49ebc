/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-store-hits-private.h"

/* Bytes. To read this much takes as long as to look up a common word. */
#define MAX_FEW (1024 * 1024)
/* Articles. Of more, so many of the rows of a common word are theirs that enough are soon found. */
#define MAX_SOME 2000

static const char *const amount_sql[] = DGS_HIT_FILTERS (
    "SELECT count(*), sum(octet_length(body)) FROM"
    " (SELECT of.id FROM articles AS of WHERE ",
    " LIMIT 1 + " G_STRINGIFY (MAX_SOME) ") AS some"
                                         " CROSS JOIN texts ON article_id = some.id");

/**
 * dgs_hit_request_measure:
 * @db: the connection
 * @request: what is searched for
 * @amount: (out): how much there is to search in
 * @error: return location for an error
 *
 * Tells how much the filters leave, without reading it.
 *
 * Returns: whether it could be read
 */
gboolean
dgs_hit_request_measure (DgsSqlite *db,
                         const DgsHitRequest *request,
                         DgsHitAmount *amount,
                         GError **error)
{
  g_autoptr (DgsStatement) row = NULL;

  *amount = DGS_HIT_AMOUNT_MANY;
  if (!request->week && !request->saved_only && !request->series_id)
    return TRUE;
  row = dgs_hit_request_query (db, request, amount_sql, error);
  if (!row || !dgs_statement_next (row, error))
    return FALSE;
  if (dgs_statement_int (row, 0) > MAX_SOME)
    return TRUE;
  *amount = dgs_statement_int (row, 1) > MAX_FEW ? DGS_HIT_AMOUNT_SOME : DGS_HIT_AMOUNT_FEW;
  return TRUE;
}

/**
 * dgs_hit_request_query:
 * @db: the connection
 * @request: what is searched for, with a filter of articles
 * @sql: (array): a query for each filter
 * @error: return location for an error
 *
 * Asks for what the filters leave, by the index of the one that leaves least.
 *
 * Returns: (transfer full) (nullable): the rows
 */
DgsStatement *
dgs_hit_request_query (DgsSqlite *db,
                       const DgsHitRequest *request,
                       const char *const *sql,
                       GError **error)
{
  DgsHitFilter filter = DGS_HIT_FILTER_SERIES;

  if (request->week)
    filter = DGS_HIT_FILTER_WEEK;
  else if (request->saved_only)
    filter = DGS_HIT_FILTER_SAVED;
  return dgs_sqlite_query (db, error, sql[filter], "iii", request->series_id,
                           (gint64) request->week, (gint64) request->saved_only);
}

/**
 * dgs_hit_search_read:
 * @row: a row whose first columns are a row id, the article's, the story's position and the day
 * @candidate: (out): what is on it, but for the rank
 *
 * Reads a story or an article that comes into question.
 */
void
dgs_hit_search_read (DgsStatement *row, DgsHitCandidate *candidate)
{
  candidate->id = dgs_statement_int (row, 0);
  candidate->article_id = dgs_statement_int (row, 1);
  candidate->story = (int) dgs_statement_int (row, 2);
  candidate->day = (guint) dgs_statement_int (row, 3);
}

/**
 * dgs_hit_search_see_article:
 * @self: a search
 * @id: row id of an article
 *
 * Remembers that something was found of an article.
 *
 * Returns: whether it is the first
 */
gboolean
dgs_hit_search_see_article (DgsHitSearch *self, gint64 id)
{
  return g_hash_table_add (self->seen_articles, g_memdup2 (&id, sizeof id));
}

/**
 * dgs_hit_search_wants_articles:
 * @self: a search
 *
 * Tells whether articles are looked for, besides stories: an article has no byline.
 *
 * Returns: whether they are
 */
gboolean
dgs_hit_search_wants_articles (DgsHitSearch *self)
{
  return !dgs_search_words_is_empty (self->words) && dgs_search_words_is_empty (self->organisation);
}
