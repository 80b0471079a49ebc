/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-name-dialog.h"

#include "dgs-dialog-focus.h"
#include "dgs-text.h"

struct _DgsNameDialog {
  AdwAlertDialog parent_instance;

  AdwEntryRow *entry;

  GStrv refused;
  gboolean may_be_empty;
};

enum {
  SIGNAL_NAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsNameDialog, dgs_name_dialog, ADW_TYPE_ALERT_DIALOG)

static char *
get_name (DgsNameDialog *self)
{
  return dgs_text_collapse (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
changed_cb (DgsNameDialog *self)
{
  g_autofree char *name = get_name (self);
  gboolean taken = self->refused && g_strv_contains ((const char *const *) self->refused, name);
  gboolean good = !taken && (self->may_be_empty || *name != '\0');

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "save", good);
  if (taken)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
dgs_name_dialog_response (AdwAlertDialog *dialog, const char *response)
{
  DgsNameDialog *self = DGS_NAME_DIALOG (dialog);
  g_autofree char *name = get_name (self);

  if (g_str_equal (response, "save"))
    g_signal_emit (self, signals[SIGNAL_NAMED], 0, name);
}

static void
dgs_name_dialog_finalize (GObject *object)
{
  DgsNameDialog *self = DGS_NAME_DIALOG (object);

  g_strfreev (self->refused);

  G_OBJECT_CLASS (dgs_name_dialog_parent_class)->finalize (object);
}

static void
dgs_name_dialog_class_init (DgsNameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dgs_name_dialog_finalize;
  ADW_ALERT_DIALOG_CLASS (klass)->response = dgs_name_dialog_response;

  signals[SIGNAL_NAMED] = g_signal_new ("named", DGS_TYPE_NAME_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/digests/Digests/ui/dgs-name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsNameDialog, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
dgs_name_dialog_init (DgsNameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_name_dialog_new:
 * @heading: what is asked
 * @body: (nullable): plain text that explains it
 * @name: (nullable): the name that is there
 * @save_label: (nullable): what the button says, with a mnemonic
 * @may_be_empty: whether no name is an answer too
 *
 * Makes a dialog that asks for a name.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
dgs_name_dialog_new (const char *heading,
                     const char *body,
                     const char *name,
                     const char *save_label,
                     gboolean may_be_empty)
{
  DgsNameDialog *self = g_object_new (DGS_TYPE_NAME_DIALOG, NULL);

  self->may_be_empty = may_be_empty;
  adw_alert_dialog_set_heading (ADW_ALERT_DIALOG (self), heading);
  if (body)
    adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self), body);
  if (save_label)
    adw_alert_dialog_set_response_label (ADW_ALERT_DIALOG (self), "save", save_label);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name ? name : "");
  changed_cb (self);
  dgs_dialog_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
  return ADW_DIALOG (self);
}

/**
 * dgs_name_dialog_refuse:
 * @self: a dialog
 * @names: (array zero-terminated=1): names that others have
 *
 * Says which names cannot be taken.
 */
void
dgs_name_dialog_refuse (DgsNameDialog *self, const char *const *names)
{
  g_return_if_fail (DGS_IS_NAME_DIALOG (self));

  g_strfreev (self->refused);
  self->refused = g_strdupv ((char **) names);
  changed_cb (self);
}
