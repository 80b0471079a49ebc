/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "dgs-library-opener.h"
#include "dgs-notifier.h"
#include "dgs-window.h"

G_BEGIN_DECLS

#define DGS_TYPE_APPLICATION (dgs_application_get_type ())
G_DECLARE_FINAL_TYPE (DgsApplication, dgs_application, DGS, APPLICATION, AdwApplication)

DgsApplication *dgs_application_new (void);

DgsWindow *dgs_application_get_window (DgsApplication *self);

DgsLibraryOpener *dgs_application_get_opener (DgsApplication *self);

DgsNotifier *dgs_application_get_notifier (DgsApplication *self);

void dgs_application_show (DgsApplication *self);

G_END_DECLS
