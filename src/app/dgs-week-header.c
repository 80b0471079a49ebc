/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-week-header.h"

#include <glib/gi18n.h>

#define ROOM_BETWEEN 8

struct _DgsWeekHeader {
  GtkWidget parent_instance;

  DgsWeekAxis *axis;
};

G_DEFINE_FINAL_TYPE (DgsWeekHeader, dgs_week_header, GTK_TYPE_WIDGET)

static int
get_line_height (GtkWidget *widget, int *number_width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "00");
  int height;

  pango_layout_get_pixel_size (layout, number_width, &height);
  return height;
}

static void
dgs_week_header_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 0;
  else
    *minimum = *natural = 2 * get_line_height (widget, NULL) + 4;
}

static int
draw (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, int start, int y, gboolean center)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  float x = start;
  GdkRGBA color;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (center)
    x += (DGS_WEEK_PITCH - DGS_WEEK_GAP - width) / 2.0f;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
  return width;
}

/* A week belongs to the month of its Thursday, as it does to the year. */
static char *
get_month (guint monday, gboolean with_year)
{
  g_autoptr (GDateTime) moment = NULL;
  GDate thursday;

  g_date_clear (&thursday, 1);
  g_date_set_julian (&thursday, monday + 3);
  moment = g_date_time_new_utc (g_date_get_year (&thursday), (int) g_date_get_month (&thursday),
                                g_date_get_day (&thursday), 12, 0, 0);
  /* Translators: a month, with and without its year, see g_date_time_format(). */
  return moment ? g_date_time_format (moment, with_year ? _ ("%b %Y") : _ ("%b")) : g_strdup ("");
}

static guint
get_month_number (guint monday)
{
  GDate thursday;

  g_date_clear (&thursday, 1);
  g_date_set_julian (&thursday, monday + 3);
  return g_date_get_year (&thursday) * 12u + (guint) g_date_get_month (&thursday) - 1;
}

static void
draw_month (
    DgsWeekHeader *self, GtkSnapshot *snapshot, guint monday, gboolean is_first, int *free_place)
{
  int start = dgs_week_axis_get_start (self->axis, monday);
  int place = MAX (start, is_first ? DGS_WEEK_GAP : *free_place);
  guint month = get_month_number (monday);
  g_autofree char *text = get_month (monday, is_first || month % 12 == 0);

  /* The next month has its label where its weeks begin, or none. */
  if (!is_first && place > start + DGS_WEEK_PITCH)
    return;
  *free_place = place + draw (GTK_WIDGET (self), snapshot, text, place, 0, FALSE) + ROOM_BETWEEN;
}

/* Where the text is large, every second week has its number. */
static void
draw_number (GtkWidget *widget, GtkSnapshot *snapshot, guint monday, int start)
{
  g_autofree char *number = NULL;
  int width, line = get_line_height (widget, &width);
  GDate date;

  if (width + ROOM_BETWEEN > DGS_WEEK_PITCH && monday / 7 % 2 == 1)
    return;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, monday);
  number = g_strdup_printf ("%u", g_date_get_iso8601_week_of_year (&date));
  draw (widget, snapshot, number, start, line + 2, TRUE);
}

static void
dgs_week_header_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DgsWeekHeader *self = DGS_WEEK_HEADER (widget);
  int width = gtk_widget_get_width (widget);
  guint before = 0;
  int free_place = 0;
  guint monday;

  if (!self->axis || dgs_week_axis_get_last (self->axis) == 0)
    return;
  for (monday = dgs_week_axis_get_first (self->axis); monday <= dgs_week_axis_get_last (self->axis);
       monday += 7) {
    int start = dgs_week_axis_get_start (self->axis, monday);

    if (start + DGS_WEEK_PITCH <= 0 || start >= width)
      continue;
    draw_number (widget, snapshot, monday, start);
    if (get_month_number (monday) != before)
      draw_month (self, snapshot, monday, before == 0, &free_place);
    before = get_month_number (monday);
  }
}

static void
dgs_week_header_dispose (GObject *object)
{
  g_clear_object (&DGS_WEEK_HEADER (object)->axis);

  G_OBJECT_CLASS (dgs_week_header_parent_class)->dispose (object);
}

static void
dgs_week_header_class_init (DgsWeekHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_week_header_dispose;
  widget_class->measure = dgs_week_header_measure;
  widget_class->snapshot = dgs_week_header_snapshot;

  gtk_widget_class_set_css_name (widget_class, "weekheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dgs_week_header_init (DgsWeekHeader *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dgs_week_header_set_axis:
 * @self: a header that has none
 * @axis: where weeks are
 *
 * Shows the weeks of an axis.
 */
void
dgs_week_header_set_axis (DgsWeekHeader *self, DgsWeekAxis *axis)
{
  g_return_if_fail (DGS_IS_WEEK_HEADER (self) && !self->axis);

  self->axis = g_object_ref (axis);
  g_signal_connect_object (axis, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}
