/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a library without feeds shows. */
#define DGS_TYPE_WELCOME_PAGE (dgs_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DgsWelcomePage, dgs_welcome_page, DGS, WELCOME_PAGE, AdwBin)

G_END_DECLS
