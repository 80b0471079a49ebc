/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-cli.h"
#include "dgs-news.h"

static void
withdraw (const char *const *notices)
{
  g_autoptr (GApplication) application = NULL;
  GDBusConnection *bus;
  guint i;

  /* The notifications are the application's: under its name, beside one that may be running. */
  application = g_application_new (APPLICATION_ID, G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (application, NULL, NULL))
    return;
  bus = g_application_get_dbus_connection (application);
  for (i = 0; bus && notices[i]; i++)
    g_application_withdraw_notification (application, notices[i]);
  if (bus)
    g_dbus_connection_flush_sync (bus, NULL, NULL);
}

/**
 * dgs_cli_withdraw_read:
 * @cli: the command line, with an open library
 *
 * Withdraws the notifications that nothing unread is left of.
 *
 * GNOME and the portal know them by name. A freedesktop.org server knows them by a number that
 * only the process has that sent them: if it runs, it withdraws them itself.
 */
void
dgs_cli_withdraw_read (DgsCli *cli)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DgsNewsBoard) board = NULL;

  dgs_library_settle_news_async (cli->library, FALSE, dgs_cli_result_cb, &place);
  result = dgs_cli_wait (&place);
  board = dgs_library_settle_news_finish (cli->library, result, NULL);
  if (board && board->gone[0])
    withdraw ((const char *const *) board->gone);
}
