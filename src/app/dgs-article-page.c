/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-article-page.h"

#include <glib/gi18n.h>

#include "dgs-address.h"
#include "dgs-article-words.h"
#include "dgs-reader-view.h"
#include "dgs-sources-sheet.h"
#include "dgs-text-popover.h"
#include "dgs-text-settings.h"
#include "dgs-words.h"

/* A text that comes sooner than this shows no spinner before it, which would only flicker. */
#define SPINNER_DELAY_MS 200

struct _DgsArticlePage {
  AdwNavigationPage parent_instance;

  AdwBanner *beginning;
  AdwClampScrollable *clamp;
  AdwStatusPage *failure;
  DgsReaderView *reader;
  DgsSourcesSheet *sheet;
  AdwBottomSheet *sources;
  GtkLabel *sources_label;
  GtkStack *stack;

  DgsArticle *article;
  DgsArticleText *text;
  DgsLibrary *library;
  DgsTextSettings *text_settings;
  GCancellable *cancellable;
  guint spinner_source;
  gboolean fetching;
  gboolean restoring;
  gboolean show_back_button;
};

enum {
  PROP_ARTICLE = 1,
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

static char *
get_saved_icon (gpointer instance, gboolean saved)
{
  return g_strdup (saved ? "starred-symbolic" : "non-starred-symbolic");
}

static char *
get_saved_words (gpointer instance, gboolean saved)
{
  return g_strdup (saved ? _ ("Remove from Saved") : _ ("Save"));
}

static char *
get_read_icon (gpointer instance, gboolean read)
{
  return g_strdup (read ? "mail-read-symbolic" : "mail-unread-symbolic");
}

static char *
get_read_words (gpointer instance, gboolean read)
{
  return g_strdup (read ? _ ("Mark as Unread") : _ ("Mark as Read"));
}

static void
link_activated_cb (DgsArticlePage *self, const char *address)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-address", "s", address);
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

static void
show_text (DgsArticlePage *self)
{
  g_autofree char *title = dgs_words_title (dgs_article_get_title (self->article));
  g_autofree char *byline = dgs_article_words_byline (self->article);
  g_autofree char *address = dgs_article_page_get_address (self);
  DgsTypesetting typesetting = { .title = title, .details = *byline ? byline : NULL };

  typesetting.leave_out_links = g_list_model_get_n_items (self->text->sources) > 0;
  dgs_reader_view_set_document (self->reader, self->text->document, &typesetting);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reader), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  adw_banner_set_revealed (self->beginning,
                           !self->text->full && !self->fetching && address != NULL);
  show_sources (self);
  gtk_stack_set_visible_child_name (self->stack, "text");
  if (!self->restoring)
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  gtk_widget_action_set_enabled (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                 "article.open-in-browser", address != NULL);
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
  if (fetched)
    load (self);
  else
    adw_banner_set_revealed (self->beginning, TRUE);
}

/* The feed has only the beginning, and nobody has looked at the page behind it yet. */
static void
fetch_whole_text (DgsArticlePage *self)
{
  g_autofree char *address = dgs_article_page_get_address (self);

  self->fetching = self->text->wants_page && self->text->problem == DGS_PROBLEM_NONE && address;
  if (self->fetching)
    dgs_library_fetch_text_async (self->library, dgs_article_get_id (self->article),
                                  self->cancellable, fetched_cb, g_object_ref (self));
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
    show_text (self);
    if (!self->restoring)
      mark_read (self);
    self->restoring = FALSE;
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
  props[PROP_SHOW_BACK_BUTTON] = g_param_spec_boolean ("show-back-button", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.go-to-list", NULL);

  g_type_ensure (DGS_TYPE_READER_VIEW);
  g_type_ensure (DGS_TYPE_SOURCES_SHEET);
  g_type_ensure (DGS_TYPE_TEXT_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, beginning);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, clamp);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, failure);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, reader);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, sheet);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, sources);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, sources_label);
  gtk_widget_class_bind_template_child (widget_class, DgsArticlePage, stack);
  gtk_widget_class_bind_template_callback (widget_class, get_read_icon);
  gtk_widget_class_bind_template_callback (widget_class, get_read_words);
  gtk_widget_class_bind_template_callback (widget_class, get_saved_icon);
  gtk_widget_class_bind_template_callback (widget_class, get_saved_words);
  gtk_widget_class_bind_template_callback (widget_class, has_article);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
}

static void
dgs_article_page_init (DgsArticlePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->text_settings = dgs_text_settings_new (GTK_TEXT_VIEW (self->reader), self->clamp);
}

/**
 * dgs_article_page_open:
 * @self: an article page
 * @library: an open library
 * @article: the article to read
 *
 * Shows an article, and marks it as read once its text is there.
 */
void
dgs_article_page_open (DgsArticlePage *self, DgsLibrary *library, DgsArticle *article)
{
  g_autofree char *title = NULL;

  g_return_if_fail (DGS_IS_ARTICLE_PAGE (self));

  if (self->article && self->text &&
      dgs_article_get_id (self->article) == dgs_article_get_id (article))
    return;

  stop_loading (self);
  hide_sources (self);
  g_clear_pointer (&self->text, dgs_article_text_free);
  g_set_object (&self->library, library);
  g_set_object (&self->article, article);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ARTICLE]);
  title = dgs_words_title (dgs_article_get_title (article));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);

  self->fetching = FALSE;
  self->restoring = FALSE;
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
 * dgs_article_page_get_article:
 * @self: an article page
 *
 * Gets the article that is being read.
 *
 * Returns: (transfer none) (nullable): an article
 */
DgsArticle *
dgs_article_page_get_article (DgsArticlePage *self)
{
  g_return_val_if_fail (DGS_IS_ARTICLE_PAGE (self), NULL);

  return self->article;
}

/* The samples stand on no page: RFC 2606 keeps their address from ever answering. */
static gboolean
is_on_the_web (const char *address)
{
  g_autofree char *host = dgs_address_get_host (address);

  return host && !g_str_has_suffix (host, ".invalid");
}

/**
 * dgs_article_page_get_address:
 * @self: an article page
 *
 * Gets the address of the page that the article stands on.
 *
 * Returns: (transfer full) (nullable): the newest known address, %NULL where there is none
 */
char *
dgs_article_page_get_address (DgsArticlePage *self)
{
  const char *address = NULL;

  g_return_val_if_fail (DGS_IS_ARTICLE_PAGE (self), NULL);

  if (self->text && self->text->links && *self->text->links)
    address = *self->text->links;
  else if (self->article)
    address = dgs_article_get_link (self->article);
  return is_on_the_web (address) ? g_strdup (address) : NULL;
}

/**
 * dgs_article_page_focus:
 * @self: an article page
 *
 * Gives the keyboard to the text, or to what is there without one.
 */
void
dgs_article_page_focus (DgsArticlePage *self)
{
  g_return_if_fail (DGS_IS_ARTICLE_PAGE (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->reader)) ||
      !gtk_widget_grab_focus (GTK_WIDGET (self->reader)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
