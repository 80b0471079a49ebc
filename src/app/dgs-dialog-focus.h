/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dgs_dialog_focus (AdwDialog *dialog, GtkWidget *entry);
void dgs_dialog_focus_shown (GtkWidget *widget);

G_END_DECLS
