/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-reader-view-private.h"

#include <adwaita.h>

#include "dgs-figure-tag.h"
#include "dgs-fold-tag.h"
#include "dgs-link-tag.h"
#include "dgs-reader-decor.h"
#include "dgs-reader-styles.h"

/* Pixels that text needs, with its margins. */
#define MIN_WIDTH 120

enum {
  PROP_ADDRESS = 1,
  PROP_MATCHES,
  PROP_STORY,
  N_PROPS,
};

enum {
  SIGNAL_ARTICLE_ACTIVATED,
  SIGNAL_FIGURE_ACTIVATED,
  SIGNAL_LINK_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsReaderView, dgs_reader_view, GTK_TYPE_TEXT_VIEW)

static GtkTextBuffer *
get_buffer (DgsReaderView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* An image that is shown is no target: there is nothing to be done with it. */
static gboolean
is_target (GtkTextTag *tag)
{
  return DGS_IS_LINK_TAG (tag) || DGS_IS_FOLD_TAG (tag) ||
         (DGS_IS_FIGURE_TAG (tag) && !dgs_figure_tag_get_picture (DGS_FIGURE_TAG (tag)));
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
  if (DGS_IS_LINK_TAG (tag)) {
    int story = -1;
    gint64 article_id = dgs_link_tag_get_article (DGS_LINK_TAG (tag), &story);

    if (article_id)
      g_signal_emit (self, signals[SIGNAL_ARTICLE_ACTIVATED], 0, article_id, story);
    else
      g_signal_emit (self, signals[SIGNAL_LINK_ACTIVATED], 0,
                     dgs_link_tag_get_address (DGS_LINK_TAG (tag)));
  } else if (DGS_IS_FIGURE_TAG (tag)) {
    g_signal_emit (self, signals[SIGNAL_FIGURE_ACTIVATED], 0);
  } else if (DGS_IS_FOLD_TAG (tag)) {
    dgs_typesetter_toggle_fold (get_buffer (self), DGS_FOLD_TAG (tag));
  }
}

/* Shows where a link leads. */
static void
set_address (DgsReaderView *self, GtkTextTag *tag)
{
  const char *address =
      DGS_IS_LINK_TAG (tag) ? dgs_link_tag_get_address (DGS_LINK_TAG (tag)) : NULL;

  if (g_set_str (&self->address, address))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ADDRESS]);
}

/* --- By pointer --- */

/* The story that is clicked in is the one that the user is at. */
static void
take_story_at_point (DgsReaderView *self, double x, double y)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y);
  dgs_reader_view_set_story (self, dgs_reader_view_story_at (self, &iter));
}

static void
pressed_cb (DgsReaderView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_SECONDARY)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  take_story_at_point (self, x, y);
  dgs_reader_view_popup_menu (self, get_target_at_point (self, x, y), (int) x, (int) y);
}

static void
released_cb (DgsReaderView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkTextTag *tag;

  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) != GDK_BUTTON_PRIMARY ||
      n_press != 1 || gtk_text_buffer_get_has_selection (get_buffer (self)))
    return;
  take_story_at_point (self, x, y);
  tag = get_target_at_point (self, x, y);
  if (tag)
    activate_target (self, tag);
}

static void
motion_cb (DgsReaderView *self, double x, double y)
{
  GtkTextTag *tag = get_target_at_point (self, x, y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), tag ? "pointer" : "text");
  set_address (self, tag ? tag : self->target);
}

static void
leave_cb (DgsReaderView *self)
{
  set_address (self, self->target);
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
  set_address (self, tag);
  if (!tag || !get_bounds (self, tag, &start, &end))
    return;
  gtk_text_buffer_apply_tag_by_name (buffer, DGS_STYLE_FOCUS, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  dgs_reader_view_set_story (self, dgs_reader_view_story_at (self, &start));
  dgs_reader_view_forget_place (self);
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
  dgs_reader_styles_set_colors (get_buffer (self), &text, &accent,
                                adw_style_manager_get_high_contrast (manager));
}

static void
dgs_reader_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dgs_reader_view_parent_class)->css_changed (widget, change);
  if (!gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)))
    return;
  update_colors (DGS_READER_VIEW (widget));
  dgs_reader_view_queue_fit_tables (DGS_READER_VIEW (widget));
}

/* A picture is as wide as the line, and gets narrower with it: it must not keep the window wide. */
static void
dgs_reader_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GTK_WIDGET_CLASS (dgs_reader_view_parent_class)
      ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                 natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MIN_WIDTH);
}

static void
dgs_reader_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DgsReaderView *self = DGS_READER_VIEW (view);
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GdkRGBA accent;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;
  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (manager),
                                       adw_style_manager_get_dark (manager), &accent);
  dgs_reader_decor_snapshot (view, snapshot, dgs_reader_view_find_story (self, self->story),
                             &accent);
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

/* Below the link that Tab went to, else at the cursor or at the top of what is seen. */
static void
popup_menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DgsReaderView *self = DGS_READER_VIEW (widget);
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle place;
  GtkTextIter iter;
  int x;
  int y;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x,
                                         place.y + place.height, &x, &y);
  dgs_reader_view_popup_menu (self, self->target, CLAMP (x, 0, gtk_widget_get_width (widget)),
                              CLAMP (y, 0, gtk_widget_get_height (widget)));
}

static void
dgs_reader_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DgsReaderView *self = DGS_READER_VIEW (widget);

  GTK_WIDGET_CLASS (dgs_reader_view_parent_class)->size_allocate (widget, width, height, baseline);
  if (width != self->width)
    dgs_reader_view_queue_fit_tables (self);
  self->width = width;
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
dgs_reader_view_dispose (GObject *object)
{
  DgsReaderView *self = DGS_READER_VIEW (object);

  g_clear_handle_id (&self->find_source, g_source_remove);
  g_clear_handle_id (&self->tables_source, g_source_remove);
  g_clear_pointer (&self->held_place, dgs_held_place_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->target);
  g_clear_object (&self->match_mark);
  dgs_reader_view_forget_place (self);
  if (self->outline)
    g_list_store_remove_all (self->outline);

  G_OBJECT_CLASS (dgs_reader_view_parent_class)->dispose (object);
}

static void
dgs_reader_view_finalize (GObject *object)
{
  DgsReaderView *self = DGS_READER_VIEW (object);

  g_clear_object (&self->outline);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->opened, g_ptr_array_unref);
  g_free (self->words);
  g_free (self->address);

  G_OBJECT_CLASS (dgs_reader_view_parent_class)->finalize (object);
}

static void
dgs_reader_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsReaderView *self = DGS_READER_VIEW (object);

  switch (property_id) {
  case PROP_ADDRESS:
    g_value_set_string (value, self->address);
    break;
  case PROP_MATCHES:
    g_value_set_uint (value, self->matches->len);
    break;
  case PROP_STORY:
    g_value_set_int (value, self->story);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_install_property_action (widget_class, "reader.caret", "cursor-visible");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "reader.caret", NULL);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  props[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  props[PROP_MATCHES] = g_param_spec_uint ("matches", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_STORY] = g_param_spec_int ("story", NULL, NULL, -1, G_MAXINT, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
dgs_reader_view_class_init (DgsReaderViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dgs_reader_view_dispose;
  object_class->finalize = dgs_reader_view_finalize;
  object_class->get_property = dgs_reader_view_get_property;
  widget_class->css_changed = dgs_reader_view_css_changed;
  widget_class->focus = dgs_reader_view_focus;
  GTK_TEXT_VIEW_CLASS (klass)->move_cursor = dgs_reader_view_move_cursor;
  widget_class->measure = dgs_reader_view_measure;
  widget_class->size_allocate = dgs_reader_view_size_allocate;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = dgs_reader_view_snapshot_layer;
  GTK_TEXT_VIEW_CLASS (klass)->copy_clipboard = dgs_reader_view_copy_clipboard;

  install_properties (object_class);
  signals[SIGNAL_ARTICLE_ACTIVATED] =
      g_signal_new ("article-activated", DGS_TYPE_READER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT);

  signals[SIGNAL_FIGURE_ACTIVATED] =
      g_signal_new ("figure-activated", DGS_TYPE_READER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LINK_ACTIVATED] =
      g_signal_new ("link-activated", DGS_TYPE_READER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "reader.open-link", "s", open_link_action);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_menu_action);
  gtk_widget_class_install_action (widget_class, "reader.copy-link", "s", copy_link_action);
  install_keys (widget_class);
}

/* Who scrolls goes somewhere else. */
static gboolean
scroll_cb (DgsReaderView *self)
{
  dgs_reader_view_forget_place (self);
  return GDK_EVENT_PROPAGATE;
}

static void
add_controllers (DgsReaderView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
vadjustment_cb (DgsReaderView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment)
    g_signal_connect_object (adjustment, "value-changed",
                             G_CALLBACK (dgs_reader_view_place_changed), self, G_CONNECT_SWAPPED);
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
  self->outline = g_list_store_new (DGS_TYPE_OUTLINE_ITEM);
  self->story = -1;
  self->matches = g_array_new (FALSE, FALSE, sizeof (int));
  self->opened = g_ptr_array_new_with_free_func (g_object_unref);
  self->held_place = dgs_held_place_new (view);
  add_controllers (self);
  g_signal_connect_object (self, "notify::vadjustment", G_CALLBACK (vadjustment_cb), self, 0);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (dgs_reader_view_text_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_colors), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_colors), self,
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
  DgsTypesetting with_outline = *typesetting;
  GtkAdjustment *adjustment;

  g_return_if_fail (DGS_IS_READER_VIEW (self));

  show_target (self, NULL);
  dgs_reader_view_forget_place (self);
  dgs_reader_view_set_story (self, -1);
  g_ptr_array_set_size (self->opened, 0);
  with_outline.outline = self->outline;
  dgs_typesetter_set (get_buffer (self), document, &with_outline);
  dgs_reader_view_fit_tables (self);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  if (adjustment)
    gtk_adjustment_set_value (adjustment, 0);
}
