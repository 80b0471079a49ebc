/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-list-page.h"

#include <glib/gi18n.h>

#include "dgs-article-row.h"
#include "dgs-banner.h"
#include "dgs-publisher.h"
#include "dgs-sectioned-list.h"
#include "dgs-words.h"

/* So many frames it may take until a list that has grown above stands at its top. */
#define TOP_FRAMES 3

struct _DgsListPage {
  AdwBin parent_instance;

  AdwBanner *moved;
  AdwBanner *offline;
  GtkListView *list;
  GtkScrolledWindow *scroller;
  GtkStack *stack;
  AdwStatusPage *empty;

  DgsArticleList *articles;
  GtkSingleSelection *selection;
  DgsSidebarItem *item;
  gint64 wanted; /* what to select once the list is read, 0 for none */
  guint top_tick;
  guint top_frames;
};

enum {
  PROP_EMPTY = 1,
  N_PROPS,
};

enum {
  SIGNAL_ARTICLE_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsListPage, dgs_list_page, ADW_TYPE_BIN)

typedef struct {
  const char *icon_name;
  const char *title;
  const char *description;
} Emptiness;

static const Emptiness emptiness[] = {
  [DGS_PLACE_LATEST] = { "document-open-recent-symbolic", N_ ("No Digests Yet"),
                         N_ ("They come with the next refresh.") },
  [DGS_PLACE_UNREAD] = { "object-select-symbolic", N_ ("All Read"),
                         N_ ("New digests will be listed here.") },
  [DGS_PLACE_SAVED] = { "starred-symbolic", N_ ("Nothing Saved"),
                        N_ ("Save a digest with the star above its text to find it here.") },
  [DGS_PLACE_FEED] = { "application-rss+xml-symbolic", N_ ("Nothing in This Feed"),
                       N_ ("It has not carried any article yet.") },
  [DGS_PLACE_SERIES] = { "view-paged-symbolic", N_ ("No Digests"),
                         N_ ("This series has none in the library.") },
  [DGS_PLACE_FOLDER] = { "folder-symbolic", N_ ("Nothing in This Folder"),
                         N_ ("Its feeds have not carried any article yet.") },
};

static char *
get_week (gpointer instance, DgsArticle *article)
{
  return article ? dgs_words_week (dgs_article_get_week (article)) : g_strdup ("");
}

static void
activate_cb (DgsListPage *self, guint position)
{
  g_autoptr (DgsArticle) article = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (!article)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[SIGNAL_ARTICLE_ACTIVATED], 0, article);
}

/* The keys stand on the item of the list; the menu belongs to the row in it. */
static DgsArticleRow *
get_focused_row (DgsListPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))
                       ? gtk_widget_get_first_child (focus)
                       : NULL;

  return DGS_IS_ARTICLE_ROW (row) ? DGS_ARTICLE_ROW (row) : NULL;
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DgsArticleRow *row = get_focused_row (DGS_LIST_PAGE (widget));

  return row && gtk_widget_activate_action (GTK_WIDGET (row), "row.menu", NULL);
}

/* The view keeps the row that was first where it is, which is right but at the top: there what
 * comes above it would stay hidden, if only the header of its week. The row is brought to the top
 * before the next frame, the header after it, once the view knows how high it is. */
static gboolean
keep_top_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DgsListPage *self = DGS_LIST_PAGE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (adjustment, 0);
  if (--self->top_frames > 0)
    return G_SOURCE_CONTINUE;
  self->top_tick = 0;
  return G_SOURCE_REMOVE;
}

static void
keep_top (DgsListPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  if (gtk_adjustment_get_value (adjustment) > 0 && !self->top_tick)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
  self->top_frames = TOP_FRAMES;
  if (!self->top_tick)
    self->top_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), keep_top_cb, NULL, NULL);
}

/* A feed that could not be read says why there is nothing. */
static void
update_empty (DgsListPage *self)
{
  const Emptiness *words = &emptiness[dgs_sidebar_item_get_place (self->item)];
  g_autofree char *status = NULL;
  g_autofree char *escaped = NULL;
  gboolean failed;

  g_object_get (self->item, "status", &status, NULL);
  failed = status && *status;
  escaped = g_markup_escape_text (failed ? status : _ (words->description), -1);
  adw_status_page_set_icon_name (self->empty,
                                 failed ? "dialog-warning-symbolic" : words->icon_name);
  adw_status_page_set_title (self->empty, failed ? _ ("Nothing Could Be Read") : _ (words->title));
  adw_status_page_set_description (self->empty, escaped);
}

/* What was to be selected while the list was read. */
static void
select_wanted (DgsListPage *self)
{
  gint64 wanted = self->wanted;

  if (!wanted || dgs_article_list_get_loading (self->articles))
    return;
  self->wanted = 0;
  if (dgs_article_list_find (self->articles, wanted) == G_MAXUINT)
    return;
  if (self->top_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->top_tick);
  self->top_tick = 0;
  dgs_list_page_select (self, wanted);
}

static void
update (DgsListPage *self)
{
  const char *page = "list";

  if (!self->articles)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->articles)) == 0)
    page = dgs_article_list_get_loading (self->articles) ? "loading" : "empty";
  if (g_str_equal (page, "empty"))
    update_empty (self);
  gtk_stack_set_visible_child_name (self->stack, page);
  select_wanted (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EMPTY]);
}

static gboolean
is_gone (DgsFeed *feed)
{
  DgsProblem problem = feed ? dgs_feed_get_problem (feed) : DGS_PROBLEM_NONE;

  return problem == DGS_PROBLEM_NOT_FOUND || problem == DGS_PROBLEM_GONE;
}

/* What is known of the publisher tells what took the place of a feed that is gone. */
static void
update_moved (DgsListPage *self)
{
  DgsFeed *feed = dgs_sidebar_item_get_feed (self->item);
  g_autoptr (GPtrArray) replacements = NULL;
  const DgsPublisherFeed *best;

  if (is_gone (feed))
    replacements = dgs_publisher_get_replacements (dgs_feed_get_address (feed));
  adw_banner_set_revealed (self->moved, replacements && replacements->len > 0);
  if (!replacements || replacements->len == 0)
    return;
  best = g_ptr_array_index (replacements, 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->moved), "s", best->address);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->moved),
                                  best->is_page ? "win.follow-page" : "win.subscribe");
}

static void
item_notify_cb (DgsListPage *self)
{
  update_moved (self);
  update (self);
}

static void
network_cb (DgsListPage *self)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  adw_banner_set_revealed (self->offline, !g_network_monitor_get_network_available (monitor));
}

static void
dgs_list_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_EMPTY:
    g_value_set_boolean (value, dgs_list_page_is_empty (DGS_LIST_PAGE (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_list_page_dispose (GObject *object)
{
  DgsListPage *self = DGS_LIST_PAGE (object);

  g_clear_object (&self->item);
  g_clear_object (&self->selection);
  g_clear_object (&self->articles);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_LIST_PAGE);

  G_OBJECT_CLASS (dgs_list_page_parent_class)->dispose (object);
}

static void
dgs_list_page_class_init (DgsListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dgs_list_page_get_property;
  object_class->dispose = dgs_list_page_dispose;

  props[PROP_EMPTY] =
      g_param_spec_boolean ("empty", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_ARTICLE_ACTIVATED] =
      g_signal_new ("article-activated", DGS_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, DGS_TYPE_ARTICLE);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);

  g_type_ensure (DGS_TYPE_ARTICLE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, DgsListPage, list);
  gtk_widget_class_bind_template_child (widget_class, DgsListPage, moved);
  gtk_widget_class_bind_template_child (widget_class, DgsListPage, offline);
  gtk_widget_class_bind_template_child (widget_class, DgsListPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DgsListPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, get_week);
}

static void
dgs_list_page_init (DgsListPage *self)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dgs_banner_unfold (self->offline);
  dgs_banner_unfold (self->moved);
  g_signal_connect_object (monitor, "notify::network-available", G_CALLBACK (network_cb), self,
                           G_CONNECT_SWAPPED);
  network_cb (self);
}

static void
set_articles (DgsListPage *self, DgsArticleList *articles)
{
  g_autoptr (DgsSectionedList) sections = dgs_sectioned_list_new (articles);

  g_set_object (&self->articles, articles);
  g_signal_connect_object (articles, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (articles, "notify::loading", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);

  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sections));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  /* Another list begins at its top; from here on the view hears of changes before this does. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (keep_top), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dgs_list_page_set_item:
 * @self: a list page
 * @library: an open library
 * @item: a place that is a list
 *
 * Shows the articles of a place.
 */
void
dgs_list_page_set_item (DgsListPage *self, DgsLibrary *library, DgsSidebarItem *item)
{
  g_autoptr (DgsArticleList) articles = NULL;

  g_return_if_fail (DGS_IS_LIST_PAGE (self));

  if (self->articles)
    g_signal_handlers_disconnect_by_func (self->articles, update, self);
  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, item_notify_cb, self);
  g_set_object (&self->item, item);
  self->wanted = 0;
  g_signal_connect_object (item, "notify", G_CALLBACK (item_notify_cb), self, G_CONNECT_SWAPPED);
  articles = dgs_article_list_new (library, dgs_sidebar_item_get_scope (item));
  set_articles (self, articles);
  item_notify_cb (self);
}

/**
 * dgs_list_page_focus_list:
 * @self: a list page
 *
 * Gives the keyboard to the list, at the row that is selected.
 */
void
dgs_list_page_focus_list (DgsListPage *self)
{
  guint position;

  g_return_if_fail (DGS_IS_LIST_PAGE (self));

  if (!self->selection)
    return;
  position = gtk_single_selection_get_selected (self->selection);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/**
 * dgs_list_page_is_empty:
 * @self: a list page
 *
 * Tells whether there is nothing in the item that it shows.
 *
 * Returns: %FALSE while that is not known
 */
gboolean
dgs_list_page_is_empty (DgsListPage *self)
{
  g_return_val_if_fail (DGS_IS_LIST_PAGE (self), FALSE);

  return self->articles && !dgs_article_list_get_loading (self->articles) &&
         g_list_model_get_n_items (G_LIST_MODEL (self->articles)) == 0;
}

/**
 * dgs_list_page_get_current:
 * @self: a list page
 *
 * Tells which article the keyboard is at, or which is selected.
 *
 * Returns: row id of an article, 0 for none
 */
gint64
dgs_list_page_get_current (DgsListPage *self)
{
  DgsArticleRow *row;
  DgsArticle *article = NULL;

  g_return_val_if_fail (DGS_IS_LIST_PAGE (self), 0);

  row = get_focused_row (self);
  if (row)
    article = dgs_article_row_get_article (row);
  else if (self->selection)
    article = gtk_single_selection_get_selected_item (self->selection);
  return article ? dgs_article_get_id (article) : 0;
}

/**
 * dgs_list_page_get_bound:
 * @self: a list page
 * @article_id: row id of the last article that is meant, 0 for all
 * @out_scope: (out caller-allocates): which articles the list holds
 * @out_bound: (out caller-allocates): how far down
 *
 * Says what marking everything down to an article means.
 *
 * Returns: whether there is anything
 */
gboolean
dgs_list_page_get_bound (DgsListPage *self,
                         gint64 article_id,
                         DgsScope *out_scope,
                         DgsMarkBound *out_bound)
{
  guint position = G_MAXUINT;

  g_return_val_if_fail (DGS_IS_LIST_PAGE (self), FALSE);

  if (!self->articles)
    return FALSE;
  if (article_id) {
    position = dgs_article_list_find (self->articles, article_id);
    if (position == G_MAXUINT)
      return FALSE;
  }
  *out_scope = *dgs_sidebar_item_get_scope (self->item);
  return dgs_article_list_get_bound (self->articles, position, out_bound);
}

/**
 * dgs_list_page_step:
 * @self: a list page
 * @from: row id of an article
 * @forward: whether to go on, and not back
 *
 * Gets the article below another one, or above it.
 *
 * Returns: (transfer full) (nullable): an article; from one that is not in the list it is the
 *   first, and %NULL where there is none
 */
DgsArticle *
dgs_list_page_step (DgsListPage *self, gint64 from, gboolean forward)
{
  guint position;

  g_return_val_if_fail (DGS_IS_LIST_PAGE (self), NULL);

  if (!self->articles)
    return NULL;
  position = dgs_article_list_find (self->articles, from);
  if (position == G_MAXUINT)
    position = 0;
  else if (!forward && position == 0)
    return NULL;
  else
    position = forward ? position + 1 : position - 1;
  return g_list_model_get_item (G_LIST_MODEL (self->articles), position);
}

/**
 * dgs_list_page_find_unread_async:
 * @self: a list page that shows a place
 * @after: row id of the article to go on from
 * @cancellable: (nullable): stops it
 * @callback: called with the list as source, for dgs_article_list_find_unread_finish()
 * @user_data: for @callback
 *
 * Looks for the next article of the list that was not read.
 */
void
dgs_list_page_find_unread_async (DgsListPage *self,
                                 gint64 after,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (DGS_IS_LIST_PAGE (self) && self->articles);

  dgs_article_list_find_unread_async (self->articles, after, cancellable, callback, user_data);
}

/**
 * dgs_list_page_select:
 * @self: a list page
 * @article_id: row id of an article
 *
 * Selects an article and brings it to sight, where the list has it, or will once it is read. The
 * keyboard stays where it is.
 */
void
dgs_list_page_select (DgsListPage *self, gint64 article_id)
{
  guint position;

  g_return_if_fail (DGS_IS_LIST_PAGE (self));

  if (!self->articles)
    return;
  self->wanted = dgs_article_list_get_loading (self->articles) ? article_id : 0;
  position = dgs_article_list_find (self->articles, article_id);
  if (position == G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  else
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT, NULL);
}
