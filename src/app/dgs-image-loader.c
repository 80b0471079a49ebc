/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-image-loader.h"

#include "dgs-figures.h"
#include "dgs-image-decoder.h"

#define KEY "load-images"

/* Images that are on their way at once: each may take much memory while it is decoded. */
#define MAX_RUNNING 3

/* A digest with more images than this keeps the words for the others, until it is asked again. */
#define MAX_IMAGES 60

/* No line is longer, in pixels of a display of the usual density. */
#define MAX_WIDTH 1200

struct _DgsImageLoader {
  GObject parent_instance;

  GSettings *settings;
  DgsFigures *figures;
  GtkWidget *view;
  DgsLibrary *library;
  char *page;
  GCancellable *cancellable;
  GQueue waiting; /* of DgsFigureTag */
  GHashTable *asked;
  guint running;
  gboolean once;
};

/* One image on its way. */
typedef struct {
  DgsImageLoader *loader;
  DgsFigureTag *tag;
  GCancellable *cancellable;
} Load;

G_DEFINE_FINAL_TYPE (DgsImageLoader, dgs_image_loader, G_TYPE_OBJECT)

static void run (DgsImageLoader *self);

static void
load_free (Load *load)
{
  g_object_unref (load->loader);
  g_object_unref (load->tag);
  g_object_unref (load->cancellable);
  g_free (load);
}

static gboolean
is_wanted (DgsImageLoader *self)
{
  return self->library && (self->once || g_settings_get_boolean (self->settings, KEY));
}

/* Takes the load. What was given up in between is nobody's any more. */
static void
end_load (Load *load, GdkTexture *texture)
{
  DgsImageLoader *self = load->loader;

  if (!g_cancellable_is_cancelled (load->cancellable)) {
    self->running--;
    if (texture)
      dgs_figures_show (self->figures, load->tag, texture);
    else
      dgs_figures_fail (self->figures, load->tag);
    run (self);
  }
  load_free (load);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = dgs_image_decoder_decode_finish (result, &error);

  if (!texture)
    g_debug ("Not decoded: %s", error->message);
  end_load (user_data, texture);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int factor = load->loader->view ? gtk_widget_get_scale_factor (load->loader->view) : 1;

  bytes = dgs_library_fetch_image_finish (DGS_LIBRARY (source), result, &error);
  if (bytes) {
    dgs_image_decoder_decode_async (bytes, MAX_WIDTH * factor, load->cancellable, decoded_cb, load);
    return;
  }
  g_debug ("Not fetched: %s", error->message);
  end_load (load, NULL);
}

static void
run (DgsImageLoader *self)
{
  while (self->running < MAX_RUNNING && !g_queue_is_empty (&self->waiting)) {
    Load *load = g_new0 (Load, 1);

    load->loader = g_object_ref (self);
    load->tag = g_queue_pop_head (&self->waiting);
    load->cancellable = g_object_ref (self->cancellable);
    self->running++;
    dgs_library_fetch_image_async (self->library, dgs_figure_tag_get_address (load->tag),
                                   self->page, load->cancellable, fetched_cb, load);
  }
}

static void
load_all (DgsImageLoader *self)
{
  g_autoptr (GPtrArray) tags = NULL;
  guint n_queued = 0;
  guint i;

  if (!is_wanted (self))
    return;
  tags = dgs_figures_list (self->figures);
  for (i = 0; i < tags->len && n_queued < MAX_IMAGES; i++) {
    if (!g_hash_table_add (self->asked, g_object_ref (tags->pdata[i])))
      continue;
    n_queued++;
    dgs_figures_reserve (self->figures, tags->pdata[i]);
    g_queue_push_tail (&self->waiting, g_object_ref (tags->pdata[i]));
  }
  run (self);
}

/* What is on its way goes nowhere. */
static void
give_up (DgsImageLoader *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_hash_table_remove_all (self->asked);
  self->running = 0;
  self->cancellable = g_cancellable_new ();
}

static void
setting_changed_cb (DgsImageLoader *self)
{
  g_autoptr (GPtrArray) tags = NULL;
  guint i;

  if (is_wanted (self)) {
    load_all (self);
    return;
  }
  give_up (self);
  tags = dgs_figures_list (self->figures);
  for (i = 0; i < tags->len; i++)
    dgs_figures_hide (self->figures, tags->pdata[i]);
}

static void
dgs_image_loader_dispose (GObject *object)
{
  DgsImageLoader *self = DGS_IMAGE_LOADER (object);

  give_up (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->figures);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (dgs_image_loader_parent_class)->dispose (object);
}

static void
dgs_image_loader_finalize (GObject *object)
{
  DgsImageLoader *self = DGS_IMAGE_LOADER (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->asked);
  g_free (self->page);

  G_OBJECT_CLASS (dgs_image_loader_parent_class)->finalize (object);
}

static void
dgs_image_loader_class_init (DgsImageLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dgs_image_loader_dispose;
  object_class->finalize = dgs_image_loader_finalize;
}

static void
dgs_image_loader_init (DgsImageLoader *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  self->cancellable = g_cancellable_new ();
  self->asked = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_queue_init (&self->waiting);
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (setting_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dgs_image_loader_new:
 * @view: a reader view that shows nothing yet
 *
 * Makes what gets images.
 *
 * Returns: (transfer full): a loader
 */
DgsImageLoader *
dgs_image_loader_new (GtkTextView *view)
{
  DgsImageLoader *self = g_object_new (DGS_TYPE_IMAGE_LOADER, NULL);

  g_set_weak_pointer (&self->view, GTK_WIDGET (view));
  self->figures = dgs_figures_new (view);
  g_signal_connect_object (self->figures, "added", G_CALLBACK (load_all), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * dgs_image_loader_start:
 * @self: a loader
 * @library: an open library
 * @page: (nullable): the address of the page of the article
 *
 * Gets the images of what the view shows from now on, where the user chose so.
 */
void
dgs_image_loader_start (DgsImageLoader *self, DgsLibrary *library, const char *page)
{
  g_return_if_fail (DGS_IS_IMAGE_LOADER (self));

  give_up (self);
  g_set_object (&self->library, library);
  g_set_str (&self->page, page);
}

/**
 * dgs_image_loader_stop:
 * @self: a loader
 *
 * Gets nothing more, until another article is there.
 */
void
dgs_image_loader_stop (DgsImageLoader *self)
{
  g_return_if_fail (DGS_IS_IMAGE_LOADER (self));

  give_up (self);
  self->once = FALSE;
  g_clear_object (&self->library);
}

/**
 * dgs_image_loader_load:
 * @self: a loader
 *
 * Gets the images of this article, whatever the user chose for all. What failed is tried again.
 */
void
dgs_image_loader_load (DgsImageLoader *self)
{
  g_autoptr (GPtrArray) tags = NULL;
  guint i;

  g_return_if_fail (DGS_IS_IMAGE_LOADER (self));

  self->once = TRUE;
  tags = dgs_figures_list (self->figures);
  for (i = 0; i < tags->len; i++) {
    if (dgs_figure_tag_get_failed (tags->pdata[i]))
      g_hash_table_remove (self->asked, tags->pdata[i]);
  }
  load_all (self);
}

/**
 * dgs_image_loader_list_pictures:
 * @self: a loader
 *
 * Lists the pictures that the view shows now, for who prints them.
 *
 * Returns: (transfer full) (element-type utf8 GdkTexture): the pictures, by their addresses
 */
GHashTable *
dgs_image_loader_list_pictures (DgsImageLoader *self)
{
  g_return_val_if_fail (DGS_IS_IMAGE_LOADER (self), NULL);

  return dgs_figures_list_pictures (self->figures);
}
