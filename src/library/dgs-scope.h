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
 * @DGS_SCOPE_FOLDER: what came by the feeds of one folder, @id
 *
 * Which articles a list holds.
 */
typedef enum {
  DGS_SCOPE_LATEST,
  DGS_SCOPE_UNREAD,
  DGS_SCOPE_SAVED,
  DGS_SCOPE_FEED,
  DGS_SCOPE_SERIES,
  DGS_SCOPE_FOLDER,
} DgsScopeKind;

typedef struct {
  DgsScopeKind kind;
  gint64 id;
} DgsScope;

/**
 * DgsMarkBound:
 * @day: the Julian day of the last row that is meant
 * @article_id: its row id; 0 for all rows
 * @newest: the highest row id that the user could see, 0 for any
 *
 * How far down a list something goes.
 */
typedef struct {
  guint day;
  gint64 article_id;
  gint64 newest;
} DgsMarkBound;

G_END_DECLS
