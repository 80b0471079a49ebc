/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-search-row.h"

#include <adwaita.h>
#include <string.h>

#include "dgs-article-words.h"
#include "dgs-words.h"

struct _DgsSearchRow {
  DgsRow parent_instance;

  GtkLabel *byline;
  GtkLabel *place;
  GtkLabel *snippet;
  GtkLabel *title;

  DgsSearchHit *hit;
};

enum {
  PROP_HIT = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsSearchRow, dgs_search_row, DGS_TYPE_ROW)

/* --- What it says --- */

/* The title of an article is shown without the date at its end, as in the lists. */
static char *
get_title (DgsSearchHit *hit)
{
  const char *title = dgs_search_hit_get_title (hit);

  return dgs_search_hit_get_story (hit) < 0 ? dgs_words_title (title) : g_strdup (title);
}

/* The digest that a story is in, and its days; of an article that is none, its feed. */
static char *
get_place (DgsSearchHit *hit)
{
  DgsArticle *article = dgs_search_hit_get_article (hit);
  g_autofree char *title = dgs_words_title (dgs_article_get_title (article));
  g_autofree char *period = dgs_article_words_period (article);
  const char *name = title;

  if (dgs_search_hit_get_story (hit) < 0)
    return dgs_article_words_details (article);
  return g_strconcat (name, *name && *period ? " · " : "", period, NULL);
}

static char *
describe (DgsSearchHit *hit)
{
  g_autofree char *title = get_title (hit);
  g_autofree char *place = get_place (hit);
  const char *parts[] = { title, dgs_search_hit_get_byline (hit), place,
                          dgs_search_hit_get_snippet (hit) };
  g_autoptr (GString) out = g_string_new (NULL);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (parts[i] && *parts[i])
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", parts[i]);
  }
  g_string_replace (out, " · ", ", ", 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
get_summary (DgsRow *row)
{
  DgsSearchRow *self = DGS_SEARCH_ROW (row);

  return self->hit ? describe (self->hit) : NULL;
}

/* --- The marks --- */

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, const DgsTextRange *range)
{
  attribute->start_index = range->start;
  attribute->end_index = range->end;
  pango_attr_list_insert (list, attribute);
}

static guint16
to_16_bits (float part)
{
  return (guint16) (CLAMP (part, 0.f, 1.f) * 65535.f);
}

/* Bold alone would not be seen in a bold title, and colour alone not by everyone. */
static void
show (GtkLabel *label, const char *text, const DgsTextRange *marks, gsize n_marks)
{
  AdwStyleManager *style =
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (label)));
  g_autoptr (GdkRGBA) colour = adw_style_manager_get_accent_color_rgba (style);
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  gsize i;

  adw_accent_color_to_standalone_rgba (adw_style_manager_get_accent_color (style),
                                       adw_style_manager_get_dark (style), colour);
  for (i = 0; i < n_marks && marks[i].end <= strlen (text); i++) {
    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), &marks[i]);
    add_attribute (list,
                   pango_attr_foreground_new (to_16_bits (colour->red), to_16_bits (colour->green),
                                              to_16_bits (colour->blue)),
                   &marks[i]);
  }
  gtk_label_set_label (label, text);
  gtk_label_set_attributes (label, list);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
update (DgsSearchRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;
  const char *byline;
  const DgsTextRange *marks;
  gsize n_marks;

  if (!self->hit)
    return;
  title = get_title (self->hit);
  place = get_place (self->hit);
  byline = dgs_search_hit_get_byline (self->hit);
  marks = dgs_search_hit_get_title_marks (self->hit, &n_marks);
  show (self->title, title, marks, n_marks);
  marks = dgs_search_hit_get_byline_marks (self->hit, &n_marks);
  show (self->byline, byline ? byline : "", marks, n_marks);
  marks = dgs_search_hit_get_snippet_marks (self->hit, &n_marks);
  show (self->snippet, dgs_search_hit_get_snippet (self->hit), marks, n_marks);
  show (self->place, place, NULL, 0);
}

static void
set_hit (DgsSearchRow *self, DgsSearchHit *hit)
{
  if (!g_set_object (&self->hit, hit))
    return;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HIT]);
  dgs_row_summary_changed (DGS_ROW (self));
}

static void
dgs_search_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsSearchRow *self = DGS_SEARCH_ROW (object);

  switch (property_id) {
  case PROP_HIT:
    g_value_set_object (value, self->hit);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_search_row_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  DgsSearchRow *self = DGS_SEARCH_ROW (object);

  switch (property_id) {
  case PROP_HIT:
    set_hit (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_search_row_dispose (GObject *object)
{
  g_clear_object (&DGS_SEARCH_ROW (object)->hit);
  gtk_widget_dispose_template (GTK_WIDGET (object), DGS_TYPE_SEARCH_ROW);

  G_OBJECT_CLASS (dgs_search_row_parent_class)->dispose (object);
}

static void
dgs_search_row_class_init (DgsSearchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DgsRowClass *row_class = DGS_ROW_CLASS (klass);

  object_class->get_property = dgs_search_row_get_property;
  object_class->set_property = dgs_search_row_set_property;
  object_class->dispose = dgs_search_row_dispose;
  row_class->get_summary = get_summary;

  props[PROP_HIT] =
      g_param_spec_object ("hit", NULL, NULL, DGS_TYPE_SEARCH_HIT,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsSearchRow, byline);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchRow, place);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, DgsSearchRow, title);
}

static void
dgs_search_row_init (DgsSearchRow *self)
{
  AdwStyleManager *style =
      adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
}
