/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "dgs-digest.h"
#include "dgs-problem.h"

G_BEGIN_DECLS

char *dgs_words_problem (DgsProblem problem, guint status, const char *address);

char *dgs_words_page_problem (DgsProblem problem, const char *address);

char *dgs_words_error (const GError *error, const char *address);

char *dgs_words_library_fault (const GError *error, const char *folder);
char *dgs_words_title (const char *title);

char *dgs_words_date (const GDate *date);

char *dgs_words_period (DgsDigestKind kind, const GDate *start, const GDate *end);

char *dgs_words_week (guint week);

G_END_DECLS
