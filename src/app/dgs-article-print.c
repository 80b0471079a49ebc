/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-print.h"

#include <glib/gi18n.h>

#include "dgs-article-words.h"
#include "dgs-print-layout.h"
#include "dgs-text-settings.h"
#include "dgs-words.h"

/* On paper. What is chosen for the display says nothing of it. */
#define TEXT_POINTS 10.5
#define MARGIN_MM 20.0

/* Bytes of a file's name, below what file systems take. */
#define MAX_NAME 180

/* One article on its way to paper or to a file. */
typedef struct {
  DgsWindow *window;
  DgsDocument *document;
  GHashTable *pictures;
  char *title;
  char *details;
  char *file_name;
  char *path; /* of a PDF; %NULL for a printer */
  gboolean leave_out_links;
  DgsPrintLayout *layout;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->layout, dgs_print_layout_free);
  g_object_unref (job->window);
  dgs_document_unref (job->document);
  g_hash_table_unref (job->pictures);
  g_free (job->title);
  g_free (job->details);
  g_free (job->file_name);
  g_free (job->path);
  g_free (job);
}

static Job *
job_new (DgsWindow *window, DgsArticle *article, DgsArticleText *text, GHashTable *pictures)
{
  Job *job = g_new0 (Job, 1);
  g_autofree char *byline = dgs_article_words_byline (article);

  job->window = g_object_ref (window);
  job->document = dgs_document_ref (text->document);
  job->pictures = g_hash_table_ref (pictures);
  job->title = dgs_words_title (dgs_article_get_title (article));
  job->details = *byline ? g_steal_pointer (&byline) : NULL;
  job->file_name = dgs_article_print_get_file_name (article);
  job->leave_out_links = g_list_model_get_n_items (text->sources) > 0;
  return job;
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (PangoFontDescription) font = dgs_text_settings_get_font (settings);
  PangoContext *pango = gtk_print_context_create_pango_context (context);
  DgsTypesetting typesetting = { job->title, job->details, job->leave_out_links };
  DgsPrintSetup setup = { .font = font, .pictures = job->pictures };

  pango_font_description_set_size (font, (int) (TEXT_POINTS * PANGO_SCALE));
  setup.with_addresses = job->path == NULL;
  setup.width = gtk_print_context_get_width (context);
  setup.height = gtk_print_context_get_height (context);
  job->layout = dgs_print_layout_new (pango, job->document, &typesetting, &setup);
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, (int) dgs_print_layout_get_n_pages (job->layout));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  dgs_print_layout_draw_page (job->layout, (guint) page,
                              gtk_print_context_get_cairo_context (context));
}

static void
tell_failure (Job *job, const GError *error)
{
  g_autofree char *words = NULL;

  /* Translators: %s is a reason in the user's language, from the printer or the disk. */
  words = g_strdup_printf (job->path ? _ ("The PDF could not be written: %s")
                                     : _ ("The digest could not be printed: %s"),
                           error->message);
  dgs_window_tell (job->window, words);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR) {
    gtk_print_operation_get_error (operation, &error);
    if (error)
      tell_failure (job, error);
  } else if (result == GTK_PRINT_OPERATION_RESULT_APPLY && job->path) {
    g_autofree char *name = g_path_get_basename (job->path);
    /* Translators: %s is the name of a file. */
    g_autofree char *words = g_strdup_printf (_ ("Exported to “%s”"), name);

    dgs_window_tell (job->window, words);
  }
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *page = gtk_page_setup_new ();

  gtk_page_setup_set_top_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (page, MARGIN_MM, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (page, MARGIN_MM, GTK_UNIT_MM);
  return page;
}

/* Takes the job. */
static void
run (Job *job)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = make_page_setup ();
  g_autoptr (GError) error = NULL;
  GtkPrintOperationAction action =
      job->path ? GTK_PRINT_OPERATION_ACTION_EXPORT : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;
  GtkPrintOperationResult result;

  gtk_print_operation_set_job_name (operation, job->file_name);
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  if (job->path)
    gtk_print_operation_set_export_filename (operation, job->path);
  g_object_set_data_full (G_OBJECT (operation), "dgs-job", job, (GDestroyNotify) job_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), job);
  result = gtk_print_operation_run (operation, action, GTK_WINDOW (job->window), &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && error)
    tell_failure (job, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  job->path = file ? g_file_get_path (file) : NULL;
  if (job->path) {
    run (job);
    return;
  }
  if (file)
    dgs_window_tell (job->window, _ ("A PDF can only be written to a folder of this computer. "
                                     "Choose another place."));
  job_free (job);
}

/**
 * dgs_article_print_get_file_name:
 * @article: an article
 *
 * Proposes the name of a file.
 *
 * Returns: (transfer full): for example `Engineering Reads — 18 April – 1 May 2026.pdf`
 */
char *
dgs_article_print_get_file_name (DgsArticle *article)
{
  g_autofree char *title = dgs_words_title (dgs_article_get_title (article));
  g_autofree char *period = dgs_article_words_period (article);
  g_autofree char *name = NULL;
  char *end;

  name = *period ? g_strdup_printf ("%s — %s", title, period) : g_steal_pointer (&title);
  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  if (*name == '.')
    *name = '-';
  if (strlen (name) > MAX_NAME) {
    end = g_utf8_find_prev_char (name, name + MAX_NAME);
    *end = '\0';
  }
  return g_strconcat (*name ? name : "Digest", ".pdf", NULL);
}

/**
 * dgs_article_print_run:
 * @window: a window
 * @article: what to print
 * @text: its text
 * @pictures: (element-type utf8 GdkTexture): those of its images that are shown, by their addresses
 *
 * Lets the user choose a printer, and prints.
 */
void
dgs_article_print_run (DgsWindow *window,
                       DgsArticle *article,
                       DgsArticleText *text,
                       GHashTable *pictures)
{
  g_return_if_fail (DGS_IS_WINDOW (window) && text != NULL);

  run (job_new (window, article, text, pictures));
}

/**
 * dgs_article_print_export:
 * @window: a window
 * @article: what to export
 * @text: its text
 * @pictures: (element-type utf8 GdkTexture): those of its images that are shown, by their addresses
 *
 * Lets the user choose a file, and writes a PDF whose links can be followed.
 */
void
dgs_article_print_export (DgsWindow *window,
                          DgsArticle *article,
                          DgsArticleText *text,
                          GHashTable *pictures)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  Job *job;

  g_return_if_fail (DGS_IS_WINDOW (window) && text != NULL);

  job = job_new (window, article, text, pictures);
  gtk_file_filter_set_name (filter, _ ("PDF Documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Export to PDF"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  gtk_file_dialog_set_initial_name (dialog, job->file_name);
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, chosen_cb, job);
}
