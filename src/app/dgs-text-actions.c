/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-text-actions.h"

#include <adwaita.h>

#define NORMAL_SIZE 100

/* The sizes that larger and smaller go through, in percent. */
static const int sizes[] = { 50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300 };

static int
get_next_size (int size, gboolean larger)
{
  int next = size;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (sizes); i++) {
    if (larger && sizes[i] > size)
      return sizes[i];
    if (!larger && sizes[i] < size)
      next = sizes[i];
  }
  return next;
}

static void
size_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GSettings *settings = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  int size = g_settings_get_int (settings, "text-size");

  if (g_str_equal (name, "text-normal"))
    g_settings_reset (settings, "text-size");
  else
    g_settings_set_int (settings, "text-size",
                        get_next_size (size, g_str_equal (name, "text-larger")));
}

static void
size_changed_cb (GSettings *settings, const char *key, GActionMap *map)
{
  int size = g_settings_get_int (settings, key);
  GAction *larger = g_action_map_lookup_action (map, "text-larger");
  GAction *smaller = g_action_map_lookup_action (map, "text-smaller");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (larger), size < sizes[G_N_ELEMENTS (sizes) - 1]);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (smaller), size > sizes[0]);
}

static void
scheme_changed_cb (GSettings *settings, const char *key, gpointer user_data)
{
  g_autofree char *scheme = g_settings_get_string (settings, key);
  AdwColorScheme wanted = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (scheme, "light"))
    wanted = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (scheme, "dark"))
    wanted = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), wanted);
}

/**
 * dgs_text_actions_add:
 * @application: an application that has started
 *
 * Adds the actions, with their keys, that set how digests look; applies the choice of light or
 * dark.
 */
void
dgs_text_actions_add (GtkApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "text-larger", .activate = size_cb },
    { .name = "text-smaller", .activate = size_cb },
    { .name = "text-normal", .activate = size_cb },
  };
  static const char *const larger[] = { "<Control>plus", "<Control>equal", "<Control>KP_Add",
                                        NULL };
  static const char *const smaller[] = { "<Control>minus", "<Control>KP_Subtract", NULL };
  static const char *const normal[] = { "<Control>0", "<Control>KP_0", NULL };
  GSettings *settings = g_settings_new (APPLICATION_ID);

  g_return_if_fail (GTK_IS_APPLICATION (application));

  g_object_set_data_full (G_OBJECT (application), "dgs-text-settings", settings, g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   settings);
  gtk_application_set_accels_for_action (application, "app.text-larger", larger);
  gtk_application_set_accels_for_action (application, "app.text-smaller", smaller);
  gtk_application_set_accels_for_action (application, "app.text-normal", normal);
  g_signal_connect (settings, "changed::text-size", G_CALLBACK (size_changed_cb), application);
  g_signal_connect (settings, "changed::color-scheme", G_CALLBACK (scheme_changed_cb), NULL);
  size_changed_cb (settings, "text-size", G_ACTION_MAP (application));
  scheme_changed_cb (settings, "color-scheme", NULL);
}
