/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-undo.h"

#include <glib/gi18n.h>

/**
 * dgs_window_tell_undoable:
 * @window: a window
 * @words: plain text
 * @action: what takes it back
 * @target: a floating variant, for @action
 *
 * Tells the user what happened, and offers to take it back.
 */
void
dgs_window_tell_undoable (DgsWindow *window,
                          const char *words,
                          const char *action,
                          GVariant *target)
{
  AdwToast *toast = g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", words,
                                  "button-label", _ ("_Undo"),
                                  /* At once: the latest is what is meant to be taken back. */
                                  "priority", ADW_TOAST_PRIORITY_HIGH,
                                  /* Long enough to be read out and reached by the keyboard. */
                                  "timeout", 10, NULL);

  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_action_name (toast, action);
  dgs_window_add_toast (window, toast);
}
