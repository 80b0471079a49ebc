/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-reading-preferences.h"

#include "dgs-font-choice.h"
#include "dgs-text-settings.h"

struct _DgsReadingPreferences {
  AdwPreferencesPage parent_instance;

  AdwComboRow *font;
  AdwSwitchRow *images;
  AdwSpinRow *length;
  GtkFontDialogButton *other_font;
  AdwToggleGroup *schemes;
  AdwSpinRow *size;
  AdwSpinRow *spacing;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DgsReadingPreferences, dgs_reading_preferences, ADW_TYPE_PREFERENCES_PAGE)

static void
font_chosen_cb (DgsReadingPreferences *self)
{
  PangoFontDescription *font = gtk_font_dialog_button_get_font_desc (self->other_font);
  const char *family = font ? pango_font_description_get_family (font) : NULL;

  if (family)
    g_settings_set_string (self->settings, "text-font", family);
}

/* The button shows the font that is in force, and that is no choice of it. */
static void
show_font (DgsReadingPreferences *self)
{
  g_autoptr (PangoFontDescription) font = dgs_text_settings_get_font (self->settings);

  g_signal_handlers_block_by_func (self->other_font, font_chosen_cb, self);
  gtk_font_dialog_button_set_font_desc (self->other_font, font);
  g_signal_handlers_unblock_by_func (self->other_font, font_chosen_cb, self);
}

static void
dgs_reading_preferences_dispose (GObject *object)
{
  DgsReadingPreferences *self = DGS_READING_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_READING_PREFERENCES);

  G_OBJECT_CLASS (dgs_reading_preferences_parent_class)->dispose (object);
}

static void
dgs_reading_preferences_class_init (DgsReadingPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_reading_preferences_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/digests/Digests/ui/dgs-reading-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsReadingPreferences, font);
  gtk_widget_class_bind_template_child (widget_class, DgsReadingPreferences, images);
  gtk_widget_class_bind_template_child (widget_class, DgsReadingPreferences, length);
  gtk_widget_class_bind_template_child (widget_class, DgsReadingPreferences, other_font);
  gtk_widget_class_bind_template_child (widget_class, DgsReadingPreferences, schemes);
  gtk_widget_class_bind_template_child (widget_class, DgsReadingPreferences, size);
  gtk_widget_class_bind_template_child (widget_class, DgsReadingPreferences, spacing);
  gtk_widget_class_bind_template_callback (widget_class, font_chosen_cb);
}

static void
dgs_reading_preferences_init (DgsReadingPreferences *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_settings_bind (self->settings, "text-size", self->size, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "line-length", self->length, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "line-spacing", self->spacing, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "color-scheme", self->schemes, "active-name",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "load-images", self->images, "active", G_SETTINGS_BIND_DEFAULT);
  dgs_font_choice_bind (G_OBJECT (self->font), self->settings);
  show_font (self);
  g_signal_connect_object (self->settings, "changed::text-font", G_CALLBACK (show_font), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dgs_reading_preferences_new:
 *
 * Makes the page, for a dialog of preferences.
 *
 * Returns: (transfer floating): a new page
 */
AdwPreferencesPage *
dgs_reading_preferences_new (void)
{
  return g_object_new (DGS_TYPE_READING_PREFERENCES, NULL);
}
