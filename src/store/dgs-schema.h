/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "dgs-sqlite.h"

G_BEGIN_DECLS

/**
 * DgsSchemaError:
 * @DGS_SCHEMA_ERROR_NEWER: a newer version of the program made the library
 *
 * Why a library cannot be used, beside what SQLite says.
 */
typedef enum {
  DGS_SCHEMA_ERROR_NEWER,
} DgsSchemaError;

#define DGS_SCHEMA_ERROR (dgs_schema_error_quark ())
GQuark dgs_schema_error_quark (void);

gboolean dgs_schema_migrate (DgsSqlite *db, GError **error);
gboolean dgs_schema_migrate_to (DgsSqlite *db, gsize newest, GError **error);

G_END_DECLS
