/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-feeds.h"

#include <glib/gi18n.h>

#include "dgs-add-dialog.h"
#include "dgs-window-undo.h"
#include "dgs-window.h"
#include "dgs-words.h"

#define SAMPLES_ADDRESS "https://samples.digests.invalid/index.xml"
#define SAMPLES_RESOURCE "/io/github/digests/Digests/sample-digests.xml"

/* What a callback of the library needs to know. */
typedef struct {
  DgsWindow *window;
  char *address;
  char *title;
  gint64 feed_id;
} Request;

static Request *
request_new (GtkWidget *window, const char *address, const char *title)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (DGS_WINDOW (window));
  request->address = g_strdup (address);
  request->title = g_strdup (title);
  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  g_free (request->address);
  g_free (request->title);
  g_free (request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
tell_error (DgsWindow *window, const GError *error, const char *address)
{
  g_autofree char *words = NULL;

  if (dgs_problem_from_error (error) == DGS_PROBLEM_CANCELLED)
    return;
  words = dgs_words_error (error, address);
  dgs_window_tell (window, words);
}

/* --- Subscribing --- */

static void
tell_subscribed (DgsWindow *window, DgsFeed *feed)
{
  /* Translators: the name of a feed stands in the place of %s. */
  g_autofree char *words = g_strdup_printf (_ ("Subscribed to “%s”"), dgs_feed_get_title (feed));

  dgs_window_tell_undoable (window, words, "win.undo-subscribe",
                            g_variant_new_int64 (dgs_feed_get_id (feed)));
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (DgsFeed) feed = NULL;

  feed = dgs_library_subscribe_finish (DGS_LIBRARY (source), result, &candidates, &error);
  if (feed)
    tell_subscribed (request->window, feed);
  else
    tell_error (request->window, error, request->address);
}

static void
subscribe_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Request *request = request_new (widget, g_variant_get_string (parameter, NULL), NULL);

  dgs_library_subscribe_async (dgs_window_get_library (request->window), request->address, NULL,
                               subscribed_cb, request);
}

/* A page that is followed like a feed. */
static void
follow_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Request *request = request_new (widget, g_variant_get_string (parameter, NULL), NULL);
  const DgsCandidate candidate = { request->address, request->address, TRUE };

  dgs_library_subscribe_candidate_async (dgs_window_get_library (request->window), &candidate, NULL,
                                         subscribed_cb, request);
}

static void
dialog_subscribed_cb (DgsWindow *window, DgsFeed *feed)
{
  dgs_window_select_feed (window, feed);
  tell_subscribed (window, feed);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *address = parameter ? g_variant_get_string (parameter, NULL) : NULL;
  AdwDialog *dialog = dgs_add_dialog_new (dgs_window_get_library (DGS_WINDOW (widget)), address);

  g_signal_connect_object (dialog, "subscribed", G_CALLBACK (dialog_subscribed_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsFeed) feed = NULL;

  feed = dgs_library_import_finish (DGS_LIBRARY (source), result, &error);
  if (!feed)
    tell_error (window, error, NULL);
}

static void
import_samples_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GBytes) samples = NULL;

  samples = g_resources_lookup_data (SAMPLES_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  dgs_library_import_async (dgs_window_get_library (DGS_WINDOW (widget)), SAMPLES_ADDRESS, samples,
                            NULL, imported_cb, g_object_ref (widget));
}

/* --- Unsubscribing --- */

static DgsFeed *
find_feed (DgsLibrary *library, gint64 id)
{
  GListModel *feeds = dgs_library_get_feeds (library);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (feeds); i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);

    if (dgs_feed_get_id (feed) == id)
      return g_steal_pointer (&feed);
  }
  return NULL;
}

static void
unsubscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!dgs_library_unsubscribe_finish (DGS_LIBRARY (source), result, &error)) {
    tell_error (request->window, error, request->address);
    return;
  }
  /* Translators: the name of a feed stands in the place of %s. */
  words = g_strdup_printf (_ ("Unsubscribed from “%s”"), request->title);
  dgs_window_tell_undoable (request->window, words, "win.undo-unsubscribe",
                            g_variant_new_int64 (request->feed_id));
}

static void
unsubscribe_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DgsLibrary *library = dgs_window_get_library (DGS_WINDOW (widget));
  g_autoptr (DgsFeed) feed = find_feed (library, g_variant_get_int64 (parameter));
  Request *request;

  if (!feed)
    return;
  request = request_new (widget, dgs_feed_get_address (feed), dgs_feed_get_title (feed));
  request->feed_id = dgs_feed_get_id (feed);
  dgs_library_unsubscribe_async (library, request->feed_id, FALSE, NULL, unsubscribed_cb, request);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!dgs_library_restore_feed_finish (DGS_LIBRARY (source), result, &error))
    tell_error (window, error, NULL);
}

static void
undo_unsubscribe_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_library_restore_feed_async (dgs_window_get_library (DGS_WINDOW (widget)),
                                  g_variant_get_int64 (parameter), restored_cb,
                                  g_object_ref (widget));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!dgs_library_undo_subscribe_finish (DGS_LIBRARY (source), result, &error))
    tell_error (window, error, NULL);
}

/* What came by a subscription that was not meant goes with it, and nothing else. */
static void
undo_subscribe_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_library_undo_subscribe_async (dgs_window_get_library (DGS_WINDOW (widget)),
                                    g_variant_get_int64 (parameter), undone_cb,
                                    g_object_ref (widget));
}

/* --- Refreshing --- */

/**
 * dgs_window_feeds_describe_refresh:
 * @n_new: how many articles are new
 * @n_failed: how many feeds could not be read
 *
 * Says what a refresh brought.
 *
 * Returns: (transfer full): plain text
 */
char *
dgs_window_feeds_describe_refresh (guint n_new, guint n_failed)
{
  g_autofree char *news = NULL;
  g_autofree char *failures = NULL;

  if (n_new > 0)
    news = g_strdup_printf (ngettext ("%u new article", "%u new articles", n_new), n_new);
  else
    news = g_strdup (_ ("Nothing new"));
  if (n_failed == 0)
    return g_steal_pointer (&news);
  failures = g_strdup_printf (
      ngettext ("%u feed could not be refreshed", "%u feeds could not be refreshed", n_failed),
      n_failed);
  /* Translators: what is new, then how many feeds failed. */
  return g_strdup_printf (_ ("%s. %s"), news, failures);
}

static void
refresh_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;

  outcomes = dgs_library_refresh_finish (DGS_LIBRARY (source), result, &error);
  if (!outcomes)
    tell_error (window, error, NULL);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_library_refresh_async (dgs_window_get_library (DGS_WINDOW (widget)), NULL, 0, TRUE, NULL,
                             refresh_finished_cb, g_object_ref (widget));
}

static void
refresh_feed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  dgs_library_refresh_async (dgs_window_get_library (DGS_WINDOW (widget)), &id, 1, TRUE, NULL,
                             refresh_finished_cb, g_object_ref (widget));
}

/* --- Addresses --- */

static void
copy_address_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
  dgs_window_tell (DGS_WINDOW (widget), _ ("Address copied"));
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    dgs_window_tell (window, _ ("The page could not be opened: no browser answered"));
}

static void
open_address_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkUriLauncher) launcher = NULL;

  launcher = gtk_uri_launcher_new (g_variant_get_string (parameter, NULL));
  gtk_uri_launcher_launch (launcher, GTK_WINDOW (widget), NULL, launched_cb, g_object_ref (widget));
}

const DgsWindowAction dgs_window_feeds_actions[] = {
  { "win.add", NULL, add_action },
  { "win.add-address", "s", add_action },
  { "win.import-samples", NULL, import_samples_action },
  { "win.refresh", NULL, refresh_action },
  { "win.refresh-feed", "x", refresh_feed_action },
  { "win.subscribe", "s", subscribe_action },
  { "win.follow-page", "s", follow_page_action },
  { "win.undo-subscribe", "x", undo_subscribe_action },
  { "win.undo-unsubscribe", "x", undo_unsubscribe_action },
  { "win.unsubscribe", "x", unsubscribe_action },
  { "win.copy-address", "s", copy_address_action },
  { "win.open-address", "s", open_address_action },
  { NULL },
};
