/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DGS_TYPE_APPLICATION (dgs_application_get_type ())
G_DECLARE_FINAL_TYPE (DgsApplication, dgs_application, DGS, APPLICATION, AdwApplication)

DgsApplication *dgs_application_new (void);

G_END_DECLS
