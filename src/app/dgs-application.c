/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "dgs-about.h"
#include "dgs-auto-refresh.h"
#include "dgs-background.h"
#include "dgs-news-actions.h"
#include "dgs-preferences-dialog.h"
#include "dgs-search-provider.h"
#include "dgs-text-actions.h"
#include "dgs-window.h"
#include "dgs-words.h"

struct _DgsApplication {
  AdwApplication parent_instance;

  gboolean sample;
  gboolean background;
  gboolean quitting;
  DgsLibraryOpener *opener;
  DgsAutoRefresh *auto_refresh;
  GStrv pending; /* addresses that wait for the library */
  DgsNotifier *notifier;
  DgsSearchProvider *search_provider;
};

G_DEFINE_FINAL_TYPE (DgsApplication, dgs_application, ADW_TYPE_APPLICATION)

static const struct {
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q", NULL } },
  { "app.preferences", { "<Control>comma", NULL } },
  { "app.help", { "F1", NULL } },
  { "window.close", { "<Control>w", NULL } },
  { "win.next-pane", { "F6", NULL } },
  { "win.previous-pane", { "<Shift>F6", NULL } },
  { "win.add", { "<Control>n", NULL } },
  { "win.refresh", { "<Control>r", "F5", NULL } },
  { "win.search", { "<Control>k", "<Control><Shift>f", NULL } },
  { "win.show-shortcuts", { "<Control>question", NULL } },
  { "win.mark-all", { "<Control><Shift>m", NULL } },
  { "win.mark-down-to-here", { "<Control>m", NULL } },
  { "article.toggle-read", { "<Control>u", NULL } },
  { "article.toggle-saved", { "<Control>d", NULL } },
  { "article.open-in-browser", { "<Control>o", NULL } },
  { "article.show-outline", { "<Control><Shift>o", NULL } },
  { "article.find", { "<Control>f", NULL } },
  { "article.find-next", { "<Control>g", NULL } },
  { "article.find-previous", { "<Control><Shift>g", NULL } },
  { "article.print", { "<Control>p", NULL } },
};

/* --- The library --- */

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) outcomes = NULL;

  /* What failed shows at the feeds. */
  outcomes = dgs_library_refresh_finish (DGS_LIBRARY (source), result, NULL);
}

static void
open_pending (DgsApplication *self)
{
  g_auto (GStrv) pending = g_steal_pointer (&self->pending);
  DgsWindow *window = dgs_application_get_window (self);
  guint i;

  for (i = 0; window && pending && pending[i]; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-location", "s", pending[i]);
}

static void
start_refreshing (DgsApplication *self, DgsLibrary *library)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_clear_object (&self->auto_refresh);
  self->auto_refresh = dgs_auto_refresh_new (library, g_network_monitor_get_default (), settings,
                                             refreshed_cb, NULL);
  dgs_auto_refresh_start (self->auto_refresh);
}

static void
show_library (DgsApplication *self)
{
  DgsWindow *window = dgs_application_get_window (self);
  DgsLibrary *library = dgs_library_opener_get_library (self->opener);

  if (!window || dgs_window_get_library (window))
    return;
  dgs_window_set_library (window, library);
  if (self->sample)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.import-samples", NULL);
  open_pending (self);
  start_refreshing (self, library);
}

static void
opened_cb (DgsApplication *self)
{
  self->notifier =
      dgs_notifier_new (GTK_APPLICATION (self), dgs_library_opener_get_library (self->opener));
  /* What was read while nobody was here to withdraw it. */
  dgs_notifier_settle_async (self->notifier, NULL, NULL);
  show_library (self);
}

static void
open_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsApplication) self = user_data;
  DgsWindow *window = dgs_application_get_window (self);
  g_autoptr (DgsLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  library = dgs_library_opener_open_finish (DGS_LIBRARY_OPENER (source), result, &error);
  if (library || !window)
    return;
  words = dgs_words_library_fault (error, dgs_library_opener_get_folder (self->opener));
  dgs_window_show_failure (window, words);
}

static void
open_library (DgsApplication *self)
{
  dgs_window_show_opening (dgs_application_get_window (self));
  dgs_library_opener_open_async (self->opener, open_finished_cb, g_object_ref (self));
}

/**
 * dgs_application_get_opener:
 * @self: the application
 *
 * Gets what opens the library.
 *
 * Returns: (transfer none): the opener
 */
DgsLibraryOpener *
dgs_application_get_opener (DgsApplication *self)
{
  return self->opener;
}

/**
 * dgs_application_get_notifier:
 * @self: the application
 *
 * Gets what tells the user of what is new.
 *
 * Returns: (transfer none) (nullable): it, %NULL while the library is not open
 */
DgsNotifier *
dgs_application_get_notifier (DgsApplication *self)
{
  return self->notifier;
}

/* --- The window --- */

/**
 * dgs_application_get_window:
 * @self: the application
 *
 * Gets the window.
 *
 * Returns: (transfer none) (nullable): the window, %NULL while there is none
 */
DgsWindow *
dgs_application_get_window (DgsApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return DGS_IS_WINDOW (window) ? DGS_WINDOW (window) : NULL;
}

/**
 * dgs_application_show:
 * @self: the application
 *
 * Shows the window: the one that is there, or a new one.
 */
void
dgs_application_show (DgsApplication *self)
{
  DgsWindow *window = dgs_application_get_window (self);

  if (!window) {
    window = DGS_WINDOW (dgs_window_new (GTK_APPLICATION (self)));
    if (dgs_library_opener_get_library (self->opener))
      show_library (self);
    else
      open_library (self);
  }
  gtk_window_present (GTK_WINDOW (window));
}

/* --- Actions --- */

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_dialog_present (dgs_about_dialog_new (), GTK_WIDGET (dgs_application_get_window (user_data)));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (dgs_application_get_window (user_data)),
                              "win.open-address", "s", HOMEPAGE "#help");
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DgsWindow *window = dgs_application_get_window (user_data);

  adw_dialog_present (dgs_preferences_dialog_new (dgs_window_get_library (window)),
                      GTK_WIDGET (window));
}

static void
show_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DgsApplication *self = user_data;
  g_autofree char *path =
      g_build_filename (dgs_library_opener_get_folder (self->opener), "library.db", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (
      launcher, GTK_WINDOW (dgs_application_get_window (self)), NULL, NULL, NULL);
}

static void
open_library_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DgsApplication *self = user_data;

  if (!dgs_library_opener_get_library (self->opener))
    open_library (self);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DgsWindow *window = dgs_application_get_window (user_data);

  DGS_APPLICATION (user_data)->quitting = TRUE;
  /* Not closed, for an open dialog would be closed first. */
  if (window)
    gtk_window_destroy (GTK_WINDOW (window));
  g_application_quit (user_data);
}

static gboolean
terminate_cb (gpointer user_data)
{
  quit_cb (NULL, NULL, user_data);
  return G_SOURCE_CONTINUE;
}

static const GActionEntry app_actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "help", .activate = help_cb },
  { .name = "open-library", .activate = open_library_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "show-folder", .activate = show_folder_cb },
};

/* --- The application --- */

static void
dgs_application_startup (GApplication *application)
{
  gsize i;

  G_APPLICATION_CLASS (dgs_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), app_actions,
                                   G_N_ELEMENTS (app_actions), application);
  dgs_news_actions_add (DGS_APPLICATION (application));
  for (i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);
  dgs_text_actions_add (GTK_APPLICATION (application));
  g_unix_signal_add (SIGTERM, terminate_cb, application);
  g_unix_signal_add (SIGINT, terminate_cb, application);
}

static void
dgs_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  DgsApplication *self = DGS_APPLICATION (application);
  g_autoptr (GStrvBuilder) pending = g_strv_builder_new ();
  int i;

  if (self->pending)
    g_strv_builder_addv (pending, (const char **) self->pending);
  for (i = 0; i < n_files; i++)
    g_strv_builder_take (pending, g_file_get_uri (files[i]));
  g_strfreev (self->pending);
  self->pending = g_strv_builder_end (pending);
  g_application_activate (application);
  if (dgs_library_opener_get_library (self->opener))
    open_pending (self);
}

static void
dgs_application_activate (GApplication *application)
{
  DgsApplication *self = DGS_APPLICATION (application);

  if (self->background)
    dgs_background_run (self);
  else
    dgs_application_show (self);
  /* Whoever activates it next wants to see it. */
  self->background = FALSE;
}

/* With the window closed, what is due is looked for once more. */
static void
dgs_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  DgsApplication *self = DGS_APPLICATION (application);
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  if (DGS_IS_WINDOW (window))
    g_clear_object (&self->auto_refresh);
  if (!self->quitting && dgs_library_opener_get_library (self->opener) && DGS_IS_WINDOW (window) &&
      g_settings_get_boolean (settings, "background"))
    dgs_background_run (self);

  GTK_APPLICATION_CLASS (dgs_application_parent_class)->window_removed (application, window);
}

static gboolean
dgs_application_dbus_register (GApplication *application,
                               GDBusConnection *connection,
                               const char *object_path,
                               GError **error)
{
  DgsApplication *self = DGS_APPLICATION (application);
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  return G_APPLICATION_CLASS (dgs_application_parent_class)
             ->dbus_register (application, connection, object_path, error) &&
         dgs_search_provider_export (self->search_provider, connection, path, error);
}

static void
dgs_application_dbus_unregister (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *object_path)
{
  if (DGS_APPLICATION (application)->search_provider)
    dgs_search_provider_unexport (DGS_APPLICATION (application)->search_provider);

  G_APPLICATION_CLASS (dgs_application_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

/* An application that runs already does it; else this process does. */
static int
start_background (DgsApplication *self)
{
  GApplication *application = G_APPLICATION (self);
  g_autoptr (GError) error = NULL;

  if (!g_application_register (application, NULL, &error)) {
    g_printerr ("digests: %s\n", error->message);
    return 1;
  }
  self->background = TRUE;
  if (!g_application_get_is_remote (application))
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (application), "refresh-due", NULL);
  g_dbus_connection_flush_sync (g_application_get_dbus_connection (application), NULL, NULL);
  return 0;
}

static int
dgs_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DgsApplication *self = DGS_APPLICATION (application);
  GApplicationFlags flags = g_application_get_flags (application);
  g_autofree char *folder = NULL;

  if (g_variant_dict_contains (options, "version")) {
    g_print ("digests %s\n", VERSION);
    return 0;
  }
  /* Another library is another instance. */
  if (g_variant_dict_lookup (options, "library", "^ay", &folder))
    g_application_set_flags (application, flags | G_APPLICATION_NON_UNIQUE);
  else
    folder = g_build_filename (g_get_user_data_dir (), "digests", NULL);
  self->opener = dgs_library_opener_new (folder);
  g_signal_connect_object (self->opener, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  self->sample = g_variant_dict_contains (options, "sample");
  return g_variant_dict_contains (options, "background") ? start_background (self) : -1;
}

static void
dgs_application_shutdown (GApplication *application)
{
  DgsApplication *self = DGS_APPLICATION (application);

  g_clear_object (&self->auto_refresh);
  g_clear_object (&self->notifier);
  dgs_library_opener_close (self->opener);

  G_APPLICATION_CLASS (dgs_application_parent_class)->shutdown (application);
}

static void
dgs_application_finalize (GObject *object)
{
  DgsApplication *self = DGS_APPLICATION (object);

  g_clear_object (&self->opener);
  g_strfreev (self->pending);
  g_clear_object (&self->search_provider);

  G_OBJECT_CLASS (dgs_application_parent_class)->finalize (object);
}

static void
dgs_application_class_init (DgsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dgs_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_removed = dgs_application_window_removed;
  application_class->dbus_register = dgs_application_dbus_register;
  application_class->dbus_unregister = dgs_application_dbus_unregister;
  application_class->activate = dgs_application_activate;
  application_class->handle_local_options = dgs_application_handle_local_options;
  application_class->open = dgs_application_open;
  application_class->shutdown = dgs_application_shutdown;
  application_class->startup = dgs_application_startup;
}

static void
dgs_application_init (DgsApplication *self)
{
  static const GOptionEntry options[] = {
    { "background", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_ ("Refresh what is due, tell what is new, and end"), NULL },
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Keep everything in this folder"),
      N_ ("FOLDER") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Start with the sample digests"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL },
  };

  self->search_provider = dgs_search_provider_new (self);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * dgs_application_new:
 *
 * Makes the application.
 *
 * Returns: (transfer full): a new application
 */
DgsApplication *
dgs_application_new (void)
{
  return g_object_new (DGS_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/digests/Digests", NULL);
}
