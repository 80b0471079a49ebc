/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-controls.h"

#define LAYOUT "gtk-decoration-layout"

/* A layout without what a window of this size has no room for. */
static char *
reduce (const char *layout)
{
  g_auto (GStrv) sides = g_strsplit (layout, ":", 2);
  g_autoptr (GStrvBuilder) kept_sides = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;
  int i, j;

  for (i = 0; sides[i]; i++) {
    g_auto (GStrv) names = g_strsplit (sides[i], ",", -1);
    g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
    g_auto (GStrv) kept_names = NULL;

    for (j = 0; names[j]; j++)
      if (!g_str_equal (names[j], "minimize") && !g_str_equal (names[j], "maximize"))
        g_strv_builder_add (builder, names[j]);
    kept_names = g_strv_builder_end (builder);
    g_strv_builder_take (kept_sides, g_strjoinv (",", kept_names));
  }
  kept = g_strv_builder_end (kept_sides);
  return g_strjoinv (":", kept);
}

/**
 * dgs_window_controls_reduce:
 * @window: a window as narrow as a telephone
 *
 * Takes the buttons that minimize and maximize from the header bars, whose own buttons need the
 * room: a double click and the keyboard do the same.
 */
void
dgs_window_controls_reduce (DgsWindow *window)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  g_autofree char *layout = NULL;
  g_autofree char *reduced = NULL;

  g_object_get (settings, LAYOUT, &layout, NULL);
  reduced = reduce (layout ? layout : "");
  g_object_set (settings, LAYOUT, reduced, NULL);
}

/**
 * dgs_window_controls_restore:
 * @window: a window that has become wider
 *
 * Gives the header bars the buttons that the desktop has.
 */
void
dgs_window_controls_restore (DgsWindow *window)
{
  gtk_settings_reset_property (gtk_widget_get_settings (GTK_WIDGET (window)), LAYOUT);
}
