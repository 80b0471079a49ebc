/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-feed-dialog.h"

#include <glib/gi18n.h>

#include "dgs-library-organize.h"
#include "dgs-words-time.h"
#include "dgs-words.h"

struct _DgsFeedDialog {
  AdwDialog parent_instance;

  AdwActionRow *address;
  AdwActionRow *articles;
  AdwComboRow *folder;
  AdwSwitchRow *full_text;
  AdwActionRow *kind;
  AdwActionRow *last;
  AdwActionRow *next;
  AdwActionRow *problem;
  AdwButtonRow *refresh;
  AdwEntryRow *title;
  AdwActionRow *website;

  DgsLibrary *library;
  DgsFeed *feed;
  GArray *folder_ids; /* in the order of the combo row; 0 is no folder */
  GCancellable *cancellable;
  gint64 n_articles; /* -1 while it is not known */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (DgsFeedDialog, dgs_feed_dialog, ADW_TYPE_DIALOG)

/* --- What it shows --- */

static void
update_articles (DgsFeedDialog *self)
{
  g_autofree char *unread = NULL;
  g_autofree char *all = NULL;
  g_autofree char *words = NULL;
  guint n_unread = dgs_feed_get_unread (self->feed);
  guint n_articles = (guint) MAX (self->n_articles, 0);

  if (self->n_articles < 0)
    return;
  all = g_strdup_printf (ngettext ("%u article", "%u articles", n_articles), n_articles);
  unread = g_strdup_printf (ngettext ("%u unread", "%u unread", n_unread), n_unread);
  /* Translators: how many articles there are, then how many of them are unread. */
  words = g_strdup_printf (_ ("%s, %s"), all, unread);
  adw_action_row_set_subtitle (self->articles, words);
}

static void
update_times (DgsFeedDialog *self)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 due = dgs_feed_get_next_due (self->feed);
  g_autofree char *last = dgs_words_moment (dgs_feed_get_last_success (self->feed), now);
  g_autofree char *next = NULL;
  g_autofree char *problem = NULL;

  problem = dgs_words_problem (dgs_feed_get_problem (self->feed), dgs_feed_get_status (self->feed),
                               dgs_feed_get_address (self->feed));
  next = dgs_feed_get_problem (self->feed) == DGS_PROBLEM_GONE
             /* Translators: when a feed that is gone for good is fetched again */
             ? g_strdup (_ ("Only when you ask for it"))
             : dgs_words_moment (MAX (due, now), now);
  adw_action_row_set_subtitle (self->last, last);
  adw_action_row_set_subtitle (self->next, next);
  adw_action_row_set_subtitle (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->refresh),
                            dgs_feed_get_state (self->feed) != DGS_FEED_STATE_REFRESHING);
}

static void
update_folders (DgsFeedDialog *self)
{
  GListModel *folders = dgs_library_get_folders (self->library);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 id = 0;
  guint selected = 0;
  guint i;

  g_array_set_size (self->folder_ids, 0);
  g_array_append_val (self->folder_ids, id);
  gtk_string_list_append (names, _ ("None"));
  for (i = 0; i < g_list_model_get_n_items (folders); i++) {
    g_autoptr (DgsFolder) folder = g_list_model_get_item (folders, i);

    id = dgs_folder_get_id (folder);
    g_array_append_val (self->folder_ids, id);
    gtk_string_list_append (names, dgs_folder_get_name (folder));
    if (id == dgs_feed_get_folder_id (self->feed))
      selected = i + 1;
  }
  adw_combo_row_set_model (self->folder, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->folder, selected);
}

static void counted_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
update (DgsFeedDialog *self)
{
  const char *link = dgs_feed_get_link (self->feed);

  self->updating = TRUE;
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->title)))))
    gtk_editable_set_text (GTK_EDITABLE (self->title), dgs_feed_get_title (self->feed));
  adw_action_row_set_subtitle (self->address, dgs_feed_get_address (self->feed));
  adw_action_row_set_subtitle (self->website, link ? link : "");
  gtk_widget_set_visible (GTK_WIDGET (self->website), link != NULL);
  adw_action_row_set_subtitle (self->kind, dgs_feed_is_page (self->feed)
                                               ? _ ("A page that is followed like a feed")
                                               : _ ("Feed"));
  adw_switch_row_set_active (self->full_text, dgs_feed_get_full_text (self->feed));
  update_folders (self);
  update_times (self);
  update_articles (self);
  self->updating = FALSE;
}

static void
changed_cb (DgsFeedDialog *self)
{
  update (self);
  dgs_library_count_articles_async (self->library, dgs_feed_get_id (self->feed), self->cancellable,
                                    counted_cb, g_object_ref (self));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsFeedDialog) self = user_data;
  gint64 count = dgs_library_count_articles_finish (DGS_LIBRARY (source), result, NULL);

  if (count < 0 || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->n_articles = count;
  update_articles (self);
}

/* --- What the user does --- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsFeedDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  /* What could not be written shows as it is. */
  if (!g_task_propagate_boolean (G_TASK (result), &error) &&
      !g_cancellable_is_cancelled (self->cancellable)) {
    g_autofree char *words = dgs_words_error (error, NULL);

    adw_action_row_set_subtitle (self->problem, words);
    gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  }
}

static void
title_applied_cb (DgsFeedDialog *self)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title));

  if (g_str_equal (title, dgs_feed_get_published_title (self->feed)))
    title = NULL;
  dgs_library_rename_feed_async (self->library, dgs_feed_get_id (self->feed), title, written_cb,
                                 g_object_ref (self));
}

static void
folder_selected_cb (DgsFeedDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->folder);
  gint64 id;

  if (self->updating || selected >= self->folder_ids->len)
    return;
  id = g_array_index (self->folder_ids, gint64, selected);
  if (id != dgs_feed_get_folder_id (self->feed))
    dgs_library_move_feed_async (self->library, dgs_feed_get_id (self->feed), id, 0, FALSE,
                                 written_cb, g_object_ref (self));
}

static void
full_text_switched_cb (DgsFeedDialog *self)
{
  gboolean active = adw_switch_row_get_active (self->full_text);

  if (!self->updating && active != dgs_feed_get_full_text (self->feed))
    dgs_library_set_full_text_async (self->library, dgs_feed_get_id (self->feed), active,
                                     written_cb, g_object_ref (self));
}

static void
copy_cb (DgsFeedDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-address", "s",
                              dgs_feed_get_address (self->feed));
}

static void
open_cb (DgsFeedDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-address", "s",
                              dgs_feed_get_link (self->feed));
}

static void
refresh_cb (DgsFeedDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh-feed", "x",
                              dgs_feed_get_id (self->feed));
}

static void
unsubscribe_cb (DgsFeedDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.unsubscribe", "x",
                              dgs_feed_get_id (self->feed));
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- The object --- */

static void
dgs_feed_dialog_dispose (GObject *object)
{
  DgsFeedDialog *self = DGS_FEED_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->feed);
  g_clear_object (&self->library);
  g_clear_pointer (&self->folder_ids, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_FEED_DIALOG);

  G_OBJECT_CLASS (dgs_feed_dialog_parent_class)->dispose (object);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, full_text_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, unsubscribe_cb);
}

static void
dgs_feed_dialog_class_init (DgsFeedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_feed_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-feed-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, address);
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, articles);
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, folder);
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, full_text);
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, last);
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, next);
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, refresh);
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DgsFeedDialog, website);
  bind_callbacks (widget_class);
}

static void
dgs_feed_dialog_init (DgsFeedDialog *self)
{
  self->folder_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
  self->n_articles = -1;
  /* While the template is read nothing is chosen by the user. */
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_feed_dialog_new:
 * @library: an open library
 * @feed: one of its feeds
 *
 * Makes a dialog that tells what is known of a feed.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
dgs_feed_dialog_new (DgsLibrary *library, DgsFeed *feed)
{
  DgsFeedDialog *self = g_object_new (DGS_TYPE_FEED_DIALOG, NULL);

  self->library = g_object_ref (library);
  self->feed = g_object_ref (feed);
  g_signal_connect_object (feed, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return ADW_DIALOG (self);
}
