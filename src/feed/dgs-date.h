/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GDateTime *dgs_date_parse (const char *text);

GDateTime *dgs_date_parse_credible (const char *text);

G_END_DECLS
