/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-search.h"

#include "dgs-window.h"

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_window_show_search (DGS_WINDOW (widget), NULL);
}

static void
leave_search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_window_leave_search (DGS_WINDOW (widget));
}

static void
open_story_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (DgsArticle) article = NULL;
  gint64 id;
  int story;

  g_variant_get (parameter, "(xi)", &id, &story);
  article = dgs_library_get_article (dgs_window_get_library (DGS_WINDOW (widget)), id);
  dgs_window_open_article (DGS_WINDOW (widget), article, story);
}

const DgsWindowAction dgs_window_search_actions[] = {
  { "win.search", NULL, search_action },
  { "win.leave-search", NULL, leave_search_action },
  { "win.open-story", "(xi)", open_story_action },
  { NULL },
};
