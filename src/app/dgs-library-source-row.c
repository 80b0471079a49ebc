/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-source-row.h"

#include <glib/gi18n.h>

#include "dgs-address.h"
#include "dgs-bars.h"
#include "dgs-subscribe-button.h"
#include "dgs-words.h"

struct _DgsLibrarySourceRow {
  DgsRow parent_instance;

  DgsBars *bars;
  DgsSubscribeButton *button;
  GtkLabel *host;
  GtkLabel *problem;
  GtkLabel *seen;
  GtkLabel *title;

  DgsLibrarySource *source;
};

enum {
  PROP_SOURCE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsLibrarySourceRow, dgs_library_source_row, DGS_TYPE_ROW)

static char *
describe_seen (DgsLibrarySource *source)
{
  guint n = dgs_library_source_get_n_digests (source);
  g_autofree char *count = g_strdup_printf (ngettext ("%u digest", "%u digests", n), n);
  g_autofree char *first = dgs_words_date (dgs_library_source_get_first (source));
  g_autofree char *last = dgs_words_date (dgs_library_source_get_last (source));

  if (!*first)
    return g_steal_pointer (&count);
  if (g_str_equal (first, last))
    /* Translators: a number of digests, and the day of the only one. */
    return g_strdup_printf (_ ("%s, seen %s"), count, first);
  /* Translators: a number of digests, the day of the first and the day of the last. */
  return g_strdup_printf (_ ("%s, first seen %s, last %s"), count, first, last);
}

static char *
describe_weeks (const guint *weeks)
{
  guint listed = 0;
  guint most = 0;
  guint i;

  for (i = 0; i < DGS_SOURCE_WEEKS; i++) {
    listed += weeks[i] > 0 ? 1 : 0;
    most = MAX (most, weeks[i]);
  }
  /* Translators: %1$u weeks of %2$u had a digest with this source, %3$u digests the busiest one. */
  return g_strdup_printf (_ ("By week: listed in %1$u of the last %2$u, at most %3$u times"),
                          listed, (guint) DGS_SOURCE_WEEKS, most);
}

static void
update_problem (DgsLibrarySourceRow *self)
{
  DgsSourceItem *item = dgs_library_source_get_item (self->source);
  DgsProblem problem = dgs_source_item_get_problem (item);
  g_autofree char *words = NULL;

  words = dgs_words_problem (problem, 0, dgs_source_item_get_address (item));
  gtk_label_set_label (self->problem, words);
  gtk_widget_set_visible (GTK_WIDGET (self->problem),
                          problem != DGS_PROBLEM_NONE && problem != DGS_PROBLEM_CANCELLED);
  dgs_row_summary_changed (DGS_ROW (self));
}

static void
update (DgsLibrarySourceRow *self)
{
  DgsSourceItem *item = dgs_library_source_get_item (self->source);
  const guint *weeks = dgs_library_source_get_weeks (self->source);
  g_autofree char *host = dgs_address_get_host (dgs_source_item_get_address (item));
  g_autofree char *seen = describe_seen (self->source);
  g_autofree char *words = describe_weeks (weeks);

  gtk_label_set_label (self->title, dgs_source_item_get_title (item));
  gtk_label_set_label (self->host, host ? host : dgs_source_item_get_address (item));
  gtk_label_set_label (self->seen, seen);
  dgs_bars_set_counts (self->bars, weeks, DGS_SOURCE_WEEKS, words);
  update_problem (self);
}

static void
set_source (DgsLibrarySourceRow *self, DgsLibrarySource *source)
{
  if (self->source == source)
    return;
  if (self->source) {
    g_signal_handlers_disconnect_by_func (self->source, update, self);
    g_signal_handlers_disconnect_by_func (dgs_library_source_get_item (self->source),
                                          update_problem, self);
  }
  g_set_object (&self->source, source);
  dgs_subscribe_button_set_source (self->button,
                                   source ? dgs_library_source_get_item (source) : NULL);
  if (!source)
    return;
  g_signal_connect_object (source, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dgs_library_source_get_item (source), "notify",
                           G_CALLBACK (update_problem), self, G_CONNECT_SWAPPED);
  update (self);
}

static char *
get_summary (DgsRow *row)
{
  DgsLibrarySourceRow *self = DGS_LIBRARY_SOURCE_ROW (row);
  DgsSourceItem *item;
  g_autofree char *seen = NULL;

  if (!self->source)
    return g_strdup ("");
  item = dgs_library_source_get_item (self->source);
  seen = describe_seen (self->source);
  return g_strjoin (", ", dgs_source_item_get_title (item), seen,
                    dgs_source_item_get_subscribed (item) ? _ ("subscribed") : NULL, NULL);
}

static void
dgs_library_source_row_get_property (GObject *object,
                                     guint property_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  DgsLibrarySourceRow *self = DGS_LIBRARY_SOURCE_ROW (object);

  switch (property_id) {
  case PROP_SOURCE:
    g_value_set_object (value, self->source);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_library_source_row_set_property (GObject *object,
                                     guint property_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  DgsLibrarySourceRow *self = DGS_LIBRARY_SOURCE_ROW (object);

  switch (property_id) {
  case PROP_SOURCE:
    set_source (self, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_library_source_row_dispose (GObject *object)
{
  DgsLibrarySourceRow *self = DGS_LIBRARY_SOURCE_ROW (object);

  g_clear_object (&self->source);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_LIBRARY_SOURCE_ROW);

  G_OBJECT_CLASS (dgs_library_source_row_parent_class)->dispose (object);
}

static void
dgs_library_source_row_class_init (DgsLibrarySourceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DgsRowClass *row_class = DGS_ROW_CLASS (klass);

  object_class->get_property = dgs_library_source_row_get_property;
  object_class->set_property = dgs_library_source_row_set_property;
  object_class->dispose = dgs_library_source_row_dispose;
  row_class->get_summary = get_summary;

  props[PROP_SOURCE] = g_param_spec_object ("source", NULL, NULL, DGS_TYPE_LIBRARY_SOURCE,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (DGS_TYPE_BARS);
  g_type_ensure (DGS_TYPE_SUBSCRIBE_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/digests/Digests/ui/dgs-library-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsLibrarySourceRow, bars);
  gtk_widget_class_bind_template_child (widget_class, DgsLibrarySourceRow, button);
  gtk_widget_class_bind_template_child (widget_class, DgsLibrarySourceRow, host);
  gtk_widget_class_bind_template_child (widget_class, DgsLibrarySourceRow, problem);
  gtk_widget_class_bind_template_child (widget_class, DgsLibrarySourceRow, seen);
  gtk_widget_class_bind_template_child (widget_class, DgsLibrarySourceRow, title);
}

static void
dgs_library_source_row_init (DgsLibrarySourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_library_source_row_get_source:
 * @self: a row
 *
 * Gets the source that it shows.
 *
 * Returns: (transfer none) (nullable): a source
 */
DgsLibrarySource *
dgs_library_source_row_get_source (DgsLibrarySourceRow *self)
{
  g_return_val_if_fail (DGS_IS_LIBRARY_SOURCE_ROW (self), NULL);

  return self->source;
}
