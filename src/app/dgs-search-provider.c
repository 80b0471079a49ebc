/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-search-provider.h"

#include <glib/gi18n.h>

#include "dgs-article-lookup.h"
#include "dgs-news-words.h"
#include "dgs-search.h"
#include "dgs-shell-search-provider.h"

#define MAX_RESULTS 10
#define MAX_WORDS 400

/* How long the program waits for the next letter after it has answered, in milliseconds. */
#define STAY_MS (10 * 1000)

struct _DgsSearchProvider {
  GObject parent_instance;

  DgsApplication *application; /* owns this */
  DgsShellSearchProvider2 *skeleton;
  GSettings *settings;
  GCancellable *searching;
  GHashTable *hits; /* DgsSearchHit, what was found last, by identifier */
};

G_DEFINE_FINAL_TYPE (DgsSearchProvider, dgs_search_provider, G_TYPE_OBJECT)

/* The answer to one call; the program stays until it is given. */
typedef struct {
  DgsSearchProvider *self;
  GDBusMethodInvocation *invocation;
  DgsLibrary *library;
  GCancellable *cancellable;
  GStrv words;
  GVariantBuilder metas;
  guint next;
} Call;

static Call *
call_new (DgsSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *words)
{
  Call *call = g_new0 (Call, 1);
  GApplication *application = G_APPLICATION (self->application);

  call->self = g_object_ref (self);
  call->invocation = invocation;
  call->words = g_strdupv ((GStrv) words);
  g_variant_builder_init (&call->metas, G_VARIANT_TYPE ("aa{sv}"));
  g_application_set_inactivity_timeout (application, STAY_MS);
  g_application_hold (application);
  return call;
}

static void
call_end (Call *call)
{
  g_application_release (G_APPLICATION (call->self->application));
  g_clear_object (&call->library);
  g_clear_object (&call->cancellable);
  g_strfreev (call->words);
  g_variant_builder_clear (&call->metas);
  g_object_unref (call->self);
  g_free (call);
}

/* --- Identifiers --- */

/* Of a digest or another article: "-:KEY"; of a story in it: "NUMBER:KEY". */
static char *
make_identifier (DgsSearchHit *hit)
{
  const char *key = dgs_article_get_key (dgs_search_hit_get_article (hit));
  int story = dgs_search_hit_get_story (hit);

  return story < 0 ? g_strconcat ("-:", key, NULL) : g_strdup_printf ("%d:%s", story, key);
}

static const char *
get_key (const char *identifier)
{
  const char *colon = strchr (identifier, ':');

  return colon ? colon + 1 : identifier;
}

static int
get_story (const char *identifier)
{
  guint64 story = 0;
  g_autofree char *number = g_strndup (identifier, strcspn (identifier, ":"));

  return g_ascii_string_to_unsigned (number, 10, 0, G_MAXINT, &story, NULL) ? (int) story : -1;
}

/* --- Finding --- */

static void
answer_results (Call *call, const char *const *identifiers)
{
  g_dbus_method_invocation_return_value (call->invocation, g_variant_new ("(^as)", identifiers));
  call_end (call);
}

static void
answer_nothing (Call *call)
{
  const char *none[] = { NULL };

  answer_results (call, none);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  DgsSearchProvider *self = call->self;
  g_autoptr (GStrvBuilder) identifiers = g_strv_builder_new ();
  g_autoptr (GPtrArray) results = NULL;
  g_auto (GStrv) answer = NULL;
  guint i;

  results = dgs_library_search_finish (DGS_LIBRARY (source), result, NULL);
  if (!results) {
    answer_nothing (call);
    return;
  }
  g_hash_table_remove_all (self->hits);
  for (i = 0; i < results->len; i++) {
    DgsSearchHit *hit = g_ptr_array_index (results, i);
    char *identifier = make_identifier (hit);

    g_strv_builder_add (identifiers, identifier);
    g_hash_table_insert (self->hits, identifier, g_object_ref (hit));
  }
  answer = g_strv_builder_end (identifiers);
  answer_results (call, (const char *const *) answer);
}

static void
search_library_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autofree char *words = g_strjoinv (" ", call->words);
  const DgsSearchQuery query = { .words = words, .limit = MAX_RESULTS };

  call->library = dgs_library_opener_open_finish (DGS_LIBRARY_OPENER (source), result, NULL);
  if (!call->library || strlen (words) > MAX_WORDS) {
    answer_nothing (call);
    return;
  }
  dgs_library_search_async (call->library, &query, call->cancellable, found_cb, call);
}

static void
search (DgsSearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  Call *call = call_new (self, invocation, terms);

  /* Another letter: what is being looked for is not wanted any more. */
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (!g_settings_get_boolean (self->settings, "search-provider")) {
    answer_nothing (call);
    return;
  }
  self->searching = g_cancellable_new ();
  call->cancellable = g_object_ref (self->searching);
  dgs_library_opener_open_async (dgs_application_get_opener (self->application), search_library_cb,
                                 call);
}

static gboolean
initial_cb (DgsSearchProvider *self,
            GDBusMethodInvocation *invocation,
            const char *const *terms,
            gpointer skeleton)
{
  search (self, invocation, terms);
  return TRUE;
}

static gboolean
subsearch_cb (DgsSearchProvider *self,
              GDBusMethodInvocation *invocation,
              const char *const *previous,
              const char *const *terms,
              gpointer skeleton)
{
  search (self, invocation, terms);
  return TRUE;
}

/* --- Telling what was found --- */

static void describe_next (Call *call);

static void
add_meta (Call *call, const char *identifier, const char *name, const char *description)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (APPLICATION_ID);
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);

  g_variant_builder_open (&call->metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&call->metas, "{sv}", "id", g_variant_new_string (identifier));
  g_variant_builder_add (&call->metas, "{sv}", "name", g_variant_new_string (name));
  g_variant_builder_add (&call->metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (&call->metas, "{sv}", "icon", serialized);
  g_variant_builder_close (&call->metas);
}

static void
describe_hit (Call *call, const char *identifier, DgsSearchHit *hit)
{
  g_autofree char *digest = dgs_news_words_title (dgs_search_hit_get_article (hit));
  g_autofree char *place = NULL;

  if (dgs_search_hit_get_story (hit) < 0) {
    add_meta (call, identifier, digest, dgs_search_hit_get_snippet (hit));
    return;
  }
  /* Translators: the digest that a story stands in, and words of the story. */
  place = g_strdup_printf (_ ("%s: %s"), digest, dgs_search_hit_get_snippet (hit));
  add_meta (call, identifier, dgs_search_hit_get_title (hit), place);
}

static void
describe_article (Call *call, const char *identifier, DgsArticle *article)
{
  g_autofree char *title = dgs_news_words_title (article);
  g_autofree char *body = dgs_news_words_body (article);

  add_meta (call, identifier, title, body);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (DgsArticle) article = NULL;

  article = dgs_article_lookup_finish (DGS_LIBRARY (source), result, NULL);
  if (article)
    describe_article (call, call->words[call->next], article);
  call->next++;
  describe_next (call);
}

static void
describe_next (Call *call)
{
  DgsSearchHit *hit = NULL;

  while (call->words[call->next] &&
         (hit = g_hash_table_lookup (call->self->hits, call->words[call->next]))) {
    describe_hit (call, call->words[call->next], hit);
    call->next++;
  }
  if (call->words[call->next]) {
    dgs_article_lookup_async (call->library, get_key (call->words[call->next]), looked_up_cb, call);
    return;
  }
  g_dbus_method_invocation_return_value (call->invocation,
                                         g_variant_new ("(aa{sv})", &call->metas));
  call_end (call);
}

static void
metas_library_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  call->library = dgs_library_opener_open_finish (DGS_LIBRARY_OPENER (source), result, NULL);
  if (!call->library) {
    g_strfreev (call->words);
    call->words = g_new0 (char *, 1);
  }
  describe_next (call);
}

static gboolean
metas_cb (DgsSearchProvider *self,
          GDBusMethodInvocation *invocation,
          const char *const *identifiers,
          gpointer skeleton)
{
  dgs_library_opener_open_async (dgs_application_get_opener (self->application), metas_library_cb,
                                 call_new (self, invocation, identifiers));
  return TRUE;
}

/* --- Opening --- */

static gboolean
activate_cb (DgsSearchProvider *self,
             GDBusMethodInvocation *invocation,
             const char *identifier,
             const char *const *terms,
             guint timestamp,
             gpointer skeleton)
{
  g_action_group_activate_action (
      G_ACTION_GROUP (self->application), "open-story",
      g_variant_new ("(si)", get_key (identifier), get_story (identifier)));
  g_dbus_method_invocation_return_value (invocation, NULL);
  return TRUE;
}

static gboolean
launch_cb (DgsSearchProvider *self,
           GDBusMethodInvocation *invocation,
           const char *const *terms,
           guint timestamp,
           gpointer skeleton)
{
  g_autofree char *words = g_strjoinv (" ", (GStrv) terms);

  g_action_group_activate_action (G_ACTION_GROUP (self->application), "search",
                                  g_variant_new_string (words));
  g_dbus_method_invocation_return_value (invocation, NULL);
  return TRUE;
}

/* --- The object --- */

static void
dgs_search_provider_dispose (GObject *object)
{
  DgsSearchProvider *self = DGS_SEARCH_PROVIDER (object);

  g_clear_object (&self->skeleton);
  g_clear_object (&self->settings);
  g_clear_object (&self->searching);
  g_clear_pointer (&self->hits, g_hash_table_unref);

  G_OBJECT_CLASS (dgs_search_provider_parent_class)->dispose (object);
}

static void
dgs_search_provider_class_init (DgsSearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dgs_search_provider_dispose;
}

static void
dgs_search_provider_init (DgsSearchProvider *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->skeleton = dgs_shell_search_provider2_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set", G_CALLBACK (initial_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set",
                           G_CALLBACK (subsearch_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas", G_CALLBACK (metas_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-activate-result", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-launch-search", G_CALLBACK (launch_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dgs_search_provider_new:
 * @application: the application, which owns it
 *
 * Makes a search provider.
 *
 * Returns: (transfer full): a new search provider
 */
DgsSearchProvider *
dgs_search_provider_new (DgsApplication *application)
{
  DgsSearchProvider *self = g_object_new (DGS_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  return self;
}

/**
 * dgs_search_provider_export:
 * @self: a search provider
 * @bus: where the shell asks
 * @path: path of the object
 * @error: return location for an error
 *
 * Answers from now on.
 *
 * Returns: whether the object is there
 */
gboolean
dgs_search_provider_export (DgsSearchProvider *self,
                            GDBusConnection *bus,
                            const char *path,
                            GError **error)
{
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), bus, path,
                                           error);
}

/**
 * dgs_search_provider_unexport:
 * @self: a search provider
 *
 * Answers nothing any more.
 */
void
dgs_search_provider_unexport (DgsSearchProvider *self)
{
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
