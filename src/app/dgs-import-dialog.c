/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-import-dialog.h"

#include <glib/gi18n.h>

#include "dgs-opml-import.h"
#include "dgs-words.h"

struct _DgsImportDialog {
  AdwDialog parent_instance;

  GtkProgressBar *bar;
  GtkLabel *count;
  GtkWidget *done;
  GtkWidget *failed_group;
  GtkListBox *failures;
  GtkLabel *result;
  GtkStack *stack;

  DgsLibrary *library;
  DgsOpmlImport *import;
  GCancellable *cancellable;
  gboolean closed;
};

enum {
  SIGNAL_FAILED,
  SIGNAL_FEED_FOUND,
  SIGNAL_IMPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsImportDialog, dgs_import_dialog, ADW_TYPE_DIALOG)

/* --- Words --- */

static char *
describe_added (guint n_added, guint n_existing)
{
  g_autofree char *added = NULL;
  g_autofree char *existing = NULL;

  if (n_added == 0 && n_existing == 0)
    return g_strdup (_ ("There are no feeds in this list"));
  if (n_added == 0)
    return g_strdup_printf (ngettext ("The feed of this list was there already",
                                      "All %u feeds of this list were there already", n_existing),
                            n_existing);
  added = g_strdup_printf (ngettext ("%u feed added", "%u feeds added", n_added), n_added);
  if (n_existing == 0)
    return g_steal_pointer (&added);
  existing = g_strdup_printf (
      ngettext ("%u was there already", "%u were there already", n_existing), n_existing);
  /* Translators: how many feeds were added, then how many were there already. */
  return g_strdup_printf (_ ("%s, %s"), added, existing);
}

static char *
describe (const DgsOpmlImport *import, guint n_removed)
{
  g_autofree char *words = describe_added (import->added->len - n_removed, import->n_existing);
  g_autofree char *waiting = NULL;

  if (import->n_waiting == 0)
    return g_steal_pointer (&words);
  waiting = g_strdup_printf (ngettext ("%u comes with the next refresh",
                                       "%u come with the next refresh", import->n_waiting),
                             import->n_waiting);
  /* Translators: what was added, then how many of these were not read yet. */
  return g_strdup_printf (_ ("%s. %s"), words, waiting);
}

/* --- The end --- */

static gboolean
is_failure (const DgsOpmlImport *import, gint64 id)
{
  guint i;

  for (i = 0; i < import->failures->len; i++) {
    const DgsImportFailure *failure = g_ptr_array_index (import->failures, i);

    if (failure->feed_id == id)
      return TRUE;
  }
  return FALSE;
}

/* Tells what came, and what of it can be taken back. */
static void
report (DgsImportDialog *self, gboolean without_failures)
{
  const DgsOpmlImport *import = self->import;
  g_autofree char *words = describe (import, without_failures ? import->failures->len : 0);
  g_autoptr (GVariant) ids = NULL;
  GVariantBuilder builder;
  guint n = 0;
  guint i;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("ax"));
  for (i = 0; i < import->added->len; i++) {
    gint64 id = g_array_index (import->added, gint64, i);

    if (without_failures && is_failure (import, id))
      continue;
    g_variant_builder_add (&builder, "x", id);
    n++;
  }
  ids = g_variant_ref_sink (g_variant_builder_end (&builder));
  g_signal_emit (self, signals[SIGNAL_IMPORTED], 0, words, n > 0 ? ids : NULL);
}

static void
add_failure (DgsImportDialog *self, const DgsImportFailure *failure)
{
  g_autofree char *words = dgs_words_problem (failure->problem, failure->status, failure->address);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", failure->title,
                                 "subtitle", words, NULL);

  gtk_list_box_append (self->failures, row);
}

/* Of itself the dialog would stay as high as it was, and the list be as low as it can. */
static void
make_room (DgsImportDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = adw_dialog_get_content_width (ADW_DIALOG (self));
  int height;

  if (root)
    width = MIN (width, gtk_widget_get_width (GTK_WIDGET (root)));
  gtk_widget_measure (adw_dialog_get_child (ADW_DIALOG (self)), GTK_ORIENTATION_VERTICAL, width,
                      NULL, &height, NULL, NULL);
  adw_dialog_set_content_height (ADW_DIALOG (self), height);
}

static void
show_result (DgsImportDialog *self)
{
  g_autofree char *words = describe (self->import, 0);
  guint i;

  gtk_label_set_label (self->result, words);
  for (i = 0; i < self->import->failures->len; i++)
    add_failure (self, g_ptr_array_index (self->import->failures, i));
  gtk_stack_set_visible_child_name (self->stack, "result");
  make_room (self);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_widget_grab_focus (self->done);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->import = dgs_library_import_opml_finish (DGS_LIBRARY (source), result, &error);
  if (self->import && !self->import->site && self->import->failures->len > 0 && !self->closed &&
      self->stack) {
    show_result (self);
    return;
  }
  if (!self->closed)
    adw_dialog_force_close (ADW_DIALOG (self));
  if (error)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  else if (self->import->site)
    g_signal_emit (self, signals[SIGNAL_FEED_FOUND], 0, self->import->site);
  else
    report (self, FALSE);
}

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  DgsImportDialog *self = user_data;
  g_autofree char *words = NULL;

  if (self->closed || !self->count)
    return;
  words = g_strdup_printf (ngettext ("%u of %u feed", "%u of %u feeds", total), done, total);
  gtk_label_set_label (self->count, words);
  gtk_progress_bar_set_fraction (self->bar, total > 0 ? (double) done / total : 0);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dgs_library_undo_import_finish (DGS_LIBRARY (source), result, &error))
    report (self, TRUE);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* --- Buttons --- */

static void
stop_cb (DgsImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
done_cb (DgsImportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
remove_cb (DgsImportDialog *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint i;

  for (i = 0; i < self->import->failures->len; i++) {
    const DgsImportFailure *failure = g_ptr_array_index (self->import->failures, i);

    g_array_append_val (ids, failure->feed_id);
  }
  self->closed = TRUE;
  dgs_library_undo_import_async (self->library, (const gint64 *) ids->data, ids->len, removed_cb,
                                 g_object_ref (self));
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- The object --- */

/* Closing it while feeds are asked leaves that going on: the end is told in the window. */
static void
dgs_import_dialog_closed (AdwDialog *dialog)
{
  DgsImportDialog *self = DGS_IMPORT_DIALOG (dialog);

  if (self->closed)
    return;
  self->closed = TRUE;
  if (self->import && !self->import->site && self->import->failures->len > 0)
    report (self, FALSE);
}

static void
dgs_import_dialog_dispose (GObject *object)
{
  DgsImportDialog *self = DGS_IMPORT_DIALOG (object);

  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (dgs_import_dialog_parent_class)->dispose (object);
}

static void
dgs_import_dialog_finalize (GObject *object)
{
  DgsImportDialog *self = DGS_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->import, dgs_opml_import_free);

  G_OBJECT_CLASS (dgs_import_dialog_parent_class)->finalize (object);
}

static void
dgs_import_dialog_class_init (DgsImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dgs_import_dialog_dispose;
  object_class->finalize = dgs_import_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = dgs_import_dialog_closed;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", DGS_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_FEED_FOUND] =
      g_signal_new ("feed-found", DGS_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_IMPORTED] =
      g_signal_new ("imported", DGS_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_VARIANT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/digests/Digests/ui/dgs-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsImportDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, DgsImportDialog, count);
  gtk_widget_class_bind_template_child (widget_class, DgsImportDialog, done);
  gtk_widget_class_bind_template_child (widget_class, DgsImportDialog, failed_group);
  gtk_widget_class_bind_template_child (widget_class, DgsImportDialog, failures);
  gtk_widget_class_bind_template_child (widget_class, DgsImportDialog, result);
  gtk_widget_class_bind_template_child (widget_class, DgsImportDialog, stack);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
dgs_import_dialog_init (DgsImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * dgs_import_dialog_new:
 * @library: an open library
 * @file: a list of subscriptions
 *
 * Makes a dialog, and begins the import that it shows.
 *
 * Returns: (transfer none): a dialog that lives until the import has ended
 */
AdwDialog *
dgs_import_dialog_new (DgsLibrary *library, GFile *file)
{
  DgsImportDialog *self = g_object_new (DGS_TYPE_IMPORT_DIALOG, NULL);

  self->library = g_object_ref (library);
  g_object_ref_sink (self);
  dgs_library_import_opml_async (library, file, progress_cb, self, self->cancellable, imported_cb,
                                 self);
  return ADW_DIALOG (self);
}
