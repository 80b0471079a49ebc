/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-search-page.h"

#include <glib/gi18n.h>

#include "dgs-search-row.h"
#include "dgs-text.h"
#include "dgs-words.h"

/* More than anybody looks through before typing another word. */
#define MAX_RESULTS 200
/* Results that come sooner than this show no spinner before them, which would only flicker. */
#define SPINNER_DELAY_MS 300

struct _DgsSearchPage {
  AdwBin parent_instance;

  GtkWidget *clear;
  GtkSearchEntry *entry;
  AdwStatusPage *failure;
  GtkListView *list;
  AdwStatusPage *nothing;
  GtkDropDown *organisation;
  GtkToggleButton *saved;
  GtkScrolledWindow *scroller;
  GtkDropDown *series;
  GtkStack *stack;
  GtkDropDown *week;

  DgsLibrary *library;
  GListStore *hits;
  GtkSingleSelection *selection;
  GArray *series_ids; /* by place in the list; the first stands for all */
  GArray *weeks;      /* the same */
  GCancellable *cancellable;
  GCancellable *choices_cancellable;
  char *searched; /* the words of the last search */
  guint spinner_source;
  gboolean searching;
  gboolean filling;
  gboolean opens_first;
};

G_DEFINE_FINAL_TYPE (DgsSearchPage, dgs_search_page, ADW_TYPE_BIN)

/* --- Results --- */

static void
open_hit (DgsSearchPage *self, guint position)
{
  g_autoptr (DgsSearchHit) hit = g_list_model_get_item (G_LIST_MODEL (self->hits), position);

  if (!hit)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-story", "(xi)",
                              dgs_article_get_id (dgs_search_hit_get_article (hit)),
                              dgs_search_hit_get_story (hit));
}

static void
activate_cb (DgsSearchPage *self, guint position)
{
  open_hit (self, position);
}

static void
announce (DgsSearchPage *self, const char *words)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
has_filters (DgsSearchPage *self)
{
  return gtk_drop_down_get_selected (self->series) > 0 ||
         gtk_drop_down_get_selected (self->organisation) > 0 ||
         gtk_drop_down_get_selected (self->week) > 0 || gtk_toggle_button_get_active (self->saved);
}

static void
show_nothing (DgsSearchPage *self)
{
  gboolean filtered = has_filters (self);

  adw_status_page_set_description (
      self->nothing, filtered ? _ ("Nothing has all of these words there. Search without filters, "
                                   "or with fewer words.")
                              : _ ("Nothing has all of these words. Try fewer, or shorter ones: "
                                   "the last may be the beginning of a word."));
  gtk_widget_set_visible (self->clear, filtered);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
  announce (self, _ ("Nothing found"));
}

static void
show_hits (DgsSearchPage *self, GPtrArray *hits)
{
  g_autofree char *words = NULL;

  /* At once, so that nothing flickers. */
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)),
                       hits->pdata, hits->len);
  if (hits->len == 0) {
    show_nothing (self);
    return;
  }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, "results");
  words = hits->len < MAX_RESULTS
              ? g_strdup_printf (ngettext ("%u result", "%u results", hits->len), hits->len)
              /* Translators: there are more than that. */
              : g_strdup_printf (_ ("The first %u results"), hits->len);
  announce (self, words);
}

static void
stop (DgsSearchPage *self)
{
  self->searching = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsSearchPage) self = user_data;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  hits = dgs_library_search_finish (DGS_LIBRARY (source), result, &error);
  /* Something else may have been typed since. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  stop (self);
  if (hits) {
    show_hits (self, hits);
    if (self->opens_first)
      open_hit (self, 0);
  } else {
    g_autofree char *words = dgs_words_error (error, NULL);
    g_autofree char *escaped = g_markup_escape_text (words, -1);

    adw_status_page_set_description (self->failure, escaped);
    gtk_stack_set_visible_child_name (self->stack, "failed");
  }
  self->opens_first = FALSE;
}

static void
show_spinner_cb (gpointer user_data)
{
  DgsSearchPage *self = user_data;

  self->spinner_source = 0;
  /* Results stay until there are others. */
  if (g_list_model_get_n_items (G_LIST_MODEL (self->hits)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "searching");
}

static const char *
get_organisation (DgsSearchPage *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->organisation);

  return item && gtk_drop_down_get_selected (self->organisation) > 0
             ? gtk_string_object_get_string (item)
             : NULL;
}

static void
search (DgsSearchPage *self)
{
  guint series = gtk_drop_down_get_selected (self->series);
  guint week = gtk_drop_down_get_selected (self->week);
  DgsSearchQuery query = { .limit = MAX_RESULTS };

  stop (self);
  g_set_str (&self->searched, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  query.words = self->searched;
  query.organisation = get_organisation (self);
  query.saved_only = gtk_toggle_button_get_active (self->saved);
  if (series < self->series_ids->len)
    query.series_id = g_array_index (self->series_ids, gint64, series);
  if (week < self->weeks->len)
    query.week = g_array_index (self->weeks, guint, week);
  if (dgs_text_is_blank (query.words) && !query.organisation) {
    g_list_store_remove_all (self->hits);
    gtk_stack_set_visible_child_name (self->stack, "hint");
    self->opens_first = FALSE;
    return;
  }
  self->searching = TRUE;
  self->cancellable = g_cancellable_new ();
  self->spinner_source = g_timeout_add_once (SPINNER_DELAY_MS, show_spinner_cb, self);
  dgs_library_search_async (self->library, &query, self->cancellable, found_cb,
                            g_object_ref (self));
}

/* --- What the user does --- */

static void
search_changed_cb (DgsSearchPage *self)
{
  /* The words were searched for already where Enter was quicker. */
  if (self->library &&
      g_strcmp0 (self->searched, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    search (self);
}

static void
filter_cb (DgsSearchPage *self)
{
  if (self->library && !self->filling)
    search (self);
}

static void
clear_cb (DgsSearchPage *self)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->series, 0);
  gtk_drop_down_set_selected (self->organisation, 0);
  gtk_drop_down_set_selected (self->week, 0);
  gtk_toggle_button_set_active (self->saved, FALSE);
  self->filling = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  search (self);
}

/* Enter opens the first result, of what stands in the entry and not of what stood there before. */
static void
entry_activate_cb (DgsSearchPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean current = g_strcmp0 (self->searched, words) == 0;

  if (current && !self->searching) {
    open_hit (self, 0);
    return;
  }
  self->opens_first = TRUE;
  if (!current)
    search (self);
}

static void
leave_cb (DgsSearchPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.leave-search", NULL);
}

static gboolean
entry_key_cb (DgsSearchPage *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Down || g_list_model_get_n_items (G_LIST_MODEL (self->hits)) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return GDK_EVENT_STOP;
}

static guint
get_focused_row (DgsSearchPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus ? gtk_widget_get_first_child (focus) : NULL;
  guint position = GTK_INVALID_LIST_POSITION;

  if (DGS_IS_SEARCH_ROW (row))
    g_object_get (row, "position", &position, NULL);
  return position;
}

static gboolean
list_key_cb (DgsSearchPage *self, guint key, guint code, GdkModifierType state)
{
  if (key == GDK_KEY_Escape) {
    leave_cb (self);
    return GDK_EVENT_STOP;
  }
  if (key != GDK_KEY_Up || get_focused_row (self) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GDK_EVENT_STOP;
}

/* --- What can be chosen --- */

/* What was chosen stays chosen where it is still there. */
static void
set_choices (GtkDropDown *drop_down, GtkStringList *choices)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *chosen = item ? g_strdup (gtk_string_object_get_string (item)) : NULL;
  guint i, n_choices = g_list_model_get_n_items (G_LIST_MODEL (choices));

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (choices));
  for (i = 1; chosen && i < n_choices; i++) {
    if (g_str_equal (gtk_string_list_get_string (choices, i), chosen))
      gtk_drop_down_set_selected (drop_down, i);
  }
}

static void
fill_series (DgsSearchPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *series = dgs_library_get_series (self->library);
  gint64 id = 0;
  guint i;

  gtk_string_list_append (names, _ ("All Series"));
  g_array_set_size (self->series_ids, 0);
  g_array_append_val (self->series_ids, id);
  for (i = 0; i < g_list_model_get_n_items (series); i++) {
    g_autoptr (DgsSeries) one = g_list_model_get_item (series, i);

    id = dgs_series_get_id (one);
    g_array_append_val (self->series_ids, id);
    gtk_string_list_append (names, dgs_series_get_name (one));
  }
  set_choices (self->series, names);
}

static void
fill_choices (DgsSearchPage *self, const DgsSearchChoices *choices)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) weeks = gtk_string_list_new (NULL);
  guint i, all = 0;

  gtk_string_list_append (names, _ ("All Organizations"));
  for (i = 0; choices && i < choices->organisations->len; i++)
    gtk_string_list_append (names, g_ptr_array_index (choices->organisations, i));
  set_choices (self->organisation, names);

  gtk_string_list_append (weeks, _ ("All Weeks"));
  g_array_set_size (self->weeks, 0);
  g_array_append_val (self->weeks, all);
  for (i = 0; choices && i < choices->weeks->len; i++)
    gtk_string_list_take (weeks, dgs_words_week (g_array_index (choices->weeks, guint, i)));
  if (choices)
    g_array_append_vals (self->weeks, choices->weeks->data, choices->weeks->len);
  set_choices (self->week, weeks);
}

static void
choices_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsSearchPage) self = user_data;
  g_autoptr (DgsSearchChoices) choices = NULL;
  g_autoptr (GError) error = NULL;

  choices = dgs_library_search_choices_finish (DGS_LIBRARY (source), result, &error);
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (!choices)
    g_debug ("No choices: %s", error->message);
  self->filling = TRUE;
  fill_choices (self, choices);
  self->filling = FALSE;
}

/* --- The object --- */

static void
dgs_search_page_dispose (GObject *object)
{
  DgsSearchPage *self = DGS_SEARCH_PAGE (object);

  stop (self);
  g_cancellable_cancel (self->choices_cancellable);
  g_clear_object (&self->choices_cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->selection);
  g_clear_object (&self->hits);
  g_clear_pointer (&self->series_ids, g_array_unref);
  g_clear_pointer (&self->weeks, g_array_unref);
  g_clear_pointer (&self->searched, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_SEARCH_PAGE);

  G_OBJECT_CLASS (dgs_search_page_parent_class)->dispose (object);
}

static void
dgs_search_page_class_init (DgsSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_search_page_dispose;

  g_type_ensure (DGS_TYPE_SEARCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, clear);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, failure);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, list);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, organisation);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, saved);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, series);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchPage, week);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
dgs_search_page_init (DgsSearchPage *self)
{
  self->hits = g_list_store_new (DGS_TYPE_SEARCH_HIT);
  self->series_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->weeks = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->hits));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  self->filling = TRUE;
  fill_choices (self, NULL);
  self->filling = FALSE;
}

/**
 * dgs_search_page_start:
 * @self: a search page
 * @library: an open library
 * @words: (nullable): what to search for, %NULL for what was typed before
 *
 * Takes the keyboard. What was typed before is still there, to be typed over; it is searched for
 * again, for there may be more now.
 */
void
dgs_search_page_start (DgsSearchPage *self, DgsLibrary *library, const char *words)
{
  g_return_if_fail (DGS_IS_SEARCH_PAGE (self));

  g_set_object (&self->library, library);
  if (words)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  self->filling = TRUE;
  fill_series (self);
  self->filling = FALSE;
  g_cancellable_cancel (self->choices_cancellable);
  g_clear_object (&self->choices_cancellable);
  self->choices_cancellable = g_cancellable_new ();
  dgs_library_search_choices_async (library, self->choices_cancellable, choices_cb,
                                    g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  search (self);
}

/**
 * dgs_search_page_focus_results:
 * @self: a search page
 *
 * Gives the keyboard to the results, at the one that was opened.
 */
void
dgs_search_page_focus_results (DgsSearchPage *self)
{
  guint position;

  g_return_if_fail (DGS_IS_SEARCH_PAGE (self));

  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION) {
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    return;
  }
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
