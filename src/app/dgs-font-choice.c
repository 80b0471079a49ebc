/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-font-choice.h"

#include <glib/gi18n.h>

#define KEY "text-font"

/* The families that every system has; any other is offered while it is chosen. */
static const struct {
  const char *family;
  const char *name;
} fonts[] = {
  { "", N_ ("System") },
  { "Sans", N_ ("Sans Serif") },
  { "Serif", N_ ("Serif") },
  { "Monospace", N_ ("Monospace") },
};

static void
selected_cb (GObject *chooser, GParamSpec *pspec, GSettings *settings)
{
  guint selected = GTK_INVALID_LIST_POSITION;

  g_object_get (chooser, "selected", &selected, NULL);
  if (selected < G_N_ELEMENTS (fonts))
    g_settings_set_string (settings, KEY, fonts[selected].family);
}

static void
changed_cb (GSettings *settings, const char *key, GObject *chooser)
{
  g_autofree char *family = g_settings_get_string (settings, key);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = G_N_ELEMENTS (fonts);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (fonts); i++) {
    gtk_string_list_append (names, _ (fonts[i].name));
    if (g_str_equal (fonts[i].family, family))
      selected = i;
  }
  if (selected == G_N_ELEMENTS (fonts))
    gtk_string_list_append (names, family);
  /* A new model selects its first row, which is nobody's choice. */
  g_signal_handlers_block_matched (chooser, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, selected_cb, NULL);
  g_object_set (chooser, "model", names, "selected", selected, NULL);
  g_signal_handlers_unblock_matched (chooser, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, selected_cb, NULL);
}

/**
 * dgs_font_choice_bind:
 * @chooser: a #GtkDropDown or an #AdwComboRow
 * @settings: the settings of the application
 *
 * Lets a widget choose the family of fonts that digests are set in.
 */
void
dgs_font_choice_bind (GObject *chooser, GSettings *settings)
{
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (selected_cb), settings,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (changed_cb), chooser,
                           G_CONNECT_DEFAULT);
  changed_cb (settings, KEY, chooser);
}
