/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-search.h"

#include "dgs-article-private.h"
#include "dgs-library-private.h"
#include "dgs-store-hits.h"

/* More than anybody chooses from. */
#define MAX_ORGANISATIONS 500

struct _DgsSearchHit {
  GObject parent_instance;

  DgsArticle *article;
  DgsHitRecord *record;
};

G_DEFINE_FINAL_TYPE (DgsSearchHit, dgs_search_hit, G_TYPE_OBJECT)

static void
dgs_search_hit_finalize (GObject *object)
{
  DgsSearchHit *self = DGS_SEARCH_HIT (object);

  g_clear_object (&self->article);
  g_clear_pointer (&self->record, dgs_hit_record_free);

  G_OBJECT_CLASS (dgs_search_hit_parent_class)->finalize (object);
}

static void
dgs_search_hit_class_init (DgsSearchHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dgs_search_hit_finalize;
}

static void
dgs_search_hit_init (DgsSearchHit *self)
{
}

static DgsSearchHit *
create_hit (DgsHitRecord *record)
{
  DgsSearchHit *self = g_object_new (DGS_TYPE_SEARCH_HIT, NULL);
  DgsArticleRecord *article = g_steal_pointer (&record->article);

  self->article = dgs_article_new (article->id, article->week);
  dgs_article_take_record (self->article, article);
  self->record = record;
  return self;
}

/**
 * dgs_search_hit_get_article:
 * @self: a hit
 *
 * Gets the article that it is, or is in, as it was when it was found.
 *
 * Returns: (transfer none): a loaded article
 */
DgsArticle *
dgs_search_hit_get_article (DgsSearchHit *self)
{
  g_return_val_if_fail (DGS_IS_SEARCH_HIT (self), NULL);

  return self->article;
}

/**
 * dgs_search_hit_get_story:
 * @self: a hit
 *
 * Gets the story that it is.
 *
 * Returns: its position in the article, -1 for the article itself
 */
int
dgs_search_hit_get_story (DgsSearchHit *self)
{
  g_return_val_if_fail (DGS_IS_SEARCH_HIT (self), -1);

  return self->record->story;
}

/**
 * dgs_search_hit_get_title:
 * @self: a hit
 *
 * Gets the title of the story, else of the article.
 *
 * Returns: (transfer none): plain text
 */
const char *
dgs_search_hit_get_title (DgsSearchHit *self)
{
  g_return_val_if_fail (DGS_IS_SEARCH_HIT (self), NULL);

  return self->record->title;
}

/**
 * dgs_search_hit_get_byline:
 * @self: a hit
 *
 * Gets who the story is by.
 *
 * Returns: (transfer none) (nullable): plain text
 */
const char *
dgs_search_hit_get_byline (DgsSearchHit *self)
{
  g_return_val_if_fail (DGS_IS_SEARCH_HIT (self), NULL);

  return self->record->byline;
}

/**
 * dgs_search_hit_get_snippet:
 * @self: a hit
 *
 * Gets the text about what was found, or the beginning of the text where it was found elsewhere.
 *
 * Returns: (transfer none): one line of plain text, some 200 bytes; may be empty
 */
const char *
dgs_search_hit_get_snippet (DgsSearchHit *self)
{
  g_return_val_if_fail (DGS_IS_SEARCH_HIT (self), NULL);

  return self->record->snippet;
}

static const DgsTextRange *
get_marks (GArray *marks, gsize *n_marks)
{
  *n_marks = marks->len;
  return (const DgsTextRange *) (gpointer) marks->data;
}

/**
 * dgs_search_hit_get_title_marks:
 * @self: a hit
 * @n_marks: (out): how many there are
 *
 * Gets where the words stand in the title.
 *
 * Returns: (transfer none) (array length=n_marks): in order, none over another
 */
const DgsTextRange *
dgs_search_hit_get_title_marks (DgsSearchHit *self, gsize *n_marks)
{
  g_return_val_if_fail (DGS_IS_SEARCH_HIT (self), NULL);

  return get_marks (self->record->title_marks, n_marks);
}

/**
 * dgs_search_hit_get_byline_marks:
 * @self: a hit
 * @n_marks: (out): how many there are
 *
 * Gets where the words stand in the byline.
 *
 * Returns: (transfer none) (array length=n_marks): in order, none over another
 */
const DgsTextRange *
dgs_search_hit_get_byline_marks (DgsSearchHit *self, gsize *n_marks)
{
  g_return_val_if_fail (DGS_IS_SEARCH_HIT (self), NULL);

  return get_marks (self->record->byline_marks, n_marks);
}

/**
 * dgs_search_hit_get_snippet_marks:
 * @self: a hit
 * @n_marks: (out): how many there are
 *
 * Gets where the words stand in the snippet.
 *
 * Returns: (transfer none) (array length=n_marks): in order, none over another
 */
const DgsTextRange *
dgs_search_hit_get_snippet_marks (DgsSearchHit *self, gsize *n_marks)
{
  g_return_val_if_fail (DGS_IS_SEARCH_HIT (self), NULL);

  return get_marks (self->record->snippet_marks, n_marks);
}

/* --- Searching --- */

static DgsHitRequest *
request_new (const DgsSearchQuery *query)
{
  DgsHitRequest *self = g_new0 (DgsHitRequest, 1);

  self->words = g_strdup (query->words ? query->words : "");
  self->series_id = query->series_id;
  self->organisation = g_strdup (query->organisation);
  self->week = query->week;
  self->saved_only = query->saved_only;
  self->limit = query->limit;
  return self;
}

static void
request_free (DgsHitRequest *self)
{
  g_free ((char *) self->words);
  g_free ((char *) self->organisation);
  g_free (self);
}

static gpointer
search (DgsSqlite *db, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) records = dgs_store_hits (db, data, error);
  g_autofree gpointer *taken = NULL;
  GPtrArray *hits;
  gsize n_hits, i;

  if (!records)
    return NULL;
  taken = g_ptr_array_steal (records, &n_hits);
  hits = g_ptr_array_new_full ((guint) n_hits, g_object_unref);
  for (i = 0; i < n_hits; i++)
    g_ptr_array_add (hits, create_hit (taken[i]));
  return hits;
}

static void
pass_on_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer value = dgs_store_run_finish (DGS_STORE (source), result, &error);

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value, g_task_get_task_data (task));
}

/**
 * dgs_library_search_async:
 * @self: an open library
 * @query: what is searched for; copied
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Searches everything that is kept, story by story.
 *
 * Nothing that is typed is an error. What has the words in its title comes first, then what has
 * them in its byline, then the rest; of each the newest first. A digest is a hit itself where its
 * title has the words, or where none of its stories alone has them all.
 */
void
dgs_library_search_async (DgsLibrary *self,
                          const DgsSearchQuery *query,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dgs_library_search_async);
  g_task_set_task_data (task, g_ptr_array_unref, NULL);
  dgs_store_read_async (dgs_library_get_store (self), search, request_new (query),
                        (GDestroyNotify) request_free, (GDestroyNotify) g_ptr_array_unref,
                        cancellable, pass_on_cb, task);
}

/**
 * dgs_library_search_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_search_async().
 *
 * Returns: (transfer full) (element-type DgsSearchHit) (nullable): best first
 */
GPtrArray *
dgs_library_search_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What can be chosen --- */

/**
 * dgs_search_choices_free:
 * @self: (transfer full): choices
 *
 * Frees choices.
 */
void
dgs_search_choices_free (DgsSearchChoices *self)
{
  g_clear_pointer (&self->organisations, g_ptr_array_unref);
  g_clear_pointer (&self->weeks, g_array_unref);
  g_free (self);
}

static gpointer
read_choices (DgsSqlite *db, gpointer data, GError **error)
{
  g_autoptr (DgsSearchChoices) choices = g_new0 (DgsSearchChoices, 1);

  choices->organisations = dgs_store_hits_organisations (db, MAX_ORGANISATIONS, error);
  if (choices->organisations)
    choices->weeks = dgs_store_hits_weeks (db, error);
  return choices->weeks ? g_steal_pointer (&choices) : NULL;
}

/**
 * dgs_library_search_choices_async:
 * @self: an open library
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Lists the organisations and the weeks that the library has.
 */
void
dgs_library_search_choices_async (DgsLibrary *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dgs_library_search_choices_async);
  g_task_set_task_data (task, dgs_search_choices_free, NULL);
  dgs_store_read_async (dgs_library_get_store (self), read_choices, NULL, NULL,
                        (GDestroyNotify) dgs_search_choices_free, cancellable, pass_on_cb, task);
}

/**
 * dgs_library_search_choices_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_search_choices_async().
 *
 * Returns: (transfer full) (nullable): the choices
 */
DgsSearchChoices *
dgs_library_search_choices_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
