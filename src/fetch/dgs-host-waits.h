/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsHostWaits:
 *
 * Which hosts asked to be left alone, and for how long.
 */
typedef struct _DgsHostWaits DgsHostWaits;

DgsHostWaits *dgs_host_waits_new (void);
void dgs_host_waits_free (DgsHostWaits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsHostWaits, dgs_host_waits_free)

char *dgs_host_waits_key (const char *address);

void dgs_host_waits_hold (DgsHostWaits *self, const char *address, guint seconds);

guint dgs_host_waits_get (DgsHostWaits *self, const char *address);

G_END_DECLS
