/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-sources.h"

#include <glib/gi18n.h>

#include "dgs-subscribe-all.h"
#include "dgs-window.h"
#include "dgs-words.h"

/* The reason stands at each of those that failed; here is only how many, and why most of them. */
static char *
describe (const DgsSubscribeAllOutcome *outcome)
{
  guint n = outcome->feed_ids->len;
  g_autofree char *done = NULL;
  g_autofree char *failed = NULL;

  if (n > 0)
    done = g_strdup_printf (ngettext ("Subscribed to %u feed", "Subscribed to %u feeds", n), n);
  if (outcome->n_failed > 0)
    failed = g_strdup_printf (ngettext ("%u could not be read and is marked in the list",
                                        "%u could not be read and are marked in the list",
                                        outcome->n_failed),
                              outcome->n_failed);
  if (done && failed)
    /* Translators: how many feeds were subscribed to, then how many failed. */
    return g_strdup_printf (_ ("%s. %s"), done, failed);
  if (done || failed)
    return done ? g_steal_pointer (&done) : g_steal_pointer (&failed);
  return g_strdup (_ ("All of them were followed already"));
}

static GVariant *
pack (GArray *ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
}

static void
subscribed_all_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DgsSubscribeAllOutcome) outcome = NULL;
  g_autofree char *words = NULL;
  AdwToast *toast;

  outcome = dgs_library_subscribe_all_finish (DGS_LIBRARY (source), result, &error);
  if (!outcome)
    return;
  words = describe (outcome);
  toast = g_object_new (ADW_TYPE_TOAST, "use-markup", FALSE, "title", words, "timeout", 10, NULL);
  if (outcome->feed_ids->len > 0) {
    adw_toast_set_button_label (toast, _ ("_Undo"));
    adw_toast_set_action_name (toast, "win.undo-subscribe-all");
    adw_toast_set_action_target_value (toast, pack (outcome->feed_ids));
  }
  dgs_window_add_toast (window, toast);
}

static void
subscribe_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree const char **addresses = g_variant_get_strv (parameter, NULL);

  dgs_library_subscribe_all_async (dgs_window_get_library (DGS_WINDOW (widget)), addresses, NULL,
                                   subscribed_all_cb, g_object_ref (widget));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (dgs_library_undo_subscribe_finish (DGS_LIBRARY (source), result, &error))
    return;
  words = dgs_words_error (error, NULL);
  dgs_window_tell (window, words);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DgsLibrary *library = dgs_window_get_library (DGS_WINDOW (widget));
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));
  gsize i;

  for (i = 0; i < n; i++)
    dgs_library_undo_subscribe_async (library, ids[i], undone_cb, g_object_ref (widget));
}

const DgsWindowAction dgs_window_sources_actions[] = {
  { "win.subscribe-all", "as", subscribe_all_action },
  { "win.undo-subscribe-all", "ax", undo_action },
  { NULL },
};
