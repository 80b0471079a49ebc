/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-week-cell.h"

#include <adwaita.h>

#include "dgs-week-words.h"

/* What a week of daily digests is filled up to. */
#define FULL_WEEK 7

struct _DgsWeekCell {
  GtkWidget parent_instance;

  GtkImage *icon;

  DgsWeekStrip *strip;
  DgsWeek week;
  gboolean is_daily;
};

enum {
  PROP_SAMPLE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsWeekCell, dgs_week_cell, GTK_TYPE_WIDGET)

static void
set_class (DgsWeekCell *self, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* Never by colour alone: what is read has a tick and an outline, what is saved a star, what is
 * missing dashes. */
static void
update (DgsWeekCell *self)
{
  gboolean missing = (self->week.flags & DGS_WEEK_MISSING) != 0;
  gboolean saved = (self->week.flags & DGS_WEEK_SAVED) != 0;
  gboolean unread = self->week.n_unread > 0;

  set_class (self, "missing", missing);
  set_class (self, "days", self->is_daily && !missing);
  set_class (self, "unread", unread);
  set_class (self, "read", !missing && !unread);
  gtk_image_set_from_icon_name (self->icon, saved ? "starred-symbolic" : "object-select-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->icon), saved || (!missing && !unread));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
open_week (GtkWidget *widget)
{
  gtk_widget_grab_focus (widget);
  gtk_widget_activate_action (widget, "weeks.open", NULL);
}

static void
clicked_cb (DgsWeekCell *self)
{
  if (self->strip)
    open_week (GTK_WIDGET (self));
}

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clicked_cb (DGS_WEEK_CELL (widget));
}

/* A week of daily digests is filled as far as there are digests: those that are read below. */
static void
snapshot_days (DgsWeekCell *self, GtkSnapshot *snapshot)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (manager);
  float width = gtk_widget_get_width (GTK_WIDGET (self));
  float height = gtk_widget_get_height (GTK_WIDGET (self));
  float step = height / FULL_WEEK;
  guint there = MIN (self->week.n_digests, FULL_WEEK);
  guint unread = MIN (self->week.n_unread, there);
  float top = height - there * step;
  GdkRGBA color;
  GskRoundedRect clip;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  color.alpha *= 0.3f;
  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (0, 0, width, height), 5);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, accent, &GRAPHENE_RECT_INIT (0, top, width, unread * step));
  gtk_snapshot_append_color (
      snapshot, &color,
      &GRAPHENE_RECT_INIT (0, top + unread * step, width, (there - unread) * step));
  gtk_snapshot_pop (snapshot);
}

static void
dgs_week_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DgsWeekCell *self = DGS_WEEK_CELL (widget);

  if (self->is_daily && self->week.n_digests > 0)
    snapshot_days (self, snapshot);
  GTK_WIDGET_CLASS (dgs_week_cell_parent_class)->snapshot (widget, snapshot);
}

static gboolean
dgs_week_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DgsWeekCell *self = DGS_WEEK_CELL (widget);
  g_autofree char *words = self->strip ? dgs_week_words_summary (self->strip, &self->week) : NULL;

  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

static void
set_sample (DgsWeekCell *self, const char *sample)
{
  self->is_daily = g_str_equal (sample, "days");
  self->week.n_digests = self->is_daily ? 5 : 1;
  self->week.n_unread = self->is_daily ? 2 : g_str_equal (sample, "unread");
  if (g_str_equal (sample, "saved"))
    self->week.flags = DGS_WEEK_SAVED;
  else if (g_str_equal (sample, "missing"))
    self->week.flags = DGS_WEEK_MISSING;
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  update (self);
}

static void
dgs_week_cell_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  if (property_id == PROP_SAMPLE)
    set_sample (DGS_WEEK_CELL (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dgs_week_cell_dispose (GObject *object)
{
  DgsWeekCell *self = DGS_WEEK_CELL (object);

  g_clear_object (&self->strip);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_WEEK_CELL);

  G_OBJECT_CLASS (dgs_week_cell_parent_class)->dispose (object);
}

static void
dgs_week_cell_class_init (DgsWeekCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dgs_week_cell_set_property;
  object_class->dispose = dgs_week_cell_dispose;
  widget_class->snapshot = dgs_week_cell_snapshot;
  widget_class->query_tooltip = dgs_week_cell_query_tooltip;

  props[PROP_SAMPLE] =
      g_param_spec_string ("sample", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "weekcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "cell.activate", NULL, activate_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "cell.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "cell.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "cell.activate", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-week-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsWeekCell, icon);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
dgs_week_cell_init (DgsWeekCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_week_cell_new:
 *
 * Makes a cell that shows nothing yet.
 *
 * Returns: (transfer floating): a new cell
 */
DgsWeekCell *
dgs_week_cell_new (void)
{
  return g_object_new (DGS_TYPE_WEEK_CELL, NULL);
}

/**
 * dgs_week_cell_set_week:
 * @self: a cell
 * @strip: the weeks of a series
 * @week: one of them; it is copied
 *
 * Shows a week.
 */
void
dgs_week_cell_set_week (DgsWeekCell *self, DgsWeekStrip *strip, const DgsWeek *week)
{
  g_autofree char *words = dgs_week_words_summary (strip, week);

  g_return_if_fail (DGS_IS_WEEK_CELL (self));

  g_set_object (&self->strip, strip);
  self->week = *week;
  self->is_daily = dgs_week_strip_get_kind (strip) == DGS_DIGEST_KIND_DAILY;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  update (self);
}

/**
 * dgs_week_cell_get_strip:
 * @self: a cell
 *
 * Gets the series that it shows a week of.
 *
 * Returns: (transfer none) (nullable): a strip
 */
DgsWeekStrip *
dgs_week_cell_get_strip (DgsWeekCell *self)
{
  g_return_val_if_fail (DGS_IS_WEEK_CELL (self), NULL);

  return self->strip;
}

/**
 * dgs_week_cell_get_week:
 * @self: a cell
 *
 * Gets the week that it shows.
 *
 * Returns: (transfer none): a week
 */
const DgsWeek *
dgs_week_cell_get_week (DgsWeekCell *self)
{
  g_return_val_if_fail (DGS_IS_WEEK_CELL (self), NULL);

  return &self->week;
}
