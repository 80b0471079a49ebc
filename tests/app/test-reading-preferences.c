/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-reading-preferences.h"

/* Finds a row by its title. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *child;

  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, title);

    if (found)
      return found;
  }
  return NULL;
}

static void
take_picture (const char *name)
{
  const char *folder = g_getenv ("DIGESTS_PICTURES");
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  g_autofree char *path = NULL;
  const char *command[] = { "import", "-window", "root", NULL, NULL };

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  if (!folder)
    return;
  g_mkdir_with_parents (folder, 0700);
  path = g_build_filename (folder, name, NULL);
  command[3] = path;
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

static void
test_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  GtkWidget *page = GTK_WIDGET (dgs_reading_preferences_new ());
  GtkWidget *window = adw_window_new ();
  g_autofree char *serif = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 720);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));

  adw_spin_row_set_value (ADW_SPIN_ROW (find_row (page, "_Size")), 150);
  g_assert_cmpint (g_settings_get_int (settings, "text-size"), ==, 150);
  adw_spin_row_set_value (ADW_SPIN_ROW (find_row (page, "Line _Length")), 80);
  g_assert_cmpint (g_settings_get_int (settings, "line-length"), ==, 80);
  adw_spin_row_set_value (ADW_SPIN_ROW (find_row (page, "Line S_pacing")), 150);
  g_assert_cmpint (g_settings_get_int (settings, "line-spacing"), ==, 150);
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_row (page, "Load _Images")), TRUE);
  g_assert_true (g_settings_get_boolean (settings, "load-images"));
  take_picture ("reading-preferences.png");

  /* Serif is the third; a family that is no choice of the list is added to it. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (page, "_Font")), 2);
  serif = g_settings_get_string (settings, "text-font");
  g_assert_cmpstr (serif, ==, "Serif");
  g_settings_set_string (settings, "text-font", "Cantarell");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (page, "_Font"))), ==, 4);
  g_settings_set_string (settings, "text-font", "Another");
  g_free (serif);
  serif = g_settings_get_string (settings, "text-font");
  g_assert_cmpstr (serif, ==, "Another");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (page, "_Font"))), ==, 4);
  g_settings_reset (settings, "text-font");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (page, "_Font"))), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/reading-preferences/settings", test_settings);
  return g_test_run ();
}
