/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-news-actions.h"

#include <glib/gi18n.h>

#include "dgs-article-lookup.h"
#include "dgs-background.h"
#include "dgs-words.h"

/* How long it stays after that for more to do, in milliseconds. */
#define STAY_MS 2000

/* What is done with one digest; the program stays until it is done. */
typedef struct {
  DgsApplication *application;
  char *action;
  char *key;
  int story; /* -1 for none */
} Deed;

static Deed *
deed_new (DgsApplication *application, GSimpleAction *action, GVariant *parameter)
{
  Deed *deed = g_new (Deed, 1);

  deed->application = g_object_ref (application);
  deed->action = g_strdup (g_action_get_name (G_ACTION (action)));
  deed->story = -1;
  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE ("(si)")))
    g_variant_get (parameter, "(si)", &deed->key, &deed->story);
  else
    deed->key = g_variant_dup_string (parameter, NULL);
  /* What is asked of a process that is about to end is lost. */
  g_application_set_inactivity_timeout (G_APPLICATION (application), STAY_MS);
  g_application_hold (G_APPLICATION (application));
  return deed;
}

static void
deed_end (Deed *deed)
{
  g_application_release (G_APPLICATION (deed->application));
  g_object_unref (deed->application);
  g_free (deed->action);
  g_free (deed->key);
  g_free (deed);
}

static void
tell (Deed *deed, const char *words)
{
  dgs_application_show (deed->application);
  dgs_window_tell (dgs_application_get_window (deed->application), words);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  dgs_notifier_settle_finish (DGS_NOTIFIER (source), result);
  deed_end (user_data);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Deed *deed = user_data;
  g_autoptr (GError) error = NULL;

  if (!dgs_library_mark_finish (DGS_LIBRARY (source), result, &error)) {
    g_autofree char *words = dgs_words_error (error, NULL);

    tell (deed, words);
  }
  dgs_notifier_settle_async (dgs_application_get_notifier (deed->application), settled_cb, deed);
}

static void
open_article (Deed *deed, DgsArticle *article)
{
  dgs_application_show (deed->application);
  dgs_window_open_article (dgs_application_get_window (deed->application), article, deed->story);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Deed *deed = user_data;
  g_autoptr (DgsArticle) article = NULL;
  gboolean saves = g_str_equal (deed->action, "save-digest");
  gint64 id;

  article = dgs_article_lookup_finish (DGS_LIBRARY (source), result, NULL);
  if (!article || g_str_has_prefix (deed->action, "open-")) {
    if (article)
      open_article (deed, article);
    else
      tell (deed, _ ("That digest is not in the library any more"));
    deed_end (deed);
    return;
  }
  id = dgs_article_get_id (article);
  dgs_library_mark_async (DGS_LIBRARY (source), &id, 1, saves ? DGS_MARK_SAVED : DGS_MARK_READ,
                          NULL, marked_cb, deed);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Deed *deed = user_data;
  g_autoptr (DgsLibrary) library = NULL;

  library = dgs_library_opener_open_finish (DGS_LIBRARY_OPENER (source), result, NULL);
  if (library) {
    dgs_article_lookup_async (library, deed->key, looked_up_cb, deed);
    return;
  }
  /* The window says why. */
  g_application_activate (G_APPLICATION (deed->application));
  deed_end (deed);
}

static void
digest_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dgs_library_opener_open_async (dgs_application_get_opener (user_data), opened_cb,
                                 deed_new (user_data, action, parameter));
}

static void
news_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Deed *deed = user_data;
  g_autoptr (DgsLibrary) library = NULL;

  library = dgs_library_opener_open_finish (DGS_LIBRARY_OPENER (source), result, NULL);
  g_application_activate (G_APPLICATION (deed->application));
  if (library) {
    dgs_window_show_latest (dgs_application_get_window (deed->application));
    dgs_notifier_close (dgs_application_get_notifier (deed->application), deed->key);
  }
  deed_end (deed);
}

/* Several digests share a notification: it leads to the list. */
static void
show_news_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dgs_library_opener_open_async (dgs_application_get_opener (user_data), news_opened_cb,
                                 deed_new (user_data, action, parameter));
}

static void
search_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Deed *deed = user_data;
  g_autoptr (DgsLibrary) library = NULL;

  library = dgs_library_opener_open_finish (DGS_LIBRARY_OPENER (source), result, NULL);
  g_application_activate (G_APPLICATION (deed->application));
  if (library)
    dgs_window_show_search (dgs_application_get_window (deed->application), deed->key);
  deed_end (deed);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dgs_library_opener_open_async (dgs_application_get_opener (user_data), search_opened_cb,
                                 deed_new (user_data, action, parameter));
}

static void
refresh_due_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dgs_background_run (user_data);
}

static const GActionEntry entries[] = {
  { .name = "open-digest", .activate = digest_cb, .parameter_type = "s" },
  { .name = "open-story", .activate = digest_cb, .parameter_type = "(si)" },
  { .name = "mark-digest-read", .activate = digest_cb, .parameter_type = "s" },
  { .name = "save-digest", .activate = digest_cb, .parameter_type = "s" },
  { .name = "show-news", .activate = show_news_cb, .parameter_type = "s" },
  { .name = "search", .activate = search_cb, .parameter_type = "s" },
  { .name = "refresh-due", .activate = refresh_due_cb },
};

/**
 * dgs_news_actions_add:
 * @application: the application
 *
 * Adds what notifications, the search of the desktop and a second process ask the application for.
 * Each works too where the application is started for it.
 */
void
dgs_news_actions_add (DgsApplication *application)
{
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
}
