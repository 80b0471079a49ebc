/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-bars.h"

#define MAX_BARS 64
#define BAR_WIDTH 4
#define GAP 1
#define HEIGHT 22

struct _DgsBars {
  GtkWidget parent_instance;

  guint counts[MAX_BARS];
  guint n_counts;
};

G_DEFINE_FINAL_TYPE (DgsBars, dgs_bars, GTK_TYPE_WIDGET)

static void
dgs_bars_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  int n = (int) DGS_BARS (widget)->n_counts;

  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (0, n * (BAR_WIDTH + GAP) - GAP) : HEIGHT;
}

/* A week without any has a line at the bottom, so that the row reads as a row of weeks. */
static void
dgs_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DgsBars *self = DGS_BARS (widget);
  float height = gtk_widget_get_height (widget);
  GdkRGBA color, faint;
  guint most = 1;
  guint i;

  gtk_widget_get_color (widget, &color);
  faint = color;
  faint.alpha *= 0.35f;
  for (i = 0; i < self->n_counts; i++)
    most = MAX (most, self->counts[i]);
  for (i = 0; i < self->n_counts; i++) {
    float bar = self->counts[i] > 0 ? MAX (3, height * self->counts[i] / most) : 1;
    guint place =
        gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? self->n_counts - 1 - i : i;

    gtk_snapshot_append_color (
        snapshot, self->counts[i] > 0 ? &color : &faint,
        &GRAPHENE_RECT_INIT (place * (BAR_WIDTH + GAP), height - bar, BAR_WIDTH, bar));
  }
}

static void
dgs_bars_class_init (DgsBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = dgs_bars_measure;
  widget_class->snapshot = dgs_bars_snapshot;

  gtk_widget_class_set_css_name (widget_class, "bars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dgs_bars_init (DgsBars *self)
{
}

/**
 * dgs_bars_set_counts:
 * @self: bars
 * @counts: (array length=n_counts): a count a week, earliest first
 * @n_counts: how many, at most 64
 * @words: what they say, plain text
 *
 * Draws counts.
 */
void
dgs_bars_set_counts (DgsBars *self, const guint *counts, guint n_counts, const char *words)
{
  guint i;

  g_return_if_fail (DGS_IS_BARS (self) && n_counts <= MAX_BARS);

  for (i = 0; i < n_counts; i++)
    self->counts[i] = counts[i];
  self->n_counts = n_counts;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
