/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-panes.h"

enum { SIDEBAR, BROWSE, ARTICLE, N_PANES };

static gboolean
has_focus (gpointer pane)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (pane)));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (pane));
}

static int
find_current (const DgsWindowPanes *panes)
{
  if (has_focus (panes->article_page))
    return ARTICLE;
  return has_focus (panes->browse_page) ? BROWSE : SIDEBAR;
}

/**
 * dgs_window_panes_move:
 * @panes: the panes of a window
 * @backwards: whether to go to the one before
 *
 * Gives the keyboard to the next pane, and shows it where only one can be seen.
 */
void
dgs_window_panes_move (const DgsWindowPanes *panes, gboolean backwards)
{
  int next;

  if (!gtk_widget_get_mapped (GTK_WIDGET (panes->outer)))
    return;
  next = (find_current (panes) + (backwards ? N_PANES - 1 : 1)) % N_PANES;
  adw_navigation_split_view_set_show_content (panes->inner, next == ARTICLE);
  adw_navigation_split_view_set_show_content (panes->outer, next != SIDEBAR);
  if (next == SIDEBAR)
    dgs_sidebar_focus (panes->sidebar);
  else if (next == BROWSE)
    dgs_browse_page_focus (panes->browse_page);
  else
    dgs_article_page_focus (panes->article_page);
}
