/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-text-popover.h"

#include <glib/gi18n.h>

#include "dgs-font-choice.h"

struct _DgsTextPopover {
  GtkPopover parent_instance;

  GtkDropDown *font;
  GtkAdjustment *lengths;
  AdwToggleGroup *schemes;
  GtkAdjustment *spacings;

  GSettings *settings;
  int text_size;
};

enum {
  PROP_TEXT_SIZE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsTextPopover, dgs_text_popover, GTK_TYPE_POPOVER)

static char *
get_percent (gpointer instance, int size)
{
  /* Translators: the size of the text; the sign is a percent sign. */
  return g_strdup_printf (_ ("%d %%"), size);
}

static void
dgs_text_popover_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_TEXT_SIZE:
    g_value_set_int (value, DGS_TEXT_POPOVER (object)->text_size);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_text_popover_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_TEXT_SIZE:
    DGS_TEXT_POPOVER (object)->text_size = g_value_get_int (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_text_popover_dispose (GObject *object)
{
  DgsTextPopover *self = DGS_TEXT_POPOVER (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_TEXT_POPOVER);

  G_OBJECT_CLASS (dgs_text_popover_parent_class)->dispose (object);
}

static void
dgs_text_popover_class_init (DgsTextPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dgs_text_popover_get_property;
  object_class->set_property = dgs_text_popover_set_property;
  object_class->dispose = dgs_text_popover_dispose;

  props[PROP_TEXT_SIZE] = g_param_spec_int ("text-size", NULL, NULL, 0, G_MAXINT, 100,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-text-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsTextPopover, font);
  gtk_widget_class_bind_template_child (widget_class, DgsTextPopover, lengths);
  gtk_widget_class_bind_template_child (widget_class, DgsTextPopover, schemes);
  gtk_widget_class_bind_template_child (widget_class, DgsTextPopover, spacings);
  gtk_widget_class_bind_template_callback (widget_class, get_percent);
}

static void
dgs_text_popover_init (DgsTextPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (self->settings, "text-size", self, "text-size", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "line-length", self->lengths, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "line-spacing", self->spacings, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "color-scheme", self->schemes, "active-name",
                   G_SETTINGS_BIND_DEFAULT);
  dgs_font_choice_bind (G_OBJECT (self->font), self->settings);
}
