/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-outline-popover.h"

/* One step of indentation, in pixels. */
#define STEP 14

struct _DgsOutlinePopover {
  GtkPopover parent_instance;

  GtkListView *list;

  DgsReaderView *reader;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (DgsOutlinePopover, dgs_outline_popover, GTK_TYPE_POPOVER)

static int
get_indent (gpointer instance, guint level)
{
  /* A digest begins at the second rank, below its title. */
  return level > 1 ? (int) (level - 1) * STEP : 0;
}

static gboolean
has_text (gpointer instance, const char *text)
{
  return text && *text;
}

static char *
get_name (gpointer instance, const char *title, const char *byline)
{
  return byline ? g_strdup_printf ("%s, %s", title, byline) : g_strdup (title ? title : "");
}

static void
activate_cb (DgsOutlinePopover *self, guint position)
{
  g_autoptr (DgsOutlineItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (!item)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  dgs_reader_view_go_to (self->reader, item);
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

/* The list begins at the story that the user is at. */
static void
map_cb (DgsOutlinePopover *self)
{
  GListModel *outline = dgs_reader_view_get_outline (self->reader);
  int story = dgs_reader_view_get_story (self->reader);
  guint n_items = g_list_model_get_n_items (outline);
  guint i;

  for (i = 0; i < n_items; i++) {
    g_autoptr (DgsOutlineItem) item = g_list_model_get_item (outline, i);

    if (story < 0 || dgs_outline_item_get_story (item) == story)
      break;
  }
  if (i < n_items)
    gtk_list_view_scroll_to (self->list, i, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
dgs_outline_popover_dispose (GObject *object)
{
  DgsOutlinePopover *self = DGS_OUTLINE_POPOVER (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_OUTLINE_POPOVER);

  G_OBJECT_CLASS (dgs_outline_popover_parent_class)->dispose (object);
}

static void
dgs_outline_popover_class_init (DgsOutlinePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_outline_popover_dispose;

  g_type_ensure (DGS_TYPE_OUTLINE_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/digests/Digests/ui/dgs-outline-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsOutlinePopover, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_indent);
  gtk_widget_class_bind_template_callback (widget_class, get_name);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
}

static void
dgs_outline_popover_init (DgsOutlinePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_outline_popover_set_reader:
 * @self: an outline that has none
 * @reader: whose outline to show
 *
 * Sets whose outline to show.
 */
void
dgs_outline_popover_set_reader (DgsOutlinePopover *self, DgsReaderView *reader)
{
  g_return_if_fail (DGS_IS_OUTLINE_POPOVER (self) && !self->reader);

  self->reader = g_object_ref (reader);
  self->selection = gtk_single_selection_new (g_object_ref (dgs_reader_view_get_outline (reader)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}
