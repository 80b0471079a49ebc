/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sqlite.h"

#include <sqlite3.h>

/* How long one process waits for another's transaction. */
#define BUSY_TIMEOUT_MS 20000

struct _DgsSqlite {
  sqlite3 *handle;
  DgsTokenizer *tokenizer;
  GHashTable *statements; /* SQL text, by its address, to an idle sqlite3_stmt */
};

struct _DgsStatement {
  DgsSqlite *owner;
  const char *sql;
  sqlite3_stmt *handle;
  gboolean failed;
};

G_DEFINE_QUARK (dgs - sqlite - error - quark, dgs_sqlite_error)

static void
set_error (DgsSqlite *self, GError **error)
{
  g_set_error_literal (error, DGS_SQLITE_ERROR, sqlite3_errcode (self->handle) & 0xff,
                       sqlite3_errmsg (self->handle));
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/**
 * dgs_sqlite_open:
 * @path: file name, UTF-8; made if there is none
 * @error: return location for an error
 *
 * Opens a database for one thread, in WAL mode with foreign keys.
 *
 * Every commit is synced to the disk before it is acknowledged: this program writes seldom and
 * may lose nothing.
 *
 * Returns: (transfer full) (nullable): the connection, %NULL with an error of DGS_SQLITE_ERROR
 */
DgsSqlite *
dgs_sqlite_open (const char *path, GError **error)
{
  g_autoptr (DgsSqlite) self = g_new0 (DgsSqlite, 1);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);
  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK) {
    set_error (self, error);
    return NULL;
  }
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  self->tokenizer = dgs_tokenizer_new (self->handle);
  if (!self->tokenizer) {
    g_set_error_literal (error, DGS_SQLITE_ERROR, SQLITE_ERROR, "SQLite has no FTS5");
    return NULL;
  }
  if (!dgs_sqlite_script (self,
                          "PRAGMA journal_mode = WAL;"
                          "PRAGMA synchronous = FULL;"
                          "PRAGMA foreign_keys = ON;"
                          "PRAGMA temp_store = MEMORY;"
                          "PRAGMA cache_size = -8000;"
                          "PRAGMA trusted_schema = OFF;",
                          error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * dgs_sqlite_close:
 * @self: (transfer full): a connection
 *
 * Closes the database.
 */
void
dgs_sqlite_close (DgsSqlite *self)
{
  g_hash_table_unref (self->statements);
  g_clear_pointer (&self->tokenizer, dgs_tokenizer_free);
  sqlite3_close (self->handle);
  g_free (self);
}

/**
 * dgs_sqlite_get_tokenizer:
 * @self: a connection
 *
 * Gets what takes texts apart as the index for searching does.
 *
 * Returns: (transfer none): the tokenizer
 */
DgsTokenizer *
dgs_sqlite_get_tokenizer (DgsSqlite *self)
{
  return self->tokenizer;
}

/**
 * dgs_sqlite_script:
 * @self: a connection
 * @sql: statements without parameters
 * @error: return location for an error
 *
 * Runs several statements.
 *
 * Returns: whether all of them ran
 */
gboolean
dgs_sqlite_script (DgsSqlite *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  set_error (self, error);
  return FALSE;
}

static DgsStatement *
prepare (DgsSqlite *self, const char *sql, GError **error)
{
  g_autoptr (DgsStatement) statement = g_new0 (DgsStatement, 1);

  statement->owner = self;
  statement->sql = sql;
  if (!g_hash_table_steal_extended (self->statements, sql, NULL, (gpointer *) &statement->handle) &&
      sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle,
                          NULL) != SQLITE_OK) {
    set_error (self, error);
    return NULL;
  }
  return g_steal_pointer (&statement);
}

static void
bind (DgsStatement *self, const char *types, va_list arguments)
{
  int i;

  for (i = 0; types && types[i]; i++) {
    if (types[i] == 'i')
      sqlite3_bind_int64 (self->handle, i + 1, va_arg (arguments, gint64));
    else if (types[i] == 't')
      sqlite3_bind_text (self->handle, i + 1, va_arg (arguments, const char *), -1,
                         SQLITE_TRANSIENT);
    else
      g_assert_not_reached ();
  }
  g_assert (sqlite3_bind_parameter_count (self->handle) == i);
}

static DgsStatement *
query_valist (
    DgsSqlite *self, GError **error, const char *sql, const char *types, va_list arguments)
{
  DgsStatement *statement = prepare (self, sql, error);

  if (statement)
    bind (statement, types, arguments);
  return statement;
}

/**
 * dgs_sqlite_run:
 * @self: a connection
 * @error: return location for an error
 * @sql: one statement, a literal: its compiled form is kept under its address
 * @types: (nullable): a letter a parameter: `i` for a #gint64, `t` for a text or %NULL
 * @...: the parameters
 *
 * Runs one statement that gives no rows.
 *
 * Returns: whether it ran
 */
gboolean
dgs_sqlite_run (DgsSqlite *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (DgsStatement) statement = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = query_valist (self, error, sql, types, arguments);
  va_end (arguments);
  if (!statement)
    return FALSE;
  while (dgs_statement_next (statement, error))
    ;
  return !statement->failed;
}

/**
 * dgs_sqlite_query:
 * @self: a connection
 * @error: return location for an error
 * @sql: one statement, a literal: its compiled form is kept under its address
 * @types: (nullable): as in dgs_sqlite_run()
 * @...: the parameters
 *
 * Starts a query; dgs_statement_next() gives its rows.
 *
 * Returns: (transfer full) (nullable): the statement, %NULL with an error of DGS_SQLITE_ERROR
 */
DgsStatement *
dgs_sqlite_query (DgsSqlite *self, GError **error, const char *sql, const char *types, ...)
{
  DgsStatement *statement;
  va_list arguments;

  va_start (arguments, types);
  statement = query_valist (self, error, sql, types, arguments);
  va_end (arguments);
  return statement;
}

/**
 * dgs_sqlite_query_int:
 * @self: a connection
 * @fallback: what to return where there is no row, and on an error
 * @error: return location for an error
 * @sql: one query, a literal
 * @types: (nullable): as in dgs_sqlite_run()
 * @...: the parameters
 *
 * Asks for one number.
 *
 * Returns: the first column of the first row
 */
gint64
dgs_sqlite_query_int (
    DgsSqlite *self, gint64 fallback, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (DgsStatement) statement = NULL;
  va_list arguments;

  va_start (arguments, types);
  statement = query_valist (self, error, sql, types, arguments);
  va_end (arguments);
  if (!statement || !dgs_statement_next (statement, error))
    return fallback;
  return dgs_statement_int (statement, 0);
}

/**
 * dgs_sqlite_last_id:
 * @self: a connection
 *
 * Tells the row id that the last insertion made.
 *
 * Returns: a row id
 */
gint64
dgs_sqlite_last_id (DgsSqlite *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * dgs_sqlite_changes:
 * @self: a connection
 *
 * Tells how many rows the last statement changed.
 *
 * Returns: a number of rows
 */
gint64
dgs_sqlite_changes (DgsSqlite *self)
{
  return sqlite3_changes64 (self->handle);
}

/**
 * dgs_statement_next:
 * @self: a statement
 * @error: return location for an error
 *
 * Goes to the next row.
 *
 * Returns: %TRUE where there is one; %FALSE at the end and on an error
 */
gboolean
dgs_statement_next (DgsStatement *self, GError **error)
{
  int code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE) {
    set_error (self->owner, error);
    self->failed = TRUE;
  }
  return FALSE;
}

/**
 * dgs_statement_failed:
 * @self: a statement
 *
 * Tells why dgs_statement_next() returned %FALSE.
 *
 * Returns: %TRUE for an error, %FALSE for the end of the rows
 */
gboolean
dgs_statement_failed (DgsStatement *self)
{
  return self->failed;
}

/**
 * dgs_statement_int:
 * @self: a statement on a row
 * @column: from 0
 *
 * Reads a number.
 *
 * Returns: the number, 0 for NULL
 */
gint64
dgs_statement_int (DgsStatement *self, int column)
{
  g_assert (column < sqlite3_column_count (self->handle));
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * dgs_statement_text:
 * @self: a statement on a row
 * @column: from 0
 *
 * Reads a text.
 *
 * Returns: (transfer none) (nullable): the text, valid until the next row
 */
const char *
dgs_statement_text (DgsStatement *self, int column)
{
  g_assert (column < sqlite3_column_count (self->handle));
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * dgs_statement_dup_text:
 * @self: a statement on a row
 * @column: from 0
 *
 * Reads a text to keep.
 *
 * Returns: (transfer full) (nullable): a new text
 */
char *
dgs_statement_dup_text (DgsStatement *self, int column)
{
  return g_strdup (dgs_statement_text (self, column));
}

/**
 * dgs_statement_free:
 * @self: (transfer full): a statement
 *
 * Ends a query and keeps its compiled form for the next one.
 */
void
dgs_statement_free (DgsStatement *self)
{
  if (self->handle) {
    sqlite3_reset (self->handle);
    sqlite3_clear_bindings (self->handle);
    g_hash_table_replace (self->owner->statements, (gpointer) self->sql, self->handle);
  }
  g_free (self);
}
