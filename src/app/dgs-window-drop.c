/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-drop.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dgs-window-opml.h"

/* What is longer is no address. */
#define MAX_LENGTH 2000

/* The first line that is an address, without the scheme that only says what it is for. */
static char *
find_address (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", 16);
  guint i;

  for (i = 0; lines[i]; i++) {
    const char *line = g_strstrip (lines[i]);

    if (g_ascii_strncasecmp (line, "feed:", 5) == 0)
      line += g_str_has_prefix (line + 5, "//") ? 7 : 5;
    if (*line == '\0' || *line == '#' || strlen (line) > MAX_LENGTH || strpbrk (line, " \t") ||
        !strpbrk (line, ".:"))
      continue;
    return strchr (line, ':') ? g_strdup (line) : g_strconcat ("https://", line, NULL);
  }
  return NULL;
}

/* Filled in and not fetched: that is for the user to say. */
static gboolean
offer_address (DgsWindow *window, const char *text)
{
  g_autofree char *address = find_address (text);

  if (!address)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.add-address", "s", address);
  return TRUE;
}

static gboolean
take_file (DgsWindow *window, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  if (!g_file_is_native (file) && !g_str_has_prefix (uri, "file:"))
    return offer_address (window, uri);
  dgs_window_opml_import (window, file);
  return TRUE;
}

/**
 * dgs_window_drop_take:
 * @window: a window
 * @value: a #GdkFileList or a text
 *
 * Takes what was dropped on the window: a list of subscriptions is imported, an address offered
 * for subscribing. Of several files the first counts.
 *
 * Returns: whether it was of use
 */
gboolean
dgs_window_drop_take (DgsWindow *window, const GValue *value)
{
  g_return_val_if_fail (DGS_IS_WINDOW (window), FALSE);

  if (!dgs_window_get_library (window))
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST)) {
    g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

    return files && take_file (window, files->data);
  }
  return G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) &&
         offer_address (window, g_value_get_string (value));
}

/**
 * dgs_window_drop_set_up:
 * @target: where things are dropped
 *
 * Says what may be dropped: files before texts, for a file's name is a text too.
 */
void
dgs_window_drop_set_up (GtkDropTarget *target)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
}

/* What the desktop was asked to open with this program. */
static void
open_location_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DgsWindow *window = DGS_WINDOW (widget);
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  if (g_str_has_prefix (uri, "file:"))
    dgs_window_opml_import (window, file);
  else if (!offer_address (window, uri))
    dgs_window_tell (window, _ ("This is neither a file nor an address that can be opened"));
}

const DgsWindowAction dgs_window_drop_actions[] = {
  { "win.open-location", "s", open_location_action },
  { NULL },
};
