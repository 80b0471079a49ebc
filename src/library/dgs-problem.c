/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-problem.h"

#include <gio/gio.h>
#include <sqlite3.h>

#include "dgs-feed-parser.h"
#include "dgs-fetcher.h"
#include "dgs-page.h"
#include "dgs-schema.h"
#include "dgs-sqlite.h"

G_DEFINE_QUARK (dgs - library - error - quark, dgs_library_error)

static DgsProblem
problem_from_fetch (int code)
{
  switch ((DgsFetchError) code) {
  case DGS_FETCH_ERROR_ADDRESS:
    return DGS_PROBLEM_ADDRESS;
  case DGS_FETCH_ERROR_HOST:
    return DGS_PROBLEM_HOST;
  case DGS_FETCH_ERROR_CONNECTION:
    return DGS_PROBLEM_CONNECTION;
  case DGS_FETCH_ERROR_TLS:
    return DGS_PROBLEM_TLS;
  case DGS_FETCH_ERROR_TIMEOUT:
    return DGS_PROBLEM_TIMEOUT;
  case DGS_FETCH_ERROR_TOO_LARGE:
    return DGS_PROBLEM_TOO_LARGE;
  case DGS_FETCH_ERROR_REDIRECT:
    return DGS_PROBLEM_REDIRECT;
  case DGS_FETCH_ERROR_WAIT:
    return DGS_PROBLEM_WAIT;
  default:
    return DGS_PROBLEM_UNKNOWN;
  }
}

static DgsProblem
problem_from_feed (int code)
{
  switch ((DgsFeedError) code) {
  case DGS_FEED_ERROR_EMPTY:
    return DGS_PROBLEM_EMPTY;
  case DGS_FEED_ERROR_IS_PAGE:
    return DGS_PROBLEM_PAGE;
  case DGS_FEED_ERROR_NOT_A_FEED:
    return DGS_PROBLEM_NOT_A_FEED;
  case DGS_FEED_ERROR_TOO_LARGE:
    return DGS_PROBLEM_TOO_LARGE;
  default:
    return DGS_PROBLEM_UNKNOWN;
  }
}

/**
 * dgs_problem_from_error:
 * @error: an error of any layer
 *
 * Sorts an error into what the user can be told.
 *
 * Returns: the problem, %DGS_PROBLEM_UNKNOWN where nothing fits
 */
DgsProblem
dgs_problem_from_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, DGS_PROBLEM_NONE);

  if (error->domain == DGS_LIBRARY_ERROR)
    return (DgsProblem) error->code;
  if (error->domain == DGS_FETCH_ERROR)
    return problem_from_fetch (error->code);
  if (error->domain == DGS_FEED_ERROR)
    return problem_from_feed (error->code);
  if (error->domain == DGS_PAGE_ERROR)
    return DGS_PROBLEM_NO_ARTICLE;
  if (error->domain == DGS_SQLITE_ERROR || error->domain == DGS_SCHEMA_ERROR)
    return DGS_PROBLEM_DISK;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return DGS_PROBLEM_CANCELLED;
  return DGS_PROBLEM_UNKNOWN;
}

/**
 * dgs_problem_from_status:
 * @status: an HTTP status
 *
 * Sorts an answer into what the user can be told.
 *
 * Returns: the problem, %DGS_PROBLEM_NONE for a success
 */
DgsProblem
dgs_problem_from_status (guint status)
{
  if ((status >= 200 && status < 300) || status == 304)
    return DGS_PROBLEM_NONE;
  switch (status) {
  case 401:
  case 403:
    return DGS_PROBLEM_FORBIDDEN;
  case 404:
    return DGS_PROBLEM_NOT_FOUND;
  case 410:
    return DGS_PROBLEM_GONE;
  case 429:
    return DGS_PROBLEM_WAIT;
  default:
    return DGS_PROBLEM_SERVER;
  }
}

/**
 * dgs_library_fault_from_error:
 * @error: what opening a library gave back
 *
 * Sorts an error into what the user can do about it.
 *
 * Returns: the fault, %DGS_LIBRARY_FAULT_UNKNOWN where nothing fits
 */
DgsLibraryFault
dgs_library_fault_from_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, DGS_LIBRARY_FAULT_UNKNOWN);

  if (g_error_matches (error, DGS_SCHEMA_ERROR, DGS_SCHEMA_ERROR_NEWER))
    return DGS_LIBRARY_FAULT_NEWER;
  if (error->domain != DGS_SQLITE_ERROR)
    return DGS_LIBRARY_FAULT_UNKNOWN;
  switch (error->code) {
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return DGS_LIBRARY_FAULT_DAMAGED;
  case SQLITE_AUTH:
  case SQLITE_CANTOPEN:
  case SQLITE_IOERR:
  case SQLITE_PERM:
  case SQLITE_READONLY:
    return DGS_LIBRARY_FAULT_DENIED;
  case SQLITE_FULL:
    return DGS_LIBRARY_FAULT_FULL;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return DGS_LIBRARY_FAULT_BUSY;
  default:
    return DGS_LIBRARY_FAULT_UNKNOWN;
  }
}
