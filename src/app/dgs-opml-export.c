/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-opml-export.h"

#include <glib/gi18n.h>

#include "dgs-source-list.h"
#include "dgs-window.h"

typedef struct {
  DgsWindow *window;
  char *text;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_free (export->text);
  g_free (export);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)) {
    dgs_window_tell (export->window, _ ("Sources exported"));
    return;
  }
  /* Translators: what the system says of it stands in the place of %s. */
  words = g_strdup_printf (_ ("The file could not be written: %s. Choose another place."),
                           error->message);
  dgs_window_tell (export->window, words);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (!file) {
    if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
      dgs_window_tell (export->window, _ ("No place to export to could be chosen"));
    return;
  }
  bytes = g_bytes_new (export->text, strlen (export->text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       NULL, written_cb, g_steal_pointer (&export));
}

/**
 * dgs_opml_export_run:
 * @widget: a widget of the window
 * @sources: a list of #DgsLibrarySource
 *
 * Asks for a file and writes the sources into it, as OPML 2.0.
 */
void
dgs_opml_export_run (GtkWidget *widget, GListModel *sources)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *title = g_strdup (_ ("Sources of Digests"));
  DgsWindow *window = DGS_WINDOW (gtk_widget_get_root (widget));
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (window);
  export->text = dgs_source_list_to_opml (sources, title);
  gtk_file_dialog_set_title (dialog, _ ("Export as OPML"));
  gtk_file_dialog_set_initial_name (dialog, "sources.opml");
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, chosen_cb, export);
}
