/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-window-marks.h"

#include <glib/gi18n.h>

#include "dgs-library-marks.h"
#include "dgs-window-undo.h"
#include "dgs-window.h"
#include "dgs-words.h"

static void
tell_error (DgsWindow *window, const GError *error)
{
  g_autofree char *words = dgs_words_error (error, NULL);

  dgs_window_tell (window, words);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  guint count;
  gint64 batch = dgs_library_mark_scope_finish (DGS_LIBRARY (source), result, &count, &error);

  if (error) {
    tell_error (window, error);
    return;
  }
  if (count == 0) {
    dgs_window_tell (window, _ ("Everything there is read already"));
    return;
  }
  words = g_strdup_printf (
      ngettext ("%u article marked as read", "%u articles marked as read", count), count);
  dgs_window_tell_undoable (window, words, "win.undo-marks", g_variant_new_int64 (batch));
}

static void
mark_scope_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  int kind;
  DgsScope scope;

  g_variant_get (parameter, "(ix)", &kind, &scope.id);
  scope.kind = (DgsScopeKind) kind;
  dgs_library_mark_scope_async (dgs_window_get_library (DGS_WINDOW (widget)), &scope, NULL,
                                marked_cb, g_object_ref (widget));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!dgs_library_undo_marks_finish (DGS_LIBRARY (source), result, &error))
    tell_error (window, error);
}

static void
undo_marks_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dgs_library_undo_marks_async (dgs_window_get_library (DGS_WINDOW (widget)),
                                g_variant_get_int64 (parameter), undone_cb, g_object_ref (widget));
}

static void
mark_down_to (GtkWidget *window, gint64 article_id)
{
  DgsListPage *page = dgs_window_get_list (DGS_WINDOW (window));
  DgsMarkBound bound;
  DgsScope scope;

  if (page && dgs_list_page_get_bound (page, article_id, &scope, &bound))
    dgs_library_mark_scope_async (dgs_window_get_library (DGS_WINDOW (window)), &scope, &bound,
                                  marked_cb, g_object_ref (window));
  else
    gtk_widget_error_bell (window);
}

static void
mark_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mark_down_to (widget, 0);
}

static void
mark_down_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mark_down_to (widget, g_variant_get_int64 (parameter));
}

static void
mark_down_to_here_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DgsListPage *page = dgs_window_get_list (DGS_WINDOW (widget));
  gint64 id = page ? dgs_list_page_get_current (page) : 0;

  if (id)
    mark_down_to (widget, id);
  else
    gtk_widget_error_bell (widget);
}

static void
article_marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!dgs_library_mark_finish (DGS_LIBRARY (source), result, &error))
    tell_error (window, error);
}

static void
mark_article_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id;
  int mark;

  g_variant_get (parameter, "(xi)", &id, &mark);
  dgs_library_mark_async (dgs_window_get_library (DGS_WINDOW (widget)), &id, 1, (DgsMark) mark,
                          NULL, article_marked_cb, g_object_ref (widget));
}

const DgsWindowAction dgs_window_marks_actions[] = {
  { "win.mark-scope", "(ix)", mark_scope_action },
  { "win.mark-all", NULL, mark_all_action },
  { "win.mark-down-to", "x", mark_down_to_action },
  { "win.mark-down-to-here", NULL, mark_down_to_here_action },
  { "win.undo-marks", "x", undo_marks_action },
  { "win.mark-article", "(xi)", mark_article_action },
  { NULL },
};
