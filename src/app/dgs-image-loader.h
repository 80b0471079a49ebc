/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "dgs-library.h"

G_BEGIN_DECLS

/* Gets the images of the article that a view shows, where the user wants them. */
#define DGS_TYPE_IMAGE_LOADER (dgs_image_loader_get_type ())
G_DECLARE_FINAL_TYPE (DgsImageLoader, dgs_image_loader, DGS, IMAGE_LOADER, GObject)

DgsImageLoader *dgs_image_loader_new (GtkTextView *view);

void dgs_image_loader_start (DgsImageLoader *self, DgsLibrary *library, const char *page);
void dgs_image_loader_stop (DgsImageLoader *self);

void dgs_image_loader_load (DgsImageLoader *self);

GHashTable *dgs_image_loader_list_pictures (DgsImageLoader *self);

G_END_DECLS
