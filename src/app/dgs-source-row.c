/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-source-row.h"

#include <glib/gi18n.h>

struct _DgsSourceRow {
  AdwActionRow parent_instance;

  GtkWidget *button;
  DgsSourceItem *source;
};

enum {
  PROP_SOURCE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsSourceRow, dgs_source_row, ADW_TYPE_ACTION_ROW)

static char *
get_label (gpointer instance, gboolean subscribed)
{
  return g_strdup (subscribed ? _ ("Subscribed") : _ ("Subscribe"));
}

static gboolean
can_subscribe (gpointer instance, gboolean subscribed)
{
  return !subscribed;
}

static void
subscribe_cb (DgsSourceRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.subscribe", "s",
                              dgs_source_item_get_address (self->source));
}

/* Thirty buttons of one name would say nothing to a screen reader. A button takes its label for
 * its name each time that the label changes. */
static void
update_description (DgsSourceRow *self)
{
  const char *title = dgs_source_item_get_title (self->source);
  g_autofree char *description = NULL;

  if (dgs_source_item_get_subscribed (self->source))
    /* Translators: the name of a feed stands in the place of %s. */
    description = g_strdup_printf (_ ("Subscribed to %s"), title);
  else
    /* Translators: the name of a feed stands in the place of %s. */
    description = g_strdup_printf (_ ("Subscribe to %s"), title);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->button),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description, -1);
}

static void
dgs_source_row_constructed (GObject *object)
{
  DgsSourceRow *self = DGS_SOURCE_ROW (object);

  G_OBJECT_CLASS (dgs_source_row_parent_class)->constructed (object);
  g_signal_connect_object (self->button, "notify::label", G_CALLBACK (update_description), self,
                           G_CONNECT_SWAPPED);
  update_description (self);
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
  object_class->constructed = dgs_source_row_constructed;
  object_class->dispose = dgs_source_row_dispose;

  props[PROP_SOURCE] =
      g_param_spec_object ("source", NULL, NULL, DGS_TYPE_SOURCE_ITEM,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsSourceRow, button);
  gtk_widget_class_bind_template_callback (widget_class, can_subscribe);
  gtk_widget_class_bind_template_callback (widget_class, get_label);
  gtk_widget_class_bind_template_callback (widget_class, subscribe_cb);
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
