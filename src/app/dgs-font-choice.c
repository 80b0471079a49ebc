/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-font-choice.h"

#include <glib/gi18n.h>

#define KEY "text-font"

/* The families that every system has; any other is offered once it was chosen. */
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
  g_autoptr (GtkStringList) names = NULL;

  g_object_get (chooser, "selected", &selected, "model", &names, NULL);
  if (selected < G_N_ELEMENTS (fonts))
    g_settings_set_string (settings, KEY, fonts[selected].family);
  else if (selected < g_list_model_get_n_items (G_LIST_MODEL (names)))
    g_settings_set_string (settings, KEY, gtk_string_list_get_string (names, selected));
}

/* The names that are there stay: this may be called while one of them is being selected. */
static void
changed_cb (GSettings *settings, const char *key, GObject *chooser)
{
  g_autofree char *family = g_settings_get_string (settings, key);
  g_autoptr (GtkStringList) names = NULL;
  const char *more[] = { family, NULL };
  guint selected = 0;

  g_object_get (chooser, "model", &names, NULL);
  while (selected < G_N_ELEMENTS (fonts) && !g_str_equal (fonts[selected].family, family))
    selected++;
  /* Taking the name out that is selected selects another, which is nobody's choice. */
  g_signal_handlers_block_by_func (chooser, selected_cb, settings);
  if (selected == G_N_ELEMENTS (fonts) &&
      g_strcmp0 (gtk_string_list_get_string (names, selected), family) != 0)
    gtk_string_list_splice (names, selected,
                            g_list_model_get_n_items (G_LIST_MODEL (names)) - selected, more);
  g_object_set (chooser, "selected", selected, NULL);
  g_signal_handlers_unblock_by_func (chooser, selected_cb, settings);
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
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (fonts); i++)
    gtk_string_list_append (names, _ (fonts[i].name));
  g_object_set (chooser, "model", names, NULL);
  changed_cb (settings, KEY, chooser);
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (selected_cb), settings,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (changed_cb), chooser,
                           G_CONNECT_DEFAULT);
}
