/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DgsScopeKind:
 * @DGS_SCOPE_LATEST: everything
 * @DGS_SCOPE_UNREAD: what was not read when the list was opened, or is unread now
 * @DGS_SCOPE_SAVED: what is saved
 * @DGS_SCOPE_FEED: what came by one feed, @id
 * @DGS_SCOPE_SERIES: the digests of one series, @id
 *
 * Which articles a list holds.
 */
typedef enum {
  DGS_SCOPE_LATEST,
  DGS_SCOPE_UNREAD,
  DGS_SCOPE_SAVED,
  DGS_SCOPE_FEED,
  DGS_SCOPE_SERIES,
} DgsScopeKind;

typedef struct {
  DgsScopeKind kind;
  gint64 id;
} DgsScope;

G_END_DECLS
