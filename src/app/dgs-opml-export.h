/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dgs_opml_export_run (GtkWidget *widget, GListModel *sources);

G_END_DECLS
