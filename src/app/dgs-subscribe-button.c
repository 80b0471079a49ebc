/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-subscribe-button.h"

#include <glib/gi18n.h>

struct _DgsSubscribeButton {
  AdwBin parent_instance;

  GtkButton *button;
  GtkWidget *spinner;
  GtkStack *stack;

  DgsSourceItem *source;
};

enum {
  PROP_SOURCE = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (DgsSubscribeButton, dgs_subscribe_button, ADW_TYPE_BIN)

static void
subscribe_cb (DgsSubscribeButton *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.subscribe", "s",
                              dgs_source_item_get_address (self->source));
}

static void
set_name (GtkWidget *widget, const char *format, const char *title)
{
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *name = g_strjoinv (title, parts);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Thirty buttons of one name would say nothing to a screen reader. A button takes its label for
 * its name each time that the label changes. */
static void
update (DgsSubscribeButton *self)
{
  const char *title = dgs_source_item_get_title (self->source);
  gboolean subscribed = dgs_source_item_get_subscribed (self->source);
  gboolean running = dgs_source_item_get_subscribing (self->source) && !subscribed;

  gtk_button_set_label (self->button, subscribed ? _ ("Subscribed") : _ ("Subscribe"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), !subscribed);
  /* Translators: the name of a feed stands in the place of %s. */
  set_name (GTK_WIDGET (self->button), subscribed ? _ ("Subscribed to %s") : _ ("Subscribe to %s"),
            title);
  /* Translators: the name of a feed stands in the place of %s. */
  set_name (self->spinner, _ ("Subscribing to %s"), title);
  gtk_stack_set_visible_child_name (self->stack, running ? "spinner" : "button");
}

/**
 * dgs_subscribe_button_set_source:
 * @self: a button
 * @source: (nullable): what it subscribes to
 *
 * Chooses the source.
 */
void
dgs_subscribe_button_set_source (DgsSubscribeButton *self, DgsSourceItem *source)
{
  g_return_if_fail (DGS_IS_SUBSCRIBE_BUTTON (self));

  if (self->source == source)
    return;
  if (self->source)
    g_signal_handlers_disconnect_by_func (self->source, update, self);
  g_set_object (&self->source, source);
  if (!source)
    return;
  g_signal_connect_object (source, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
dgs_subscribe_button_set_property (GObject *object,
                                   guint property_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (property_id == PROP_SOURCE)
    dgs_subscribe_button_set_source (DGS_SUBSCRIBE_BUTTON (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dgs_subscribe_button_dispose (GObject *object)
{
  DgsSubscribeButton *self = DGS_SUBSCRIBE_BUTTON (object);

  g_clear_object (&self->source);
  /* The template would take its child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DGS_TYPE_SUBSCRIBE_BUTTON);

  G_OBJECT_CLASS (dgs_subscribe_button_parent_class)->dispose (object);
}

static void
dgs_subscribe_button_class_init (DgsSubscribeButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dgs_subscribe_button_set_property;
  object_class->dispose = dgs_subscribe_button_dispose;

  props[PROP_SOURCE] = g_param_spec_object ("source", NULL, NULL, DGS_TYPE_SOURCE_ITEM,
                                            G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/digests/Digests/ui/dgs-subscribe-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsSubscribeButton, button);
  gtk_widget_class_bind_template_child (widget_class, DgsSubscribeButton, spinner);
  gtk_widget_class_bind_template_child (widget_class, DgsSubscribeButton, stack);
  gtk_widget_class_bind_template_callback (widget_class, subscribe_cb);
}

static void
dgs_subscribe_button_init (DgsSubscribeButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
