/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-week-grid.h"

#include "dgs-week-cell.h"
#include "dgs-week-row.h"

struct _DgsWeekGrid {
  GtkWidget parent_instance;

  GtkBox *rows;

  DgsWeekAxis *axis;
  GListModel *strips;
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GDate cursor; /* Monday of the week that the keyboard was on */
  guint cursor_row;
};

enum {
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (DgsWeekGrid,
                               dgs_week_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* --- Rows --- */

static DgsWeekRow *
get_row (DgsWeekGrid *self, guint position)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (; row && position > 0; position--)
    row = gtk_widget_get_next_sibling (row);
  return row ? DGS_WEEK_ROW (row) : NULL;
}

static void
update_axis (DgsWeekGrid *self)
{
  guint first = G_MAXUINT;
  guint last = 0;
  guint i;

  for (i = 0; i < g_list_model_get_n_items (self->strips); i++) {
    g_autoptr (DgsWeekStrip) strip = g_list_model_get_item (self->strips, i);
    guint n = dgs_week_strip_get_n_weeks (strip);
    const DgsWeek *earliest = n > 0 ? dgs_week_strip_get_week (strip, 0) : NULL;

    if (!earliest)
      continue;
    first = MIN (first, g_date_get_julian (&earliest->monday) - (earliest->n_weeks - 1) * 7);
    last = MAX (last, g_date_get_julian (&dgs_week_strip_get_week (strip, n - 1)->monday));
  }
  dgs_week_axis_set_weeks (self->axis, last > 0 ? first : 0, last);
}

static void
items_changed_cb (DgsWeekGrid *self, guint position, guint removed, guint added)
{
  guint i;

  for (i = 0; i < removed; i++)
    gtk_box_remove (self->rows, GTK_WIDGET (get_row (self, position)));
  for (i = position; i < position + added; i++) {
    g_autoptr (DgsWeekStrip) strip = g_list_model_get_item (self->strips, i);
    DgsWeekRow *before = i > 0 ? get_row (self, i - 1) : NULL;

    g_signal_connect_object (strip, "changed", G_CALLBACK (update_axis), self, G_CONNECT_SWAPPED);
    gtk_box_insert_child_after (self->rows, GTK_WIDGET (dgs_week_row_new (strip, self->axis)),
                                before ? GTK_WIDGET (before) : NULL);
  }
  update_axis (self);
}

/* --- The keyboard --- */

static DgsWeekCell *
get_focused (DgsWeekGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && DGS_IS_WEEK_CELL (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
             ? DGS_WEEK_CELL (focus)
             : NULL;
}

static guint
find_row (DgsWeekGrid *self, DgsWeekStrip *strip)
{
  guint i;

  for (i = 0; i < g_list_model_get_n_items (self->strips); i++) {
    g_autoptr (DgsWeekStrip) other = g_list_model_get_item (self->strips, i);

    if (other == strip)
      return i;
  }
  return 0;
}

static gboolean
go_to (DgsWeekGrid *self, guint row, guint position)
{
  DgsWeekRow *target = get_row (self, row);

  return target && dgs_week_row_focus_week (target, position);
}

/* Whether a direction is that in which one reads. */
static gboolean
is_onward (DgsWeekGrid *self, GtkDirectionType direction)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return direction == (mirrored ? GTK_DIR_LEFT : GTK_DIR_RIGHT);
}

/* To the next or the one before in its row, or to the nearest in another row. */
static gboolean
move (DgsWeekGrid *self, DgsWeekCell *cell, GtkDirectionType direction)
{
  DgsWeekStrip *strip = dgs_week_cell_get_strip (cell);
  guint position = dgs_week_strip_find (strip, &dgs_week_cell_get_week (cell)->monday);
  guint row = find_row (self, strip);
  g_autoptr (DgsWeekStrip) other = NULL;
  GDate cursor = self->cursor;
  gboolean moved;

  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT) {
    if (is_onward (self, direction) || position > 0)
      go_to (self, row, is_onward (self, direction) ? position + 1 : position - 1);
    return TRUE;
  }
  if (direction == GTK_DIR_UP && row == 0)
    return FALSE;
  row += direction == GTK_DIR_UP ? -1 : 1;
  other = g_list_model_get_item (self->strips, row);
  moved = other && go_to (self, row, dgs_week_strip_find (other, &cursor));
  /* The column stays what it was, also where this row has nothing in it. */
  if (moved)
    self->cursor = cursor;
  return moved;
}

static gboolean
dgs_week_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DgsWeekGrid *self = DGS_WEEK_GRID (widget);
  DgsWeekCell *cell = get_focused (self);
  g_autoptr (DgsWeekStrip) strip = NULL;

  if (!self->strips)
    return FALSE;
  if (cell && direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return move (self, cell, direction);
  if (cell)
    return FALSE;
  strip = g_list_model_get_item (self->strips, self->cursor_row);
  if (!strip) {
    self->cursor_row = 0;
    strip = g_list_model_get_item (self->strips, 0);
  }
  if (!strip)
    return FALSE;
  if (!g_date_valid (&self->cursor))
    return go_to (self, self->cursor_row, dgs_week_strip_get_n_weeks (strip) - 1);
  return go_to (self, self->cursor_row, dgs_week_strip_find (strip, &self->cursor));
}

static gboolean
dgs_week_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static gboolean
end_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DgsWeekGrid *self = DGS_WEEK_GRID (widget);
  DgsWeekCell *cell = get_focused (self);
  DgsWeekStrip *strip = cell ? dgs_week_cell_get_strip (cell) : NULL;

  return strip &&
         go_to (self, find_row (self, strip),
                g_variant_get_boolean (arguments) ? dgs_week_strip_get_n_weeks (strip) - 1 : 0);
}

/* Whatever gets the keyboard is scrolled to, and remembered for when it comes back. */
static void
focus_cb (DgsWeekGrid *self)
{
  DgsWeekCell *cell = get_focused (self);
  graphene_rect_t bounds;
  DgsWeekRow *row;

  if (!cell || !self->strips)
    return;
  self->cursor = dgs_week_cell_get_week (cell)->monday;
  self->cursor_row = find_row (self, dgs_week_cell_get_strip (cell));
  row = get_row (self, self->cursor_row);
  if (self->vadjustment && row &&
      gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->rows), &bounds))
    gtk_adjustment_clamp_page (self->vadjustment, bounds.origin.y,
                               bounds.origin.y + bounds.size.height + 12);
}

static void
dgs_week_grid_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dgs_week_grid_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (focus_cb), widget, G_CONNECT_SWAPPED);
}

static void
dgs_week_grid_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_cb, widget);
  GTK_WIDGET_CLASS (dgs_week_grid_parent_class)->unroot (widget);
}

static void
dgs_week_grid_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (dgs_week_grid_parent_class)->direction_changed (widget, before);
  dgs_week_axis_set_mirrored (DGS_WEEK_GRID (widget)->axis,
                              gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
}

/* --- Scrolling --- */

static void
dgs_week_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DgsWeekGrid *self = DGS_WEEK_GRID (widget);
  GtkWidget *rows = GTK_WIDGET (self->rows);
  int needed;

  dgs_week_axis_set_width (self->axis, width);
  gtk_widget_measure (rows, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  needed = MAX (needed, height);
  if (self->vadjustment)
    gtk_adjustment_configure (self->vadjustment, gtk_adjustment_get_value (self->vadjustment), 0,
                              needed, 30, height * 0.9, height);
  gtk_widget_size_allocate (
      rows,
      &(GtkAllocation) {
          0, self->vadjustment ? -(int) gtk_adjustment_get_value (self->vadjustment) : 0, width,
          needed },
      -1);
}

static void
dgs_week_grid_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (DGS_WEEK_GRID (widget)->rows), orientation, for_size, minimum,
                      natural, NULL, NULL);
}

static void
set_vadjustment (DgsWeekGrid *self, GtkAdjustment *adjustment)
{
  if (self->vadjustment)
    g_signal_handlers_disconnect_by_func (self->vadjustment, gtk_widget_queue_allocate, self);
  g_set_object (&self->vadjustment, adjustment);
  if (adjustment)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_allocate),
                             self, G_CONNECT_SWAPPED);
}

static void
dgs_week_grid_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsWeekGrid *self = DGS_WEEK_GRID (object);

  switch (property_id) {
  case PROP_HADJUSTMENT:
    g_value_set_object (value, self->hadjustment);
    break;
  case PROP_VADJUSTMENT:
    g_value_set_object (value, self->vadjustment);
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    g_value_set_enum (value, GTK_SCROLL_MINIMUM);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_week_grid_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  DgsWeekGrid *self = DGS_WEEK_GRID (object);

  switch (property_id) {
  case PROP_HADJUSTMENT:
    g_set_object (&self->hadjustment, g_value_get_object (value));
    if (self->axis)
      dgs_week_axis_set_adjustment (self->axis, self->hadjustment);
    break;
  case PROP_VADJUSTMENT:
    set_vadjustment (self, g_value_get_object (value));
    break;
  case PROP_HSCROLL_POLICY:
  case PROP_VSCROLL_POLICY:
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_week_grid_dispose (GObject *object)
{
  DgsWeekGrid *self = DGS_WEEK_GRID (object);

  g_clear_object (&self->strips);
  g_clear_object (&self->hadjustment);
  set_vadjustment (self, NULL);
  g_clear_object (&self->axis);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_WEEK_GRID);

  G_OBJECT_CLASS (dgs_week_grid_parent_class)->dispose (object);
}

static void
dgs_week_grid_class_init (DgsWeekGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dgs_week_grid_get_property;
  object_class->set_property = dgs_week_grid_set_property;
  object_class->dispose = dgs_week_grid_dispose;
  widget_class->measure = dgs_week_grid_measure;
  widget_class->size_allocate = dgs_week_grid_size_allocate;
  widget_class->focus = dgs_week_grid_focus;
  widget_class->grab_focus = dgs_week_grid_grab_focus;
  widget_class->direction_changed = dgs_week_grid_direction_changed;
  widget_class->root = dgs_week_grid_root;
  widget_class->unroot = dgs_week_grid_unroot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, end_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Home, 0, end_key_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, end_key_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_End, 0, end_key_cb, "b", TRUE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-week-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsWeekGrid, rows);
}

static void
dgs_week_grid_init (DgsWeekGrid *self)
{
  self->axis = g_object_new (DGS_TYPE_WEEK_AXIS, NULL);
  dgs_week_axis_set_mirrored (self->axis,
                              gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);
  g_date_clear (&self->cursor, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_week_grid_get_axis:
 * @self: a grid
 *
 * Gets where weeks are.
 *
 * Returns: (transfer none): the axis of all rows
 */
DgsWeekAxis *
dgs_week_grid_get_axis (DgsWeekGrid *self)
{
  g_return_val_if_fail (DGS_IS_WEEK_GRID (self), NULL);

  return self->axis;
}

/**
 * dgs_week_grid_set_strips:
 * @self: a grid that shows nothing yet
 * @strips: a list of #DgsWeekStrip
 *
 * Shows series, and follows the list.
 */
void
dgs_week_grid_set_strips (DgsWeekGrid *self, GListModel *strips)
{
  g_return_if_fail (DGS_IS_WEEK_GRID (self) && !self->strips);

  self->strips = g_object_ref (strips);
  g_signal_connect_object (strips, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (strips));
}
