/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-weeks-page.h"

#include <glib/gi18n.h>

#include "dgs-article-opener.h"
#include "dgs-digests-popover.h"
#include "dgs-week-cell.h"
#include "dgs-week-grid.h"
#include "dgs-week-header.h"
#include "dgs-week-words.h"

struct _DgsWeeksPage {
  AdwBin parent_instance;

  DgsWeekGrid *grid;
  DgsWeekHeader *header;
  GtkStack *stack;

  DgsLibrary *library;
  DgsLiveList *strips;
};

enum {
  SIGNAL_ARTICLE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsWeeksPage, dgs_weeks_page, ADW_TYPE_BIN)

static void
article_activated_cb (DgsWeeksPage *self, DgsArticle *article)
{
  g_signal_emit (self, signals[SIGNAL_ARTICLE_ACTIVATED], 0, article);
}

static void
open_article (DgsWeeksPage *self, gint64 id)
{
  g_autoptr (DgsArticle) article = dgs_library_get_article (self->library, id);

  dgs_article_opener_open (article, G_OBJECT (self));
}

static void
tell_missing (DgsDigestsPopover *popover, DgsWeekStrip *strip, const DgsWeek *week)
{
  g_autofree char *address = NULL;
  gboolean known = dgs_week_strip_find_address (strip, week, &address);
  const char *note;

  if (address)
    note = _ ("It is not in the library. The publisher may still have it on its site.");
  else if (known)
    note = _ ("The publisher made no digest for this week.");
  else if (dgs_week_strip_get_kind (strip) == DGS_DIGEST_KIND_DAILY)
    note = _ ("No daily digest of this week is in the library, but there are earlier and later "
              "ones. The publisher may have paused.");
  else
    note = _ ("No digest of this week is in the library, but there are earlier and later ones. The "
              "publisher may have left it out, or taken it out of the feed before it was read.");
  dgs_digests_popover_tell (popover, note, address);
}

static void
pop_up (DgsWeeksPage *self, DgsWeekCell *cell, DgsWeekStrip *strip, const DgsWeek *week)
{
  g_autofree char *days = dgs_week_words_days (strip, week);
  DgsDigestsPopover *popover = dgs_digests_popover_new (GTK_WIDGET (self), GTK_WIDGET (cell), days);
  guint i;

  g_signal_connect_object (popover, "article-activated", G_CALLBACK (article_activated_cb), self,
                           G_CONNECT_SWAPPED);
  for (i = week->n_digests; i > 0; i--) {
    g_autoptr (DgsArticle) article =
        dgs_library_get_article (self->library, dgs_week_strip_get_digest (strip, week, i - 1));

    dgs_digests_popover_add (popover, article);
  }
  if (week->flags & DGS_WEEK_MISSING)
    tell_missing (popover, strip, week);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DgsWeeksPage *self = DGS_WEEKS_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  DgsWeekStrip *strip;
  const DgsWeek *week;
  guint position;

  if (!focus || !DGS_IS_WEEK_CELL (focus))
    return;
  strip = dgs_week_cell_get_strip (DGS_WEEK_CELL (focus));
  position = dgs_week_strip_find (strip, &dgs_week_cell_get_week (DGS_WEEK_CELL (focus))->monday);
  if (position == G_MAXUINT)
    return;
  week = dgs_week_strip_get_week (strip, position);
  if (week->n_digests == 1)
    open_article (self, dgs_week_strip_get_digest (strip, week, 0));
  else
    pop_up (self, DGS_WEEK_CELL (focus), strip, week);
}

static void
update (DgsWeeksPage *self)
{
  const char *page = "weeks";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->strips)) == 0)
    page = dgs_live_list_get_loading (self->strips) ? "loading" : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
dgs_weeks_page_map (GtkWidget *widget)
{
  DgsWeeksPage *self = DGS_WEEKS_PAGE (widget);

  GTK_WIDGET_CLASS (dgs_weeks_page_parent_class)->map (widget);
  if (self->strips)
    dgs_live_list_set_active (self->strips, TRUE);
}

static void
dgs_weeks_page_unmap (GtkWidget *widget)
{
  DgsWeeksPage *self = DGS_WEEKS_PAGE (widget);

  if (self->strips)
    dgs_live_list_set_active (self->strips, FALSE);
  GTK_WIDGET_CLASS (dgs_weeks_page_parent_class)->unmap (widget);
}

static void
dgs_weeks_page_dispose (GObject *object)
{
  DgsWeeksPage *self = DGS_WEEKS_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self))) && GTK_IS_POPOVER (child))
    gtk_widget_unparent (child);
  g_clear_object (&self->strips);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_WEEKS_PAGE);

  G_OBJECT_CLASS (dgs_weeks_page_parent_class)->dispose (object);
}

static void
dgs_weeks_page_class_init (DgsWeeksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_weeks_page_dispose;
  widget_class->map = dgs_weeks_page_map;
  widget_class->unmap = dgs_weeks_page_unmap;

  signals[SIGNAL_ARTICLE_ACTIVATED] =
      g_signal_new ("article-activated", DGS_TYPE_WEEKS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, DGS_TYPE_ARTICLE);

  g_type_ensure (DGS_TYPE_WEEK_CELL);
  g_type_ensure (DGS_TYPE_WEEK_GRID);
  g_type_ensure (DGS_TYPE_WEEK_HEADER);
  gtk_widget_class_install_action (widget_class, "weeks.open", NULL, open_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-weeks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsWeeksPage, grid);
  gtk_widget_class_bind_template_child (widget_class, DgsWeeksPage, header);
  gtk_widget_class_bind_template_child (widget_class, DgsWeeksPage, stack);
}

static void
dgs_weeks_page_init (DgsWeeksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dgs_week_header_set_axis (self->header, dgs_week_grid_get_axis (self->grid));
}

/**
 * dgs_weeks_page_set_library:
 * @self: a weeks page
 * @library: an open library, always the same
 *
 * Shows the weeks of a library.
 */
void
dgs_weeks_page_set_library (DgsWeeksPage *self, DgsLibrary *library)
{
  g_return_if_fail (DGS_IS_WEEKS_PAGE (self));

  if (self->library)
    return;
  self->library = g_object_ref (library);
  self->strips = dgs_week_list_new (library);
  dgs_week_grid_set_strips (self->grid, G_LIST_MODEL (self->strips));
  g_signal_connect_object (self->strips, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strips, "notify::loading", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dgs_live_list_set_active (self->strips, TRUE);
}

/**
 * dgs_weeks_page_focus:
 * @self: a weeks page
 *
 * Gives the keyboard to the weeks, where it was last.
 */
void
dgs_weeks_page_focus (DgsWeeksPage *self)
{
  g_return_if_fail (DGS_IS_WEEKS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}
