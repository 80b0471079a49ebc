/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-banner.h"

/* What is in a button is no title. */
static void
unfold (GtkWidget *widget)
{
  GtkWidget *child;

  if (GTK_IS_BUTTON (widget))
    return;
  if (GTK_IS_LABEL (widget)) {
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_NONE);
    gtk_label_set_lines (GTK_LABEL (widget), -1);
    /* An address may be longer than a line. */
    gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
  }
  for (child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

/**
 * dgs_banner_unfold:
 * @banner: a banner
 *
 * Shows all of what a banner says. Of itself it stops after three lines, and in a narrow window
 * what is to be done about it would be left out.
 */
void
dgs_banner_unfold (AdwBanner *banner)
{
  g_return_if_fail (ADW_IS_BANNER (banner));

  unfold (GTK_WIDGET (banner));
}
