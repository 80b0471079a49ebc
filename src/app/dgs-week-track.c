/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-week-track.h"

#include "dgs-week-cell.h"

struct _DgsWeekTrack {
  GtkWidget parent_instance;

  DgsWeekAxis *axis;
  DgsWeekStrip *strip;
  GHashTable *cells; /* Julian day of a week's Monday to a DgsWeekCell */
  GPtrArray *spare;  /* cells that show no week: one is filled much sooner than made */
};

G_DEFINE_FINAL_TYPE (DgsWeekTrack, dgs_week_track, GTK_TYPE_WIDGET)

static gpointer
get_key (const DgsWeek *week)
{
  return GUINT_TO_POINTER (g_date_get_julian (&week->monday));
}

static GtkWidget *
ensure_cell (DgsWeekTrack *self, const DgsWeek *week)
{
  DgsWeekCell *cell = g_hash_table_lookup (self->cells, get_key (week));

  if (cell)
    return GTK_WIDGET (cell);
  if (self->spare->len > 0) {
    cell = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
    gtk_widget_set_child_visible (GTK_WIDGET (cell), TRUE);
  } else {
    cell = dgs_week_cell_new ();
    gtk_widget_set_parent (GTK_WIDGET (cell), GTK_WIDGET (self));
  }
  dgs_week_cell_set_week (cell, self->strip, week);
  g_hash_table_insert (self->cells, get_key (week), cell);
  return GTK_WIDGET (cell);
}

/* A cell with the keyboard stays, wherever it is scrolled to. */
static void
drop_cell (DgsWeekTrack *self, const DgsWeek *week)
{
  GtkWidget *cell = g_hash_table_lookup (self->cells, get_key (week));

  if (!cell || gtk_widget_get_focus_child (GTK_WIDGET (self)) == cell)
    return;
  g_hash_table_remove (self->cells, get_key (week));
  g_ptr_array_add (self->spare, cell);
}

static void
allocate_cell (GtkWidget *cell, int x, int width)
{
  gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (
      cell, &(GtkAllocation) { x, DGS_WEEK_GAP / 2, width, DGS_WEEK_PITCH - DGS_WEEK_GAP }, -1);
}

typedef struct {
  const DgsWeek *week;
  int start;
  int width;
} Place;

static Place
find_place (DgsWeekTrack *self, guint position)
{
  const DgsWeek *week = dgs_week_strip_get_week (self->strip, position);
  guint first = g_date_get_julian (&week->monday) - (week->n_weeks - 1) * 7;

  return (Place) {
    .week = week,
    .start = dgs_week_axis_get_start (self->axis, first),
    .width = (int) week->n_weeks * DGS_WEEK_PITCH - DGS_WEEK_GAP,
  };
}

static gboolean
is_near (const Place *place, int width)
{
  return place->start + place->width >= -DGS_WEEK_PITCH && place->start <= width + DGS_WEEK_PITCH;
}

static void
dgs_week_track_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DgsWeekTrack *self = DGS_WEEK_TRACK (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n = self->strip ? dgs_week_strip_get_n_weeks (self->strip) : 0;
  guint i;

  /* What goes out of sight is there for what comes. */
  for (i = 0; i < n; i++) {
    Place place = find_place (self, i);

    if (!is_near (&place, width))
      drop_cell (self, place.week);
  }
  for (i = 0; i < n; i++) {
    Place place = find_place (self, i);

    if (is_near (&place, width) || g_hash_table_contains (self->cells, get_key (place.week)))
      allocate_cell (ensure_cell (self, place.week),
                     mirrored ? width - place.start - place.width : place.start, place.width);
  }
  while (self->spare->len > g_hash_table_size (self->cells))
    gtk_widget_unparent (g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1));
  for (i = 0; i < self->spare->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (self->spare, i), FALSE);
}

static void
dgs_week_track_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = DGS_WEEK_PITCH;
}

/* Cells keep their weeks; what is gone goes. */
static void
strip_changed_cb (DgsWeekTrack *self)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->cells);
  GHashTableIter iter;
  gpointer cell;
  guint i;

  self->cells = g_hash_table_new (NULL, NULL);
  for (i = 0; self->strip && i < dgs_week_strip_get_n_weeks (self->strip); i++) {
    const DgsWeek *week = dgs_week_strip_get_week (self->strip, i);

    cell = g_hash_table_lookup (old, get_key (week));
    if (!cell)
      continue;
    dgs_week_cell_set_week (cell, self->strip, week);
    g_hash_table_insert (self->cells, get_key (week), cell);
    g_hash_table_remove (old, get_key (week));
  }
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    g_ptr_array_add (self->spare, cell);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
dgs_week_track_dispose (GObject *object)
{
  DgsWeekTrack *self = DGS_WEEK_TRACK (object);
  GtkWidget *child;

  g_hash_table_remove_all (self->cells);
  g_ptr_array_set_size (self->spare, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->strip);
  g_clear_object (&self->axis);

  G_OBJECT_CLASS (dgs_week_track_parent_class)->dispose (object);
}

static void
dgs_week_track_finalize (GObject *object)
{
  g_hash_table_unref (DGS_WEEK_TRACK (object)->cells);
  g_ptr_array_unref (DGS_WEEK_TRACK (object)->spare);
  G_OBJECT_CLASS (dgs_week_track_parent_class)->finalize (object);
}

static void
dgs_week_track_class_init (DgsWeekTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_week_track_dispose;
  G_OBJECT_CLASS (klass)->finalize = dgs_week_track_finalize;
  widget_class->measure = dgs_week_track_measure;
  widget_class->size_allocate = dgs_week_track_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "weektrack");
}

static void
dgs_week_track_init (DgsWeekTrack *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->spare = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dgs_week_track_set_strip:
 * @self: a track that shows nothing yet
 * @strip: the weeks of a series
 * @axis: where weeks are
 *
 * Shows the weeks of a series.
 */
void
dgs_week_track_set_strip (DgsWeekTrack *self, DgsWeekStrip *strip, DgsWeekAxis *axis)
{
  g_return_if_fail (DGS_IS_WEEK_TRACK (self) && !self->strip);

  self->strip = g_object_ref (strip);
  self->axis = g_object_ref (axis);
  g_signal_connect_object (strip, "changed", G_CALLBACK (strip_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (axis, "changed", G_CALLBACK (gtk_widget_queue_allocate), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dgs_week_track_focus_week:
 * @self: a track
 * @position: which of the weeks
 *
 * Gives the keyboard to a week, and scrolls it along the axis.
 *
 * Returns: whether that could be done
 */
gboolean
dgs_week_track_focus_week (DgsWeekTrack *self, guint position)
{
  const DgsWeek *week;
  GtkWidget *cell;

  g_return_val_if_fail (DGS_IS_WEEK_TRACK (self), FALSE);

  if (position >= dgs_week_strip_get_n_weeks (self->strip))
    return FALSE;
  week = dgs_week_strip_get_week (self->strip, position);
  cell = ensure_cell (self, week);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  dgs_week_axis_show (self->axis, g_date_get_julian (&week->monday), week->n_weeks);
  return gtk_widget_grab_focus (cell);
}
