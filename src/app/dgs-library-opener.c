/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-opener.h"

#include "dgs-fetcher.h"

struct _DgsLibraryOpener {
  GObject parent_instance;

  char *folder;
  DgsLibrary *library;
  GSettings *settings;
  GPtrArray *waiting; /* GTask */
  gboolean open;
};

enum {
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsLibraryOpener, dgs_library_opener, G_TYPE_OBJECT)

/* Who waited gets the library, or the error. */
static void
answer (DgsLibraryOpener *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  guint i;

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (i = 0; i < waiting->len; i++) {
    GTask *task = g_ptr_array_index (waiting, i);

    if (error)
      g_task_return_error (task, g_error_copy (error));
    else
      g_task_return_pointer (task, g_object_ref (self->library), g_object_unref);
  }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DgsLibraryOpener) self = user_data;
  g_autoptr (GError) error = NULL;

  self->open = dgs_library_open_finish (DGS_LIBRARY (source), result, &error);
  if (self->open)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0);
  answer (self, error);
}

static void
set_up (DgsLibraryOpener *self)
{
  g_autofree char *images = g_build_filename (g_get_user_cache_dir (), "digests", "images", NULL);

  dgs_library_set_image_folder (self->library, images);
  g_settings_bind (self->settings, "mark-posts-read", self->library, "marks-posts",
                   G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "full-texts", self->library, "full-texts", G_SETTINGS_BIND_GET);
}

static void
dgs_library_opener_finalize (GObject *object)
{
  DgsLibraryOpener *self = DGS_LIBRARY_OPENER (object);

  g_free (self->folder);
  g_clear_object (&self->library);
  g_object_unref (self->settings);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (dgs_library_opener_parent_class)->finalize (object);
}

static void
dgs_library_opener_class_init (DgsLibraryOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dgs_library_opener_finalize;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dgs_library_opener_init (DgsLibraryOpener *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * dgs_library_opener_new:
 * @folder: path of the folder that the library is in
 *
 * Makes what opens a library.
 *
 * Returns: (transfer full): a new opener
 */
DgsLibraryOpener *
dgs_library_opener_new (const char *folder)
{
  DgsLibraryOpener *self = g_object_new (DGS_TYPE_LIBRARY_OPENER, NULL);

  self->folder = g_strdup (folder);
  return self;
}

/**
 * dgs_library_opener_get_folder:
 * @self: an opener
 *
 * Tells where the library is.
 *
 * Returns: (transfer none): path of a folder
 */
const char *
dgs_library_opener_get_folder (DgsLibraryOpener *self)
{
  return self->folder;
}

/**
 * dgs_library_opener_get_library:
 * @self: an opener
 *
 * Gets the library.
 *
 * Returns: (transfer none) (nullable): the library, %NULL while it is not open
 */
DgsLibrary *
dgs_library_opener_get_library (DgsLibraryOpener *self)
{
  return self->open ? self->library : NULL;
}

/**
 * dgs_library_opener_open_async:
 * @self: an opener
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Opens the library if it is not open. One that could not be opened is tried again.
 */
void
dgs_library_opener_open_async (DgsLibraryOpener *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (DgsFetcher) fetcher = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, dgs_library_opener_open_async);
  if (self->open) {
    g_task_return_pointer (task, g_object_ref (self->library), g_object_unref);
    return;
  }
  if (self->waiting->len > 0) {
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
    return;
  }
  fetcher = dgs_fetcher_new ("Digests/" VERSION " (+" HOMEPAGE ")", g_getenv ("DIGESTS_ORIGIN_MAP"),
                             &error);
  if (!fetcher) {
    g_task_return_error (task, error);
    return;
  }
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  g_clear_object (&self->library);
  self->library = dgs_library_new (self->folder, fetcher);
  set_up (self);
  dgs_library_open_async (self->library, NULL, opened_cb, g_object_ref (self));
}

/**
 * dgs_library_opener_open_finish:
 * @self: an opener
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_opener_open_async().
 *
 * Returns: (transfer full) (nullable): the open library; %NULL with an error of the store, or of
 *   the map of origins
 */
DgsLibrary *
dgs_library_opener_open_finish (DgsLibraryOpener *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dgs_library_opener_close:
 * @self: an opener
 *
 * Closes the library, once nothing uses it.
 */
void
dgs_library_opener_close (DgsLibraryOpener *self)
{
  if (self->open)
    dgs_library_close (self->library);
  self->open = FALSE;
  g_clear_object (&self->library);
}
