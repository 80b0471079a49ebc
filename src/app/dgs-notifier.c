/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-notifier.h"

#include <glib/gi18n.h>
#include <libportal/portal.h>

#include "dgs-news-words.h"
#include "dgs-window.h"

#define SERVICE "org.freedesktop.Notifications"

/* How long the program stays for a notification, in seconds. A freedesktop.org server tells a
 * click to the process that is on the bus then, and to no other; GNOME and the portal start the
 * application, and need only the time to take what was sent. */
#define STAY_FREEDESKTOP 120
#define STAY 1

/* Long enough to be read and followed. */
#define TOAST_SECONDS 15

struct _DgsNotifier {
  GObject parent_instance;

  GtkApplication *application; /* owns this */
  DgsLibrary *library;
  GSettings *settings;
  GHashTable *shown; /* names of what this process shows */
  GPtrArray *current;
  GPtrArray *next;
  guint pending;
  gboolean settling;
  guint watch;
  gboolean gnome;
  gboolean markup;
  gboolean known;      /* who takes notifications */
  gboolean asked;      /* what it can do with them */
  DgsNewsBoard *board; /* waits for that */
};

G_DEFINE_FINAL_TYPE (DgsNotifier, dgs_notifier, G_TYPE_OBJECT)

/* --- What takes notifications --- */

/* The choice that GNotification makes. */
static gboolean
is_freedesktop (DgsNotifier *self)
{
  const char *choice = g_getenv ("GNOTIFICATION_BACKEND");

  if (choice)
    return g_str_equal (choice, "freedesktop");
  return !self->gnome && !xdp_portal_running_under_sandbox ();
}

static void settle (DgsNotifier *self);

static void
set_known (DgsNotifier *self)
{
  if (self->known)
    return;
  self->known = TRUE;
  if (self->settling)
    settle (self);
}

static void
gnome_appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer user_data)
{
  DGS_NOTIFIER (user_data)->gnome = TRUE;
  set_known (user_data);
}

static void
gnome_vanished_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  DgsNotifier *self = user_data;

  self->gnome = FALSE;
  set_known (self);
}

static gboolean
leave_cb (gpointer user_data)
{
  g_application_release (user_data);
  return G_SOURCE_REMOVE;
}

static void
stay (DgsNotifier *self)
{
  g_application_hold (G_APPLICATION (self->application));
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, is_freedesktop (self) ? STAY_FREEDESKTOP : STAY,
                              leave_cb, g_object_ref (self->application), g_object_unref);
}

/* --- Telling --- */

/* A server that reads markup would take an article's text for some. */
static void
set_body (DgsNotifier *self, GNotification *notification, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_notification_set_body (notification, is_freedesktop (self) && self->markup ? escaped : text);
}

static GNotification *
make_notification (DgsNotifier *self, const GPtrArray *news)
{
  const DgsNews *first = g_ptr_array_index (news, 0);
  g_autoptr (GIcon) icon = g_themed_icon_new (APPLICATION_ID);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (news->len > 1) {
    title = dgs_news_words_summary (news);
    body = dgs_news_words_list (news);
    notification = g_notification_new (title);
    g_notification_set_default_action_and_target (notification, "app.show-news", "s",
                                                  first->notice);
  } else {
    const char *key = dgs_article_get_key (first->article);

    title = dgs_news_words_title (first->article);
    body = dgs_news_words_body (first->article);
    notification = g_notification_new (title);
    g_notification_set_default_action_and_target (notification, "app.open-digest", "s", key);
    g_notification_add_button_with_target (notification, _ ("Mark as Read"), "app.mark-digest-read",
                                           "s", key);
    g_notification_add_button_with_target (notification, _ ("Save"), "app.save-digest", "s", key);
  }
  set_body (self, notification, body);
  g_notification_set_icon (notification, icon);
  return g_steal_pointer (&notification);
}

static void
add_toast (DgsWindow *window, const GPtrArray *news)
{
  const DgsNews *first = g_ptr_array_index (news, 0);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  AdwToast *toast;

  if (news->len > 1) {
    words = dgs_news_words_summary (news);
    dgs_window_tell (window, words);
    return;
  }
  name = dgs_news_words_title (first->article);
  /* Translators: the name of a digest stands in the place of %s. */
  words = g_strdup_printf (_ ("New: %s"), name);
  toast =
      g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", words, "button-label", _ ("Open"),
                    "action-name", "app.open-digest", "timeout", TOAST_SECONDS, NULL);
  adw_toast_set_action_target_value (toast,
                                     g_variant_new_string (dgs_article_get_key (first->article)));
  dgs_window_add_toast (window, toast);
}

static void end (DgsNotifier *self);

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsNotifier) self = user_data;

  dgs_library_resolve_news_finish (DGS_LIBRARY (source), result, NULL);
  end (self);
}

static void
resolve (DgsNotifier *self, const char *notice, gboolean shown)
{
  dgs_library_resolve_news_async (self->library, notice, shown, resolved_cb, g_object_ref (self));
}

typedef struct {
  DgsNotifier *self;
  char *notice;
} Sending;

/* It has left this process: only now is it written down as shown. */
static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Sending *sending = user_data;
  gboolean sent = g_dbus_connection_flush_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (sent)
    resolve (sending->self, sending->notice, TRUE);
  else
    end (sending->self);
  g_object_unref (sending->self);
  g_free (sending->notice);
  g_free (sending);
}

static void
send_notification (DgsNotifier *self, const char *notice, const GPtrArray *news)
{
  GApplication *application = G_APPLICATION (self->application);
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  g_autoptr (GNotification) notification = make_notification (self, news);
  Sending *sending = NULL;

  /* Without a bus nobody can be told; what is due stays taken, and is due again later. */
  if (!bus) {
    end (self);
    return;
  }
  g_application_send_notification (application, notice, notification);
  g_hash_table_add (self->shown, g_strdup (notice));
  stay (self);
  sending = g_new (Sending, 1);
  sending->self = g_object_ref (self);
  sending->notice = g_strdup (notice);
  g_dbus_connection_flush (bus, NULL, flushed_cb, sending);
}

static void
tell (DgsNotifier *self, const char *notice, const GPtrArray *news)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);

  self->pending++;
  if (!g_settings_get_boolean (self->settings, "notifications")) {
    resolve (self, notice, FALSE);
  } else if (DGS_IS_WINDOW (window) && gtk_window_is_active (window)) {
    add_toast (DGS_WINDOW (window), news);
    resolve (self, notice, FALSE);
  } else {
    send_notification (self, notice, news);
  }
}

static void
tell_fresh (DgsNotifier *self, GPtrArray *fresh)
{
  guint from = 0;
  guint i;

  /* What shares a name stands together, but for what a process left behind that died. */
  while (from < fresh->len) {
    g_autoptr (GPtrArray) news = g_ptr_array_new ();
    const DgsNews *first = g_ptr_array_index (fresh, from);

    for (i = from; i < fresh->len; i++) {
      DgsNews *item = g_ptr_array_index (fresh, i);

      if (!g_str_equal (item->notice, first->notice))
        break;
      g_ptr_array_add (news, item);
    }
    tell (self, first->notice, news);
    from = i;
  }
}

static void
withdraw (DgsNotifier *self, const DgsNewsBoard *board)
{
  GHashTableIter iter;
  gpointer notice;
  guint i;

  for (i = 0; board->gone[i]; i++) {
    g_application_withdraw_notification (G_APPLICATION (self->application), board->gone[i]);
    g_hash_table_remove (self->shown, board->gone[i]);
  }
  /* Another process may have closed it; a freedesktop.org server listens to this one alone. */
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &notice, NULL)) {
    if (g_strv_contains ((const char *const *) board->standing, notice))
      continue;
    g_application_withdraw_notification (G_APPLICATION (self->application), notice);
    g_hash_table_iter_remove (&iter);
  }
}

/* --- Settling --- */

static void
capabilities_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsNotifier) self = user_data;
  g_autoptr (DgsNewsBoard) board = g_steal_pointer (&self->board);
  g_autoptr (GVariant) answer = NULL;
  g_autofree const char **capabilities = NULL;

  answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  if (answer) {
    g_variant_get (answer, "(^a&s)", &capabilities);
    self->markup = g_strv_contains (capabilities, "body-markup");
  }
  /* The application may have ended meanwhile. */
  if (self->library) {
    tell_fresh (self, board->fresh);
    end (self);
  }
}

static void
ask_capabilities (DgsNotifier *self, GDBusConnection *bus)
{
  self->asked = TRUE;
  g_dbus_connection_call (bus, SERVICE, "/org/freedesktop/Notifications", SERVICE,
                          "GetCapabilities", NULL, G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE,
                          -1, NULL, capabilities_cb, g_object_ref (self));
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsNotifier) self = user_data;
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsNewsBoard) board = NULL;

  board = dgs_library_settle_news_finish (DGS_LIBRARY (source), result, &error);
  if (!board) {
    g_info ("what is new could not be read: %s", error->message);
  } else {
    withdraw (self, board);
    if (board->fresh->len > 0 && !self->asked && bus && is_freedesktop (self)) {
      self->board = g_steal_pointer (&board);
      ask_capabilities (self, bus);
      return;
    }
    tell_fresh (self, board->fresh);
  }
  end (self);
}

static void
settle (DgsNotifier *self)
{
  dgs_library_settle_news_async (self->library, TRUE, settled_cb, g_object_ref (self));
}

static void
begin (DgsNotifier *self)
{
  self->settling = TRUE;
  self->pending = 1;
  if (self->known)
    settle (self);
}

static void
end (DgsNotifier *self)
{
  g_autoptr (GPtrArray) done = NULL;
  guint i;

  if (--self->pending > 0)
    return;
  self->settling = FALSE;
  done = self->current;
  self->current = self->next;
  self->next = g_ptr_array_new_with_free_func (g_object_unref);
  if (self->current->len > 0)
    begin (self);
  for (i = 0; i < done->len; i++)
    g_task_return_boolean (g_ptr_array_index (done, i), TRUE);
}

/**
 * dgs_notifier_settle_async:
 * @self: a notifier
 * @callback: (nullable): called when what was due then has been told, and written down
 * @user_data: for @callback
 *
 * Tells what is due, and withdraws what has been read.
 */
void
dgs_notifier_settle_async (DgsNotifier *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, dgs_notifier_settle_async);
  g_ptr_array_add (self->settling ? self->next : self->current, task);
  if (!self->settling)
    begin (self);
}

/**
 * dgs_notifier_settle_finish:
 * @self: a notifier
 * @result: what the callback got
 *
 * Ends dgs_notifier_settle_async().
 */
void
dgs_notifier_settle_finish (DgsNotifier *self, GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsNotifier) self = user_data;

  dgs_library_resolve_news_finish (DGS_LIBRARY (source), result, NULL);
  dgs_notifier_settle_async (self, NULL, NULL);
}

/**
 * dgs_notifier_close:
 * @self: a notifier
 * @notice: the name of a notification
 *
 * Withdraws a notification that the user has followed.
 */
void
dgs_notifier_close (DgsNotifier *self, const char *notice)
{
  g_application_withdraw_notification (G_APPLICATION (self->application), notice);
  dgs_library_resolve_news_async (self->library, notice, FALSE, closed_cb, g_object_ref (self));
}

static void
changed_cb (DgsNotifier *self)
{
  /* One more at the end of the running one is enough, however many changes there are. */
  if (self->next->len == 0)
    dgs_notifier_settle_async (self, NULL, NULL);
}

static void
dgs_notifier_dispose (GObject *object)
{
  DgsNotifier *self = DGS_NOTIFIER (object);

  g_clear_handle_id (&self->watch, g_bus_unwatch_name);
  g_clear_object (&self->library);
  g_clear_pointer (&self->board, dgs_news_board_free);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->current, g_ptr_array_unref);
  g_clear_pointer (&self->next, g_ptr_array_unref);

  G_OBJECT_CLASS (dgs_notifier_parent_class)->dispose (object);
}

static void
dgs_notifier_class_init (DgsNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dgs_notifier_dispose;
}

static void
dgs_notifier_init (DgsNotifier *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->current = g_ptr_array_new_with_free_func (g_object_unref);
  self->next = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * dgs_notifier_new:
 * @application: a registered application, which owns the notifier
 * @library: an open library
 *
 * Makes what tells the user of whatever comes into a library, by this program or another.
 *
 * Returns: (transfer full): a new notifier
 */
DgsNotifier *
dgs_notifier_new (GtkApplication *application, DgsLibrary *library)
{
  DgsNotifier *self = g_object_new (DGS_TYPE_NOTIFIER, NULL);
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (application));

  self->application = application;
  self->library = g_object_ref (library);
  self->known = bus == NULL;
  if (bus)
    self->watch =
        g_bus_watch_name_on_connection (bus, "org.gtk.Notifications", G_BUS_NAME_WATCHER_FLAGS_NONE,
                                        gnome_appeared_cb, gnome_vanished_cb, self, NULL);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "refreshed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
