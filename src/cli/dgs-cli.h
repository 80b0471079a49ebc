/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* Exit statuses: see sysexits.h for those above 2. */
typedef enum {
  DGS_CLI_DONE = 0,
  DGS_CLI_NOTHING = 1,
  DGS_CLI_USAGE = 2,
  DGS_CLI_NOT_A_FEED = 65,
  DGS_CLI_NO_FILE = 66,
  DGS_CLI_NETWORK = 69,
  DGS_CLI_DISK = 74,
} DgsCliStatus;

/**
 * DgsCli:
 * @folder: where the library is
 * @json: whether to print JSON
 * @fetcher: what fetches
 * @library: (nullable): the library, once dgs_cli_open() has opened it
 *
 * What every command gets.
 */
typedef struct {
  char *folder;
  gboolean json;
  DgsFetcher *fetcher;
  DgsLibrary *library;
} DgsCli;

typedef DgsCliStatus (*DgsCliCommand) (DgsCli *cli, int argc, char **argv);

void dgs_cli_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *dgs_cli_wait (GAsyncResult **result);
DgsCliStatus dgs_cli_open (DgsCli *cli);
DgsCliStatus dgs_cli_fail (const GError *error, const char *subject);
gboolean dgs_cli_parse_options (int *argc,
                                char ***argv,
                                const GOptionEntry *entries,
                                const char *usage);
GArray *dgs_cli_find_feeds (DgsCli *cli, int argc, char **argv, DgsCliStatus *status);
void dgs_cli_print_row (DgsArticle *article);
void dgs_cli_print_json (JsonBuilder *builder);
void dgs_cli_add_string (JsonBuilder *builder, const char *name, const char *value);
void dgs_cli_add_strings (JsonBuilder *builder, const char *name, const char *const *values);
void dgs_cli_add_date (JsonBuilder *builder, const char *name, const GDate *date);

void dgs_cli_add_moment (JsonBuilder *builder, const char *name, gint64 moment);

void dgs_cli_withdraw_read (DgsCli *cli);

DgsCliStatus dgs_cli_inspect (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_add (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_remove (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_full_text (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_refresh (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_feeds (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_list (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_show (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_mark (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_sources (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_stories (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_search (DgsCli *cli, int argc, char **argv);
DgsCliStatus dgs_cli_opml (DgsCli *cli, int argc, char **argv);

G_END_DECLS
