/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-about.h"

#include <glib/gi18n.h>

#define METAINFO_RESOURCE "/io/github/digests/Digests/metainfo.xml"

/**
 * dgs_about_dialog_new:
 *
 * Makes the dialog about the application: names, addresses and news come from the metainfo.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
dgs_about_dialog_new (void)
{
  const char *developers[] = { _ ("The Digests authors"), NULL };
  AdwDialog *dialog = adw_about_dialog_new_from_appdata (METAINFO_RESOURCE, VERSION);
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_icon (about, APPLICATION_ID);
  adw_about_dialog_set_version (about, VERSION);
  adw_about_dialog_set_developers (about, developers);
  adw_about_dialog_set_copyright (about, "© 2026 The Digests authors");
  /* Translators: put your name and address here. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  return dialog;
}
