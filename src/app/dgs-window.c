/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window.h"

#include <glib/gi18n.h>

#include "dgs-article-page.h"
#include "dgs-browse-page.h"
#include "dgs-panes.h"
#include "dgs-shortcuts-dialog.h"
#include "dgs-sidebar.h"
#include "dgs-welcome-page.h"
#include "dgs-window-articles.h"
#include "dgs-window-controls.h"
#include "dgs-window-drop.h"
#include "dgs-window-feeds.h"
#include "dgs-window-marks.h"
#include "dgs-window-opml.h"
#include "dgs-window-organize.h"
#include "dgs-window-panes.h"
#include "dgs-window-place.h"
#include "dgs-window-search.h"
#include "dgs-window-sources.h"
#include "dgs-window-reading.h"

struct _DgsWindow {
  AdwApplicationWindow parent_instance;

  DgsArticlePage *article_page;
  DgsBrowsePage *browse_page;
  AdwStatusPage *failure;
  AdwNavigationSplitView *inner;
  AdwNavigationSplitView *outer;
  DgsPanes *inner_panes;
  DgsPanes *outer_panes;
  DgsSidebar *sidebar;
  GtkDropTarget *drop_target;
  GtkStack *stack;
  AdwToastOverlay *toasts;

  DgsLibrary *library;
  GSettings *settings;
};

enum {
  PROP_LIBRARY = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsWindow, dgs_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- Going from one to another --- */

static void
item_selected_cb (DgsWindow *self, DgsSidebarItem *item)
{
  dgs_browse_page_set_item (self->browse_page, self->library, item);
  dgs_window_place_keep (self->settings, self->sidebar);
}

static void
item_activated_cb (DgsWindow *self)
{
  dgs_browse_page_leave_search (self->browse_page);
  adw_navigation_split_view_set_show_content (self->inner, FALSE);
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
}

static void
article_activated_cb (DgsWindow *self, DgsArticle *article)
{
  dgs_window_open_article (self, article, -1);
}

static void
article_changed_cb (DgsWindow *self)
{
  dgs_window_articles_update (GTK_WIDGET (self), self->article_page);
  dgs_window_place_keep_article (self->settings, self->article_page);
  dgs_window_reading_update (self);
}

/* A library without feeds can still hold what came by feeds that are gone. */
static void
update_page_cb (DgsWindow *self)
{
  DgsSidebarItem *item = dgs_sidebar_get_item (self->sidebar);
  gboolean nothing;

  if (!self->library || !item)
    return;
  nothing = g_list_model_get_n_items (dgs_library_get_feeds (self->library)) == 0 &&
            g_list_model_get_n_items (dgs_library_get_series (self->library)) == 0;
  if (nothing && dgs_sidebar_item_get_place (item) == DGS_PLACE_LATEST)
    nothing = dgs_browse_page_is_empty (self->browse_page);
  gtk_stack_set_visible_child_name (self->stack, nothing ? "welcome" : "main");
}

/* --- Actions --- */

static void
show_shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (dgs_shortcuts_dialog_new (), widget);
}

static void
go_to_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DgsWindow *self = DGS_WINDOW (widget);

  adw_navigation_split_view_set_show_content (self->inner, FALSE);
  dgs_browse_page_focus (self->browse_page);
}

static void
article_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_window_articles_run (DGS_WINDOW (widget), DGS_WINDOW (widget)->article_page, name);
}

static void
pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DgsWindow *self = DGS_WINDOW (widget);
  const DgsWindowPanes panes = { self->outer, self->inner, self->sidebar, self->browse_page,
                                 self->article_page };

  dgs_window_panes_move (&panes, g_str_equal (name, "win.previous-pane"));
}

static gboolean
drop_cb (DgsWindow *self, const GValue *value)
{
  return dgs_window_drop_take (self, value);
}

static gboolean
has_drop (gpointer instance, GdkDrop *drop)
{
  return drop != NULL;
}

static void
refreshed_cb (DgsWindow *self, guint n_new, guint n_failed)
{
  g_autofree char *words = dgs_window_feeds_describe_refresh (n_new, n_failed);

  gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* What can be done with a library, and not without one. */
static const DgsWindowAction *const library_actions[] = {
  dgs_window_drop_actions,    dgs_window_feeds_actions,    dgs_window_marks_actions,
  dgs_window_opml_actions,    dgs_window_organize_actions, dgs_window_search_actions,
  dgs_window_sources_actions,
};

static void
set_library_actions_enabled (DgsWindow *self, gboolean enabled)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (library_actions); i++)
    dgs_window_actions_set_enabled (GTK_WIDGET (self), library_actions[i], enabled);
}

/* --- The object --- */

static void
dgs_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_LIBRARY:
    g_value_set_object (value, DGS_WINDOW (object)->library);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_window_dispose (GObject *object)
{
  DgsWindow *self = DGS_WINDOW (object);

  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_WINDOW);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dgs_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DGS_TYPE_ARTICLE_PAGE);
  g_type_ensure (DGS_TYPE_LIBRARY);
  g_type_ensure (DGS_TYPE_BROWSE_PAGE);
  g_type_ensure (DGS_TYPE_PANES);
  g_type_ensure (DGS_TYPE_SIDEBAR);
  g_type_ensure (DGS_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, article_page);
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, drop_target);
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, inner);
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, inner_panes);
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, browse_page);
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, outer);
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, outer_panes);
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DgsWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, article_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, article_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dgs_window_controls_reduce);
  gtk_widget_class_bind_template_callback (widget_class, dgs_window_controls_restore);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_drop);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_page_cb);
}

static void
dgs_window_class_init (DgsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gsize i;

  object_class->get_property = dgs_window_get_property;
  object_class->dispose = dgs_window_dispose;

  props[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, DGS_TYPE_LIBRARY,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (widget_class);
  for (i = 0; i < G_N_ELEMENTS (library_actions); i++)
    dgs_window_actions_install (widget_class, library_actions[i]);
  gtk_widget_class_install_action (widget_class, "win.next-pane", NULL, pane_action);
  gtk_widget_class_install_action (widget_class, "win.previous-pane", NULL, pane_action);
  dgs_window_reading_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, show_shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-list", NULL, go_to_list_action);
  gtk_widget_class_install_action (widget_class, "article.toggle-read", NULL, article_action);
  gtk_widget_class_install_action (widget_class, "article.toggle-saved", NULL, article_action);
  gtk_widget_class_install_action (widget_class, "article.export", NULL, article_action);
  gtk_widget_class_install_action (widget_class, "article.print", NULL, article_action);
  gtk_widget_class_install_action (widget_class, "article.load-images", NULL, article_action);
  gtk_widget_class_install_action (widget_class, "article.open-in-browser", NULL, article_action);
}

static void
restore_state (DgsWindow *self)
{
  GSettings *settings = self->settings;

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sidebar-width", self->outer_panes, "sidebar-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "list-width", self->inner_panes, "sidebar-width",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
dgs_window_init (DgsWindow *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  restore_state (self);
  dgs_window_drop_set_up (self->drop_target);
  set_library_actions_enabled (self, FALSE);
  dgs_window_articles_update (GTK_WIDGET (self), self->article_page);
  dgs_window_reading_init (self);
}

/**
 * dgs_window_new:
 * @application: the application
 *
 * Makes a window that waits for the library.
 *
 * Returns: (transfer none): a new window
 */
GtkWindow *
dgs_window_new (GtkApplication *application)
{
  return g_object_new (DGS_TYPE_WINDOW, "application", application, NULL);
}

/**
 * dgs_window_get_library:
 * @self: a window
 *
 * Gets the library that it shows.
 *
 * Returns: (transfer none) (nullable): a library, %NULL while it is not open
 */
DgsLibrary *
dgs_window_get_library (DgsWindow *self)
{
  g_return_val_if_fail (DGS_IS_WINDOW (self), NULL);

  return self->library;
}

/**
 * dgs_window_set_library:
 * @self: a window that has none
 * @library: an open library
 *
 * Shows a library.
 */
void
dgs_window_set_library (DgsWindow *self, DgsLibrary *library)
{
  g_return_if_fail (DGS_IS_WINDOW (self) && !self->library);

  self->library = g_object_ref (library);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LIBRARY]);
  set_library_actions_enabled (self, TRUE);
  g_signal_connect_object (library, "refreshed", G_CALLBACK (refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dgs_library_get_feeds (library), "items-changed",
                           G_CALLBACK (update_page_cb), self, G_CONNECT_SWAPPED);
  dgs_window_place_restore (self->settings, library, self->sidebar,
                            dgs_browse_page_get_list (self->browse_page), self->article_page);
  update_page_cb (self);
}

/**
 * dgs_window_show_opening:
 * @self: a window that has no library
 *
 * Shows that the library is being opened.
 */
void
dgs_window_show_opening (DgsWindow *self)
{
  g_return_if_fail (DGS_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->stack, "opening");
}

/**
 * dgs_window_show_failure:
 * @self: a window that has no library
 * @words: plain text
 *
 * Shows why the library could not be opened.
 */
void
dgs_window_show_failure (DgsWindow *self, const char *words)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  g_return_if_fail (DGS_IS_WINDOW (self));

  adw_status_page_set_description (self->failure, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/**
 * dgs_window_add_toast:
 * @self: a window
 * @toast: (transfer full): a toast
 *
 * Shows a toast, and says it to a screen reader.
 */
void
dgs_window_add_toast (DgsWindow *self, AdwToast *toast)
{
  g_return_if_fail (DGS_IS_WINDOW (self));

  gtk_accessible_announce (GTK_ACCESSIBLE (self), adw_toast_get_title (toast),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * dgs_window_tell:
 * @self: a window
 * @words: plain text
 *
 * Tells the user what happened.
 */
void
dgs_window_tell (DgsWindow *self, const char *words)
{
  AdwToast *toast = g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", words, NULL);

  dgs_window_add_toast (self, toast);
}

/**
 * dgs_window_select_feed:
 * @self: a window
 * @feed: a feed of the library
 *
 * Goes to a feed.
 */
void
dgs_window_select_feed (DgsWindow *self, DgsFeed *feed)
{
  g_return_if_fail (DGS_IS_WINDOW (self));

  dgs_sidebar_select (self->sidebar, DGS_PLACE_FEED, dgs_feed_get_id (feed));
}

/**
 * dgs_window_show_search:
 * @self: a window with a library
 * @words: (nullable): what to search for
 *
 * Goes to the search over everything.
 */
void
dgs_window_show_search (DgsWindow *self, const char *words)
{
  g_return_if_fail (DGS_IS_WINDOW (self));

  /* Where nothing is, nothing can be found. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "main") != 0)
    return;
  adw_navigation_split_view_set_show_content (self->inner, FALSE);
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  dgs_browse_page_search (self->browse_page, self->library, words);
}

/**
 * dgs_window_leave_search:
 * @self: a window
 *
 * Goes back from the search to the list.
 */
void
dgs_window_leave_search (DgsWindow *self)
{
  g_return_if_fail (DGS_IS_WINDOW (self));

  dgs_browse_page_leave_search (self->browse_page);
  dgs_browse_page_focus (self->browse_page);
}

/**
 * dgs_window_get_list:
 * @self: a window
 *
 * Gets the list of articles.
 *
 * Returns: (transfer none) (nullable): the list, %NULL while something else is shown
 */
DgsListPage *
dgs_window_get_list (DgsWindow *self)
{
  g_return_val_if_fail (DGS_IS_WINDOW (self), NULL);

  return dgs_browse_page_is_list_shown (self->browse_page)
             ? dgs_browse_page_get_list (self->browse_page)
             : NULL;
}

/**
 * dgs_window_update_sidebar:
 * @self: a window
 *
 * Shows at once what the user has changed in the sidebar.
 */
void
dgs_window_update_sidebar (DgsWindow *self)
{
  g_return_if_fail (DGS_IS_WINDOW (self));

  dgs_sidebar_update (self->sidebar);
}

/**
 * dgs_window_get_article_page:
 * @self: a window
 *
 * Gets the page for reading.
 *
 * Returns: (transfer none): an article page
 */
DgsArticlePage *
dgs_window_get_article_page (DgsWindow *self)
{
  g_return_val_if_fail (DGS_IS_WINDOW (self), NULL);

  return self->article_page;
}

/**
 * dgs_window_get_browse_page:
 * @self: a window
 *
 * Gets the middle pane.
 *
 * Returns: (transfer none): a browse page
 */
DgsBrowsePage *
dgs_window_get_browse_page (DgsWindow *self)
{
  g_return_val_if_fail (DGS_IS_WINDOW (self), NULL);

  return self->browse_page;
}

/**
 * dgs_window_open_article:
 * @self: a window that has a library
 * @article: an article of the library
 * @story: the number of a story in it, -1 for where the user left it
 *
 * Opens an article, and selects it where the list has it.
 */
void
dgs_window_open_article (DgsWindow *self, DgsArticle *article, int story)
{
  g_return_if_fail (DGS_IS_WINDOW (self) && self->library);

  dgs_article_page_open_at (self->article_page, self->library, article, story);
  dgs_list_page_select (dgs_browse_page_get_list (self->browse_page), dgs_article_get_id (article));
  adw_navigation_split_view_set_show_content (self->outer, TRUE);
  adw_navigation_split_view_set_show_content (self->inner, TRUE);
}

/**
 * dgs_window_show_latest:
 * @self: a window that has a library
 *
 * Goes to the newest digests.
 */
void
dgs_window_show_latest (DgsWindow *self)
{
  g_return_if_fail (DGS_IS_WINDOW (self) && self->library);

  dgs_sidebar_select (self->sidebar, DGS_PLACE_LATEST, 0);
  item_activated_cb (self);
}
