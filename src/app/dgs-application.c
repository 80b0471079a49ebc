/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "dgs-fetcher.h"
#include "dgs-library.h"
#include "dgs-text-actions.h"
#include "dgs-window.h"
#include "dgs-words.h"

struct _DgsApplication {
  AdwApplication parent_instance;

  char *folder;
  gboolean sample;
  DgsLibrary *library;
  gboolean open;
};

G_DEFINE_FINAL_TYPE (DgsApplication, dgs_application, ADW_TYPE_APPLICATION)

static const struct {
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.quit", { "<Control>q", NULL } },
  { "window.close", { "<Control>w", NULL } },
  { "win.add", { "<Control>n", NULL } },
  { "win.refresh", { "<Control>r", "F5", NULL } },
  { "win.search", { "<Control>k", "<Control><Shift>f", NULL } },
  { "win.show-shortcuts", { "<Control>question", NULL } },
  { "article.toggle-read", { "<Control>u", NULL } },
  { "article.toggle-saved", { "<Control>d", NULL } },
  { "article.open-in-browser", { "<Control>o", NULL } },
};

static DgsWindow *
get_window (DgsApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return DGS_IS_WINDOW (window) ? DGS_WINDOW (window) : NULL;
}

/* --- The library --- */

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) outcomes = NULL;

  /* What failed shows at the feeds. */
  outcomes = dgs_library_refresh_finish (DGS_LIBRARY (source), result, NULL);
}

static void
show_library (DgsApplication *self)
{
  DgsWindow *window = get_window (self);

  if (!window || dgs_window_get_library (window))
    return;
  dgs_window_set_library (window, self->library);
  if (self->sample)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.import-samples", NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  DgsWindow *window = get_window (self);

  if (dgs_library_open_finish (DGS_LIBRARY (source), result, &error)) {
    self->open = TRUE;
    show_library (self);
    dgs_library_refresh_async (self->library, NULL, 0, FALSE, NULL, refreshed_cb, NULL);
    return;
  }
  words = dgs_words_error (error, NULL);
  if (window)
    dgs_window_show_failure (window, words);
}

static DgsLibrary *
make_library (DgsApplication *self, GError **error)
{
  g_autoptr (DgsFetcher) fetcher = NULL;

  fetcher = dgs_fetcher_new ("Digests/" VERSION " (+" HOMEPAGE ")", g_getenv ("DIGESTS_ORIGIN_MAP"),
                             error);
  return fetcher ? dgs_library_new (self->folder, fetcher) : NULL;
}

static void
open_library (DgsApplication *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = NULL;
  DgsWindow *window = get_window (self);

  g_clear_object (&self->library);
  self->library = make_library (self, &error);
  if (!self->library) {
    dgs_window_show_failure (window, error->message);
    return;
  }
  settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (settings, "mark-posts-read", self->library, "marks-posts", G_SETTINGS_BIND_GET);
  dgs_window_show_opening (window);
  dgs_library_open_async (self->library, NULL, opened_cb, g_object_ref (self));
}

/* --- Actions --- */

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  AdwAboutDialog *about = ADW_ABOUT_DIALOG (dialog);

  adw_about_dialog_set_application_name (about, "Digests");
  adw_about_dialog_set_application_icon (about, APPLICATION_ID);
  adw_about_dialog_set_version (about, VERSION);
  adw_about_dialog_set_developer_name (about, _ ("The Digests authors"));
  adw_about_dialog_set_license_type (about, GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_website (about, HOMEPAGE);
  adw_about_dialog_set_issue_url (about, HOMEPAGE "/issues");
  /* Translators: put your name and address here. */
  adw_about_dialog_set_translator_credits (about, _ ("translator-credits"));
  adw_dialog_present (dialog, GTK_WIDGET (get_window (user_data)));
}

static void
open_library_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DgsApplication *self = user_data;

  if (!self->open)
    open_library (self);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DgsWindow *window = get_window (user_data);

  /* Not closed, for an open dialog would be closed first. */
  if (window)
    gtk_window_destroy (GTK_WINDOW (window));
  else
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
  { .name = "open-library", .activate = open_library_cb },
  { .name = "quit", .activate = quit_cb },
};

/* --- The application --- */

static void
dgs_application_startup (GApplication *application)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (GAction) mark_posts = NULL;
  gsize i;

  G_APPLICATION_CLASS (dgs_application_parent_class)->startup (application);

  mark_posts = g_settings_create_action (settings, "mark-posts-read");
  g_action_map_add_action (G_ACTION_MAP (application), mark_posts);
  g_action_map_add_action_entries (G_ACTION_MAP (application), app_actions,
                                   G_N_ELEMENTS (app_actions), application);
  for (i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);
  dgs_text_actions_add (GTK_APPLICATION (application));
  g_unix_signal_add (SIGTERM, terminate_cb, application);
  g_unix_signal_add (SIGINT, terminate_cb, application);
}

static void
dgs_application_activate (GApplication *application)
{
  DgsApplication *self = DGS_APPLICATION (application);
  DgsWindow *window = get_window (self);

  if (!window) {
    window = DGS_WINDOW (dgs_window_new (GTK_APPLICATION (application)));
    if (self->open)
      show_library (self);
    else
      open_library (self);
  }
  gtk_window_present (GTK_WINDOW (window));
}

static int
dgs_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DgsApplication *self = DGS_APPLICATION (application);
  GApplicationFlags flags = g_application_get_flags (application);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("digests %s\n", VERSION);
    return 0;
  }
  /* Another library is another instance. */
  if (g_variant_dict_lookup (options, "library", "^ay", &self->folder))
    g_application_set_flags (application, flags | G_APPLICATION_NON_UNIQUE);
  else
    self->folder = g_build_filename (g_get_user_data_dir (), "digests", NULL);
  self->sample = g_variant_dict_contains (options, "sample");
  return -1;
}

static void
dgs_application_shutdown (GApplication *application)
{
  DgsApplication *self = DGS_APPLICATION (application);

  if (self->open)
    dgs_library_close (self->library);
  g_clear_object (&self->library);

  G_APPLICATION_CLASS (dgs_application_parent_class)->shutdown (application);
}

static void
dgs_application_finalize (GObject *object)
{
  DgsApplication *self = DGS_APPLICATION (object);

  g_free (self->folder);

  G_OBJECT_CLASS (dgs_application_parent_class)->finalize (object);
}

static void
dgs_application_class_init (DgsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dgs_application_finalize;
  application_class->activate = dgs_application_activate;
  application_class->handle_local_options = dgs_application_handle_local_options;
  application_class->shutdown = dgs_application_shutdown;
  application_class->startup = dgs_application_startup;
}

static void
dgs_application_init (DgsApplication *self)
{
  static const GOptionEntry options[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Keep everything in this folder"),
      N_ ("FOLDER") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Start with the sample digests"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { NULL },
  };

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
  return g_object_new (DGS_TYPE_APPLICATION, "application-id", APPLICATION_ID, "resource-base-path",
                       "/io/github/digests/Digests", NULL);
}
