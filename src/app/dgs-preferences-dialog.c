/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-preferences-dialog.h"

#include "dgs-general-preferences.h"
#include "dgs-notification-preferences.h"
#include "dgs-reading-preferences.h"

struct _DgsPreferencesDialog {
  AdwPreferencesDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (DgsPreferencesDialog, dgs_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
dgs_preferences_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DGS_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (dgs_preferences_dialog_parent_class)->dispose (object);
}

static void
dgs_preferences_dialog_class_init (DgsPreferencesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dgs_preferences_dialog_dispose;

  g_type_ensure (DGS_TYPE_GENERAL_PREFERENCES);
  g_type_ensure (DGS_TYPE_READING_PREFERENCES);
  gtk_widget_class_set_template_from_resource (
      GTK_WIDGET_CLASS (klass), "/io/github/digests/Digests/ui/dgs-preferences-dialog.ui");
}

static void
dgs_preferences_dialog_init (DgsPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dgs_preferences_dialog_new:
 * @library: (nullable): an open library; without one, what it holds cannot be chosen from
 *
 * Makes the preferences.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
dgs_preferences_dialog_new (DgsLibrary *library)
{
  DgsPreferencesDialog *self = g_object_new (DGS_TYPE_PREFERENCES_DIALOG, NULL);

  if (library)
    adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self),
                                ADW_PREFERENCES_PAGE (dgs_notification_preferences_new (library)));
  return ADW_DIALOG (self);
}
