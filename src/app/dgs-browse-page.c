/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-browse-page.h"

#include <glib/gi18n.h>

#include "dgs-list-page.h"
#include "dgs-search-page.h"
#include "dgs-sources-page.h"
#include "dgs-weeks-page.h"

struct _DgsBrowsePage {
  AdwNavigationPage parent_instance;

  DgsListPage *list;
  DgsSearchPage *search;
  DgsSourcesPage *sources;
  GtkStack *stack;
  DgsWeeksPage *weeks;

  DgsSidebarItem *item;
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

G_DEFINE_FINAL_TYPE (DgsBrowsePage, dgs_browse_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
is_shown (DgsBrowsePage *self, gpointer page)
{
  return gtk_stack_get_visible_child (self->stack) == page;
}

static void
article_activated_cb (DgsBrowsePage *self, DgsArticle *article)
{
  g_signal_emit (self, signals[SIGNAL_ARTICLE_ACTIVATED], 0, article);
}

static void
empty_cb (DgsBrowsePage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EMPTY]);
}

static gboolean
is_searching (DgsBrowsePage *self)
{
  return is_shown (self, self->search);
}

static void
title_cb (DgsBrowsePage *self)
{
  if (is_searching (self)) {
    adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("Search"));
    return;
  }
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self),
                                 dgs_sidebar_item_get_title (self->item));
}

static void
dgs_browse_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_EMPTY:
    g_value_set_boolean (value, dgs_browse_page_is_empty (DGS_BROWSE_PAGE (object)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_browse_page_dispose (GObject *object)
{
  DgsBrowsePage *self = DGS_BROWSE_PAGE (object);

  g_clear_object (&self->item);
  /* The template would take its child away behind the page's back. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_BROWSE_PAGE);

  G_OBJECT_CLASS (dgs_browse_page_parent_class)->dispose (object);
}

static void
dgs_browse_page_class_init (DgsBrowsePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dgs_browse_page_get_property;
  object_class->dispose = dgs_browse_page_dispose;

  props[PROP_EMPTY] =
      g_param_spec_boolean ("empty", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_ARTICLE_ACTIVATED] =
      g_signal_new ("article-activated", DGS_TYPE_BROWSE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, DGS_TYPE_ARTICLE);

  g_type_ensure (DGS_TYPE_LIST_PAGE);
  g_type_ensure (DGS_TYPE_SEARCH_PAGE);
  g_type_ensure (DGS_TYPE_SOURCES_PAGE);
  g_type_ensure (DGS_TYPE_WEEKS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-browse-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsBrowsePage, list);
  gtk_widget_class_bind_template_child (widget_class, DgsBrowsePage, search);
  gtk_widget_class_bind_template_child (widget_class, DgsBrowsePage, sources);
  gtk_widget_class_bind_template_child (widget_class, DgsBrowsePage, stack);
  gtk_widget_class_bind_template_child (widget_class, DgsBrowsePage, weeks);
  gtk_widget_class_bind_template_callback (widget_class, article_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_cb);
}

static void
dgs_browse_page_init (DgsBrowsePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_page_name (DgsSidebarItem *item)
{
  switch (dgs_sidebar_item_get_place (item)) {
  case DGS_PLACE_WEEKS:
    return "weeks";
  case DGS_PLACE_SOURCES:
    return "sources";
  case DGS_PLACE_LATEST:
  case DGS_PLACE_UNREAD:
  case DGS_PLACE_SAVED:
  case DGS_PLACE_SERIES:
  case DGS_PLACE_FEED:
  case DGS_PLACE_FOLDER:
  default:
    return "list";
  }
}

static void
fill_page (DgsBrowsePage *self, DgsLibrary *library)
{
  const char *page = get_page_name (self->item);

  if (g_str_equal (page, "weeks"))
    dgs_weeks_page_set_library (self->weeks, library);
  else if (g_str_equal (page, "sources"))
    dgs_sources_page_set_library (self->sources, library);
  else
    dgs_list_page_set_item (self->list, library, self->item);
}

/**
 * dgs_browse_page_set_item:
 * @self: a browse page
 * @library: an open library
 * @item: where to go
 *
 * Shows what there is at a place.
 */
void
dgs_browse_page_set_item (DgsBrowsePage *self, DgsLibrary *library, DgsSidebarItem *item)
{
  g_return_if_fail (DGS_IS_BROWSE_PAGE (self));

  if (self->item)
    g_signal_handlers_disconnect_by_func (self->item, title_cb, self);
  g_set_object (&self->item, item);
  g_signal_connect_object (item, "notify::title", G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  fill_page (self, library);
  dgs_browse_page_leave_search (self);
}

/**
 * dgs_browse_page_search:
 * @self: a browse page
 * @library: an open library
 * @words: (nullable): what to search for
 *
 * Shows the search in place of the list, with the keyboard in its entry.
 */
void
dgs_browse_page_search (DgsBrowsePage *self, DgsLibrary *library, const char *words)
{
  g_return_if_fail (DGS_IS_BROWSE_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "search");
  title_cb (self);
  dgs_search_page_start (self->search, library, words);
}

/**
 * dgs_browse_page_leave_search:
 * @self: a browse page
 *
 * Shows again what was there before.
 */
void
dgs_browse_page_leave_search (DgsBrowsePage *self)
{
  g_return_if_fail (DGS_IS_BROWSE_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, get_page_name (self->item));
  title_cb (self);
}

/**
 * dgs_browse_page_focus:
 * @self: a browse page
 *
 * Gives the keyboard to what is shown.
 */
void
dgs_browse_page_focus (DgsBrowsePage *self)
{
  g_return_if_fail (DGS_IS_BROWSE_PAGE (self));

  if (is_searching (self))
    dgs_search_page_focus_results (self->search);
  else if (is_shown (self, self->weeks))
    dgs_weeks_page_focus (self->weeks);
  else if (is_shown (self, self->sources))
    dgs_sources_page_focus (self->sources);
  else
    dgs_list_page_focus_list (self->list);
}

/**
 * dgs_browse_page_is_empty:
 * @self: a browse page
 *
 * Tells whether there is nothing at the place.
 *
 * Returns: %FALSE while that is not known
 */
gboolean
dgs_browse_page_is_empty (DgsBrowsePage *self)
{
  g_return_val_if_fail (DGS_IS_BROWSE_PAGE (self), FALSE);

  return is_shown (self, self->list) && dgs_list_page_is_empty (self->list);
}

/**
 * dgs_browse_page_get_list:
 * @self: a browse page
 *
 * Gets the list of articles.
 *
 * Returns: (transfer none): a list page, which may be behind something else
 */
DgsListPage *
dgs_browse_page_get_list (DgsBrowsePage *self)
{
  g_return_val_if_fail (DGS_IS_BROWSE_PAGE (self), NULL);

  return self->list;
}

/**
 * dgs_browse_page_is_list_shown:
 * @self: a browse page
 *
 * Tells whether the list of articles is what is shown.
 *
 * Returns: whether it is
 */
gboolean
dgs_browse_page_is_list_shown (DgsBrowsePage *self)
{
  g_return_val_if_fail (DGS_IS_BROWSE_PAGE (self), FALSE);

  return is_shown (self, self->list);
}
