/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-catalog.h"
#include "dgs-library.h"
#include "dgs-news.h"
#include "dgs-publisher-server.h"
#include "dgs-search.h"

G_BEGIN_DECLS

/* A library in a folder of its own, and a publisher on loopback. */
typedef struct {
  char *folder;
  DgsPublisherServer *server;
  DgsFetcher *fetcher;
  DgsLibrary *library;
} LibraryFixture;

void library_fixture_set_up (LibraryFixture *fixture, gconstpointer data);
void library_fixture_tear_down (LibraryFixture *fixture, gconstpointer data);
void library_fixture_restart (LibraryFixture *fixture);

void library_fixture_set_up_server (LibraryFixture *fixture);
void library_fixture_open (LibraryFixture *fixture);

char *library_fixture_serve (LibraryFixture *fixture, const char *path, const char *body);
DgsFeed *library_fixture_subscribe (LibraryFixture *fixture,
                                    const char *address,
                                    GPtrArray **candidates,
                                    GError **error);
GPtrArray *library_fixture_refresh (LibraryFixture *fixture);
GPtrArray *library_fixture_refresh_with (LibraryFixture *fixture, DgsRefreshFlags flags);
DgsFeed *library_fixture_subscribe_candidate (LibraryFixture *fixture,
                                              const DgsCandidate *candidate,
                                              GError **error);
GPtrArray *library_fixture_list (LibraryFixture *fixture);
void library_fixture_mark (LibraryFixture *fixture, gint64 article_id, DgsMark mark);
DgsArticleText *library_fixture_load (LibraryFixture *fixture, gint64 article_id);
gboolean library_fixture_fetch_text (LibraryFixture *fixture, gint64 article_id, GError **error);
void library_fixture_set_full_text (LibraryFixture *fixture, gint64 feed_id, gboolean full_text);
guint library_fixture_search (LibraryFixture *fixture, const char *words);
DgsNewsBoard *library_fixture_settle_news (LibraryFixture *fixture, gboolean claim);
void library_fixture_resolve_news (LibraryFixture *fixture, const char *notice, gboolean shown);
void library_fixture_settle (void);

/* A feed in the publisher's manner: year 1 everywhere, the id is the address. */
char *library_fixture_feed (const char *title, ...) G_GNUC_NULL_TERMINATED;
char *library_fixture_item (const char *title, const char *address, const char *html);

G_END_DECLS
