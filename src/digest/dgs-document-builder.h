/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "dgs-html.h"

G_BEGIN_DECLS

GPtrArray *dgs_document_builder_run (xmlDoc *html, const char *base);

G_END_DECLS
