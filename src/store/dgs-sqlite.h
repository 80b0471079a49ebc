/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "dgs-tokenizer.h"

G_BEGIN_DECLS

/* The code of an error is SQLite's own primary result code (https://sqlite.org/rescode.html). */
#define DGS_SQLITE_ERROR (dgs_sqlite_error_quark ())
GQuark dgs_sqlite_error_quark (void);

typedef struct _DgsSqlite DgsSqlite;
typedef struct _DgsStatement DgsStatement;

DgsSqlite *dgs_sqlite_open (const char *path, GError **error);
void dgs_sqlite_close (DgsSqlite *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsSqlite, dgs_sqlite_close)

DgsTokenizer *dgs_sqlite_get_tokenizer (DgsSqlite *self);

gboolean dgs_sqlite_script (DgsSqlite *self, const char *sql, GError **error);
gboolean dgs_sqlite_run (DgsSqlite *self, GError **error, const char *sql, const char *types, ...);
DgsStatement *dgs_sqlite_query (
    DgsSqlite *self, GError **error, const char *sql, const char *types, ...);
gint64 dgs_sqlite_query_int (
    DgsSqlite *self, gint64 fallback, GError **error, const char *sql, const char *types, ...);
gint64 dgs_sqlite_last_id (DgsSqlite *self);
gint64 dgs_sqlite_changes (DgsSqlite *self);

gboolean dgs_statement_next (DgsStatement *self, GError **error);
gboolean dgs_statement_failed (DgsStatement *self);
gint64 dgs_statement_int (DgsStatement *self, int column);
const char *dgs_statement_text (DgsStatement *self, int column);
char *dgs_statement_dup_text (DgsStatement *self, int column);
void dgs_statement_free (DgsStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DgsStatement, dgs_statement_free)

G_END_DECLS
