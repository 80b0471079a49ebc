/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dgs_dialog_focus (AdwDialog *dialog, GtkWidget *entry);

G_END_DECLS
