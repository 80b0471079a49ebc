/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-image-cache.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "dgs-image-type.h"

#define FOLDER_MODE 0700
#define FILE_MODE 0600

typedef struct {
  char *path;
  goffset size;
  gint64 used;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_free (entry);
}

/* The names say nothing of what was read to whoever lists the folder. */
static char *
get_path (const char *folder, const char *address)
{
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);

  return g_build_filename (folder, name, NULL);
}

/**
 * dgs_image_cache_get:
 * @folder: where images are kept
 * @address: the address of an image
 *
 * Looks for an image that was kept, and notes that it was used. Waits for the disk.
 *
 * Returns: (transfer full) (nullable): the bytes of the image; %NULL where it is not kept
 */
GBytes *
dgs_image_cache_get (const char *folder, const char *address)
{
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GStatBuf status;
  gsize length = 0;

  g_return_val_if_fail (folder != NULL && address != NULL, NULL);

  path = get_path (folder, address);
  if (g_stat (path, &status) != 0 || (gsize) status.st_size > DGS_IMAGE_CACHE_MAX_IMAGE ||
      !g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  if (!dgs_image_type_guess (bytes))
    return NULL;
  g_utime (path, NULL);
  return g_steal_pointer (&bytes);
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a;
  const Entry *other = *(const Entry *const *) b;

  return one->used < other->used ? -1 : one->used > other->used;
}

static GPtrArray *
list_entries (const char *folder, goffset *total)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  *total = 0;
  while (dir && (name = g_dir_read_name (dir))) {
    Entry *entry = g_new0 (Entry, 1);
    GStatBuf status;

    entry->path = g_build_filename (folder, name, NULL);
    if (g_lstat (entry->path, &status) != 0 || !S_ISREG (status.st_mode)) {
      entry_free (entry);
      continue;
    }
    entry->size = status.st_size;
    entry->used = (gint64) status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
    *total += entry->size;
    g_ptr_array_add (entries, entry);
  }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

/* Takes out what was not used for longest. */
static void
trim (const char *folder, goffset max_total)
{
  goffset total = 0;
  g_autoptr (GPtrArray) entries = list_entries (folder, &total);
  guint i;

  for (i = 0; i < entries->len && total > max_total; i++) {
    Entry *entry = entries->pdata[i];

    if (g_unlink (entry->path) == 0)
      total -= entry->size;
  }
}

/**
 * dgs_image_cache_put:
 * @folder: where images are kept; it is made where it is not there
 * @address: the address of an image
 * @bytes: the image
 * @max_total: bytes that all images may have together
 * @error: return location for an error
 *
 * Keeps an image, whole or not at all, and makes room for it. Waits for the disk.
 *
 * Returns: whether it is kept; else a #GFileError
 */
gboolean
dgs_image_cache_put (
    const char *folder, const char *address, GBytes *bytes, goffset max_total, GError **error)
{
  g_autofree char *path = NULL;
  gsize length = 0;
  const char *data = NULL;

  g_return_val_if_fail (folder != NULL && address != NULL && bytes != NULL, FALSE);

  path = get_path (folder, address);
  data = g_bytes_get_data (bytes, &length);
  if (g_mkdir_with_parents (folder, FOLDER_MODE) != 0) {
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), "%s: %s", folder,
                 g_strerror (errno));
    return FALSE;
  }
  if (!g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                 FILE_MODE, error))
    return FALSE;
  trim (folder, max_total);
  return TRUE;
}
