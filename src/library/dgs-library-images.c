/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-library-private.h"

#include "dgs-address.h"
#include "dgs-image-cache.h"
#include "dgs-image-type.h"
#include "dgs-redirect.h"

#define FOLDER_KEY "dgs-library-image-folder"

/* A page that nobody knows is somewhere on the open net. */
#define UNKNOWN_PAGE "https://unknown.invalid/"

/* One image on its way. */
typedef struct {
  char *folder;
  char *address;
  GBytes *bytes;
} Image;

static void
image_free (gpointer data)
{
  Image *image = data;

  g_free (image->folder);
  g_free (image->address);
  g_clear_pointer (&image->bytes, g_bytes_unref);
  g_free (image);
}

static void
keep_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Image *image = task_data;
  g_autoptr (GError) error = NULL;

  /* What cannot be kept can be fetched again. */
  if (!dgs_image_cache_put (image->folder, image->address, image->bytes, DGS_IMAGE_CACHE_MAX_TOTAL,
                            &error))
    g_info ("An image was not kept: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
keep (const Image *image)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Image *copy;

  if (!image->folder)
    return;
  copy = g_new0 (Image, 1);
  copy->folder = g_strdup (image->folder);
  copy->address = g_strdup (image->address);
  copy->bytes = g_bytes_ref (image->bytes);
  g_task_set_source_tag (task, keep);
  g_task_set_task_data (task, copy, image_free);
  g_task_run_in_thread (task, keep_thread);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DgsFetchResult) answer = NULL;
  Image *image = g_task_get_task_data (task);
  GError *error = NULL;

  answer = dgs_fetcher_fetch_finish (DGS_FETCHER (source), result, &error);
  if (!answer) {
    g_task_return_error (task, error);
    return;
  }
  if (!dgs_fetch_result_is_success (answer)) {
    g_task_return_new_error (task, DGS_LIBRARY_ERROR,
                             (int) dgs_problem_from_status (answer->status), "%s: status %u",
                             image->address, answer->status);
    return;
  }
  if (!dgs_image_type_guess (answer->body)) {
    g_task_return_new_error (task, DGS_LIBRARY_ERROR, DGS_PROBLEM_NOT_AN_IMAGE, "%s is no image",
                             image->address);
    return;
  }
  image->bytes = g_bytes_ref (answer->body);
  keep (image);
  g_task_return_pointer (task, g_bytes_ref (answer->body), (GDestroyNotify) g_bytes_unref);
}

static void
look_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Image *image = task_data;

  g_task_return_pointer (task, dgs_image_cache_get (image->folder, image->address),
                         (GDestroyNotify) g_bytes_unref);
}

static void
fetch (GTask *task)
{
  DgsLibrary *self = g_task_get_source_object (task);
  Image *image = g_task_get_task_data (task);

  dgs_fetcher_fetch_limited_async (dgs_library_get_fetcher (self), image->address,
                                   DGS_IMAGE_CACHE_MAX_IMAGE, g_task_get_cancellable (task),
                                   fetched_cb, task);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!bytes) {
    fetch (task);
    return;
  }
  g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  g_object_unref (task);
}

static void
look (GTask *task)
{
  Image *image = g_task_get_task_data (task);
  g_autoptr (GTask) inner = NULL;
  Image *copy = g_new0 (Image, 1);

  copy->folder = g_strdup (image->folder);
  copy->address = g_strdup (image->address);
  inner = g_task_new (NULL, g_task_get_cancellable (task), looked_cb, task);
  g_task_set_source_tag (inner, look);
  g_task_set_task_data (inner, copy, image_free);
  g_task_run_in_thread (inner, look_thread);
}

/**
 * dgs_library_set_image_folder:
 * @self: a library
 * @folder: (nullable): a folder of the user's cache, which may be emptied at any time
 *
 * Says where images are kept that were fetched. They are not kept where nobody says so.
 */
void
dgs_library_set_image_folder (DgsLibrary *self, const char *folder)
{
  g_return_if_fail (DGS_IS_LIBRARY (self));

  g_object_set_data_full (G_OBJECT (self), FOLDER_KEY, g_strdup (folder), g_free);
}

/**
 * dgs_library_fetch_image_async:
 * @self: an open library
 * @address: the address of an image
 * @page: (nullable): the address of the page that shows it
 * @cancellable: (nullable): stops it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Gets an image, from the folder of images or else from the network, with the manners of every
 * other request. A page of the open net cannot have this machine or its own net asked.
 */
void
dgs_library_fetch_image_async (DgsLibrary *self,
                               const char *address,
                               const char *page,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Image *image;

  g_return_if_fail (DGS_IS_LIBRARY (self) && address != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dgs_library_fetch_image_async);
  if (!dgs_address_is_web (address) ||
      !dgs_redirect_is_allowed (page ? page : UNKNOWN_PAGE, address, address)) {
    g_task_return_new_error (task, DGS_LIBRARY_ERROR, DGS_PROBLEM_ADDRESS,
                             "%s is no image of the open net", address);
    return;
  }
  image = g_new0 (Image, 1);
  image->folder = g_strdup (g_object_get_data (G_OBJECT (self), FOLDER_KEY));
  image->address = g_strdup (address);
  g_task_set_task_data (task, image, image_free);
  if (image->folder)
    look (g_steal_pointer (&task));
  else
    fetch (g_steal_pointer (&task));
}

/**
 * dgs_library_fetch_image_finish:
 * @self: a library
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends dgs_library_fetch_image_async().
 *
 * Returns: (transfer full): the bytes of a file whose beginning is that of an image; %NULL with an
 *   error for dgs_problem_from_error()
 */
GBytes *
dgs_library_fetch_image_finish (DgsLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
