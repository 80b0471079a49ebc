/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dgs-figures.h"

#include "dgs-held-place.h"
#include "dgs-reader-styles.h"

/* A line that is no longer than this has no room for a picture; it is one all the same. */
#define MIN_WIDTH 48

struct _DgsFigures {
  GObject parent_instance;

  GtkTextView *view;
  GPtrArray *tags;
  GtkAdjustment *adjustment;
  guint added_source;
  guint resize_source;
  DgsHeldPlace *held_place;
};

enum {
  SIGNAL_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DgsFigures, dgs_figures, G_TYPE_OBJECT)

/* --- What stands in the text --- */

static gboolean
get_bounds (DgsFigures *self, DgsFigureTag *tag, GtkTextIter *start, GtkTextIter *end)
{
  if (!self->view || !g_ptr_array_find (self->tags, tag, NULL))
    return FALSE;
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (self->view), start);
  if (!gtk_text_iter_starts_tag (start, GTK_TEXT_TAG (tag)) &&
      !gtk_text_iter_forward_to_tag_toggle (start, GTK_TEXT_TAG (tag)))
    return FALSE;
  *end = *start;
  return gtk_text_iter_forward_to_tag_toggle (end, GTK_TEXT_TAG (tag));
}

/* Takes out what stands for an image, and gives the tags that were on it but those of links. */
static GSList *
take_out (DgsFigures *self, DgsFigureTag *tag, GtkTextIter *start)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter end;
  GSList *tags;

  if (!get_bounds (self, tag, start, &end))
    return NULL;
  dgs_held_place_hold (self->held_place);
  tags = gtk_text_iter_get_tags (start);
  tags = g_slist_remove (tags, gtk_text_tag_table_lookup (table, DGS_STYLE_LINK));
  tags = g_slist_remove (tags, gtk_text_tag_table_lookup (table, DGS_STYLE_FOCUS));
  gtk_text_buffer_delete (buffer, start, &end);
  return tags;
}

static void
apply_tags (GtkTextBuffer *buffer, GSList *tags, int offset, const GtkTextIter *end)
{
  GtkTextIter start;
  GSList *item;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  for (item = tags; item; item = item->next)
    gtk_text_buffer_apply_tag (buffer, item->data, &start, end);
}

static void
put_words (DgsFigures *self, DgsFigureTag *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;
  g_autoptr (GSList) tags = take_out (self, tag, &iter);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  g_autofree char *words = dgs_figure_tag_get_caption (tag);
  int offset;

  dgs_figure_tag_set_picture (tag, NULL);
  if (!tags)
    return;
  offset = gtk_text_iter_get_offset (&iter);
  gtk_text_buffer_insert (buffer, &iter, words, -1);
  tags = g_slist_prepend (tags, gtk_text_tag_table_lookup (table, DGS_STYLE_LINK));
  apply_tags (buffer, tags, offset, &iter);
}

static GtkPicture *
put_picture (DgsFigures *self, DgsFigureTag *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;
  g_autoptr (GSList) tags = take_out (self, tag, &iter);
  GtkTextChildAnchor *anchor;
  GtkWidget *picture;
  int offset;

  if (!tags)
    return NULL;
  picture = gtk_picture_new ();
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), dgs_figure_tag_get_words (tag));
  gtk_widget_set_tooltip_text (picture, dgs_figure_tag_get_words (tag));
  gtk_widget_add_css_class (picture, "figure");
  offset = gtk_text_iter_get_offset (&iter);
  anchor = gtk_text_buffer_create_child_anchor (buffer, &iter);
  apply_tags (buffer, tags, offset, &iter);
  gtk_text_view_add_child_at_anchor (self->view, picture, anchor);
  dgs_figure_tag_set_picture (tag, GTK_PICTURE (picture));
  return GTK_PICTURE (picture);
}

/* --- Sizes --- */

/* What is left of a line for an image, in pixels. */
static int
get_room (DgsFigures *self, const GtkTextIter *iter)
{
  GdkRectangle place;
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));

  gtk_text_view_get_iter_location (self->view, iter, &place);
  return MAX (MIN_WIDTH, width - place.x - gtk_text_view_get_right_margin (self->view));
}

static void
get_natural_size (DgsFigureTag *tag, int *width, int *height)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (dgs_figure_tag_get_picture (tag));
  int said_width = 0;
  int said_height = 0;

  dgs_figure_tag_get_size (tag, &said_width, &said_height);
  *width = said_width;
  *height = said_height;
  if (!paintable)
    return;
  *width = gdk_paintable_get_intrinsic_width (paintable);
  *height = gdk_paintable_get_intrinsic_height (paintable);
  /* The document may want it smaller, but it does not change its shape. */
  if (said_width > 0 && said_width < *width) {
    *height = (int) MAX (1, (gint64) *height * said_width / *width);
    *width = said_width;
  }
}

static void
resize (DgsFigures *self, DgsFigureTag *tag)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkPicture *picture = dgs_figure_tag_get_picture (tag);
  GtkTextIter start;
  GtkTextIter end;
  int width = 0;
  int height = 0;
  int old_width = 0;
  int old_height = 0;
  int room;

  if (!picture || !get_bounds (self, tag, &start, &end))
    return;
  get_natural_size (tag, &width, &height);
  room = get_room (self, &start);
  if (width > room) {
    height = (int) MAX (1, (gint64) height * room / width);
    width = room;
  }
  gtk_widget_get_size_request (GTK_WIDGET (picture), &old_width, &old_height);
  if (width == old_width && height == old_height)
    return;
  dgs_held_place_hold (self->held_place);
  gtk_widget_set_size_request (GTK_WIDGET (picture), width, height);
  /* The text measures a widget anew only where the text changes. */
  gtk_text_buffer_remove_tag_by_name (buffer, DGS_STYLE_FIGURE, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, DGS_STYLE_FIGURE, &start, &end);
}

static void
resize_all_cb (gpointer user_data)
{
  DgsFigures *self = user_data;
  guint i;

  self->resize_source = 0;
  for (i = 0; self->view && i < self->tags->len; i++)
    resize (self, self->tags->pdata[i]);
}

/* The width changes while widgets get their places, when nothing may ask for another size. */
static void
queue_resize (DgsFigures *self)
{
  if (!self->resize_source)
    self->resize_source = g_idle_add_once (resize_all_cb, self);
}

static void
adjustment_cb (DgsFigures *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  if (self->adjustment)
    g_signal_handlers_disconnect_by_func (self->adjustment, queue_resize, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment)
    g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (queue_resize), self,
                             G_CONNECT_SWAPPED);
}

/* --- Coming and going --- */

static void
added_cb (gpointer user_data)
{
  DgsFigures *self = user_data;

  self->added_source = 0;
  g_signal_emit (self, signals[SIGNAL_ADDED], 0);
}

static void
tag_added_cb (DgsFigures *self, GtkTextTag *tag)
{
  if (!DGS_IS_FIGURE_TAG (tag))
    return;
  g_ptr_array_add (self->tags, g_object_ref (tag));
  if (!self->added_source)
    self->added_source = g_idle_add_once (added_cb, self);
}

static void
tag_removed_cb (DgsFigures *self, GtkTextTag *tag)
{
  if (DGS_IS_FIGURE_TAG (tag))
    g_ptr_array_remove (self->tags, tag);
}

static void
dgs_figures_dispose (GObject *object)
{
  DgsFigures *self = DGS_FIGURES (object);

  g_clear_handle_id (&self->added_source, g_source_remove);
  g_clear_handle_id (&self->resize_source, g_source_remove);
  g_clear_pointer (&self->held_place, dgs_held_place_free);
  g_clear_object (&self->adjustment);
  g_clear_weak_pointer (&self->view);

  G_OBJECT_CLASS (dgs_figures_parent_class)->dispose (object);
}

static void
dgs_figures_finalize (GObject *object)
{
  g_ptr_array_unref (DGS_FIGURES (object)->tags);

  G_OBJECT_CLASS (dgs_figures_parent_class)->finalize (object);
}

static void
dgs_figures_class_init (DgsFiguresClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dgs_figures_dispose;
  object_class->finalize = dgs_figures_finalize;

  signals[SIGNAL_ADDED] = g_signal_new ("added", DGS_TYPE_FIGURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
dgs_figures_init (DgsFigures *self)
{
  self->tags = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * dgs_figures_new:
 * @view: a view of a buffer with the reader's styles, without images yet
 *
 * Looks after the images in a text.
 *
 * Returns: (transfer full): what does it
 */
DgsFigures *
dgs_figures_new (GtkTextView *view)
{
  DgsFigures *self = g_object_new (DGS_TYPE_FIGURES, NULL);
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (gtk_text_view_get_buffer (view));

  g_set_weak_pointer (&self->view, view);
  self->held_place = dgs_held_place_new (view);
  g_signal_connect_object (table, "tag-added", G_CALLBACK (tag_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "tag-removed", G_CALLBACK (tag_removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::hadjustment", G_CALLBACK (adjustment_cb), self,
                           G_CONNECT_SWAPPED);
  adjustment_cb (self);
  return self;
}

/**
 * dgs_figures_list:
 * @self: figures
 *
 * Lists the images that are in the text now; not those in a fold that is closed.
 *
 * Returns: (transfer full) (element-type DgsFigureTag): their tags, in the order of the text
 */
GPtrArray *
dgs_figures_list (DgsFigures *self)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_object_unref);
  GtkTextIter start;
  GtkTextIter end;
  guint i;

  g_return_val_if_fail (DGS_IS_FIGURES (self), tags);

  for (i = 0; i < self->tags->len; i++) {
    if (get_bounds (self, self->tags->pdata[i], &start, &end))
      g_ptr_array_add (tags, g_object_ref (self->tags->pdata[i]));
  }
  return tags;
}

/**
 * dgs_figures_list_pictures:
 * @self: figures
 *
 * Lists the pictures that are shown now.
 *
 * Returns: (transfer full) (element-type utf8 GdkTexture): the pictures, by their addresses
 */
GHashTable *
dgs_figures_list_pictures (DgsFigures *self)
{
  GHashTable *pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  guint i;

  g_return_val_if_fail (DGS_IS_FIGURES (self), pictures);

  for (i = 0; i < self->tags->len; i++) {
    DgsFigureTag *tag = self->tags->pdata[i];
    GtkPicture *picture = dgs_figure_tag_get_picture (tag);
    GdkPaintable *paintable = picture ? gtk_picture_get_paintable (picture) : NULL;

    if (GDK_IS_TEXTURE (paintable))
      g_hash_table_insert (pictures, g_strdup (dgs_figure_tag_get_address (tag)),
                           g_object_ref (paintable));
  }
  return pictures;
}

/**
 * dgs_figures_reserve:
 * @self: figures
 * @tag: an image that is being loaded
 *
 * Keeps room for an image, so that the text stays where it is when it comes. Where the document
 * does not say how large it is, its words stay until then.
 */
void
dgs_figures_reserve (DgsFigures *self, DgsFigureTag *tag)
{
  int width = 0;
  int height = 0;

  g_return_if_fail (DGS_IS_FIGURES (self) && DGS_IS_FIGURE_TAG (tag));

  dgs_figure_tag_get_size (tag, &width, &height);
  if (width > 0 && height > 0 && !dgs_figure_tag_get_picture (tag) && put_picture (self, tag))
    resize (self, tag);
}

/**
 * dgs_figures_show:
 * @self: figures
 * @tag: an image
 * @texture: the picture
 *
 * Shows an image in place of its words.
 */
void
dgs_figures_show (DgsFigures *self, DgsFigureTag *tag, GdkTexture *texture)
{
  GtkPicture *picture;

  g_return_if_fail (DGS_IS_FIGURES (self) && DGS_IS_FIGURE_TAG (tag));

  dgs_figure_tag_set_failed (tag, FALSE);
  picture = dgs_figure_tag_get_picture (tag);
  if (!picture)
    picture = put_picture (self, tag);
  if (!picture)
    return;
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
  resize (self, tag);
}

/**
 * dgs_figures_fail:
 * @self: figures
 * @tag: an image
 *
 * Says that an image could not be loaded, and what it shows.
 */
void
dgs_figures_fail (DgsFigures *self, DgsFigureTag *tag)
{
  g_return_if_fail (DGS_IS_FIGURES (self) && DGS_IS_FIGURE_TAG (tag));

  dgs_figure_tag_set_failed (tag, TRUE);
  put_words (self, tag);
}

/**
 * dgs_figures_hide:
 * @self: figures
 * @tag: an image
 *
 * Puts the words for an image in the place of the picture.
 */
void
dgs_figures_hide (DgsFigures *self, DgsFigureTag *tag)
{
  g_return_if_fail (DGS_IS_FIGURES (self) && DGS_IS_FIGURE_TAG (tag));

  dgs_figure_tag_set_failed (tag, FALSE);
  put_words (self, tag);
}
