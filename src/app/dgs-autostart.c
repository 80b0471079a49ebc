/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-autostart.h"

#include <glib/gi18n.h>
#include <libportal/portal.h>

#define SYSTEMD "org.freedesktop.systemd1"
#define TIMER APPLICATION_ID ".timer"

static void
call_systemd (GDBusConnection *bus,
              const char *method,
              GVariant *parameters,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_dbus_connection_call (bus, SYSTEMD, "/org/freedesktop/systemd1", SYSTEMD ".Manager", method,
                          parameters, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, callback,
                          user_data);
}

/* --- Who is there --- */

static void
unit_state_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) state = NULL;

  state = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_task_return_int (task, state ? DGS_AUTOSTART_TIMER : DGS_AUTOSTART_LOGIN);
}

static void
probe_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus) {
    call_systemd (bus, "GetUnitFileState", g_variant_new ("(s)", TIMER), unit_state_cb, task);
    return;
  }
  g_task_return_int (task, DGS_AUTOSTART_LOGIN);
  g_object_unref (task);
}

/* For the tests, which are in no sandbox. */
static gboolean
uses_portal (void)
{
  return g_strcmp0 (g_getenv ("DIGESTS_AUTOSTART"), "portal") == 0 ||
         xdp_portal_running_under_sandbox ();
}

/**
 * dgs_autostart_probe_async:
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Finds out who can start the application in the background.
 */
void
dgs_autostart_probe_async (GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, dgs_autostart_probe_async);
  if (uses_portal ()) {
    g_task_return_int (task, DGS_AUTOSTART_PORTAL);
    g_object_unref (task);
    return;
  }
  g_bus_get (G_BUS_TYPE_SESSION, NULL, probe_bus_cb, task);
}

/**
 * dgs_autostart_probe_finish:
 * @result: what the callback got
 *
 * Ends dgs_autostart_probe_async().
 *
 * Returns: who does
 */
DgsAutostart
dgs_autostart_probe_finish (GAsyncResult *result)
{
  return (DgsAutostart) g_task_propagate_int (G_TASK (result), NULL);
}

/* --- The portal --- */

static void
portal_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (xdp_portal_request_background_finish (XDP_PORTAL (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (error)
    g_task_return_error (task, error);
  else
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "denied");
}

static void
ask_portal (GTask *task, gboolean enabled)
{
  g_autoptr (XdpPortal) portal = xdp_portal_new ();
  g_autoptr (GPtrArray) command = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (command, g_strdup ("digests"));
  g_ptr_array_add (command, g_strdup ("--background"));
  xdp_portal_request_background (
      portal, NULL, _ ("Look for new weeks of the digests you follow"), command,
      enabled ? XDP_BACKGROUND_FLAG_AUTOSTART : XDP_BACKGROUND_FLAG_NONE, NULL, portal_cb, task);
}

/* --- The timer --- */

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) answer = NULL;
  GError *error = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (answer)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
enabled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  gboolean enabled = GPOINTER_TO_INT (g_task_get_task_data (task));
  GDBusConnection *bus = G_DBUS_CONNECTION (source);
  g_autoptr (GVariant) answer = NULL;
  GError *error = NULL;

  answer = g_dbus_connection_call_finish (bus, result, &error);
  if (!answer) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  call_systemd (bus, "Reload", NULL, NULL, NULL);
  call_systemd (bus, enabled ? "StartUnit" : "StopUnit", g_variant_new ("(ss)", TIMER, "replace"),
                started_cb, task);
}

static void
timer_bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  const char *units[] = { TIMER, NULL };
  GError *error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (!bus) {
    g_task_return_error (task, error);
    g_object_unref (task);
  } else if (GPOINTER_TO_INT (g_task_get_task_data (task))) {
    call_systemd (bus, "EnableUnitFiles", g_variant_new ("(^asbb)", units, FALSE, TRUE), enabled_cb,
                  task);
  } else {
    call_systemd (bus, "DisableUnitFiles", g_variant_new ("(^asb)", units, FALSE), enabled_cb,
                  task);
  }
}

/* --- The entry for the login --- */

static gboolean
write_entry (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  static const char entry[] = "[Desktop Entry]\n"
                              "Type=Application\n"
                              "Name=Digests\n"
                              "Exec=digests --background\n"
                              "Icon=" APPLICATION_ID "\n"
                              "NoDisplay=true\n";

  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents (path, entry, -1, error);
}

static void
entry_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart",
                                            APPLICATION_ID ".Background.desktop", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *error = NULL;

  if (GPOINTER_TO_INT (task_data))
    write_entry (path, &error);
  else
    g_file_delete (file, NULL, &error);
  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)) {
    g_task_return_error (task, error);
    return;
  }
  g_clear_error (&error);
  g_task_return_boolean (task, TRUE);
}

/**
 * dgs_autostart_set_async:
 * @autostart: who is to do it
 * @enabled: whether
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Asks to be started in the background, or not any more.
 */
void
dgs_autostart_set_async (DgsAutostart autostart,
                         gboolean enabled,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, dgs_autostart_set_async);
  g_task_set_task_data (task, GINT_TO_POINTER (enabled), NULL);
  switch (autostart) {
  case DGS_AUTOSTART_PORTAL:
    ask_portal (task, enabled);
    break;
  case DGS_AUTOSTART_TIMER:
    g_bus_get (G_BUS_TYPE_SESSION, NULL, timer_bus_cb, task);
    break;
  case DGS_AUTOSTART_LOGIN:
  default:
    g_task_run_in_thread (task, entry_thread);
    g_object_unref (task);
    break;
  }
}

/**
 * dgs_autostart_set_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_autostart_set_async().
 *
 * Returns: whether it will be so; else an error, %G_IO_ERROR_PERMISSION_DENIED or
 *   %G_IO_ERROR_CANCELLED where the system or the user did not allow it
 */
gboolean
dgs_autostart_set_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
