/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-find-bar.h"

#include <glib/gi18n.h>

struct _DgsFindBar {
  AdwBin parent_instance;

  GtkSearchBar *bar;
  GtkLabel *count;
  GtkEditable *entry;

  DgsReaderView *reader;
};

G_DEFINE_FINAL_TYPE (DgsFindBar, dgs_find_bar, ADW_TYPE_BIN)

static void
update_count (DgsFindBar *self)
{
  const char *words = gtk_editable_get_text (self->entry);
  g_autofree char *text = NULL;
  gboolean more = FALSE;
  guint current = 0;
  guint n_matches = dgs_reader_view_get_matches (self->reader, &current, &more);

  if (n_matches > 0 && more)
    /* Translators: the place of a find among more than are counted. */
    text = g_strdup_printf (_ ("%u of more than %u"), current, n_matches);
  else if (n_matches > 0)
    /* Translators: the place of a find among all of them. */
    text = g_strdup_printf (_ ("%u of %u"), current, n_matches);
  else
    text = g_strdup (*words ? _ ("Nothing found") : "");
  gtk_label_set_label (self->count, text);
  if (gtk_search_bar_get_search_mode (self->bar) && *text)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
changed_cb (DgsFindBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    dgs_reader_view_find (self->reader, gtk_editable_get_text (self->entry));
}

static void
next_cb (DgsFindBar *self)
{
  dgs_reader_view_step_match (self->reader, TRUE);
}

static void
previous_cb (DgsFindBar *self)
{
  dgs_reader_view_step_match (self->reader, FALSE);
}

/* Where it was found last, reading goes on. */
static void
mode_cb (DgsFindBar *self)
{
  if (gtk_search_bar_get_search_mode (self->bar))
    return;
  dgs_reader_view_end_find (self->reader);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
dgs_find_bar_dispose (GObject *object)
{
  DgsFindBar *self = DGS_FIND_BAR (object);

  /* What the bar tells while it is taken apart is no news. */
  g_signal_handlers_disconnect_by_func (self->bar, mode_cb, self);
  g_clear_object (&self->reader);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_FIND_BAR);

  G_OBJECT_CLASS (dgs_find_bar_parent_class)->dispose (object);
}

static void
dgs_find_bar_class_init (DgsFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_find_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, DgsFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, DgsFindBar, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
}

static void
dgs_find_bar_init (DgsFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
}

/**
 * dgs_find_bar_set_reader:
 * @self: a find bar that has none
 * @reader: where to find
 *
 * Sets where to find.
 */
void
dgs_find_bar_set_reader (DgsFindBar *self, DgsReaderView *reader)
{
  g_return_if_fail (DGS_IS_FIND_BAR (self) && !self->reader);

  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "notify::matches", G_CALLBACK (update_count), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dgs_find_bar_open:
 * @self: a find bar
 *
 * Shows the bar, and gives the keyboard to its entry.
 */
void
dgs_find_bar_open (DgsFindBar *self)
{
  g_return_if_fail (DGS_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  changed_cb (self);
}

/**
 * dgs_find_bar_close:
 * @self: a find bar
 *
 * Hides the bar.
 *
 * Returns: whether it was shown
 */
gboolean
dgs_find_bar_close (DgsFindBar *self)
{
  g_return_val_if_fail (DGS_IS_FIND_BAR (self), FALSE);

  if (!gtk_search_bar_get_search_mode (self->bar))
    return FALSE;
  gtk_search_bar_set_search_mode (self->bar, FALSE);
  return TRUE;
}

/**
 * dgs_find_bar_step:
 * @self: a find bar
 * @forward: whether to go on, and not back
 *
 * Goes to the next match or the previous one; opens the bar where it is not shown.
 */
void
dgs_find_bar_step (DgsFindBar *self, gboolean forward)
{
  g_return_if_fail (DGS_IS_FIND_BAR (self));

  if (gtk_search_bar_get_search_mode (self->bar))
    dgs_reader_view_step_match (self->reader, forward);
  else
    dgs_find_bar_open (self);
}
