/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-article-list.h"

G_BEGIN_DECLS

/* The articles of a list, in sections of one week each: what the library says in its own words,
 * in those of GTK. */
#define DGS_TYPE_SECTIONED_LIST (dgs_sectioned_list_get_type ())
G_DECLARE_FINAL_TYPE (DgsSectionedList, dgs_sectioned_list, DGS, SECTIONED_LIST, GObject)

DgsSectionedList *dgs_sectioned_list_new (DgsArticleList *articles);

G_END_DECLS
