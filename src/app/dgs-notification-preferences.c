/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-notification-preferences.h"

#include <glib/gi18n.h>

#include "dgs-autostart.h"
#include "dgs-news.h"
#include "dgs-words.h"

struct _DgsNotificationPreferences {
  AdwPreferencesPage parent_instance;

  AdwSwitchRow *background;
  AdwPreferencesGroup *daily;
  AdwPreferencesGroup *feeds;
  AdwSwitchRow *notifications;
  AdwSwitchRow *search_provider;
  AdwPreferencesGroup *weekly;

  DgsLibrary *library;
  GSettings *settings;
  GCancellable *cancellable;
  DgsAutostart autostart;
};

G_DEFINE_FINAL_TYPE (DgsNotificationPreferences,
                     dgs_notification_preferences,
                     ADW_TYPE_PREFERENCES_PAGE)

static void
tell (DgsNotificationPreferences *self, const char *words)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_DIALOG);
  AdwToast *toast = g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", words, NULL);

  if (dialog)
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

/* --- What the user is told of --- */

typedef struct {
  GWeakRef page;
  DgsNewsTopic topic;
  gint64 id;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_weak_ref_clear (&choice->page);
  g_free (choice);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsNotificationPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (dgs_library_choose_news_finish (DGS_LIBRARY (source), result, &error))
    return;
  words = dgs_words_error (error, NULL);
  tell (self, words);
}

static void
choice_changed_cb (AdwSwitchRow *row, GParamSpec *pspec, Choice *choice)
{
  g_autoptr (DgsNotificationPreferences) self = g_weak_ref_get (&choice->page);

  if (self)
    dgs_library_choose_news_async (self->library, choice->topic, choice->id,
                                   adw_switch_row_get_active (row), chosen_cb, g_object_ref (self));
}

static AdwPreferencesGroup *
get_group (DgsNotificationPreferences *self, DgsNewsTopic topic)
{
  switch (topic) {
  case DGS_NEWS_TOPIC_WEEKLY:
    return self->weekly;
  case DGS_NEWS_TOPIC_DAILY:
    return self->daily;
  case DGS_NEWS_TOPIC_FEED:
  default:
    return self->feeds;
  }
}

static void
add_choice (DgsNotificationPreferences *self, const DgsNewsChoice *choice)
{
  AdwPreferencesGroup *group = get_group (self, choice->topic);
  GtkWidget *row = g_object_new (ADW_TYPE_SWITCH_ROW, "use-markup", FALSE, "title", choice->name,
                                 "active", choice->enabled, NULL);
  Choice *data = g_new0 (Choice, 1);

  g_weak_ref_init (&data->page, self);
  data->topic = choice->topic;
  data->id = choice->id;
  g_signal_connect_data (row, "notify::active", G_CALLBACK (choice_changed_cb), data, choice_free,
                         0);
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsNotificationPreferences) self = user_data;
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GError) error = NULL;
  guint i;

  choices = dgs_library_list_news_choices_finish (DGS_LIBRARY (source), result, &error);
  if (!choices) {
    g_info ("the choices could not be read: %s", error->message);
    return;
  }
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  for (i = 0; i < choices->len; i++)
    add_choice (self, g_ptr_array_index (choices, i));
}

/* --- The background --- */

static void background_changed_cb (DgsNotificationPreferences *self);

static void
show_background (DgsNotificationPreferences *self)
{
  g_signal_handlers_block_by_func (self->background, background_changed_cb, self);
  adw_switch_row_set_active (self->background,
                             g_settings_get_boolean (self->settings, "background"));
  g_signal_handlers_unblock_by_func (self->background, background_changed_cb, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->background), TRUE);
}

static void
autostart_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsNotificationPreferences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (dgs_autostart_set_finish (result, &error)) {
    if (self->settings)
      g_settings_set_boolean (self->settings, "background",
                              adw_switch_row_get_active (self->background));
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
             g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    tell (self, _ ("Not allowed: turn it on for Digests in the system's settings"));
  } else {
    words = g_strdup_printf (_ ("It could not be set up: %s"), error->message);
    tell (self, words);
  }
  if (self->settings)
    show_background (self);
}

static void
background_changed_cb (DgsNotificationPreferences *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->background), FALSE);
  dgs_autostart_set_async (self->autostart, adw_switch_row_get_active (self->background),
                           autostart_set_cb, g_object_ref (self));
}

static const char *
describe (DgsAutostart autostart)
{
  switch (autostart) {
  case DGS_AUTOSTART_PORTAL:
    return _ ("Looks at login and after the window is closed, and ends. The system may ask you");
  case DGS_AUTOSTART_TIMER:
    return _ ("Looks every two hours and after the window is closed, and ends");
  case DGS_AUTOSTART_LOGIN:
  default:
    return _ ("Looks at login and after the window is closed, and ends");
  }
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsNotificationPreferences) self = user_data;

  self->autostart = dgs_autostart_probe_finish (result);
  if (!self->settings)
    return;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->background), describe (self->autostart));
  show_background (self);
}

/* --- The object --- */

static void
dgs_notification_preferences_dispose (GObject *object)
{
  DgsNotificationPreferences *self = DGS_NOTIFICATION_PREFERENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_NOTIFICATION_PREFERENCES);

  G_OBJECT_CLASS (dgs_notification_preferences_parent_class)->dispose (object);
}

static void
dgs_notification_preferences_class_init (DgsNotificationPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_notification_preferences_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/digests/Digests/ui/dgs-notification-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsNotificationPreferences, background);
  gtk_widget_class_bind_template_child (widget_class, DgsNotificationPreferences, daily);
  gtk_widget_class_bind_template_child (widget_class, DgsNotificationPreferences, feeds);
  gtk_widget_class_bind_template_child (widget_class, DgsNotificationPreferences, notifications);
  gtk_widget_class_bind_template_child (widget_class, DgsNotificationPreferences, search_provider);
  gtk_widget_class_bind_template_child (widget_class, DgsNotificationPreferences, weekly);
}

static void
dgs_notification_preferences_init (DgsNotificationPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (self->settings, "notifications", self->notifications, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "search-provider", self->search_provider, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->background, "notify::active", G_CALLBACK (background_changed_cb),
                           self, G_CONNECT_SWAPPED);
  show_background (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->background), FALSE);
  dgs_autostart_probe_async (probed_cb, g_object_ref (self));
}

/**
 * dgs_notification_preferences_new:
 * @library: an open library
 *
 * Makes the page.
 *
 * Returns: (transfer floating): a new page
 */
GtkWidget *
dgs_notification_preferences_new (DgsLibrary *library)
{
  DgsNotificationPreferences *self = g_object_new (DGS_TYPE_NOTIFICATION_PREFERENCES, NULL);

  self->library = g_object_ref (library);
  dgs_library_list_news_choices_async (library, self->cancellable, listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
