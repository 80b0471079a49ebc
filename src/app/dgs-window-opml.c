/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-opml.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dgs-import-dialog.h"
#include "dgs-opml-import.h"
#include "dgs-words.h"

/* --- Importing --- */

static void
imported_cb (DgsWindow *window, const char *words, GVariant *ids)
{
  AdwToast *toast = g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", words, NULL);

  if (ids) {
    /* So much to take back is worth a moment of thought. */
    adw_toast_set_timeout (toast, 10);
    adw_toast_set_button_label (toast, _ ("_Undo"));
    adw_toast_set_action_name (toast, "win.undo-import");
    adw_toast_set_action_target_value (toast, ids);
  }
  dgs_window_add_toast (window, toast);
}

static char *
describe_failure (const GError *error, const char *name)
{
  DgsProblem problem = dgs_problem_from_error (error);

  if (error->domain == G_IO_ERROR)
    /* Translators: the name of a file, then what the system says of it. */
    return g_strdup_printf (_ ("“%s” could not be read: %s"), name, error->message);
  if (problem == DGS_PROBLEM_TOO_LARGE)
    /* Translators: the name of a file. */
    return g_strdup_printf (_ ("“%s” was not imported: it has more than 2000 feeds, or 8 MB"),
                            name);
  if (problem == DGS_PROBLEM_DISK)
    return dgs_words_error (error, NULL);
  /* Translators: the name of a file. */
  return g_strdup_printf (_ ("“%s” is no list of subscriptions (OPML), so nothing was imported"),
                          name);
}

static void
failed_cb (DgsImportDialog *dialog, const GError *error, gpointer user_data)
{
  const char *name = g_object_get_data (G_OBJECT (dialog), "name");
  g_autofree char *words = NULL;

  if (dgs_problem_from_error (error) == DGS_PROBLEM_CANCELLED)
    return;
  words = describe_failure (error, name);
  dgs_window_tell (DGS_WINDOW (user_data), words);
}

static void
feed_found_cb (DgsWindow *window, const char *address)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-location", "s", address);
}

/**
 * dgs_window_opml_import:
 * @window: a window with a library
 * @file: a list of subscriptions, or what is taken for one
 *
 * Imports subscriptions, and shows how far it is and what it brought.
 */
void
dgs_window_opml_import (DgsWindow *window, GFile *file)
{
  AdwDialog *dialog = dgs_import_dialog_new (dgs_window_get_library (window), file);
  g_autofree char *path = g_file_get_basename (file);

  g_object_set_data_full (G_OBJECT (dialog), "name", g_filename_display_name (path), g_free);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "failed", G_CALLBACK (failed_cb), window, G_CONNECT_DEFAULT);
  g_signal_connect_object (dialog, "feed-found", G_CALLBACK (feed_found_cb), window,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static GtkFileDialog *
make_file_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _ ("Lists of Subscriptions (OPML)"));
  gtk_file_filter_add_suffix (lists, "opml");
  gtk_file_filter_add_suffix (lists, "xml");
  gtk_file_filter_add_mime_type (lists, "text/x-opml+xml");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, lists);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_title (dialog, title);
  return dialog;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file)
    dgs_window_opml_import (window, file);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = make_file_dialog (_ ("Import Subscriptions"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, chosen_cb, g_object_ref (widget));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (dgs_library_undo_import_finish (DGS_LIBRARY (source), result, &error))
    return;
  words = dgs_words_error (error, NULL);
  dgs_window_tell (window, words);
}

static void
undo_import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsize n = 0;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  dgs_library_undo_import_async (dgs_window_get_library (DGS_WINDOW (widget)), ids, n, undone_cb,
                                 g_object_ref (widget));
}

/* --- Exporting --- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_file_get_basename (G_FILE (source));
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *words = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: the name of a file. */
    words = g_strdup_printf (_ ("Subscriptions written to “%s”"), name);
  else
    /* Translators: the name of a file, then what the system says of it. */
    words = g_strdup_printf (_ ("“%s” could not be written: %s"), name, error->message);
  dgs_window_tell (window, words);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (!file)
    return;
  text = dgs_library_export_opml (dgs_window_get_library (window));
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, g_steal_pointer (&window));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = make_file_dialog (_ ("Export Subscriptions"));

  gtk_file_dialog_set_initial_name (dialog, "digests.opml");
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), NULL, place_chosen_cb, g_object_ref (widget));
}

const DgsWindowAction dgs_window_opml_actions[] = {
  { "win.import-subscriptions", NULL, import_action },
  { "win.export-subscriptions", NULL, export_action },
  { "win.undo-import", "ax", undo_import_action },
  { NULL },
};
