/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-source-row.h"

#include "dgs-subscribe-button.h"
#include "dgs-words.h"

struct _DgsSourceRow {
  AdwActionRow parent_instance;

  DgsSourceItem *source;
};

enum {
  PROP_SOURCE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsSourceRow, dgs_source_row, ADW_TYPE_ACTION_ROW)

/* Why it could not be subscribed to stands in the place of the address, which that names. */
static char *
get_subtitle (gpointer instance, const char *address, int problem)
{
  if (problem == DGS_PROBLEM_NONE || problem == DGS_PROBLEM_CANCELLED)
    return g_strdup (address);
  return dgs_words_problem ((DgsProblem) problem, 0, address);
}

static int
get_lines (gpointer instance, int problem)
{
  return problem == DGS_PROBLEM_NONE ? 1 : 0;
}

static void
dgs_source_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_SOURCE:
    g_value_set_object (value, DGS_SOURCE_ROW (object)->source);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_source_row_set_property (GObject *object,
                             guint property_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_SOURCE:
    g_set_object (&DGS_SOURCE_ROW (object)->source, g_value_get_object (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_source_row_dispose (GObject *object)
{
  DgsSourceRow *self = DGS_SOURCE_ROW (object);

  g_clear_object (&self->source);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_SOURCE_ROW);

  G_OBJECT_CLASS (dgs_source_row_parent_class)->dispose (object);
}

static void
dgs_source_row_class_init (DgsSourceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dgs_source_row_get_property;
  object_class->set_property = dgs_source_row_set_property;
  object_class->dispose = dgs_source_row_dispose;

  props[PROP_SOURCE] =
      g_param_spec_object ("source", NULL, NULL, DGS_TYPE_SOURCE_ITEM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (DGS_TYPE_SUBSCRIBE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-source-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, get_lines);
  gtk_widget_class_bind_template_callback (widget_class, get_subtitle);
}

static void
dgs_source_row_init (DgsSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_source_row_new:
 * @source: a source of a digest
 *
 * Makes a row that follows whether the source is subscribed to.
 *
 * Returns: (transfer floating): a new row
 */
DgsSourceRow *
dgs_source_row_new (DgsSourceItem *source)
{
  return g_object_new (DGS_TYPE_SOURCE_ROW, "source", source, NULL);
}
