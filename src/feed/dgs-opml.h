/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "dgs-discovery.h"

G_BEGIN_DECLS

GPtrArray *dgs_opml_parse (GBytes *bytes, GError **error);

char *dgs_opml_write (GPtrArray *feeds, const char *title);

G_END_DECLS
