/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "dgs-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (DgsApplication) application = NULL;
  /* Where it is not installed, the build says where its translations are. */
  const char *locale_dir = g_getenv ("DIGESTS_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = dgs_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
