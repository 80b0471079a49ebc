/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-cache.h"

#include "dgs-article-private.h"
#include "dgs-store-queries.h"

/* The articles that somebody holds, one object an id, and the order in which the store is asked
 * for what is in them: all that are wanted in one turn of the main loop at once. */
struct _DgsArticleCache {
  GObject parent_instance;

  DgsStore *store;
  GHashTable *articles; /* id to DgsArticle, not owned */
  GArray *wanted;       /* ids to ask the store for */
  guint idle;
};

G_DEFINE_FINAL_TYPE (DgsArticleCache, dgs_article_cache, G_TYPE_OBJECT)

/* The object is half taken down by now, but what its id getter reads is still there. */
static void
article_gone (gpointer user_data, GObject *article)
{
  DgsArticleCache *self = user_data;
  gint64 id = dgs_article_get_id ((DgsArticle *) article);

  g_hash_table_remove (self->articles, &id);
}

static void
free_record_or_null (gpointer record)
{
  if (record)
    dgs_article_record_free (record);
}

static gpointer
read_articles (DgsSqlite *db, gpointer data, GError **error)
{
  GArray *ids = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (free_record_or_null);
  guint i;

  for (i = 0; i < ids->len; i++) {
    g_autoptr (GError) local_error = NULL;
    DgsArticleRecord *record;

    record = dgs_store_articles_get (db, g_array_index (ids, gint64, i), FALSE, &local_error);
    if (local_error) {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
    if (record)
      g_ptr_array_add (records, record);
  }
  return g_steal_pointer (&records);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsArticleCache) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = dgs_store_run_finish (DGS_STORE (source), result, &error);
  guint i;

  if (!records) {
    g_info ("rows could not be read: %s", error->message);
    return;
  }
  for (i = 0; i < records->len; i++) {
    DgsArticleRecord *record = g_ptr_array_index (records, i);
    DgsArticle *article = g_hash_table_lookup (self->articles, &record->id);

    if (article) {
      g_ptr_array_index (records, i) = NULL;
      dgs_article_take_record (article, record);
    }
  }
}

static gboolean
ask (gpointer user_data)
{
  DgsArticleCache *self = user_data;
  GArray *ids = g_steal_pointer (&self->wanted);

  self->idle = 0;
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  dgs_store_read_async (self->store, read_articles, ids, (GDestroyNotify) g_array_unref,
                        (GDestroyNotify) g_ptr_array_unref, NULL, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
want (DgsArticleCache *self, gint64 id)
{
  g_array_append_val (self->wanted, id);
  if (!self->idle)
    self->idle = g_idle_add (ask, self);
}

static void
dgs_article_cache_finalize (GObject *object)
{
  DgsArticleCache *self = DGS_ARTICLE_CACHE (object);
  GHashTableIter iter;
  gpointer article;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_hash_table_iter_init (&iter, self->articles);
  while (g_hash_table_iter_next (&iter, NULL, &article))
    g_object_weak_unref (article, article_gone, self);
  g_hash_table_unref (self->articles);
  g_array_unref (self->wanted);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (dgs_article_cache_parent_class)->finalize (object);
}

static void
dgs_article_cache_class_init (DgsArticleCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dgs_article_cache_finalize;
}

static void
dgs_article_cache_init (DgsArticleCache *self)
{
  self->articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * dgs_article_cache_new:
 * @store: an open store
 *
 * Makes a cache.
 *
 * Returns: (transfer full): a new cache
 */
DgsArticleCache *
dgs_article_cache_new (DgsStore *store)
{
  DgsArticleCache *self = g_object_new (DGS_TYPE_ARTICLE_CACHE, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * dgs_article_cache_get:
 * @self: a cache
 * @id: row id
 * @week: ISO year * 100 + week, as the list knows it
 *
 * Gives the object of an article; if it is new, what is in it comes soon.
 *
 * Returns: (transfer full): the article
 */
DgsArticle *
dgs_article_cache_get (DgsArticleCache *self, gint64 id, guint week)
{
  DgsArticle *article = g_hash_table_lookup (self->articles, &id);

  if (article)
    return g_object_ref (article);
  article = dgs_article_new (id, week);
  g_hash_table_insert (self->articles, g_memdup2 (&id, sizeof id), article);
  g_object_weak_ref (G_OBJECT (article), article_gone, self);
  want (self, id);
  return article;
}

/**
 * dgs_article_cache_mark:
 * @self: a cache
 * @id: row id
 * @saved: %TRUE to change whether it is saved, %FALSE to change whether it is read
 * @value: what was written to the store
 *
 * Takes over a change of state, if somebody holds the article.
 */
void
dgs_article_cache_mark (DgsArticleCache *self, gint64 id, gboolean saved, gboolean value)
{
  DgsArticle *article = g_hash_table_lookup (self->articles, &id);

  if (article)
    dgs_article_set_mark (article, saved, value);
}

/**
 * dgs_article_cache_reload:
 * @self: a cache
 *
 * Asks the store again for every article that somebody holds.
 */
void
dgs_article_cache_reload (DgsArticleCache *self)
{
  GHashTableIter iter;
  gpointer id;

  g_array_set_size (self->wanted, 0);
  g_hash_table_iter_init (&iter, self->articles);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    want (self, *(gint64 *) id);
}
