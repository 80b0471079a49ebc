/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-digest.h"

G_BEGIN_DECLS

GPtrArray *dgs_sources_find (DgsDocument *document);

G_END_DECLS
