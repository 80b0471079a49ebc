/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-week-axis.h"

#define MARGIN 12

struct _DgsWeekAxis {
  GObject parent_instance;

  GtkAdjustment *adjustment;
  guint first; /* Julian day of the earliest Monday */
  guint last;
  int width;
  gboolean mirrored;
  gboolean placed;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsWeekAxis, dgs_week_axis, G_TYPE_OBJECT)

static void
dgs_week_axis_dispose (GObject *object)
{
  dgs_week_axis_set_adjustment (DGS_WEEK_AXIS (object), NULL);
  G_OBJECT_CLASS (dgs_week_axis_parent_class)->dispose (object);
}

static void
dgs_week_axis_class_init (DgsWeekAxisClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dgs_week_axis_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DGS_TYPE_WEEK_AXIS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
dgs_week_axis_init (DgsWeekAxis *self)
{
}

static void
changed_cb (DgsWeekAxis *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* An adjustment counts from the left, weeks from where reading begins. */
static double
mirror (DgsWeekAxis *self, double value)
{
  if (!self->mirrored)
    return value;
  return gtk_adjustment_get_upper (self->adjustment) -
         gtk_adjustment_get_page_size (self->adjustment) - value;
}

static double
get_offset (DgsWeekAxis *self)
{
  return self->adjustment ? mirror (self, gtk_adjustment_get_value (self->adjustment)) : 0;
}

/* The newest weeks are looked at first; then what is looked at stays, counted from the earliest,
 * because new weeks come at the other end. */
static void
configure (DgsWeekAxis *self)
{
  double content, offset, end;

  if (!self->adjustment || self->width <= 0)
    return;
  content = 2 * MARGIN;
  if (self->last > 0)
    content += ((self->last - self->first) / 7 + 1) * DGS_WEEK_PITCH - DGS_WEEK_GAP;
  content = MAX (content, self->width);
  offset = get_offset (self);
  end =
      gtk_adjustment_get_upper (self->adjustment) - gtk_adjustment_get_page_size (self->adjustment);
  if (!self->placed || offset >= end - 1)
    offset = content - self->width;
  self->placed = self->placed || self->last > 0;
  gtk_adjustment_configure (self->adjustment,
                            self->mirrored ? content - self->width - offset : offset, 0, content,
                            DGS_WEEK_PITCH, self->width * 0.9, self->width);
}

/**
 * dgs_week_axis_set_adjustment:
 * @self: an axis
 * @adjustment: (nullable): how far it is scrolled
 *
 * Chooses what scrolls it.
 */
void
dgs_week_axis_set_adjustment (DgsWeekAxis *self, GtkAdjustment *adjustment)
{
  if (self->adjustment)
    g_signal_handlers_disconnect_by_func (self->adjustment, changed_cb, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  configure (self);
}

/**
 * dgs_week_axis_set_weeks:
 * @self: an axis
 * @first_monday: Julian day of the earliest week's Monday
 * @last_monday: Julian day of the latest week's Monday, 0 where there are no weeks
 *
 * Chooses the weeks.
 */
void
dgs_week_axis_set_weeks (DgsWeekAxis *self, guint first_monday, guint last_monday)
{
  if (self->first == first_monday && self->last == last_monday)
    return;
  self->first = first_monday;
  self->last = last_monday;
  configure (self);
  changed_cb (self);
}

/**
 * dgs_week_axis_set_width:
 * @self: an axis
 * @width: pixels that can be seen of it
 *
 * Says how much of it can be seen.
 */
void
dgs_week_axis_set_width (DgsWeekAxis *self, int width)
{
  if (self->width == width)
    return;
  self->width = width;
  configure (self);
}

/**
 * dgs_week_axis_set_mirrored:
 * @self: an axis
 * @mirrored: %TRUE where reading goes from right to left
 *
 * Chooses at which side the earliest week is: where reading begins.
 */
void
dgs_week_axis_set_mirrored (DgsWeekAxis *self, gboolean mirrored)
{
  double offset = get_offset (self);

  if (self->mirrored == mirrored)
    return;
  self->mirrored = mirrored;
  if (self->adjustment)
    gtk_adjustment_set_value (self->adjustment, mirror (self, offset));
  changed_cb (self);
}

/**
 * dgs_week_axis_get_first:
 * @self: an axis
 *
 * Gives the earliest week.
 *
 * Returns: Julian day of its Monday
 */
guint
dgs_week_axis_get_first (DgsWeekAxis *self)
{
  return self->first;
}

/**
 * dgs_week_axis_get_last:
 * @self: an axis
 *
 * Gives the latest week.
 *
 * Returns: Julian day of its Monday, 0 where there are no weeks
 */
guint
dgs_week_axis_get_last (DgsWeekAxis *self)
{
  return self->last;
}

/**
 * dgs_week_axis_get_start:
 * @self: an axis
 * @monday: Julian day of a Monday
 *
 * Finds where a week is drawn.
 *
 * Returns: pixels from the side of what can be seen at which reading begins
 */
int
dgs_week_axis_get_start (DgsWeekAxis *self, guint monday)
{
  return MARGIN + ((int) monday - (int) self->first) / 7 * DGS_WEEK_PITCH - (int) get_offset (self);
}

/**
 * dgs_week_axis_show:
 * @self: an axis
 * @monday: Julian day of the Monday of the last of some weeks
 * @n_weeks: how many weeks
 *
 * Scrolls so that weeks can be seen.
 */
void
dgs_week_axis_show (DgsWeekAxis *self, guint monday, guint n_weeks)
{
  double start, length, left;

  if (!self->adjustment)
    return;
  start = dgs_week_axis_get_start (self, monday - (n_weeks - 1) * 7) + get_offset (self) - MARGIN;
  length = n_weeks * DGS_WEEK_PITCH + 2 * MARGIN;
  left = self->mirrored ? gtk_adjustment_get_upper (self->adjustment) - start - length : start;
  gtk_adjustment_clamp_page (self->adjustment, left, left + length);
}
