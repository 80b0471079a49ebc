/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *dgs_unzip (GBytes *bytes, gsize max_size, gboolean *out_cut);

G_END_DECLS
