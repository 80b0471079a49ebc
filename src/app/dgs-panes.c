/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-panes.h"

/* How wide the place is where the border can be taken, in pixels. */
#define HANDLE_WIDTH 9
#define KEY_STEP 20
#define MIN_WIDTH 180
#define MAX_WIDTH 800

struct _DgsPanes {
  GtkWidget parent_instance;

  AdwNavigationSplitView *split_view;
  GtkWidget *handle;
  int sidebar_width;
  int drag_start;
  double own_fraction;
  double own_max_width;
  gboolean applying;
};

enum {
  PROP_SPLIT_VIEW = 1,
  PROP_LABEL,
  PROP_SIDEBAR_WIDTH,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsPanes, dgs_panes, GTK_TYPE_WIDGET)

/* A fraction of all there is, and a width that it must not pass: that gives way where the content
 * needs the room, and lets the window become as small as before. */
static void
apply (DgsPanes *self)
{
  gboolean own = self->sidebar_width == 0;

  self->applying = TRUE;
  adw_navigation_split_view_set_sidebar_width_fraction (self->split_view,
                                                        own ? self->own_fraction : 1);
  adw_navigation_split_view_set_max_sidebar_width (self->split_view,
                                                   own ? self->own_max_width : self->sidebar_width);
  self->applying = FALSE;
}

/* A breakpoint sets a width of its own; the user's goes before it. */
static void
max_width_cb (DgsPanes *self)
{
  if (!self->applying && self->sidebar_width != 0)
    apply (self);
}

static void
set_sidebar_width (DgsPanes *self, int width)
{
  width = width <= 0 ? 0 : CLAMP (width, MIN_WIDTH, MAX_WIDTH);
  if (self->sidebar_width == width)
    return;
  self->sidebar_width = width;
  if (self->split_view)
    apply (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIDEBAR_WIDTH]);
}

static int
get_shown_width (DgsPanes *self)
{
  GtkWidget *sidebar = GTK_WIDGET (adw_navigation_split_view_get_sidebar (self->split_view));

  return sidebar ? gtk_widget_get_width (sidebar) : 0;
}

static void
set_shown_width (DgsPanes *self, int pixels)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  set_sidebar_width (
      self, MAX (MIN_WIDTH, (int) adw_length_unit_from_px (ADW_LENGTH_UNIT_SP, pixels, settings)));
}

static gboolean
is_rtl (DgsPanes *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
drag_begin_cb (DgsPanes *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag_start = get_shown_width (self);
}

/* The handle moves along with the pointer, so what counts is how far it is from where it was. */
static void
drag_update_cb (DgsPanes *self, double x, double y, GtkGesture *gesture)
{
  double start_x, start_y;
  graphene_point_t point;

  if (!gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &start_x, &start_y))
    return;
  point = GRAPHENE_POINT_INIT ((float) (start_x + x), 0);
  if (!gtk_widget_compute_point (self->handle, GTK_WIDGET (self), &point, &point))
    return;
  set_shown_width (self, is_rtl (self) ? gtk_widget_get_width (GTK_WIDGET (self)) - (int) point.x
                                       : (int) point.x);
}

static void
pressed_cb (DgsPanes *self, int n_press)
{
  if (n_press == 2)
    set_sidebar_width (self, 0);
}

static gboolean
key_cb (DgsPanes *self, guint key, guint code, GdkModifierType state)
{
  int step = is_rtl (self) ? -KEY_STEP : KEY_STEP;

  switch (key) {
  case GDK_KEY_Left:
    set_shown_width (self, get_shown_width (self) - step);
    return GDK_EVENT_STOP;
  case GDK_KEY_Right:
    set_shown_width (self, get_shown_width (self) + step);
    return GDK_EVENT_STOP;
  case GDK_KEY_Home:
    set_sidebar_width (self, 0);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
dgs_panes_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  DgsPanes *self = DGS_PANES (widget);

  if (self->split_view)
    gtk_widget_measure (GTK_WIDGET (self->split_view), orientation, for_size, minimum, natural,
                        minimum_baseline, natural_baseline);
}

static void
dgs_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DgsPanes *self = DGS_PANES (widget);
  GtkAllocation place = { 0, 0, width, height };
  gboolean collapsed;

  if (!self->split_view)
    return;
  gtk_widget_size_allocate (GTK_WIDGET (self->split_view), &place, baseline);
  collapsed = adw_navigation_split_view_get_collapsed (self->split_view);
  gtk_widget_set_child_visible (self->handle, !collapsed);
  if (collapsed)
    return;
  place.x = get_shown_width (self);
  if (is_rtl (self))
    place.x = width - place.x;
  place.x -= HANDLE_WIDTH / 2;
  place.width = HANDLE_WIDTH;
  gtk_widget_size_allocate (self->handle, &place, -1);
}

static void
set_split_view (DgsPanes *self, AdwNavigationSplitView *split_view)
{
  g_return_if_fail (split_view && !self->split_view);

  self->split_view = split_view;
  self->own_fraction = adw_navigation_split_view_get_sidebar_width_fraction (split_view);
  self->own_max_width = adw_navigation_split_view_get_max_sidebar_width (split_view);
  gtk_widget_insert_before (GTK_WIDGET (split_view), GTK_WIDGET (self), self->handle);
  g_signal_connect_object (split_view, "notify::max-sidebar-width", G_CALLBACK (max_width_cb), self,
                           G_CONNECT_SWAPPED);
  apply (self);
}

static void
dgs_panes_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_SPLIT_VIEW:
    g_value_set_object (value, DGS_PANES (object)->split_view);
    break;
  case PROP_SIDEBAR_WIDTH:
    g_value_set_int (value, DGS_PANES (object)->sidebar_width);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_panes_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DgsPanes *self = DGS_PANES (object);

  switch (property_id) {
  case PROP_SPLIT_VIEW:
    set_split_view (self, g_value_get_object (value));
    break;
  case PROP_LABEL:
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->handle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_value_get_string (value), -1);
    break;
  case PROP_SIDEBAR_WIDTH:
    set_sidebar_width (self, g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_panes_dispose (GObject *object)
{
  DgsPanes *self = DGS_PANES (object);

  if (self->split_view)
    gtk_widget_unparent (GTK_WIDGET (self->split_view));
  self->split_view = NULL;
  g_clear_pointer (&self->handle, gtk_widget_unparent);

  G_OBJECT_CLASS (dgs_panes_parent_class)->dispose (object);
}

static void
dgs_panes_class_init (DgsPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dgs_panes_get_property;
  object_class->set_property = dgs_panes_set_property;
  object_class->dispose = dgs_panes_dispose;
  widget_class->measure = dgs_panes_measure;
  widget_class->size_allocate = dgs_panes_size_allocate;

  props[PROP_SPLIT_VIEW] =
      g_param_spec_object ("split-view", NULL, NULL, ADW_TYPE_NAVIGATION_SPLIT_VIEW, flags);
  props[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SIDEBAR_WIDTH] = g_param_spec_int ("sidebar-width", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
add_controllers (DgsPanes *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (self->handle, keys);
  gtk_gesture_group (drag, click);
}

static void
dgs_panes_init (DgsPanes *self)
{
  self->handle = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_SEPARATOR,
                               "focusable", TRUE, "css-name", "pane-handle", NULL);
  gtk_widget_set_cursor_from_name (self->handle, "col-resize");
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
  add_controllers (self);
}
