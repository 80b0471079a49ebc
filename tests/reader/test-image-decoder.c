/* SPDX-FileCopyrightText: The Digests authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "dgs-image-decoder.h"
#include "dgs-image-type.h"

static GBytes *
make_image (const char *type, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  gdk_pixbuf_fill (pixbuf, 0x3584e4ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static void
check_size (GBytes *bytes, int max_width, int width, int height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = dgs_image_decoder_decode (bytes, max_width, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, width);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, height);
}

static void
test_sizes (void)
{
  g_autoptr (GBytes) png = make_image ("png", 600, 300);
  g_autoptr (GBytes) jpeg = make_image ("jpeg", 600, 300);

  check_size (png, 1000, 600, 300);
  check_size (png, 200, 200, 100);
  check_size (jpeg, 600, 600, 300);
  check_size (jpeg, 150, 150, 75);
}

static void
test_drawing (void)
{
  static const char drawing[] =
      "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
      "width='40' height='20'><script>while (true);</script>"
      "<image xlink:href='file:///etc/passwd' width='9' height='9'/>"
      "<image xlink:href='https://acme.example/x.png' width='9' height='9'/></svg>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (drawing, strlen (drawing));

  check_size (bytes, 1000, 40, 20);
}

static void
test_too_many_pixels (void)
{
  /* Says that it is 60000 by 60000, and would take 10 GB. */
  static const guint8 bomb[] =
      "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x08\x02\0\0\0"
      "\xbf\x0b\x3a\x7d";
  g_autoptr (GBytes) bytes = g_bytes_new_static (bomb, sizeof bomb - 1);
  static const char drawing[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9000' "
                                "height='9000'><circle r='9000'/></svg>";
  g_autoptr (GBytes) large = g_bytes_new_static (drawing, strlen (drawing));
  g_autoptr (GError) error = NULL;

  g_assert_null (dgs_image_decoder_decode (bytes, 1000, &error));
  g_assert_error (error, GDK_PIXBUF_ERROR, (int) error->code);
  g_clear_error (&error);
  g_assert_null (dgs_image_decoder_decode (large, 1000, &error));
  g_assert_error (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY);
}

/* Whatever is cut off or changed gives a picture or an error, and never a crash. */
static void
test_damaged (void)
{
  static const char *const types[] = { "png", "jpeg", "tiff", "bmp" };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gsize i;
  guint j;

  for (i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autoptr (GBytes) whole = make_image (types[i], 64, 48);
    gsize length = g_bytes_get_size (whole);

    for (j = 0; j < 200; j++) {
      gsize cut = 1 + (gsize) g_rand_int_range (random, 0, (int) length);
      guint8 *data = g_memdup2 (g_bytes_get_data (whole, NULL), cut);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GdkTexture) texture = NULL;
      g_autoptr (GError) error = NULL;

      data[g_rand_int_range (random, 0, (int) cut)] ^= (guint8) g_rand_int_range (random, 0, 256);
      bytes = g_bytes_new_take (data, cut);
      texture = dgs_image_decoder_decode (bytes, 1000, &error);
      g_assert_true ((texture != NULL) != (error != NULL));
      /* Kinds that digests do not show have loaders too, which nobody asks. */
      g_assert_true (i < 2 || !texture);
    }
  }
}

static void
test_types (void)
{
  static const struct {
    const char *bytes;
    gsize length;
    const char *type;
  } cases[] = {
    { "", 0, NULL },
    { "<", 1, NULL },
    { "\xff\xd8\xff\xe0", 4, "image/jpeg" },
    { "GIF89a", 6, "image/gif" },
    { "GIF8", 4, NULL },
    { "RIFF\1\1\1\1WEBPVP8 ", 16, "image/webp" },
    { "\1\1\1\1ftypavif", 12, "image/avif" },
    { "<!doctype html><html><body>none", 31, NULL },
    { "<?xml version='1.0'?><!-- a --><svg xmlns=", 42, "image/svg+xml" },
    { "\x1f\x8b\x08", 3, NULL },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);

    g_assert_cmpstr (dgs_image_type_guess (bytes), ==, cases[i].type);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/image-decoder/sizes", test_sizes);
  g_test_add_func ("/reader/image-decoder/drawing", test_drawing);
  g_test_add_func ("/reader/image-decoder/too-many-pixels", test_too_many_pixels);
  g_test_add_func ("/reader/image-decoder/damaged", test_damaged);
  g_test_add_func ("/reader/image-decoder/types", test_types);
  return g_test_run ();
}
