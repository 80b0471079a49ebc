/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-reading.h"

#include <glib/gi18n.h>

#include "dgs-article-copy.h"
#include "dgs-sources-sheet.h"
#include "dgs-words.h"

static DgsArticlePage *
get_page (DgsWindow *window)
{
  return dgs_window_get_article_page (window);
}

static DgsReaderView *
get_reader (DgsWindow *window)
{
  return dgs_article_page_get_reader (get_page (window));
}

static int
get_story (DgsWindow *window)
{
  return dgs_reader_view_get_story (get_reader (window));
}

static gint64
get_article_id (DgsWindow *window)
{
  DgsArticle *article = dgs_article_page_get_article (get_page (window));

  return article ? dgs_article_get_id (article) : 0;
}

/* --- Within the text --- */

static void
step_story (DgsWindow *window, gboolean forward)
{
  if (!dgs_reader_view_step_story (get_reader (window), forward))
    gtk_widget_error_bell (GTK_WIDGET (window));
}

static void
next_story (DgsWindow *window)
{
  step_story (window, TRUE);
}

static void
previous_story (DgsWindow *window)
{
  step_story (window, FALSE);
}

/* Where the text ends, the next one begins. */
static void
next_page (DgsWindow *window)
{
  if (!dgs_reader_view_turn_page (get_reader (window), TRUE))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.next-unread", NULL);
}

static void
previous_page (DgsWindow *window)
{
  dgs_reader_view_turn_page (get_reader (window), FALSE);
}

static void
show_outline (DgsWindow *window)
{
  dgs_article_page_show_outline (get_page (window));
}

static void
find (DgsWindow *window)
{
  dgs_find_bar_open (dgs_article_page_get_find_bar (get_page (window)));
}

static void
find_next (DgsWindow *window)
{
  dgs_find_bar_step (dgs_article_page_get_find_bar (get_page (window)), TRUE);
}

static void
find_previous (DgsWindow *window)
{
  dgs_find_bar_step (dgs_article_page_get_find_bar (get_page (window)), FALSE);
}

static void
retry (DgsWindow *window)
{
  dgs_article_page_retry (get_page (window));
}

/* The story's own page; outside of a story, that of the article. */
static char *
get_address (DgsWindow *window)
{
  int story = get_story (window);

  if (story < 0)
    return dgs_article_page_get_address (get_page (window));
  return g_strdup (
      dgs_article_copy_story_link (dgs_article_page_get_text (get_page (window)), story));
}

static void
open_story (DgsWindow *window)
{
  g_autofree char *address = get_address (window);

  if (address)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-address", "s", address);
}

/* --- Copying --- */

static void
copy (DgsWindow *window, const char *text, const char *words)
{
  if (!text)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
  dgs_window_tell (window, words);
}

static void
copy_story (DgsWindow *window)
{
  g_autofree char *text =
      dgs_article_copy_story (dgs_article_page_get_text (get_page (window)), get_story (window));

  copy (window, text, _ ("Story copied"));
}

static void
copy_story_link (DgsWindow *window)
{
  copy (window,
        dgs_article_copy_story_link (dgs_article_page_get_text (get_page (window)),
                                     get_story (window)),
        _ ("Link copied"));
}

static void
copy_markdown (DgsWindow *window)
{
  DgsArticle *article = dgs_article_page_get_article (get_page (window));
  const DgsArticleText *text = dgs_article_page_get_text (get_page (window));
  g_autofree char *markdown = NULL;

  if (text)
    markdown = dgs_article_copy_markdown (text, dgs_article_get_title (article));
  copy (window, markdown, _ ("Digest copied"));
}

static void
copy_link (DgsWindow *window)
{
  g_autofree char *address = dgs_article_page_get_address (get_page (window));

  copy (window, address, _ ("Link copied"));
}

/* --- From one article to another --- */

static void
step_article (DgsWindow *window, gboolean forward)
{
  DgsListPage *list = dgs_browse_page_get_list (dgs_window_get_browse_page (window));
  g_autoptr (DgsArticle) article = dgs_list_page_step (list, get_article_id (window), forward);

  if (article)
    dgs_window_open_article (window, article, -1);
  else
    dgs_window_tell (window, forward ? _ ("This is the last digest of the list")
                                     : _ ("This is the first digest of the list"));
}

static void
next_article (DgsWindow *window)
{
  step_article (window, TRUE);
}

static void
previous_article (DgsWindow *window)
{
  step_article (window, FALSE);
}

static void
unread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsArticle) article = NULL;
  g_autofree char *words = NULL;
  gint64 id = dgs_article_list_find_unread_finish (DGS_ARTICLE_LIST (source), result, &error);

  if (error) {
    words = dgs_words_error (error, NULL);
    dgs_window_tell (window, words);
  } else if (id == 0) {
    dgs_window_tell (window, _ ("No more unread digests"));
  } else if (dgs_window_get_library (window)) {
    article = dgs_library_get_article (dgs_window_get_library (window), id);
    dgs_window_open_article (window, article, -1);
  }
}

static void
next_unread (DgsWindow *window)
{
  DgsListPage *list = dgs_browse_page_get_list (dgs_window_get_browse_page (window));

  if (dgs_window_get_library (window))
    dgs_list_page_find_unread_async (list, get_article_id (window), NULL, unread_cb,
                                     g_object_ref (window));
}

/* --- Actions --- */

/* What must be there for an action. */
typedef enum {
  NEEDS_LIBRARY,
  NEEDS_TEXT,
  NEEDS_OUTLINE,
  NEEDS_STORIES,
  NEEDS_STORY,
  NEEDS_STORY_LINK,
  NEEDS_ADDRESS,
  NEEDS_ANY_ADDRESS,
} Need;

typedef struct {
  const char *name;
  void (*run) (DgsWindow *window);
  Need need;
} Action;

static const Action actions[] = {
  { "article.next-story", next_story, NEEDS_STORIES },
  { "article.previous-story", previous_story, NEEDS_STORIES },
  { "article.next-page", next_page, NEEDS_TEXT },
  { "article.previous-page", previous_page, NEEDS_TEXT },
  { "article.open-story", open_story, NEEDS_ANY_ADDRESS },
  { "article.show-outline", show_outline, NEEDS_OUTLINE },
  { "article.find", find, NEEDS_TEXT },
  { "article.find-next", find_next, NEEDS_TEXT },
  { "article.find-previous", find_previous, NEEDS_TEXT },
  { "article.copy-story", copy_story, NEEDS_STORY },
  { "article.copy-story-link", copy_story_link, NEEDS_STORY_LINK },
  { "article.copy-markdown", copy_markdown, NEEDS_TEXT },
  { "article.copy-link", copy_link, NEEDS_ADDRESS },
  { "article.retry", retry, NEEDS_ADDRESS },
  { "win.next-article", next_article, NEEDS_LIBRARY },
  { "win.previous-article", previous_article, NEEDS_LIBRARY },
  { "win.next-unread", next_unread, NEEDS_LIBRARY },
};

static void
run_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (actions); i++) {
    if (g_str_equal (actions[i].name, name))
      actions[i].run (DGS_WINDOW (widget));
  }
}

static gboolean
is_met (DgsWindow *window, Need need)
{
  const DgsArticleText *text = dgs_article_page_get_text (get_page (window));
  GListModel *outline = dgs_reader_view_get_outline (get_reader (window));
  g_autofree char *address = NULL;

  switch (need) {
  case NEEDS_LIBRARY:
    return TRUE;
  case NEEDS_TEXT:
    return text != NULL;
  case NEEDS_OUTLINE:
    return text && g_list_model_get_n_items (outline) > 0;
  case NEEDS_STORIES:
    return text && text->stories->len > 0;
  case NEEDS_STORY:
    return text && get_story (window) >= 0;
  case NEEDS_STORY_LINK:
    return dgs_article_copy_story_link (text, get_story (window)) != NULL;
  case NEEDS_ANY_ADDRESS:
    address = text ? get_address (window) : NULL;
    return address != NULL;
  case NEEDS_ADDRESS:
    address = text ? dgs_article_page_get_address (get_page (window)) : NULL;
    return address != NULL;
  default:
    g_assert_not_reached ();
  }
}

/* --- Keys --- */

static const struct {
  guint key;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_n, 0, "article.next-story" },
  { GDK_KEY_p, 0, "article.previous-story" },
  { GDK_KEY_j, 0, "win.next-article" },
  { GDK_KEY_k, 0, "win.previous-article" },
  { GDK_KEY_o, 0, "article.open-story" },
  { GDK_KEY_s, 0, "article.toggle-saved" },
  { GDK_KEY_m, 0, "article.toggle-read" },
  { GDK_KEY_space, 0, "article.next-page" },
  { GDK_KEY_space, GDK_SHIFT_MASK, "article.previous-page" },
};

static gboolean
is_within (GtkWidget *widget, GType type)
{
  return gtk_widget_get_ancestor (widget, type) != NULL;
}

/* A letter is a command only where nobody writes, and where the article or the list is in use. A
 * button that has the keyboard keeps the space bar. */
static gboolean
takes_keys (DgsWindow *window, guint key)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  if (!focus)
    return TRUE;
  if (key == GDK_KEY_space)
    return focus == GTK_WIDGET (get_reader (window));
  if (GTK_IS_EDITABLE (focus) || is_within (focus, GTK_TYPE_POPOVER) ||
      is_within (focus, ADW_TYPE_DIALOG) || is_within (focus, DGS_TYPE_SOURCES_SHEET))
    return FALSE;
  return is_within (focus, DGS_TYPE_ARTICLE_PAGE) || is_within (focus, DGS_TYPE_LIST_PAGE);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  gsize i = GPOINTER_TO_SIZE (user_data);

  return takes_keys (DGS_WINDOW (widget), keys[i].key) &&
         gtk_widget_activate_action (widget, keys[i].action, NULL);
}

/**
 * dgs_window_reading_install_actions:
 * @widget_class: the class of the window
 *
 * Installs what a reader does within a text and from one to another.
 */
void
dgs_window_reading_install_actions (GtkWidgetClass *widget_class)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, run_action);
}

/**
 * dgs_window_reading_init:
 * @window: a new window
 *
 * Gives the window the keys that are letters. They are looked at before the text gets them, for a
 * text view takes every letter as typed.
 */
void
dgs_window_reading_init (DgsWindow *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  gsize i;

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_callback_action_new (key_cb, GSIZE_TO_POINTER (i), NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
  g_signal_connect_object (get_reader (window), "notify::story",
                           G_CALLBACK (dgs_window_reading_update), window, G_CONNECT_SWAPPED);
  dgs_window_reading_update (window);
}

/**
 * dgs_window_reading_update:
 * @window: a window
 *
 * Enables what can be done with the text that is shown.
 */
void
dgs_window_reading_update (DgsWindow *window)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), actions[i].name,
                                   is_met (window, actions[i].need));
}
