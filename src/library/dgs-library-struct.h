/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-feed-list.h"
#include "dgs-library-private.h"

G_BEGIN_DECLS

struct _DgsLibrary {
  GObject parent_instance;

  char *path;
  DgsFetcher *fetcher;
  DgsStore *store;
  DgsArticleCache *cache;
  GListStore *feeds;
  DgsFeedIndex *index;
  GHashTable *attempts; /* comparing form of an address to a DgsAttempt */
  GListStore *folders;
  GListStore *series;
  GFileMonitor *monitor;
  guint unread;
  guint saved;
  gboolean refreshing;
  gboolean marks_posts;
  gboolean full_texts;
  double progress;
  guint reload_timeout;
  gboolean reloading;
  gboolean reload_again;
};

G_END_DECLS
