/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sources-sheet.h"

#include <glib/gi18n.h>

#include "dgs-article-text.h"
#include "dgs-source-row.h"

struct _DgsSourcesSheet {
  AdwBin parent_instance;

  GtkListBox *list;
  AdwWindowTitle *title;
};

G_DEFINE_FINAL_TYPE (DgsSourcesSheet, dgs_sources_sheet, ADW_TYPE_BIN)

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return GTK_WIDGET (dgs_source_row_new (item));
}

static void
dgs_sources_sheet_dispose (GObject *object)
{
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
  gtk_widget_class_bind_template_child (widget_class, DgsSourcesSheet, list);
  gtk_widget_class_bind_template_child (widget_class, DgsSourcesSheet, title);
}

static void
dgs_sources_sheet_init (DgsSourcesSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  adw_window_title_set_subtitle (self->title,
                                 sources ? _ ("The feeds that this digest was drawn from") : "");
  gtk_list_box_bind_model (self->list, sources, create_row, NULL, NULL);
}
