/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-fetcher.h"
#include "dgs-publisher-server.h"

G_BEGIN_DECLS

/* A publisher on this machine, and a fetcher to ask it. */
typedef struct {
  DgsPublisherServer *server;
  DgsFetcher *fetcher;
} Fixture;

/* What came of one fetch: a result or an error. */
typedef struct {
  DgsFetchResult *result;
  GError *error;
  gboolean done;
} Outcome;

void fixture_set_up (Fixture *self, gconstpointer origin);
void fixture_tear_down (Fixture *self, gconstpointer origin);

void fixture_start (Fixture *self,
                    const char *path,
                    const DgsValidators *validators,
                    GCancellable *cancellable,
                    Outcome *outcome);

DgsFetchResult *fixture_fetch (Fixture *self,
                               const char *path,
                               const DgsValidators *validators,
                               GError **error);

void fixture_run_for (guint milliseconds);

void outcome_wait (Outcome *self);
void outcome_clear (Outcome *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

void assert_body (const DgsFetchResult *result, const char *expected);

#define fixture_test(path, function, origin) \
  g_test_add (path, Fixture, origin, fixture_set_up, function, fixture_tear_down)

G_END_DECLS
