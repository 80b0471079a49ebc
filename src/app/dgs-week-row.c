/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-week-row.h"

#include "dgs-week-track.h"
#include "dgs-week-words.h"

struct _DgsWeekRow {
  GtkBox parent_instance;

  GtkLabel *name;
  GtkLabel *sum;
  DgsWeekTrack *track;

  DgsWeekStrip *strip;
};

G_DEFINE_FINAL_TYPE (DgsWeekRow, dgs_week_row, GTK_TYPE_BOX)

static void
update (DgsWeekRow *self)
{
  g_autofree char *sum = dgs_week_words_sum (self->strip, " · ");
  g_autofree char *spoken = dgs_week_words_sum (self->strip, ", ");

  gtk_label_set_label (self->name, dgs_week_strip_get_name (self->strip));
  gtk_label_set_label (self->sum, sum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dgs_week_strip_get_name (self->strip),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

static void
dgs_week_row_dispose (GObject *object)
{
  DgsWeekRow *self = DGS_WEEK_ROW (object);

  g_clear_object (&self->strip);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_WEEK_ROW);

  G_OBJECT_CLASS (dgs_week_row_parent_class)->dispose (object);
}

static void
dgs_week_row_class_init (DgsWeekRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_week_row_dispose;

  g_type_ensure (DGS_TYPE_WEEK_TRACK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-week-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsWeekRow, name);
  gtk_widget_class_bind_template_child (widget_class, DgsWeekRow, sum);
  gtk_widget_class_bind_template_child (widget_class, DgsWeekRow, track);
}

static void
dgs_week_row_init (DgsWeekRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_week_row_new:
 * @strip: the weeks of a series
 * @axis: where weeks are
 *
 * Makes a row that follows the series.
 *
 * Returns: (transfer floating): a new row
 */
DgsWeekRow *
dgs_week_row_new (DgsWeekStrip *strip, DgsWeekAxis *axis)
{
  DgsWeekRow *self = g_object_new (DGS_TYPE_WEEK_ROW, NULL);

  self->strip = g_object_ref (strip);
  dgs_week_track_set_strip (self->track, strip, axis);
  g_signal_connect_object (strip, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * dgs_week_row_get_strip:
 * @self: a row
 *
 * Gets the series that it shows.
 *
 * Returns: (transfer none): a strip
 */
DgsWeekStrip *
dgs_week_row_get_strip (DgsWeekRow *self)
{
  g_return_val_if_fail (DGS_IS_WEEK_ROW (self), NULL);

  return self->strip;
}

/**
 * dgs_week_row_focus_week:
 * @self: a row
 * @position: which of the weeks
 *
 * Gives the keyboard to a week.
 *
 * Returns: whether that could be done
 */
gboolean
dgs_week_row_focus_week (DgsWeekRow *self, guint position)
{
  g_return_val_if_fail (DGS_IS_WEEK_ROW (self), FALSE);

  return dgs_week_track_focus_week (self->track, position);
}
