/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-reader-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "dgs-fold-tag.h"
#include "dgs-link-tag.h"
#include "dgs-reader-decor.h"
#include "dgs-reader-styles.h"

struct _DgsReaderView {
  GtkTextView parent_instance;

  /* The link or fold that Tab went to; %NULL where it is none. */
  GtkTextTag *target;
};

enum {
  SIGNAL_LINK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsReaderView, dgs_reader_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (DgsReaderView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static gboolean
is_target (GtkTextTag *tag)
{
  return DGS_IS_LINK_TAG (tag) || DGS_IS_FOLD_TAG (tag);
}

static GtkTextTag *
get_target_at (const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);
  GSList *item;

  for (item = tags; item; item = item->next) {
    if (is_target (item->data))
      return item->data;
  }
  return NULL;
}

static GtkTextTag *
get_target_at_point (DgsReaderView *self, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return NULL;
  return get_target_at (&iter);
}

static gboolean
get_bounds (DgsReaderView *self, GtkTextTag *tag, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_start_iter (get_buffer (self), start);
  if (!gtk_text_iter_starts_tag (start, tag) && !gtk_text_iter_forward_to_tag_toggle (start, tag))
    return FALSE;
  *end = *start;
  return gtk_text_iter_forward_to_tag_toggle (end, tag);
}

static void
activate_target (DgsReaderView *self, GtkTextTag *tag)
{
  if (DGS_IS_LINK_TAG (tag))
    g_signal_emit (self, signals[SIGNAL_LINK_ACTIVATED], 0,
                   dgs_link_tag_get_address (DGS_LINK_TAG (tag)));
  else if (DGS_IS_FOLD_TAG (tag))
    dgs_typesetter_toggle_fold (get_buffer (self), DGS_FOLD_TAG (tag));
}

/* --- By pointer --- */

static void
pressed_cb (DgsReaderView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkTextTag *tag = get_target_at_point (self, x, y);
  g_autoptr (GMenu) menu = NULL;
  const char *address;
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != GDK_BUTTON_SECONDARY)
    return;
  if (DGS_IS_LINK_TAG (tag)) {
    g_autoptr (GMenuItem) open = g_menu_item_new (_ ("_Open Link"), NULL);
    g_autoptr (GMenuItem) copy = g_menu_item_new (_ ("Copy _Link"), NULL);

    address = dgs_link_tag_get_address (DGS_LINK_TAG (tag));
    menu = g_menu_new ();
    g_menu_item_set_action_and_target (open, "reader.open-link", "s", address);
    g_menu_item_set_action_and_target (copy, "reader.copy-link", "s", address);
    g_menu_append_item (menu, open);
    g_menu_append_item (menu, copy);
  }
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self), G_MENU_MODEL (menu));
}

static void
released_cb (DgsReaderView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkTextTag *tag;

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_PRIMARY ||
      n_press != 1 || gtk_text_buffer_get_has_selection (get_buffer (self)))
    return;
  tag = get_target_at_point (self, x, y);
  if (tag)
    activate_target (self, tag);
}

static void
motion_cb (DgsReaderView *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   get_target_at_point (self, x, y) ? "pointer" : "text");
}

static gboolean
dgs_reader_view_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip)
{
  DgsReaderView *self = DGS_READER_VIEW (widget);
  GtkTextTag *tag = keyboard_mode ? self->target : get_target_at_point (self, x, y);

  if (!DGS_IS_LINK_TAG (tag))
    return FALSE;
  gtk_tooltip_set_text (tooltip, dgs_link_tag_get_address (DGS_LINK_TAG (tag)));
  return TRUE;
}

/* --- By keyboard --- */

static void
show_target (DgsReaderView *self, GtkTextTag *tag)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, DGS_STYLE_FOCUS, &start, &end);
  g_set_object (&self->target, tag);
  if (!tag || !get_bounds (self, tag, &start, &end))
    return;
  gtk_text_buffer_apply_tag_by_name (buffer, DGS_STYLE_FOCUS, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self), &start, 0.1, FALSE, 0, 0);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* Where to look on from: behind or before the target, else at the top of what is visible. */
static void
get_search_start (DgsReaderView *self, gboolean forward, GtkTextIter *iter)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter end;

  if (self->target && get_bounds (self, self->target, iter, &end)) {
    if (forward)
      *iter = end;
    return;
  }
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, iter, visible.y + (forward ? 0 : visible.height), NULL);
}

static gboolean
starts_target (const GtkTextIter *iter)
{
  GtkTextTag *tag = get_target_at (iter);

  return tag && gtk_text_iter_starts_tag (iter, tag);
}

/**
 * dgs_reader_view_focus_link:
 * @self: a reader view
 * @forward: whether to go on, and not back
 *
 * Goes to the next link or disclosure.
 *
 * Returns: %FALSE where there is no other
 */
gboolean
dgs_reader_view_focus_link (DgsReaderView *self, gboolean forward)
{
  GtkTextIter iter;
  gboolean moved;

  g_return_val_if_fail (DGS_IS_READER_VIEW (self), FALSE);

  get_search_start (self, forward, &iter);
  moved = forward && starts_target (&iter);
  while (!moved) {
    if (forward ? !gtk_text_iter_forward_to_tag_toggle (&iter, NULL)
                : !gtk_text_iter_backward_to_tag_toggle (&iter, NULL))
      break;
    moved = starts_target (&iter);
  }
  show_target (self, moved ? get_target_at (&iter) : NULL);
  return moved;
}

static gboolean
dgs_reader_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DgsReaderView *self = DGS_READER_VIEW (widget);

  if (gtk_widget_is_focus (widget) &&
      (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
      dgs_reader_view_focus_link (self, direction == GTK_DIR_TAB_FORWARD))
    return TRUE;
  return GTK_WIDGET_CLASS (dgs_reader_view_parent_class)->focus (widget, direction);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DgsReaderView *self = DGS_READER_VIEW (widget);
  g_autoptr (GtkTextTag) target = self->target ? g_object_ref (self->target) : NULL;

  if (!target)
    return FALSE;
  activate_target (self, target);
  return TRUE;
}

/* --- Looks --- */

static void
update_colors (DgsReaderView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkRGBA accent;
  GdkRGBA text;

  gtk_widget_get_color (GTK_WIDGET (self), &text);
  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager), &accent);
  dgs_reader_styles_set_colors (get_buffer (self), &text, &accent);
}

static void
dgs_reader_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dgs_reader_view_parent_class)->css_changed (widget, change);
  if (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)))
    update_colors (DGS_READER_VIEW (widget));
}

static void
dgs_reader_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    dgs_reader_decor_snapshot (view, snapshot);
}

static void
open_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_LINK_ACTIVATED], 0, g_variant_get_string (parameter, NULL));
}

static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
}

static void
dgs_reader_view_dispose (GObject *object)
{
  DgsReaderView *self = DGS_READER_VIEW (object);

  g_clear_object (&self->target);

  G_OBJECT_CLASS (dgs_reader_view_parent_class)->dispose (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_space, 0, "move-cursor", "(iib)",
                                       GTK_MOVEMENT_PAGES, 1, FALSE);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_space, GDK_SHIFT_MASK, "move-cursor",
                                       "(iib)", GTK_MOVEMENT_PAGES, -1, FALSE);
  gtk_widget_class_install_property_action (widget_class, "reader.caret", "cursor-visible");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "reader.caret", NULL);
}

static void
dgs_reader_view_class_init (DgsReaderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dgs_reader_view_dispose;
  widget_class->css_changed = dgs_reader_view_css_changed;
  widget_class->focus = dgs_reader_view_focus;
  widget_class->query_tooltip = dgs_reader_view_query_tooltip;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = dgs_reader_view_snapshot_layer;

  signals[SIGNAL_LINK_ACTIVATED] =
      g_signal_new ("link-activated", DGS_TYPE_READER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "reader.open-link", "s", open_link_action);
  gtk_widget_class_install_action (widget_class, "reader.copy-link", "s", copy_link_action);
  install_keys (widget_class);
}

static void
add_controllers (DgsReaderView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
dgs_reader_view_init (DgsReaderView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GtkTextBuffer) buffer = dgs_reader_styles_new_buffer ();

  gtk_text_view_set_buffer (view, buffer);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_colors), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (update_colors), self,
                           G_CONNECT_SWAPPED);
  update_colors (self);
}

/**
 * dgs_reader_view_set_document:
 * @self: a reader view
 * @document: (nullable): what to show
 * @typesetting: what to show besides
 *
 * Shows a document from its beginning.
 */
void
dgs_reader_view_set_document (DgsReaderView *self,
                              DgsDocument *document,
                              const DgsTypesetting *typesetting)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (DGS_IS_READER_VIEW (self));

  show_target (self, NULL);
  dgs_typesetter_set (get_buffer (self), document, typesetting);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  if (adjustment)
    gtk_adjustment_set_value (adjustment, 0);
}
