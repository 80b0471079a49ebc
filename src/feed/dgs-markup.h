/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dgs_markup_to_plain (const char *markup);

char *dgs_markup_title_to_plain (const char *title);

char *dgs_markup_from_plain (const char *text);

char *dgs_markup_settle (const char *markup);

G_END_DECLS
