/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-shortcuts-dialog.h"

#include <glib/gi18n.h>

struct _DgsShortcutsDialog {
  AdwDialog parent_instance;

  AdwPreferencesGroup *general;
  AdwPreferencesGroup *lists;
  AdwPreferencesGroup *reading;
  AdwPreferencesGroup *text;
};

G_DEFINE_FINAL_TYPE (DgsShortcutsDialog, dgs_shortcuts_dialog, ADW_TYPE_DIALOG)

/* Several that do the same stand in one text, with a space between. */
typedef struct {
  const char *accelerators;
  const char *title;
} Shortcut;

static const Shortcut general[] = {
  { "<Control>n", N_ ("Add a feed") },
  { "<Control>r F5", N_ ("Refresh") },
  { "<Control>k <Control><Shift>f", N_ ("Search everything") },
  { "F6", N_ ("Next pane") },
  { "<Shift>F6", N_ ("Previous pane") },
  { "F10", N_ ("Main menu") },
  { "F1", N_ ("Help") },
  { "<Control>comma", N_ ("Preferences") },
  { "<Control>question", N_ ("Keyboard shortcuts") },
  { "<Control>w", N_ ("Close the window") },
  { "<Control>q", N_ ("Quit") },
};

static const Shortcut lists[] = {
  { "<Control>m", N_ ("Mark read up to the selected digest") },
  { "<Control><Shift>m", N_ ("Mark all as read") },
  { "<Shift>F10", N_ ("Menu of a digest, feed or folder") },
  { "F2", N_ ("Rename a feed or folder") },
  { "<Alt>Up", N_ ("Move a feed or folder up") },
  { "<Alt>Down", N_ ("Move a feed or folder down") },
  { "Left", N_ ("Close a folder") },
  { "Right", N_ ("Open a folder") },
};

static const Shortcut reading[] = {
  { "Return", N_ ("Open the selected digest") },
  { "j", N_ ("Next digest") },
  { "k", N_ ("Previous digest") },
  { "<Control>u", N_ ("Mark as read or unread") },
  { "m", N_ ("Mark as read or unread") },
  { "<Control>d", N_ ("Save, or remove from saved") },
  { "s", N_ ("Save, or remove from saved") },
  { "<Control>o", N_ ("Open in browser") },
  { "<Control>p", N_ ("Print") },
  { "Escape", N_ ("Back to the list") },
};

static const Shortcut text[] = {
  { "space", N_ ("Next page, then the next unread digest") },
  { "<Shift>space", N_ ("Previous page") },
  { "n", N_ ("Next story") },
  { "p", N_ ("Previous story") },
  { "o", N_ ("Open the story in the browser") },
  { "<Control><Shift>o", N_ ("Outline") },
  { "<Control>f", N_ ("Find in text") },
  { "<Control>g", N_ ("Next match") },
  { "<Control><Shift>g", N_ ("Previous match") },
  { "Tab", N_ ("Next link") },
  { "<Shift>Tab", N_ ("Previous link") },
  { "Return", N_ ("Follow the link") },
  { "<Shift>F10", N_ ("Menu of the link and the story") },
  { "F7", N_ ("Show a cursor in the text") },
  { "<Control>plus", N_ ("Larger text") },
  { "<Control>minus", N_ ("Smaller text") },
  { "<Control>0", N_ ("Text of normal size") },
};

static char *
get_label (const char *accelerators)
{
  g_auto (GStrv) parts = g_strsplit (accelerators, " ", -1);
  guint i;

  for (i = 0; parts[i]; i++) {
    GdkModifierType modifiers;
    guint key;

    gtk_accelerator_parse (parts[i], &key, &modifiers);
    g_free (parts[i]);
    parts[i] = gtk_accelerator_get_label (key, modifiers);
  }
  return g_strjoinv (", ", parts);
}

static void
fill (AdwPreferencesGroup *group, const Shortcut *shortcuts, gsize n_shortcuts)
{
  gsize i;

  for (i = 0; i < n_shortcuts; i++) {
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *keys = get_label (shortcuts[i].accelerators);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcuts[i].title));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               g_object_new (GTK_TYPE_LABEL, "label", keys, "wrap", TRUE,
                                             "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, "xalign",
                                             1.0, "justify", GTK_JUSTIFY_RIGHT, "css-classes",
                                             (const char *[]) { "dim-label", NULL }, NULL));
    adw_preferences_group_add (group, row);
  }
}

static void
dgs_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DGS_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (dgs_shortcuts_dialog_parent_class)->dispose (object);
}

static void
dgs_shortcuts_dialog_class_init (DgsShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dgs_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/digests/Digests/ui/dgs-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DgsShortcutsDialog, general);
  gtk_widget_class_bind_template_child (widget_class, DgsShortcutsDialog, reading);
  gtk_widget_class_bind_template_child (widget_class, DgsShortcutsDialog, lists);
  gtk_widget_class_bind_template_child (widget_class, DgsShortcutsDialog, text);
}

static void
dgs_shortcuts_dialog_init (DgsShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self->general, general, G_N_ELEMENTS (general));
  fill (self->lists, lists, G_N_ELEMENTS (lists));
  fill (self->reading, reading, G_N_ELEMENTS (reading));
  fill (self->text, text, G_N_ELEMENTS (text));
}

/**
 * dgs_shortcuts_dialog_new:
 *
 * Makes a dialog that lists the keys.
 *
 * Returns: (transfer floating): a new dialog
 */
AdwDialog *
dgs_shortcuts_dialog_new (void)
{
  return g_object_new (DGS_TYPE_SHORTCUTS_DIALOG, NULL);
}
