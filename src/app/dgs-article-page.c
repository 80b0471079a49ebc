/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-page-private.h"

#include <glib/gi18n.h>

#include "dgs-article-words.h"
#include "dgs-banner.h"
#include "dgs-outline-popover.h"
#include "dgs-sources-sheet.h"
#include "dgs-text-popover.h"
#include "dgs-text-settings.h"
#include "dgs-words.h"

/* A text that comes sooner than this shows no spinner before it, which would only flicker. */
#define SPINNER_DELAY_MS 200

/* The place is written down when scrolling has rested for as long. */
#define SAVE_DELAY_MS 1000

enum {
  PROP_ARTICLE = 1,
  PROP_LOADED,
  PROP_SHOW_BACK_BUTTON,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsArticlePage, dgs_article_page, ADW_TYPE_NAVIGATION_PAGE)

/* --- What the template asks for --- */

static gboolean
has_article (gpointer instance, DgsArticle *article)
{
  return article != NULL;
}

/* The icon theme's own signs for these two are so faint that their buttons look insensitive. */
static char *
get_saved_icon (gpointer instance, gboolean saved)
{
  return g_strdup (saved ? "starred-symbolic" : "dgs-not-saved-symbolic");
}

static char *
get_saved_words (gpointer instance, gboolean saved)
{
  return g_strdup (saved ? _ ("Remove from Saved") : _ ("Save"));
}

static char *
get_read_icon (gpointer instance, gboolean read)
{
  return g_strdup (read ? "dgs-read-symbolic" : "mail-unread-symbolic");
}

static char *
get_read_words (gpointer instance, gboolean read)
{
  return g_strdup (read ? _ ("Mark as Unread") : _ ("Mark as Read"));
}

static gboolean
has_text (gpointer instance, const char *text)
{
  return text && *text;
}

static void
article_activated_cb (DgsArticlePage *self, gint64 article_id, int story)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-story", "(xi)", article_id, story);
}

static void
link_activated_cb (DgsArticlePage *self, const char *address)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-address", "s", address);
}

static void
figure_activated_cb (DgsArticlePage *self)
{
  dgs_article_page_load_images (self);
}

/* --- Opening --- */

static void
show_sources (DgsArticlePage *self)
{
  guint n_sources = g_list_model_get_n_items (self->text->sources);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u Source", "%u Sources", n_sources), n_sources);

  dgs_sources_sheet_set_sources (self->sheet, self->text->sources, words);
  gtk_label_set_label (self->sources_label, words);
  adw_bottom_sheet_set_reveal_bottom_bar (self->sources, n_sources > 0);
}

static void
hide_sources (DgsArticlePage *self)
{
  adw_bottom_sheet_set_open (self->sources, FALSE);
  adw_bottom_sheet_set_reveal_bottom_bar (self->sources, FALSE);
  dgs_sources_sheet_set_sources (self->sheet, NULL, "");
}

/* What is known of the whole text, and what can be done. */
static void
update_beginning (DgsArticlePage *self)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  g_autofree char *address = dgs_article_page_get_address (self);
  gboolean offline = !g_network_monitor_get_network_available (monitor);
  gboolean off = self->problem == DGS_PROBLEM_CANCELLED;
  g_autofree char *words = dgs_article_words_beginning (self->problem, address, offline);

  adw_banner_set_title (self->beginning, self->fetching ? _ ("Fetching the whole text…") : words);
  adw_banner_set_button_label (self->beginning, self->fetching ? NULL
                                                : off          ? _ ("Open in Browser")
                                                               : _ ("_Try Again"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->beginning),
                                  off ? "article.open-in-browser" : "article.retry");
  adw_banner_set_revealed (self->beginning,
                           self->text && !self->text->full && self->text->wants_page && address);
}

/* The text that grew while it was read stays where it was. */
static void
set_document (DgsArticlePage *self, const DgsTypesetting *typesetting)
{
  DgsPosition place = self->text->position;

  if (self->shown)
    dgs_reader_view_get_position (self->reader, &place.story, &place.offset);
  dgs_reader_view_set_document (self->reader, self->text->document, typesetting);
  if (self->shown || self->wanted_story < 0 ||
      !dgs_reader_view_go_to_story (self->reader, self->wanted_story))
    dgs_reader_view_set_position (self->reader, place.story, place.offset);
  self->saved = self->text->position;
}

static void
show_text (DgsArticlePage *self)
{
  g_autoptr (GPtrArray) also_in = dgs_article_page_list_also_in (self->text->elsewhere);
  g_autofree char *title = dgs_words_title (dgs_article_get_title (self->article));
  g_autofree char *byline = dgs_article_words_byline (self->article);
  g_autofree char *address = dgs_article_page_get_address (self);
  DgsTypesetting typesetting = { .title = title, .details = *byline ? byline : NULL };

  typesetting.leave_out_links = g_list_model_get_n_items (self->text->sources) > 0;
  typesetting.stories = self->text->stories;
  typesetting.also_in = also_in;
  /* Translators: the titles of other digests and of a post stand in the place of %s. */
  typesetting.also_in_format = _ ("Also in: %s");
  dgs_image_loader_start (self->images, self->library, address);
  set_document (self, &typesetting);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reader), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  update_beginning (self);
  show_sources (self);
  gtk_stack_set_visible_child_name (self->stack, "text");
  if (!self->shown && !self->restoring)
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  self->shown = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* What could not be written shows as unread, as it is. */
  if (!dgs_library_mark_finish (DGS_LIBRARY (source), result, &error))
    g_debug ("Not marked as read: %s", error->message);
}

/* Only now has it been seen, and not when a row of the list was passed. */
static void
mark_read (DgsArticlePage *self)
{
  gint64 id = dgs_article_get_id (self->article);

  if (!dgs_article_get_read (self->article))
    dgs_library_mark_async (self->library, &id, 1, DGS_MARK_READ, NULL, marked_cb, NULL);
}

static void loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
load (DgsArticlePage *self)
{
  dgs_library_load_async (self->library, dgs_article_get_id (self->article), self->cancellable,
                          loaded_cb, g_object_ref (self));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsArticlePage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean fetched = dgs_library_fetch_text_finish (DGS_LIBRARY (source), result, &error);

  /* Another article may have been opened since. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  self->fetching = FALSE;
  self->problem = fetched ? DGS_PROBLEM_NONE : dgs_problem_from_error (error);
  if (fetched)
    load (self);
  update_beginning (self);
}

static void
fetch (DgsArticlePage *self)
{
  self->fetching = TRUE;
  dgs_library_fetch_text_async (self->library, dgs_article_get_id (self->article),
                                self->cancellable, fetched_cb, g_object_ref (self));
}

/* The feed has only the beginning, and nobody has looked at the page behind it yet. */
static void
fetch_whole_text (DgsArticlePage *self)
{
  g_autofree char *address = dgs_article_page_get_address (self);

  self->problem = self->text->problem;
  if (self->text->wants_page && self->text->problem == DGS_PROBLEM_NONE && address)
    fetch (self);
}

/* What comes from another digest may be there before its title is. */
static void
show_when_known (DgsArticlePage *self)
{
  g_autofree char *title = NULL;

  if (!self->text || !dgs_article_get_loaded (self->article))
    return;
  title = dgs_words_title (dgs_article_get_title (self->article));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  g_signal_handlers_disconnect_by_func (self->article, show_when_known, self);
  show_text (self);
  if (!self->restoring)
    mark_read (self);
  self->restoring = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsArticlePage) self = user_data;
  g_autoptr (DgsArticleText) text = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  text = dgs_library_load_finish (DGS_LIBRARY (source), result, &error);
  /* Another article may have been opened since. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  if (text) {
    g_clear_pointer (&self->text, dgs_article_text_free);
    self->text = g_steal_pointer (&text);
    if (!self->restoring)
      fetch_whole_text (self);
    if (!dgs_article_get_loaded (self->article))
      g_signal_connect_object (self->article, "notify::loaded", G_CALLBACK (show_when_known), self,
                               G_CONNECT_SWAPPED);
    show_when_known (self);
    return;
  }
  words = dgs_words_error (error, NULL);
  escaped = g_markup_escape_text (words, -1);
  adw_status_page_set_description (self->failure, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
show_spinner_cb (gpointer user_data)
{
  DgsArticlePage *self = user_data;

  self->spinner_source = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

/* --- The place --- */

static void
save_place (DgsArticlePage *self)
{
  DgsPosition place;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!self->shown || !self->text)
    return;
  dgs_reader_view_get_position (self->reader, &place.story, &place.offset);
  if (place.story == self->saved.story && place.offset == self->saved.offset)
    return;
  self->saved = place;
  dgs_library_set_position_async (self->library, self->text->article_id, &place, NULL, NULL);
}

static void
save_place_cb (gpointer user_data)
{
  DgsArticlePage *self = user_data;

  self->save_source = 0;
  save_place (self);
}

static void
moved_cb (DgsArticlePage *self)
{
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->shown)
    self->save_source = g_timeout_add_once (SAVE_DELAY_MS, save_place_cb, self);
}

static void
vadjustment_cb (DgsArticlePage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->reader));

  if (adjustment)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (moved_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
dgs_article_page_unmap (GtkWidget *widget)
{
  save_place (DGS_ARTICLE_PAGE (widget));
  GTK_WIDGET_CLASS (dgs_article_page_parent_class)->unmap (widget);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (!dgs_find_bar_close (DGS_ARTICLE_PAGE (widget)->find_bar))
    gtk_widget_activate_action (widget, "win.go-to-list", NULL);
  return TRUE;
}

static void
stop_loading (DgsArticlePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
}

static void
dgs_article_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_ARTICLE:
    g_value_set_object (value, DGS_ARTICLE_PAGE (object)->article);
    break;
  case PROP_LOADED:
    g_value_set_boolean (value, DGS_ARTICLE_PAGE (object)->shown);
    break;
  case PROP_SHOW_BACK_BUTTON:
    g_value_set_boolean (value, DGS_ARTICLE_PAGE (object)->show_back_button);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_article_page_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_SHOW_BACK_BUTTON:
    DGS_ARTICLE_PAGE (object)->show_back_button = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_article_page_dispose (GObject *object)
{
  DgsArticlePage *self = DGS_ARTICLE_PAGE (object);

  stop_loading (self);
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->shown = FALSE;
  if (self->images)
    dgs_image_loader_stop (self->images);
  g_clear_object (&self->images);
  g_clear_object (&self->article);
  g_clear_object (&self->library);
  g_clear_object (&self->text_settings);
  g_clear_pointer (&self->text, dgs_article_text_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_ARTICLE_PAGE);

  G_OBJECT_CLASS (dgs_article_page_parent_class)->dispose (object);
}

static void
dgs_article_page_class_init (DgsArticlePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dgs_article_page_get_property;
  object_class->set_property = dgs_article_page_set_property;
  object_class->dispose = dgs_article_page_dispose;

  props[PROP_ARTICLE] = g_param_spec_object ("article", NULL, NULL, DGS_TYPE_ARTICLE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LOADED] =
      g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOW_BACK_BUTTON] = g_param_spec_boolean ("show-back-button", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  widget_class->unmap = dgs_article_page_unmap;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  g_type_ensure (DGS_TYPE_FIND_BAR);
  g_type_ensure (DGS_TYPE_OUTLINE_POPOVER);
  g_type_ensure (DGS_TYPE_READER_VIEW);
  g_type_ensure (DGS_TYPE_SOURCES_SHEET);
  g_type_ensure (DGS_TYPE_TEXT_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, beginning);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, clamp);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, failure);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, outline);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, outline_button);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, reader);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, sheet);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, sources);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, sources_label);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, stack);
  gtk_widget_class_bind_template_callback (widget_class, article_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, figure_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_read_icon);
  gtk_widget_class_bind_template_callback (widget_class, get_read_words);
  gtk_widget_class_bind_template_callback (widget_class, get_saved_icon);
  gtk_widget_class_bind_template_callback (widget_class, get_saved_words);
  gtk_widget_class_bind_template_callback (widget_class, has_article);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
}

static void
dgs_article_page_init (DgsArticlePage *self)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->images = dgs_image_loader_new (GTK_TEXT_VIEW (self->reader));
  self->text_settings = dgs_text_settings_new (GTK_TEXT_VIEW (self->reader), self->clamp);
  dgs_banner_unfold (self->beginning);
  dgs_find_bar_set_reader (self->find_bar, self->reader);
  dgs_outline_popover_set_reader (self->outline, self->reader);
  g_signal_connect_object (self->reader, "notify::vadjustment", G_CALLBACK (vadjustment_cb), self,
                           G_CONNECT_SWAPPED);
  vadjustment_cb (self);
  g_signal_connect_object (monitor, "notify::network-available", G_CALLBACK (update_beginning),
                           self, G_CONNECT_SWAPPED);
}

/**
 * dgs_article_page_open:
 * @self: an article page
 * @library: an open library
 * @article: the article to read
 *
 * Shows an article where the user left it, and marks it as read once its text is there.
 */
void
dgs_article_page_open (DgsArticlePage *self, DgsLibrary *library, DgsArticle *article)
{
  dgs_article_page_open_at (self, library, article, -1);
}

/**
 * dgs_article_page_open_at:
 * @self: an article page
 * @library: an open library
 * @article: the article to read
 * @story: the number of a story in it, -1 for where the user left it
 *
 * Shows an article at one of its stories, and marks it as read once its text is there.
 */
void
dgs_article_page_open_at (DgsArticlePage *self, DgsLibrary *library, DgsArticle *article, int story)
{
  g_autofree char *title = NULL;

  g_return_if_fail (DGS_IS_ARTICLE_PAGE (self));

  if (self->article && self->text &&
      dgs_article_get_id (self->article) == dgs_article_get_id (article)) {
    if (story >= 0)
      dgs_reader_view_go_to_story (self->reader, story);
    return;
  }

  save_place (self);
  if (self->article)
    g_signal_handlers_disconnect_by_func (self->article, show_when_known, self);
  dgs_find_bar_close (self->find_bar);
  self->shown = FALSE;
  self->wanted_story = story;
  self->problem = DGS_PROBLEM_NONE;
  stop_loading (self);
  dgs_image_loader_stop (self->images);
  hide_sources (self);
  g_clear_pointer (&self->text, dgs_article_text_free);
  g_set_object (&self->library, library);
  g_set_object (&self->article, article);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ARTICLE]);
  title = dgs_words_title (dgs_article_get_title (article));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);

  self->fetching = FALSE;
  self->restoring = FALSE;
  update_beginning (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
  self->cancellable = g_cancellable_new ();
  self->spinner_source = g_timeout_add_once (SPINNER_DELAY_MS, show_spinner_cb, self);
  load (self);
}

/**
 * dgs_article_page_restore:
 * @self: an article page
 * @library: an open library
 * @article: the article that was open
 *
 * Shows an article that the user has not asked for now: it stays unread if it is, nothing is
 * fetched, and the keyboard stays where it is.
 */
void
dgs_article_page_restore (DgsArticlePage *self, DgsLibrary *library, DgsArticle *article)
{
  dgs_article_page_open (self, library, article);
  self->restoring = TRUE;
}

/**
 * dgs_article_page_retry:
 * @self: an article page that shows a beginning
 *
 * Fetches the whole text again.
 */
void
dgs_article_page_retry (DgsArticlePage *self)
{
  g_return_if_fail (DGS_IS_ARTICLE_PAGE (self));

  if (!self->text || self->fetching)
    return;
  fetch (self);
  update_beginning (self);
}
