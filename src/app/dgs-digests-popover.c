/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-digests-popover.h"

#include "dgs-article-words.h"
#include "dgs-words.h"

struct _DgsDigestsPopover {
  GtkPopover parent_instance;

  GtkWidget *digests;
  GtkListBox *list;
  GtkLabel *note;
  GtkWidget *open;
  GtkLabel *title;
};

enum {
  SIGNAL_ARTICLE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsDigestsPopover, dgs_digests_popover, GTK_TYPE_POPOVER)

static void
opened_cb (DgsDigestsPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
row_activated_cb (DgsDigestsPopover *self, GtkWidget *row)
{
  g_autoptr (DgsArticle) article = g_object_ref (g_object_get_data (G_OBJECT (row), "article"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_ARTICLE_ACTIVATED], 0, article);
}

/* An action must run before the popover that it comes from is gone. */
static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover))
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
dgs_digests_popover_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
dgs_digests_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DGS_TYPE_DIGESTS_POPOVER);

  G_OBJECT_CLASS (dgs_digests_popover_parent_class)->dispose (object);
}

static void
dgs_digests_popover_class_init (DgsDigestsPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_digests_popover_dispose;
  GTK_POPOVER_CLASS (klass)->closed = dgs_digests_popover_closed;

  signals[SIGNAL_ARTICLE_ACTIVATED] =
      g_signal_new ("article-activated", DGS_TYPE_DIGESTS_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, DGS_TYPE_ARTICLE);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/digests/Digests/ui/dgs-digests-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsDigestsPopover, digests);
  gtk_widget_class_bind_template_child (widget_class, DgsDigestsPopover, list);
  gtk_widget_class_bind_template_child (widget_class, DgsDigestsPopover, note);
  gtk_widget_class_bind_template_child (widget_class, DgsDigestsPopover, open);
  gtk_widget_class_bind_template_child (widget_class, DgsDigestsPopover, title);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dgs_digests_popover_init (DgsDigestsPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_digests_popover_new:
 * @parent: the widget that it belongs to
 * @target: the widget that it points to, @parent or one inside
 * @title: plain text to write above it
 *
 * Makes a popover that is still to be filled and popped up.
 *
 * Returns: (transfer none): a new popover
 */
DgsDigestsPopover *
dgs_digests_popover_new (GtkWidget *parent, GtkWidget *target, const char *title)
{
  DgsDigestsPopover *self = g_object_new (DGS_TYPE_DIGESTS_POPOVER, NULL);
  graphene_rect_t bounds;

  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  if (gtk_widget_compute_bounds (target, parent, &bounds))
    gtk_popover_set_pointing_to (
        GTK_POPOVER (self), &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                              (int) bounds.size.width, (int) bounds.size.height });
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return self;
}

static void
update_row (AdwActionRow *row, GParamSpec *pspec, DgsArticle *article)
{
  g_autofree char *title = dgs_words_title (dgs_article_get_title (article));
  g_autofree char *details = dgs_article_words_details (article);
  g_autofree char *summary = dgs_article_words_summary (article);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, details);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
}

/**
 * dgs_digests_popover_add:
 * @self: a popover
 * @article: a digest
 *
 * Adds a digest to choose.
 */
void
dgs_digests_popover_add (DgsDigestsPopover *self, DgsArticle *article)
{
  GtkWidget *row;

  g_return_if_fail (DGS_IS_DIGESTS_POPOVER (self));

  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, "title-lines",
                      2, "subtitle-lines", 1, NULL);
  g_object_set_data_full (G_OBJECT (row), "article", g_object_ref (article), g_object_unref);
  g_signal_connect_object (article, "notify", G_CALLBACK (update_row), row, G_CONNECT_SWAPPED);
  update_row (ADW_ACTION_ROW (row), NULL, article);
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (self->digests, TRUE);
}

/**
 * dgs_digests_popover_tell:
 * @self: a popover
 * @note: plain text
 * @address: (nullable): a page to offer
 *
 * Says why there is no digest, and what can be done.
 */
void
dgs_digests_popover_tell (DgsDigestsPopover *self, const char *note, const char *address)
{
  g_return_if_fail (DGS_IS_DIGESTS_POPOVER (self));

  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
  gtk_widget_set_visible (self->open, address != NULL);
  if (!address)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", address);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "win.open-address");
}
