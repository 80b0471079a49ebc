/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sources-sheet.h"

#include <glib/gi18n.h>

#include "dgs-article-text.h"
#include "dgs-dialog-focus.h"
#include "dgs-source-row.h"

struct _DgsSourcesSheet {
  AdwBin parent_instance;

  GtkButton *all;
  GtkListBox *list;
  AdwWindowTitle *title;

  GListModel *sources;
  guint n_wanted; /* how many are being subscribed to at once */
};

G_DEFINE_FINAL_TYPE (DgsSourcesSheet, dgs_sources_sheet, ADW_TYPE_BIN)

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return GTK_WIDGET (dgs_source_row_new (item));
}

/* --- Subscribing to all --- */

typedef struct {
  guint open;
  guint running;
} Counts;

static Counts
count (DgsSourcesSheet *self)
{
  Counts counts = { 0, 0 };
  guint n = self->sources ? g_list_model_get_n_items (self->sources) : 0;
  guint i;

  for (i = 0; i < n; i++) {
    g_autoptr (DgsSourceItem) source = g_list_model_get_item (self->sources, i);

    counts.open += dgs_source_item_get_subscribed (source) ? 0 : 1;
    counts.running += dgs_source_item_get_subscribing (source) ? 1 : 0;
  }
  return counts;
}

static void
update_all (DgsSourcesSheet *self)
{
  Counts counts = count (self);
  guint n_done = self->n_wanted - MIN (counts.running, self->n_wanted);
  g_autofree char *progress = NULL;

  if (counts.running == 0)
    self->n_wanted = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->all), counts.open > 1 || self->n_wanted > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), self->n_wanted == 0);
  if (self->n_wanted > 0)
    /* Translators: how many of how many feeds are subscribed to by now. */
    progress = g_strdup_printf (_ ("%1$u of %2$u…"), n_done, self->n_wanted);
  gtk_button_set_label (self->all, progress ? progress : _ ("Subscribe to _All"));
}

static void
all_cb (DgsSourcesSheet *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) addresses = NULL;
  guint i;

  self->n_wanted = 0;
  for (i = 0; i < g_list_model_get_n_items (self->sources); i++) {
    g_autoptr (DgsSourceItem) source = g_list_model_get_item (self->sources, i);

    if (dgs_source_item_get_subscribed (source) || dgs_source_item_get_subscribing (source))
      continue;
    g_strv_builder_add (builder, dgs_source_item_get_address (source));
    self->n_wanted++;
  }
  addresses = g_strv_builder_end (builder);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.subscribe-all",
                                      g_variant_new_strv ((const char *const *) addresses, -1));
}

static void
follow_sources (DgsSourcesSheet *self, GListModel *sources)
{
  guint i;

  g_set_object (&self->sources, sources);
  self->n_wanted = 0;
  for (i = 0; sources && i < g_list_model_get_n_items (sources); i++) {
    g_autoptr (DgsSourceItem) source = g_list_model_get_item (sources, i);

    g_signal_connect_object (source, "notify", G_CALLBACK (update_all), self, G_CONNECT_SWAPPED);
  }
  update_all (self);
}

static void
dgs_sources_sheet_dispose (GObject *object)
{
  g_clear_object (&DGS_SOURCES_SHEET (object)->sources);
  gtk_widget_dispose_template (GTK_WIDGET (object), DGS_TYPE_SOURCES_SHEET);

  G_OBJECT_CLASS (dgs_sources_sheet_parent_class)->dispose (object);
}

static void
dgs_sources_sheet_class_init (DgsSourcesSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_sources_sheet_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/digests/Digests/ui/dgs-sources-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsSourcesSheet, all);
  gtk_widget_class_bind_template_child (widget_class, DgsSourcesSheet, list);
  gtk_widget_class_bind_template_child (widget_class, DgsSourcesSheet, title);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
}

static void
dgs_sources_sheet_init (DgsSourcesSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Not to the button above it, which subscribes to all of them. */
  dgs_dialog_focus_shown (GTK_WIDGET (self->list));
}

/**
 * dgs_sources_sheet_set_sources:
 * @self: a sources sheet
 * @sources: (nullable): a list of #DgsSourceItem
 * @title: what to write above it
 *
 * Shows the sources of a digest.
 */
void
dgs_sources_sheet_set_sources (DgsSourcesSheet *self, GListModel *sources, const char *title)
{
  g_return_if_fail (DGS_IS_SOURCES_SHEET (self));

  adw_window_title_set_title (self->title, title);
  gtk_list_box_bind_model (self->list, sources, create_row, NULL, NULL);
  follow_sources (self, sources);
}
