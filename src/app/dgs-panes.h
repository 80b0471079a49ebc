/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A split view whose border can be moved. Properties: "split-view" (AdwNavigationSplitView, set
 * once), "label" (string, what the border is called), "sidebar-width" (int, in pixels of a text of
 * the usual size, 0 for the split view's own). */
#define DGS_TYPE_PANES (dgs_panes_get_type ())
G_DECLARE_FINAL_TYPE (DgsPanes, dgs_panes, DGS, PANES, GtkWidget)

G_END_DECLS
