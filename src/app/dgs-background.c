/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-background.h"

/* At login the network may come a little later, in seconds. */
#define NETWORK_WAIT 60

typedef struct {
  DgsApplication *application;
  DgsLibrary *library;
  gulong network_changed;
  guint timeout;
} Run;

static void
run_end (Run *run)
{
  g_clear_object (&run->library);
  g_application_release (G_APPLICATION (run->application));
  g_object_unref (run->application);
  g_free (run);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  dgs_notifier_settle_finish (DGS_NOTIFIER (source), result);
  run_end (user_data);
}

static void
settle (Run *run)
{
  dgs_notifier_settle_async (dgs_application_get_notifier (run->application), settled_cb, run);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) outcomes = NULL;

  /* What failed shows at the feeds when the window is opened. */
  outcomes = dgs_library_refresh_finish (DGS_LIBRARY (source), result, NULL);
  settle (user_data);
}

static void
refresh (Run *run)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  DgsRefreshFlags flags = DGS_REFRESH_DEFAULT;

  /* The pages can wait for a network that costs nothing. */
  if (g_network_monitor_get_network_metered (monitor))
    flags |= DGS_REFRESH_NO_FULL_TEXT;
  dgs_library_refresh_async (run->library, NULL, 0, flags, NULL, refreshed_cb, run);
}

static void
stop_waiting (Run *run)
{
  g_clear_signal_handler (&run->network_changed, g_network_monitor_get_default ());
  g_clear_handle_id (&run->timeout, g_source_remove);
}

static void
network_changed_cb (GNetworkMonitor *monitor, gboolean available, gpointer user_data)
{
  if (!available)
    return;
  stop_waiting (user_data);
  refresh (user_data);
}

static gboolean
no_network_cb (gpointer user_data)
{
  Run *run = user_data;

  run->timeout = 0;
  stop_waiting (run);
  /* What the command line found can be told without a network. */
  settle (run);
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  g_autoptr (GError) error = NULL;

  run->library = dgs_library_opener_open_finish (DGS_LIBRARY_OPENER (source), result, &error);
  if (!run->library) {
    g_printerr ("digests: %s\n", error->message);
    run_end (run);
  } else if (g_network_monitor_get_network_available (monitor)) {
    refresh (run);
  } else {
    run->network_changed =
        g_signal_connect (monitor, "network-changed", G_CALLBACK (network_changed_cb), run);
    run->timeout = g_timeout_add_seconds (NETWORK_WAIT, no_network_cb, run);
  }
}

/**
 * dgs_background_run:
 * @application: the application
 *
 * Refreshes what is due and tells what is new, without a window. The application stays for it, and
 * no longer unless something else needs it.
 */
void
dgs_background_run (DgsApplication *application)
{
  Run *run = g_new0 (Run, 1);

  run->application = g_object_ref (application);
  g_application_hold (G_APPLICATION (application));
  dgs_library_opener_open_async (dgs_application_get_opener (application), opened_cb, run);
}
