/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-auto-refresh.h"

/* A timer of the whole interval would not count the time that the computer slept. */
#define TICK_SECONDS 60

/* A connection that was just made does not know names yet. */
#define SETTLE_SECONDS 2

struct _DgsAutoRefresh {
  GObject parent_instance;

  DgsLibrary *library;
  GNetworkMonitor *monitor;
  GSettings *settings;
  GAsyncReadyCallback callback;
  gpointer user_data;
  guint tick;
  guint settle;
  gint64 last;
  gboolean missed;
};

G_DEFINE_FINAL_TYPE (DgsAutoRefresh, dgs_auto_refresh, G_TYPE_OBJECT)

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
may_ask (DgsAutoRefresh *self)
{
  if (!g_network_monitor_get_network_available (self->monitor))
    return FALSE;
  return !g_network_monitor_get_network_metered (self->monitor) ||
         g_settings_get_boolean (self->settings, "refresh-metered");
}

static gboolean
is_due (DgsAutoRefresh *self, gint64 now)
{
  gint64 hours = g_settings_get_enum (self->settings, "refresh-interval");

  /* A clock that was set back would put it off for as long. */
  self->last = MIN (self->last, now);
  return self->missed || (hours > 0 && now - self->last >= hours * 60 * 60);
}

/**
 * dgs_auto_refresh_check:
 * @self: an automatic refresh that was started
 * @now: seconds since 1970
 *
 * Refreshes if it is time, and remembers it where the connection does not allow it.
 */
void
dgs_auto_refresh_check (DgsAutoRefresh *self, gint64 now)
{
  g_return_if_fail (DGS_IS_AUTO_REFRESH (self));

  if (!is_due (self, now) || dgs_library_get_refreshing (self->library))
    return;
  self->missed = !may_ask (self);
  if (self->missed)
    return;
  self->last = now;
  dgs_library_refresh_async (self->library, NULL, 0, DGS_REFRESH_DEFAULT, NULL, self->callback,
                             self->user_data);
}

static gboolean
tick_cb (gpointer user_data)
{
  dgs_auto_refresh_check (user_data, get_now ());
  return G_SOURCE_CONTINUE;
}

static gboolean
settled_cb (gpointer user_data)
{
  DgsAutoRefresh *self = user_data;

  self->settle = 0;
  dgs_auto_refresh_check (self, get_now ());
  return G_SOURCE_REMOVE;
}

static void
network_cb (DgsAutoRefresh *self)
{
  g_clear_handle_id (&self->settle, g_source_remove);
  self->settle = g_timeout_add_seconds (SETTLE_SECONDS, settled_cb, self);
}

static void
dgs_auto_refresh_dispose (GObject *object)
{
  DgsAutoRefresh *self = DGS_AUTO_REFRESH (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->settle, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->monitor);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dgs_auto_refresh_parent_class)->dispose (object);
}

static void
dgs_auto_refresh_class_init (DgsAutoRefreshClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dgs_auto_refresh_dispose;
}

static void
dgs_auto_refresh_init (DgsAutoRefresh *self)
{
}

/**
 * dgs_auto_refresh_new:
 * @library: an open library
 * @monitor: what knows of the connection
 * @settings: the settings of the application
 * @callback: called at the end of every refresh, with the library as its source object
 * @user_data: (nullable): for @callback
 *
 * Makes an automatic refresh that waits to be started.
 *
 * Returns: (transfer full): a new automatic refresh
 */
DgsAutoRefresh *
dgs_auto_refresh_new (DgsLibrary *library,
                      GNetworkMonitor *monitor,
                      GSettings *settings,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  DgsAutoRefresh *self = g_object_new (DGS_TYPE_AUTO_REFRESH, NULL);

  self->library = g_object_ref (library);
  self->monitor = g_object_ref (monitor);
  self->settings = g_object_ref (settings);
  self->callback = callback;
  self->user_data = user_data;
  return self;
}

/**
 * dgs_auto_refresh_start:
 * @self: an automatic refresh
 *
 * Refreshes now, where the user wants that at the start, and from now on by the interval.
 */
void
dgs_auto_refresh_start (DgsAutoRefresh *self)
{
  g_return_if_fail (DGS_IS_AUTO_REFRESH (self) && self->tick == 0);

  self->last = get_now ();
  self->missed = g_settings_get_boolean (self->settings, "refresh-at-start");
  self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  g_signal_connect_object (self->monitor, "network-changed", G_CALLBACK (network_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->monitor, "notify::network-metered", G_CALLBACK (network_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::refresh-metered", G_CALLBACK (network_cb),
                           self, G_CONNECT_SWAPPED);
  dgs_auto_refresh_check (self, self->last);
}
