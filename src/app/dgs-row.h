/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is in a row of a list: a click goes there, the right button, a long press and "row.menu"
 * open its menu. Properties: "position" (uint, in the list), "summary" (string, readable: what
 * assistive technology says of the row). */
#define DGS_TYPE_ROW (dgs_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (DgsRow, dgs_row, DGS, ROW, GtkBox)

struct _DgsRowClass {
  GtkBoxClass parent_class;

  /* Both give away what they return. */
  char *(*get_summary) (DgsRow *self);
  GMenuModel *(*make_menu) (DgsRow *self); /* NULL where there is none, or none now */
};

void dgs_row_summary_changed (DgsRow *self);

G_END_DECLS
