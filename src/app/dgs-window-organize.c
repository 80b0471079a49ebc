/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-organize.h"

#include <glib/gi18n.h>

#include "dgs-feed-dialog.h"
#include "dgs-library-organize.h"
#include "dgs-name-dialog.h"
#include "dgs-window-undo.h"
#include "dgs-window.h"
#include "dgs-words.h"

static DgsLibrary *
get_library (GtkWidget *window)
{
  return dgs_window_get_library (DGS_WINDOW (window));
}

static DgsFeed *
find_feed (GtkWidget *window, gint64 id)
{
  GListModel *feeds = dgs_library_get_feeds (get_library (window));
  guint i;

  for (i = 0; i < g_list_model_get_n_items (feeds); i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);

    if (dgs_feed_get_id (feed) == id)
      return g_steal_pointer (&feed);
  }
  return NULL;
}

static void
organized_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (dgs_library_organize_finish (DGS_LIBRARY (source), result, &error))
    return;
  words = dgs_words_error (error, NULL);
  dgs_window_tell (window, words);
}

/* --- Names --- */

static void
set_id (gpointer dialog, gint64 id)
{
  g_object_set_data_full (G_OBJECT (dialog), "id", g_memdup2 (&id, sizeof id), g_free);
}

static gint64
get_id (gpointer dialog)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (dialog), "id");
}

static void
feed_named_cb (GtkWidget *window, const char *name, gpointer dialog)
{
  g_autoptr (DgsFeed) feed = find_feed (window, get_id (dialog));

  if (!feed)
    return;
  /* The publisher's own title goes on following the publisher. */
  if (g_strcmp0 (name, dgs_feed_get_published_title (feed)) == 0)
    name = NULL;
  dgs_library_rename_feed_async (get_library (window), dgs_feed_get_id (feed), name, organized_cb,
                                 g_object_ref (window));
}

static void
rename_feed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (DgsFeed) feed = find_feed (widget, g_variant_get_int64 (parameter));
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  if (!feed)
    return;
  body =
      /* Translators: what a publisher calls its feed stands in the place of %s. */
      g_strdup_printf (_ ("Leave it empty to call it what its publisher does: “%s”."),
                       dgs_feed_get_published_title (feed));
  dialog = dgs_name_dialog_new (_ ("Rename Feed"), body, dgs_feed_get_title (feed), NULL, TRUE);
  set_id (dialog, dgs_feed_get_id (feed));
  g_signal_connect_object (dialog, "named", G_CALLBACK (feed_named_cb), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static GStrv
folder_names (DgsLibrary *library, gint64 except)
{
  GListModel *folders = dgs_library_get_folders (library);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint i;

  for (i = 0; i < g_list_model_get_n_items (folders); i++) {
    g_autoptr (DgsFolder) folder = g_list_model_get_item (folders, i);

    if (dgs_folder_get_id (folder) != except)
      g_strv_builder_add (names, dgs_folder_get_name (folder));
  }
  return g_strv_builder_end (names);
}

static void
folder_named_cb (GtkWidget *window, const char *name, gpointer dialog)
{
  dgs_library_rename_folder_async (get_library (window), get_id (dialog), name, organized_cb,
                                   g_object_ref (window));
}

static void
rename_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);
  DgsFolder *folder = dgs_library_find_folder (get_library (widget), id);
  g_auto (GStrv) others = folder_names (get_library (widget), id);
  AdwDialog *dialog;

  if (!folder)
    return;
  dialog =
      dgs_name_dialog_new (_ ("Rename Folder"), NULL, dgs_folder_get_name (folder), NULL, FALSE);
  dgs_name_dialog_refuse (DGS_NAME_DIALOG (dialog), (const char *const *) others);
  set_id (dialog, id);
  g_signal_connect_object (dialog, "named", G_CALLBACK (folder_named_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (dgs_library_create_folder_finish (DGS_LIBRARY (source), result, &error))
    return;
  words = dgs_words_error (error, NULL);
  dgs_window_tell (window, words);
}

static void
new_folder_named_cb (GtkWidget *window, const char *name, gpointer dialog)
{
  dgs_library_create_folder_async (get_library (window), name, get_id (dialog), created_cb,
                                   g_object_ref (window));
}

static void
new_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 feed_id = g_variant_get_int64 (parameter);
  AdwDialog *dialog = dgs_name_dialog_new (_ ("New Folder"), NULL, NULL, _ ("_Create"), FALSE);
  g_auto (GStrv) others = folder_names (get_library (widget), 0);

  dgs_name_dialog_refuse (DGS_NAME_DIALOG (dialog), (const char *const *) others);
  set_id (dialog, feed_id);
  g_signal_connect_object (dialog, "named", G_CALLBACK (new_folder_named_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* --- Order --- */

static void
move_feed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 feed_id, folder_id, anchor_id;
  gboolean after;

  g_variant_get (parameter, "(xxxb)", &feed_id, &folder_id, &anchor_id, &after);
  dgs_library_move_feed_async (get_library (widget), feed_id, folder_id, anchor_id, after,
                               organized_cb, g_object_ref (widget));
}

static void
move_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 folder_id, anchor_id;
  gboolean after;

  g_variant_get (parameter, "(xxb)", &folder_id, &anchor_id, &after);
  dgs_library_move_folder_async (get_library (widget), folder_id, anchor_id, after, organized_cb,
                                 g_object_ref (widget));
}

/* The ids of what a thing can be moved among, in their order. */
static GArray *
get_siblings (GtkWidget *window, gboolean folder, gint64 id)
{
  DgsLibrary *library = get_library (window);
  GListModel *model = folder ? dgs_library_get_folders (library) : dgs_library_get_feeds (library);
  g_autoptr (DgsFeed) moved = folder ? NULL : find_feed (window, id);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint i;

  for (i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);
    gint64 one = folder ? dgs_folder_get_id (DGS_FOLDER (item)) : dgs_feed_get_id (DGS_FEED (item));

    if (folder ||
        (moved && dgs_feed_get_folder_id (DGS_FEED (item)) == dgs_feed_get_folder_id (moved)))
      g_array_append_val (ids, one);
  }
  return ids;
}

static void
move_item_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) siblings = NULL;
  g_autoptr (DgsFeed) feed = NULL;
  gboolean folder;
  gint64 id, anchor;
  int step;
  guint place = 0;

  g_variant_get (parameter, "(bxi)", &folder, &id, &step);
  siblings = get_siblings (widget, folder, id);
  while (place < siblings->len && g_array_index (siblings, gint64, place) != id)
    place++;
  if (place == siblings->len || (step < 0 && place == 0) ||
      (step > 0 && place + 1 == siblings->len)) {
    gtk_widget_error_bell (widget);
    return;
  }
  anchor = g_array_index (siblings, gint64, step < 0 ? place - 1 : place + 1);
  feed = folder ? NULL : find_feed (widget, id);
  if (folder)
    dgs_library_move_folder_async (get_library (widget), id, anchor, step > 0, organized_cb,
                                   g_object_ref (widget));
  else
    dgs_library_move_feed_async (get_library (widget), id, dgs_feed_get_folder_id (feed), anchor,
                                 step > 0, organized_cb, g_object_ref (widget));
}

static void
set_folder_collapsed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id;
  gboolean collapsed;

  g_variant_get (parameter, "(xb)", &id, &collapsed);
  dgs_library_set_folder_collapsed (get_library (widget), id, collapsed);
  dgs_window_update_sidebar (DGS_WINDOW (widget));
}

/* --- Removing a folder --- */

typedef struct {
  GtkWidget *window;
  gint64 id;
  char *name;
} Removal;

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  g_autoptr (GtkWidget) window = removal->window;
  g_autofree char *name = removal->name;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = removal->id;

  g_free (removal);
  if (!dgs_library_organize_finish (DGS_LIBRARY (source), result, &error)) {
    words = dgs_words_error (error, NULL);
    dgs_window_tell (DGS_WINDOW (window), words);
    return;
  }
  /* Translators: the name of a folder stands in the place of %s. */
  words = g_strdup_printf (_ ("Removed the folder “%s”"), name);
  dgs_window_tell_undoable (DGS_WINDOW (window), words, "win.undo-remove-folder",
                            g_variant_new_int64 (id));
}

static void
remove_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);
  DgsFolder *folder = dgs_library_find_folder (get_library (widget), id);
  Removal *removal;

  if (!folder)
    return;
  removal = g_new0 (Removal, 1);
  removal->window = g_object_ref (widget);
  removal->id = id;
  removal->name = g_strdup (dgs_folder_get_name (folder));
  dgs_library_remove_folder_async (get_library (widget), id, removed_cb, removal);
}

static void
undo_remove_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_library_restore_folder_async (get_library (widget), g_variant_get_int64 (parameter),
                                    organized_cb, g_object_ref (widget));
}

/* --- Feeds --- */

static void
feed_properties_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (DgsFeed) feed = find_feed (widget, g_variant_get_int64 (parameter));

  if (feed)
    adw_dialog_present (dgs_feed_dialog_new (get_library (widget), feed), widget);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GPtrArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  outcomes = dgs_library_refresh_finish (DGS_LIBRARY (source), result, &error);
  if (outcomes || dgs_problem_from_error (error) == DGS_PROBLEM_CANCELLED)
    return;
  words = dgs_words_error (error, NULL);
  dgs_window_tell (window, words);
}

static void
refresh_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GListModel *feeds = dgs_library_get_feeds (get_library (widget));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint i;

  for (i = 0; i < g_list_model_get_n_items (feeds); i++) {
    g_autoptr (DgsFeed) feed = g_list_model_get_item (feeds, i);
    gint64 id = dgs_feed_get_id (feed);

    if (dgs_feed_get_folder_id (feed) == g_variant_get_int64 (parameter))
      g_array_append_val (ids, id);
  }
  if (ids->len > 0)
    dgs_library_refresh_async (get_library (widget), (const gint64 *) (gpointer) ids->data,
                               ids->len, DGS_REFRESH_FORCE, NULL, refreshed_cb,
                               g_object_ref (widget));
}

const DgsWindowAction dgs_window_organize_actions[] = {
  { "win.rename-feed", "x", rename_feed_action },
  { "win.rename-folder", "x", rename_folder_action },
  { "win.new-folder", "x", new_folder_action },
  { "win.move-feed", "(xxxb)", move_feed_action },
  { "win.move-folder", "(xxb)", move_folder_action },
  { "win.move-item", "(bxi)", move_item_action },
  { "win.set-folder-collapsed", "(xb)", set_folder_collapsed_action },
  { "win.remove-folder", "x", remove_folder_action },
  { "win.undo-remove-folder", "x", undo_remove_folder_action },
  { "win.feed-properties", "x", feed_properties_action },
  { "win.refresh-folder", "x", refresh_folder_action },
  { NULL },
};
