/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-row.h"

#include "dgs-context-menu.h"

typedef struct {
  guint position;
} DgsRowPrivate;

enum {
  PROP_POSITION = 1,
  PROP_SUMMARY,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DgsRow, dgs_row, GTK_TYPE_BOX)

/* A click goes there; moving along the list by arrows alone does not, so nothing is read by
 * passing. */
static void
clicked_cb (DgsRow *self)
{
  DgsRowPrivate *priv = dgs_row_get_instance_private (self);

  gtk_widget_activate_action (GTK_WIDGET (self), "list.activate-item", "u", priv->position);
}

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clicked_cb (DGS_ROW (widget));
}

static void
pop_up (DgsRow *self, double x, double y)
{
  DgsRowClass *klass = DGS_ROW_GET_CLASS (self);
  g_autoptr (GMenuModel) menu = klass->make_menu ? klass->make_menu (self) : NULL;

  if (menu)
    dgs_context_menu_pop_up (GTK_WIDGET (self), menu, x, y);
}

static void
menu_cb (DgsRow *self, int n_press, double x, double y)
{
  pop_up (self, x, y);
}

static void
long_press_cb (DgsRow *self, double x, double y)
{
  pop_up (self, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pop_up (DGS_ROW (widget), 0, gtk_widget_get_height (widget));
}

static void
dgs_row_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DgsRow *self = DGS_ROW (object);
  DgsRowPrivate *priv = dgs_row_get_instance_private (self);

  switch (property_id) {
  case PROP_POSITION:
    g_value_set_uint (value, priv->position);
    break;
  case PROP_SUMMARY:
    g_value_take_string (value, DGS_ROW_GET_CLASS (self)->get_summary (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_row_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  DgsRowPrivate *priv = dgs_row_get_instance_private (DGS_ROW (object));

  switch (property_id) {
  case PROP_POSITION:
    priv->position = g_value_get_uint (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
dgs_row_constructed (GObject *object)
{
  G_OBJECT_CLASS (dgs_row_parent_class)->constructed (object);

  gtk_widget_action_set_enabled (GTK_WIDGET (object), "row.menu",
                                 DGS_ROW_GET_CLASS (object)->make_menu != NULL);
}

static void
dgs_row_dispose (GObject *object)
{
  dgs_context_menu_remove_all (GTK_WIDGET (object));

  G_OBJECT_CLASS (dgs_row_parent_class)->dispose (object);
}

static void
dgs_row_class_init (DgsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dgs_row_get_property;
  object_class->set_property = dgs_row_set_property;
  object_class->constructed = dgs_row_constructed;
  object_class->dispose = dgs_row_dispose;

  props[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_SUMMARY] =
      g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "row.activate", NULL, activate_action);
  gtk_widget_class_install_action (widget_class, "row.menu", NULL, menu_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, long_press_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
}

static void
dgs_row_init (DgsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_row_summary_changed:
 * @self: a row
 *
 * Says that what the row shows is not what it was, so that its summary is asked for again.
 */
void
dgs_row_summary_changed (DgsRow *self)
{
  g_return_if_fail (DGS_IS_ROW (self));

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUMMARY]);
}
