/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-general-preferences.h"

struct _DgsGeneralPreferences {
  AdwPreferencesPage parent_instance;

  AdwSwitchRow *at_start;
  AdwSwitchRow *full_texts;
  AdwComboRow *interval;
  AdwSwitchRow *mark_posts;
  AdwSwitchRow *metered;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DgsGeneralPreferences, dgs_general_preferences, ADW_TYPE_PREFERENCES_PAGE)

/* As the schema calls them, in the order of the list. */
static const char *const intervals[] = { "never", "hour", "three-hours", "six-hours", "day" };

static gboolean
interval_to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *name = g_variant_get_string (variant, NULL);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (intervals); i++) {
    if (g_str_equal (intervals[i], name)) {
      g_value_set_uint (value, i);
      return TRUE;
    }
  }
  return FALSE;
}

static GVariant *
position_to_interval (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (intervals) ? g_variant_new_string (intervals[position]) : NULL;
}

static void
dgs_general_preferences_dispose (GObject *object)
{
  DgsGeneralPreferences *self = DGS_GENERAL_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), DGS_TYPE_GENERAL_PREFERENCES);

  G_OBJECT_CLASS (dgs_general_preferences_parent_class)->dispose (object);
}

static void
dgs_general_preferences_class_init (DgsGeneralPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_general_preferences_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/digests/Digests/ui/dgs-general-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsGeneralPreferences, at_start);
  gtk_widget_class_bind_template_child (widget_class, DgsGeneralPreferences, full_texts);
  gtk_widget_class_bind_template_child (widget_class, DgsGeneralPreferences, interval);
  gtk_widget_class_bind_template_child (widget_class, DgsGeneralPreferences, mark_posts);
  gtk_widget_class_bind_template_child (widget_class, DgsGeneralPreferences, metered);
}

static void
dgs_general_preferences_init (DgsGeneralPreferences *self)
{
  GSettings *settings = g_settings_new (APPLICATION_ID);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = settings;
  g_settings_bind (settings, "refresh-at-start", self->at_start, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-metered", self->metered, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "full-texts", self->full_texts, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "mark-posts-read", self->mark_posts, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "refresh-interval", self->interval, "selected",
                                G_SETTINGS_BIND_DEFAULT, interval_to_position, position_to_interval,
                                NULL, NULL);
}
