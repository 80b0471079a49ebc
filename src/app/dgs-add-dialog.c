/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-add-dialog.h"

#include <string.h>

#include "dgs-dialog-focus.h"
#include "dgs-words.h"

struct _DgsAddDialog {
  AdwDialog parent_instance;

  GtkWidget *add_button;
  AdwEntryRow *address;
  GtkListBox *candidate_list;
  GtkWidget *candidates;
  GtkLabel *message;
  GtkWidget *message_box;
  GtkWidget *message_icon;
  GtkWidget *spinner;

  DgsLibrary *library;
  GCancellable *cancellable;
  GPtrArray *choices; /* DgsCandidate, as the list shows them */
  char *subscribing;
};

enum {
  SIGNAL_SUBSCRIBED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsAddDialog, dgs_add_dialog, ADW_TYPE_DIALOG)

static void subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* People write addresses as they say them. */
static char *
get_address (DgsAddDialog *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address)));

  g_strstrip (text);
  if (*text == '\0' || strstr (text, ":"))
    return g_steal_pointer (&text);
  return g_strconcat ("https://", text, NULL);
}

static void
set_busy (DgsAddDialog *self, gboolean busy)
{
  g_autofree char *address = get_address (self);

  gtk_widget_set_visible (self->spinner, busy);
  gtk_editable_set_editable (GTK_EDITABLE (self->address), !busy);
  gtk_widget_set_sensitive (self->add_button, !busy && *address);
  gtk_widget_set_sensitive (self->candidates, !busy);
}

static void
show_message (DgsAddDialog *self, const char *text, gboolean failed)
{
  gtk_label_set_label (self->message, text);
  gtk_widget_set_visible (self->message_icon, failed);
  gtk_widget_set_visible (self->message_box, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
hide_message (DgsAddDialog *self)
{
  gtk_widget_set_visible (self->message_box, FALSE);
  gtk_widget_set_visible (self->candidates, FALSE);
}

static void
begin (DgsAddDialog *self, const char *address)
{
  g_set_str (&self->subscribing, address);
  set_busy (self, TRUE);
  hide_message (self);
}

static void
candidate_cb (DgsAddDialog *self, GtkListBoxRow *row)
{
  guint position = (guint) gtk_list_box_row_get_index (row);
  const DgsCandidate *candidate = self->choices->pdata[position];

  begin (self, candidate->address);
  dgs_library_subscribe_candidate_async (self->library, candidate, self->cancellable, subscribed_cb,
                                         g_object_ref (self));
}

static void
show_candidates (DgsAddDialog *self, GPtrArray *candidates)
{
  guint i;

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = g_ptr_array_ref (candidates);
  gtk_list_box_remove_all (self->candidate_list);
  for (i = 0; i < candidates->len; i++) {
    const DgsCandidate *candidate = candidates->pdata[i];
    GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                   candidate->title ? candidate->title : candidate->address);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), candidate->address);
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name (candidate->is_page
                                                                 ? "text-x-generic-symbolic"
                                                                 : "application-rss+xml-symbolic"));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_signal_connect_object (row, "activated", G_CALLBACK (candidate_cb), self, G_CONNECT_SWAPPED);
    gtk_list_box_append (self->candidate_list, row);
  }
  gtk_widget_set_visible (self->candidates, candidates->len > 0);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsAddDialog) self = user_data;
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (DgsFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  feed = dgs_library_subscribe_finish (DGS_LIBRARY (source), result, &candidates, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  set_busy (self, FALSE);
  if (feed) {
    g_signal_emit (self, signals[SIGNAL_SUBSCRIBED], 0, feed);
    adw_dialog_close (ADW_DIALOG (self));
    return;
  }
  words = dgs_words_error (error, self->subscribing);
  show_message (self, words, !candidates);
  if (candidates)
    show_candidates (self, candidates);
  gtk_widget_grab_focus (candidates ? GTK_WIDGET (self->candidate_list)
                                    : GTK_WIDGET (self->address));
}

static void
subscribe (DgsAddDialog *self, const char *address)
{
  begin (self, address);
  dgs_library_subscribe_async (self->library, self->subscribing, self->cancellable, subscribed_cb,
                               g_object_ref (self));
}

static void
add_cb (DgsAddDialog *self)
{
  g_autofree char *address = get_address (self);

  if (*address)
    subscribe (self, address);
}

static void
cancel_cb (DgsAddDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
changed_cb (DgsAddDialog *self)
{
  g_autofree char *address = get_address (self);

  gtk_widget_set_sensitive (self->add_button, *address);
  hide_message (self);
}

static void
dgs_add_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (DGS_ADD_DIALOG (dialog)->cancellable);
}

static void
dgs_add_dialog_dispose (GObject *object)
{
  DgsAddDialog *self = DGS_ADD_DIALOG (object);

  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_ADD_DIALOG);

  G_OBJECT_CLASS (dgs_add_dialog_parent_class)->dispose (object);
}

static void
dgs_add_dialog_finalize (GObject *object)
{
  DgsAddDialog *self = DGS_ADD_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self->subscribing);

  G_OBJECT_CLASS (dgs_add_dialog_parent_class)->finalize (object);
}

static void
dgs_add_dialog_class_init (DgsAddDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dgs_add_dialog_dispose;
  object_class->finalize = dgs_add_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = dgs_add_dialog_closed;

  signals[SIGNAL_SUBSCRIBED] = g_signal_new ("subscribed", DGS_TYPE_ADD_DIALOG, G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 1, DGS_TYPE_FEED);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-add-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsAddDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, DgsAddDialog, address);
  gtk_widget_class_bind_template_child (widget_class, DgsAddDialog, candidate_list);
  gtk_widget_class_bind_template_child (widget_class, DgsAddDialog, candidates);
  gtk_widget_class_bind_template_child (widget_class, DgsAddDialog, message);
  gtk_widget_class_bind_template_child (widget_class, DgsAddDialog, message_box);
  gtk_widget_class_bind_template_child (widget_class, DgsAddDialog, message_icon);
  gtk_widget_class_bind_template_child (widget_class, DgsAddDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
dgs_add_dialog_init (DgsAddDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dgs_dialog_focus (ADW_DIALOG (self), GTK_WIDGET (self->address));
  self->cancellable = g_cancellable_new ();
  set_busy (self, FALSE);
}

/**
 * dgs_add_dialog_new:
 * @library: an open library
 * @address: (nullable): what to fill in
 *
 * Makes a dialog that asks for an address.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
dgs_add_dialog_new (DgsLibrary *library, const char *address)
{
  DgsAddDialog *self = g_object_new (DGS_TYPE_ADD_DIALOG, NULL);

  self->library = g_object_ref (library);
  if (address)
    gtk_editable_set_text (GTK_EDITABLE (self->address), address);
  return ADW_DIALOG (self);
}
