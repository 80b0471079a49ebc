/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-sources-page.h"

#include <glib/gi18n.h>

#include "dgs-article-opener.h"
#include "dgs-digests-popover.h"
#include "dgs-library-source-row.h"
#include "dgs-opml-export.h"

/* More digests of one source than this nobody looks through in a popover. */
#define MAX_DIGESTS 100

struct _DgsSourcesPage {
  AdwBin parent_instance;

  GtkListView *list;
  GtkWidget *search;
  GtkStack *stack;
  AdwWindowTitle *title;

  DgsLibrary *library;
  DgsLiveList *sources;
  GtkFilter *filter;
  GtkSorter *sorter;
  GListModel *shown;
  char *words; /* folded */
  char *order;
  GCancellable *cancellable;
};

enum {
  PROP_ORDER = 1,
  N_PROPS,
};

enum {
  SIGNAL_ARTICLE_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsSourcesPage, dgs_sources_page, ADW_TYPE_BIN)

/* --- What is shown --- */

static gboolean
has_words (const char *text, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, words) != NULL;
}

static gboolean
matches (gpointer source, gpointer user_data)
{
  DgsSourcesPage *self = user_data;
  DgsSourceItem *item = dgs_library_source_get_item (source);

  return !self->words || !*self->words ||
         has_words (dgs_source_item_get_title (item), self->words) ||
         has_words (dgs_source_item_get_address (item), self->words);
}

static int
compare_days (const GDate *one, const GDate *other)
{
  guint a = g_date_valid (one) ? g_date_get_julian (one) : 0;
  guint b = g_date_valid (other) ? g_date_get_julian (other) : 0;

  return (a > b) - (a < b);
}

static int
compare (gconstpointer one, gconstpointer other, gpointer user_data)
{
  DgsSourcesPage *self = user_data;
  DgsLibrarySource *a = (DgsLibrarySource *) one;
  DgsLibrarySource *b = (DgsLibrarySource *) other;
  guint n_a = dgs_library_source_get_n_digests (a);
  guint n_b = dgs_library_source_get_n_digests (b);
  int order = 0;

  if (g_str_equal (self->order, "newest"))
    order = compare_days (dgs_library_source_get_first (b), dgs_library_source_get_first (a));
  else if (g_str_equal (self->order, "often"))
    order = (n_b > n_a) - (n_b < n_a);
  if (order == 0)
    order = strcmp (dgs_library_source_get_sort_key (a), dgs_library_source_get_sort_key (b));
  return order;
}

static void
update (DgsSourcesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sources));
  guint n_shown = g_list_model_get_n_items (self->shown);
  g_autofree char *count = g_strdup_printf (ngettext ("%u feed", "%u feeds", n_shown), n_shown);
  const char *page = "sources";

  if (n == 0)
    page = dgs_live_list_get_loading (self->sources) ? "loading" : "empty";
  else if (n_shown == 0)
    page = "nothing";
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->search, n > 0);
  adw_window_title_set_subtitle (self->title, n > 0 ? count : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.export", n_shown > 0);
}

static void
search_changed_cb (DgsSourcesPage *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_free (self->words);
  self->words = g_utf8_casefold (g_strstrip (text), -1);
  if (self->filter)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
set_order (DgsSourcesPage *self, const char *order)
{
  if (!g_set_str (&self->order, order))
    return;
  if (self->sorter)
    gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ORDER]);
}

/* --- The digests that list a source --- */

static void
article_activated_cb (DgsSourcesPage *self, DgsArticle *article)
{
  dgs_article_opener_open (article, G_OBJECT (self));
}

static GtkWidget *
find_row (GtkWidget *widget, DgsLibrarySource *source)
{
  GtkWidget *child;

  if (DGS_IS_LIBRARY_SOURCE_ROW (widget))
    return dgs_library_source_row_get_source (DGS_LIBRARY_SOURCE_ROW (widget)) == source ? widget
                                                                                         : NULL;
  for (child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *row = find_row (child, source);

    if (row)
      return row;
  }
  return NULL;
}

typedef struct {
  DgsSourcesPage *page;
  DgsLibrarySource *source;
} Question;

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (DgsSourcesPage) self = question->page;
  g_autoptr (DgsLibrarySource) source = question->source;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  DgsDigestsPopover *popover;
  GtkWidget *row;
  guint i;

  ids = dgs_library_find_digests_finish (DGS_LIBRARY (object), result, &error);
  row = ids && gtk_widget_get_mapped (GTK_WIDGET (self->list))
            ? find_row (GTK_WIDGET (self->list), source)
            : NULL;
  if (!row)
    return;
  popover = dgs_digests_popover_new (
      GTK_WIDGET (self), row, dgs_source_item_get_title (dgs_library_source_get_item (source)));
  g_signal_connect_object (popover, "article-activated", G_CALLBACK (article_activated_cb), self,
                           G_CONNECT_SWAPPED);
  for (i = 0; i < ids->len; i++) {
    g_autoptr (DgsArticle) article =
        dgs_library_get_article (self->library, g_array_index (ids, gint64, i));

    dgs_digests_popover_add (popover, article);
  }
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
activate_cb (DgsSourcesPage *self, guint position)
{
  g_autoptr (DgsLibrarySource) source = g_list_model_get_item (self->shown, position);
  Question *question;

  if (!source)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->page = g_object_ref (self);
  question->source = g_object_ref (source);
  dgs_library_find_digests_async (self->library, dgs_library_source_get_item (source), MAX_DIGESTS,
                                  self->cancellable, found_cb, question);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_opml_export_run (widget, DGS_SOURCES_PAGE (widget)->shown);
}

/* --- The object --- */

static void
dgs_sources_page_map (GtkWidget *widget)
{
  DgsSourcesPage *self = DGS_SOURCES_PAGE (widget);

  GTK_WIDGET_CLASS (dgs_sources_page_parent_class)->map (widget);
  if (self->sources)
    dgs_live_list_set_active (self->sources, TRUE);
}

static void
dgs_sources_page_unmap (GtkWidget *widget)
{
  DgsSourcesPage *self = DGS_SOURCES_PAGE (widget);

  if (self->sources)
    dgs_live_list_set_active (self->sources, FALSE);
  GTK_WIDGET_CLASS (dgs_sources_page_parent_class)->unmap (widget);
}

static void
dgs_sources_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_ORDER)
    g_value_set_string (value, DGS_SOURCES_PAGE (object)->order);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dgs_sources_page_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (property_id == PROP_ORDER)
    set_order (DGS_SOURCES_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dgs_sources_page_dispose (GObject *object)
{
  DgsSourcesPage *self = DGS_SOURCES_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self))) && GTK_IS_POPOVER (child))
    gtk_widget_unparent (child);
  if (self->filter)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  if (self->sorter)
    gtk_custom_sorter_set_sort_func (GTK_CUSTOM_SORTER (self->sorter), NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->shown);
  g_clear_object (&self->sources);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_SOURCES_PAGE);

  G_OBJECT_CLASS (dgs_sources_page_parent_class)->dispose (object);
}

static void
dgs_sources_page_finalize (GObject *object)
{
  g_free (DGS_SOURCES_PAGE (object)->words);
  g_free (DGS_SOURCES_PAGE (object)->order);
  G_OBJECT_CLASS (dgs_sources_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DGS_TYPE_LIBRARY_SOURCE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsSourcesPage, list);
  gtk_widget_class_bind_template_child (widget_class, DgsSourcesPage, search);
  gtk_widget_class_bind_template_child (widget_class, DgsSourcesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DgsSourcesPage, title);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
dgs_sources_page_class_init (DgsSourcesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dgs_sources_page_get_property;
  object_class->set_property = dgs_sources_page_set_property;
  object_class->dispose = dgs_sources_page_dispose;
  object_class->finalize = dgs_sources_page_finalize;
  widget_class->map = dgs_sources_page_map;
  widget_class->unmap = dgs_sources_page_unmap;

  props[PROP_ORDER] =
      g_param_spec_string ("order", NULL, NULL, "often",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_ARTICLE_ACTIVATED] =
      g_signal_new ("article-activated", DGS_TYPE_SOURCES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, DGS_TYPE_ARTICLE);

  gtk_widget_class_install_action (widget_class, "sources.export", NULL, export_action);
  gtk_widget_class_install_property_action (widget_class, "sources.sort", "order");
  bind_template (widget_class);
}

static void
dgs_sources_page_init (DgsSourcesPage *self)
{
  self->order = g_strdup ("often");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
}

/**
 * dgs_sources_page_set_library:
 * @self: a sources page
 * @library: an open library, always the same
 *
 * Shows the sources of a library.
 */
void
dgs_sources_page_set_library (DgsSourcesPage *self, DgsLibrary *library)
{
  GtkFilterListModel *filtered;
  GtkSelectionModel *selection;

  g_return_if_fail (DGS_IS_SOURCES_PAGE (self));

  if (self->library)
    return;
  self->library = g_object_ref (library);
  self->sources = dgs_source_list_new (library);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sources)),
                                        g_object_ref (self->filter));
  self->shown =
      G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (self->sorter)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->shown)));
  gtk_list_view_set_model (self->list, selection);
  g_object_unref (selection);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sources, "notify::loading", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    dgs_live_list_set_active (self->sources, TRUE);
}

/**
 * dgs_sources_page_focus:
 * @self: a sources page
 *
 * Gives the keyboard to the list.
 */
void
dgs_sources_page_focus (DgsSourcesPage *self)
{
  g_return_if_fail (DGS_IS_SOURCES_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
